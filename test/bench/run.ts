import { availableParallelism, cpus, loadavg, platform, release, totalmem } from 'node:os';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../scripts/lib/paths.ts';
import { fixtureWorkspace, temporaryFolder } from '../support/temporary.ts';
import { BenchAccounts } from './accounts.ts';
import { judge, type Goal } from './goals.ts';
import type { Setting } from './groups/group.ts';
import { groups } from './groups/index.ts';
import { growths, Measurements, type Growth, type Row } from './report.ts';
import { packProbes, type Probes } from './probe/pack.ts';
import { openRig, type Rig } from './rig.ts';

/** Options of a measurement. */
export interface BenchOptions {
  /** Names of groups; absent: all. */
  readonly only?: readonly string[];
  readonly runs: number;
  readonly sizes: readonly number[];
  /** For scans of a whole account, which take 0.12 s a function by Lambda's quota. */
  readonly scanSizes: readonly number[];
  readonly fileSizes: readonly number[];
  /** Lines of the templates that are hovered on. */
  readonly templateLines: readonly number[];
  /** Milliseconds by which every answer of the sample account is late. */
  readonly latencyMs: number;
  /** How long a new window is left alone before anything is measured in it, in milliseconds. */
  readonly settleMs: number;
  /**
   * True if all that is measured in a window of a held extension shares one: less work, and figures that mean nothing. For
   * the test that everything is found.
   */
  readonly sharesWindow?: boolean;
  /** Another package than the one that was built last, for comparisons. */
  readonly vsix?: string;
}

/** Load averages over a minute: other work on the machine shows in them, and so does the benchmark's own. */
export interface GroupLoad {
  readonly group: string;
  readonly before: number;
  readonly after: number;
}

/** Output of `npm run bench -- --json`. */
export interface BenchReport {
  readonly date: string;
  readonly machine: Readonly<Record<string, string | number>>;
  readonly options: BenchOptions;
  readonly load: readonly GroupLoad[];
  readonly rows: readonly Row[];
  readonly growth: readonly Growth[];
  readonly goals: readonly Goal[];
}

export const DEFAULTS: BenchOptions = {
  runs: 5,
  sizes: [100, 1_000, 5_000, 10_000],
  scanSizes: [100, 300, 1_000],
  fileSizes: [1_000, 10_000, 100_000, 1_000_000, 10_000_000],
  templateLines: [1_000, 10_000],
  latencyMs: 20,
  settleMs: 2_000,
};

/** Runs the chosen groups one after the other. `say` hears how far it is. */
export async function runBench(options: BenchOptions, say: (text: string) => void): Promise<BenchReport> {
  const chosen = choose(options.only);
  await using stack = new AsyncDisposableStack();
  const folder = stack.use(await temporaryFolder()).path;
  const accounts = stack.use(new BenchAccounts(folder, options.latencyMs));
  const measurements = new Measurements();
  const workspace = fixtureWorkspace('host');
  const rigs = new Map<boolean, Promise<Rig>>();
  let probes: Promise<Probes> | undefined;
  const rig = (isHeld = true): Promise<Rig> => {
    const known = rigs.get(isHeld);
    if (known) return known;
    const { vsix, settleMs, sharesWindow = false } = options;
    probes ??= packProbes(join(folder, 'probes'));
    const opened = probes.then((packed) =>
      openRig({
        probes: packed,
        workspace,
        accounts,
        settleMs,
        vsix,
        isHeld,
        sharesWindow: isHeld && sharesWindow,
      }),
    );
    const kept = opened.then((started) => stack.use(started));
    rigs.set(isHeld, kept);
    return kept;
  };
  const setting: Setting = { ...options, measurements, accounts, rig };
  const load: GroupLoad[] = [];
  for (const [name, group] of chosen) {
    say(`${name}…`);
    const before = minuteLoad();
    await group(setting);
    load.push({ group: name, before, after: minuteLoad() });
  }
  const rows = measurements.rows();
  const date = new Date().toISOString();
  const machine = { ...thisMachine(), ...(await browserOf([...rigs.values()][0])) };
  return { date, machine, options, load, rows, growth: growths(rows), goals: judge(rows) };
}

function choose(only: readonly string[] | undefined): [string, (typeof groups)[string]][] {
  const unknown = only?.filter((name) => !(name in groups)) ?? [];
  if (unknown.length > 0) {
    throw new Error(`There is no group ${unknown.join(', ')}: ${Object.keys(groups).join(', ')}.`);
  }
  return Object.entries(groups).filter(([name]) => only?.includes(name) ?? true);
}

const minuteLoad = (): number => Number((loadavg()[0] ?? 0).toFixed(2));

function thisMachine(): Readonly<Record<string, string | number>> {
  const manifest: { dependencies: Readonly<Record<string, string>> } = JSON.parse(
    readFileSync(join(root, 'test/editor/package.json'), 'utf8'),
  );
  return {
    system: `${platform()} ${release()}`,
    processor: cpus()[0]?.model ?? 'unknown',
    cores: availableParallelism(),
    memoryGB: Math.round(totalmem() / 1e9),
    node: process.version,
    codeServer: manifest.dependencies['code-server'] ?? 'unknown',
  };
}

async function browserOf(opened: Promise<Rig> | undefined): Promise<Readonly<Record<string, string>>> {
  return opened ? { chromium: (await opened).chromium } : {};
}
