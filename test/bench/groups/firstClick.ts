import { spawn } from 'node:child_process';
import { OURS } from '../probe/protocol.ts';
import type { Marks } from '../probe/protocol.ts';
import { lastGesture, type Rig, type Times, type Visit } from '../rig.ts';
import { openFunctions } from '../workbench.ts';
import { type Group, repeat, type Setting } from './group.ts';

/** Beyond this only the number of pages grows. */
const LARGEST = 5_000;
const megabyte = 1_000_000;

/** Open file at the first click on the icon. */
const SITUATIONS = [
  { key: 'text', title: 'text file open', files: ['notes.txt'] },
  { key: 'empty', title: 'no file open', files: [] },
] as const;

type Situation = (typeof SITUATIONS)[number];

/**
 * The first click of a user: a fresh window of the packed extension in which nothing was prepared or kept from starting,
 * until all rows are painted.
 */
export const firstClick: Group = (setting) => measureAll(setting, false);

/** The same beside two processes that do nothing but compute. */
export const firstClickBusy: Group = async (setting) => {
  using _ = startBusy(2);
  await measureAll(setting, true);
};

async function measureAll(setting: Setting, isBusy: boolean): Promise<void> {
  const editor = await setting.rig(false);
  await repeat(setting.runs, async () => {
    for (const n of setting.sizes.filter((size) => size <= LARGEST)) {
      for (const situation of SITUATIONS) await measure(setting, editor, { situation, n, isBusy });
    }
  });
}

interface Case {
  readonly situation: Situation;
  readonly n: number;
  readonly isBusy: boolean;
}

async function measure({ measurements }: Setting, editor: Rig, of: Case): Promise<void> {
  await using visit = await editor.visit(of.n, of.situation.files);
  const before = await visit.probe.ask('resident');
  const { first, all } = await openFunctions(visit.page, of.n);
  const values = { ...(await timesOf(visit)), ...painted(first, all) };
  const grown = (await visit.probe.ask('resident')) - before;
  const { isBusy } = of;
  const add = (key: string, title: string, unit: 'ms' | 'MB', value: number): void =>
    measurements.add(
      {
        key: `click.${of.situation.key}.${key}${isBusy ? '.busy' : ''}`,
        title: `first click, ${of.situation.title}${isBusy ? ', busy' : ''}: ${title}`,
        place: 'workbench',
        unit,
        n: of.n,
      },
      value,
    );
  for (const [key, title] of MARKS) {
    const value = values[key];
    if (value !== undefined) add(key, title, 'ms', value);
  }
  add('resident', 'resident memory of the extension host, growth', 'MB', grown / megabyte);
}

const MARKS = [
  ['load', 'loading and activating our code'],
  ['activated', 'to activated (below 0: before the click)'],
  ['sdk', 'to SDK ready'],
  ['request', 'to the first request'],
  ['answer', 'to the first answer'],
  ['handed', 'to the first rows handed over'],
  ['first', 'to the first row painted'],
  ['last', 'to the last answer'],
  ['all', 'to all rows painted'],
] as const;

type Key = (typeof MARKS)[number][0];

const painted = (first: Times, all: Times): Partial<Record<Key, number>> => ({
  first: first.painted,
  all: all.painted,
});

/** Milliseconds from the click. */
async function timesOf({ page, probe, account }: Visit): Promise<Partial<Record<Key, number>>> {
  const click = await lastGesture(page);
  const marks = await probe.ask('marks');
  const pages = account.requests().filter(({ operation }) => operation === 'ListFunctions');
  const since = (at: number | undefined): number | undefined => (at === undefined ? undefined : at - click);
  const times = {
    load: startup(marks),
    activated: since(marks[`code/extHost/didActivateExtension/${OURS}`]),
    sdk: since(marks['lambdaAsync/sdkLoaded']),
    request: since(marks['lambdaAsync/firstRequest']),
    answer: since(pages[0]?.at),
    handed: since(marks['lambdaAsync/rowsHandedOver']),
    last: since(pages.at(-1)?.at),
  };
  return Object.fromEntries(Object.entries(times).filter(([, ms]) => ms !== undefined));
}

/** As the editor's table Startup Performance has it: reading our code, and our `activate`. */
function startup(marks: Marks): number | undefined {
  const between = (name: string): number | undefined => {
    const [from, to] = ['will', 'did'].map((when) => marks[`code/extHost/${when}${name}/${OURS}`]);
    return from === undefined || to === undefined ? undefined : to - from;
  };
  const [load, activate] = [between('LoadExtensionCode'), between('ActivateExtension')];
  return load === undefined || activate === undefined ? undefined : load + activate;
}

function startBusy(count: number): Disposable {
  const children = Array.from({ length: count }, () => spawn(process.execPath, ['-e', 'for (;;);']));
  const end = (): void => {
    for (const child of children) child.kill();
  };
  process.on('exit', end);
  return { [Symbol.dispose]: end };
}
