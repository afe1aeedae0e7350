import type { Part } from './parts.ts';
import { forgetTotals, readTotals, type Totals } from './reports.ts';
import { startSetup, type Setup } from './setup.ts';
import { terminals, type Terminal } from './terminals.ts';

/** Result of one part. */
export interface PartResult {
  readonly part: Part;
  readonly passed: boolean;
  readonly totals: Totals;
}

export interface RunOptions {
  /** Go on after a failure with all that does not need what failed. */
  readonly keepGoing: boolean;
}

const noTests: Totals = { passed: 0, failed: 0, skipped: 0 };

/** Runs parts in their order; those of one group side by side, with their outputs one after the other. */
export async function runParts(
  parts: readonly Part[],
  { keepGoing }: RunOptions,
): Promise<readonly PartResult[]> {
  const setup = startSetup(parts);
  const results: PartResult[] = [];
  for (const group of groups(parts)) {
    const failed = results.filter(({ passed }) => !passed).map(({ part }) => part.name);
    if (failed.length > 0 && !keepGoing) break;
    const runs = terminals(group).map(({ part, terminal }) => runPart(part, failed, setup, terminal));
    results.push(...(await Promise.all(runs)));
  }
  return results;
}

/** Neighbours with the same group, together. */
function groups(parts: readonly Part[]): Part[][] {
  const result: Part[][] = [];
  for (const part of parts) {
    const last = result.at(-1);
    if (part.group && last?.[0]?.group === part.group) last.push(part);
    else result.push([part]);
  }
  return result;
}

async function runPart(
  part: Part,
  failed: readonly string[],
  setup: Setup,
  terminal: Terminal,
): Promise<PartResult> {
  if (part.tests) forgetTotals(part.tests);
  const obstacle = await findObstacle(part, failed, setup);
  if (obstacle) terminal.say(`\n✘ ${part.title} could not run: ${obstacle}`);
  const passed = !obstacle && (await runPrograms(part, terminal));
  terminal.end();
  return { part, passed, totals: totalsOf(part, passed) };
}

async function findObstacle(
  part: Part,
  failed: readonly string[],
  setup: Setup,
): Promise<string | undefined> {
  const needed = part.needs?.filter((name) => failed.includes(name)) ?? [];
  if (needed.length > 0) return `it needs ${needed.join(', ')}.`;
  try {
    await Promise.all(part.setup?.map((name) => setup[name]) ?? []);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** Tests that failed to run at all count as one failure, so that the last line cannot look like a success. */
function totalsOf({ tests }: Part, passed: boolean): Totals {
  if (!tests) return noTests;
  const totals = readTotals(tests) ?? noTests;
  return passed || totals.failed > 0 ? totals : { ...totals, failed: 1 };
}

async function runPrograms({ title, programs }: Part, terminal: Terminal): Promise<boolean> {
  terminal.say(`\n▶ ${title}`);
  const started = performance.now();
  let code = 0;
  for (const program of programs) {
    // oxlint-disable-next-line no-await-in-loop -- one after the other
    code = await terminal.run(program);
    if (code !== 0) break;
  }
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  terminal.say(`${code === 0 ? '✔' : '✘'} ${title} (${seconds} s)`);
  return code === 0;
}
