import type { Part } from './parts.ts';
import { root } from './paths.ts';
import { capture, show } from './processes.ts';
import { forgetTotals, readTotals, type Totals } from './reports.ts';
import { startSetup, type Setup } from './setup.ts';

/** What became of one part. */
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
    const run = group.length > 1 ? runQuietly : runShowing;
    const runs = group.map((part) => () => runPart(part, failed, setup, run));
    results.push(...(await Promise.all(runs.map((start) => start()))));
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

type Runner = (part: Part) => Promise<boolean>;

async function runPart(
  part: Part,
  failed: readonly string[],
  setup: Setup,
  run: Runner,
): Promise<PartResult> {
  if (part.tests) forgetTotals(part.tests);
  const obstacle = await findObstacle(part, failed, setup);
  if (obstacle) console.log(`\n✘ ${part.title} could not run: ${obstacle}`);
  const passed = !obstacle && (await run(part));
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

/** Shows what a part says as it says it. */
async function runShowing(part: Part): Promise<boolean> {
  console.log(`\n▶ ${part.title}`);
  const started = performance.now();
  for (const program of part.programs) {
    if ((await show(process.execPath, program, { cwd: root })) !== 0) return report(part, started, false);
  }
  return report(part, started, true);
}

/** Keeps what a part says until its end. */
async function runQuietly(part: Part): Promise<boolean> {
  const started = performance.now();
  for (const program of part.programs) {
    const { code, output } = await capture(process.execPath, program, { cwd: root });
    if (code !== 0) return report(part, started, false, output);
  }
  return report(part, started, true);
}

function report(part: Part, started: number, passed: boolean, output = ''): boolean {
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(`${output ? `\n${output.trimEnd()}\n` : ''}${passed ? '✔' : '✘'} ${part.title} (${seconds} s)`);
  return passed;
}
