import { OURS } from '../probe/protocol.ts';
import {
  expandFloor,
  expandFunction,
  openFloor,
  openFunctions,
  openLookup,
  openPanel,
  typeInLookup,
} from '../workbench.ts';
import { lastGesture, type Visit } from '../rig.ts';
import { type Group, repeat, type Setting, usualSize } from './group.ts';

/** Functions that are there in every account of the benchmark, in sight without scrolling. */
const cold = ['generated-00001', 'generated-00002', 'generated-00003'] as const;
const STEM = 'generated-0004';
const KEYS = ['2', '5', '7'] as const;
const PANELS = ['generated-00005', 'generated-00006'] as const;
const megabyte = 1_000_000;

/**
 * Everything that a person does in the workbench, in one window for each run and size: nothing of ours was
 * loaded before the first click.
 */
export const tree: Group = async (setting) => {
  const { runs, sizes, rig } = setting;
  const editor = await rig();
  // Round by round through all sizes: what slows the machine down for a while slows all sizes alike.
  await repeat(runs, async () => {
    for (const n of sizes) {
      await using visit = await editor.visit(n);
      const usual = n === usualSize(sizes);
      if (usual) await measureFloor(setting, visit);
      const before = await visit.probe.ask('memory');
      const started = await visit.probe.ask('activate', OURS);
      await measureList(setting, visit, started.load + started.activate);
      await measureExpand(setting, visit);
      await measureLookup(setting, visit);
      if (usual) await measurePanel(setting, visit);
      await measureMemory(setting, visit, before);
    }
  });
};

/** @param startMs what activation took: it would come after the click, had nothing caused it before. */
async function measureList(
  { measurements }: Setting,
  { page, account }: Visit,
  startMs: number,
): Promise<void> {
  const n = account.functions;
  const { first, all } = await openFunctions(page, n);
  const screen = { place: 'workbench', unit: 'ms', n } as const;
  measurements.add(
    { ...screen, key: 'tree.first', title: 'click to first row painted' },
    startMs + first.painted,
  );
  measurements.add(
    { ...screen, key: 'tree.all', title: 'click to last row in the list, painted' },
    startMs + all.painted,
  );
  const requests = account.requests();
  const last = requests.findLast(({ operation }) => operation === 'ListFunctions')?.at ?? Number.NaN;
  const known = last - (await lastGesture(page));
  measurements.add({ ...screen, key: 'tree.known', title: 'click to last page answered' }, startMs + known);
  const subject = {
    key: 'tree.requests',
    title: 'requests for that',
    place: 'node',
    unit: 'requests',
    n,
  } as const;
  measurements.add(subject, requests.length);
}

async function measureExpand({ measurements }: Setting, { page, account }: Visit): Promise<void> {
  const n = account.functions;
  const screen = { place: 'workbench', unit: 'ms', n } as const;
  for (const name of cold) {
    const times = await expandFunction(page, name);
    measurements.add({ ...screen, key: 'expand.cold', title: 'expand a function, cold' }, times.painted);
  }
  account.requests();
  for (const name of cold) {
    const times = await expandFunction(page, name);
    measurements.add({ ...screen, key: 'expand.warm', title: 'expand a function, warm' }, times.painted);
    measurements.add({ ...screen, key: 'expand.warmSeen', title: 'the same, in the document' }, times.seen);
  }
  const subject = {
    key: 'expand.warmRequests',
    title: 'requests of warm expansions',
    place: 'node',
  } as const;
  measurements.add({ ...subject, unit: 'requests', n }, account.requests().length);
}

async function measureLookup({ measurements }: Setting, { page, account }: Visit): Promise<void> {
  const title = 'look-up: key to list painted';
  await openLookup(page, STEM);
  for (const key of KEYS) {
    const { painted } = await typeInLookup(page, STEM, key);
    measurements.add(
      { key: 'lookup.key', title, place: 'workbench', unit: 'ms', n: account.functions },
      painted,
    );
  }
  await page.keyboard.press('Escape');
}

async function measurePanel({ measurements }: Setting, { page, account }: Visit): Promise<void> {
  const titles = ['panel: click to painted, its first', 'panel: click to painted, the next'];
  for (const [index, name] of PANELS.entries()) {
    const key = index === 0 ? 'panel.first' : 'panel.next';
    const title = titles[index] ?? '';
    const painted = await openPanel(page, name);
    measurements.add({ key, title, place: 'workbench', unit: 'ms', n: account.functions }, painted);
  }
}

/** The same gestures where no extension has anything to do: less than this no extension can reach. */
async function measureFloor({ measurements }: Setting, { page }: Visit): Promise<void> {
  const screen = { place: 'workbench', unit: 'ms' } as const;
  const opened = await openFloor(page);
  measurements.add(
    { ...screen, key: 'floor.first', title: 'a view with ready rows: click to first row painted' },
    opened.painted,
  );
  const fresh = await expandFloor(page);
  measurements.add({ ...screen, key: 'floor.cold', title: 'its rows: expand, cold' }, fresh.painted);
  const again = await expandFloor(page);
  measurements.add({ ...screen, key: 'floor.warm', title: 'its rows: expand, warm' }, again.painted);
  measurements.add({ ...screen, key: 'floor.warmSeen', title: 'the same, in the document' }, again.seen);
}

/** After all that: the rows, what was expanded and looked up, and where there was one the panel. */
async function measureMemory(
  { measurements }: Setting,
  { probe, account }: Visit,
  before: { readonly live: number; readonly resident: number },
): Promise<void> {
  const after = await probe.ask('memory');
  const host = { place: 'host', unit: 'MB', n: account.functions } as const;
  const title = 'added by activation and browsing, live after GC';
  measurements.add({ ...host, key: 'memory.browsed', title }, (after.live - before.live) / megabyte);
  const resident = { ...host, key: 'memory.browsedResident', title: 'the same, resident' };
  measurements.add(resident, (after.resident - before.resident) / megabyte);
}
