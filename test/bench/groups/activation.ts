import { EMPTY, OURS } from '../probe/protocol.ts';
import { type Group, repeat } from './group.ts';

const megabyte = 1_000_000;

/** `activate()` by the extension host's own marks, ours and an empty extension's, and the memory it takes. */
export const activation: Group = async ({ measurements, runs, rig, sizes }) => {
  const editor = await rig();
  const [smallest = 100] = sizes;
  await repeat(runs, async (round) => {
    await using visit = await editor.visit(smallest);
    const { probe } = visit;
    // Whoever comes second finds the host a little warmer: they take turns.
    const emptyFirst = round % 2 === 0;
    const early = emptyFirst ? await probe.ask('activate', EMPTY) : undefined;
    const before = await probe.ask('memory');
    const ours = await probe.ask('activate', OURS);
    const after = await probe.ask('memory');
    const empty = early ?? (await probe.ask('activate', EMPTY));
    const add = (key: string, title: string, unit: 'ms' | 'MB', value: number): void =>
      measurements.add({ key, title, place: 'host', unit }, value);
    add('activation.ours', 'activate()', 'ms', ours.activate);
    add('activation.empty', 'activate() of an empty extension', 'ms', empty.activate);
    add('activation.load', 'reading and running the main bundle', 'ms', ours.load);
    add('activation.loadEmpty', 'the same for an empty extension', 'ms', empty.load);
    add('memory.without', 'extension host without us, live after GC', 'MB', before.live / megabyte);
    add(
      'memory.activated',
      'added by activation, live after GC',
      'MB',
      (after.live - before.live) / megabyte,
    );
    const resident = (after.resident - before.resident) / megabyte;
    add('memory.activatedResident', 'added by activation, resident', 'MB', resident);
  });
};
