import { expect, it } from 'vitest';
import { runBench } from '../bench/run.ts';
import { limit } from '../support/pace.ts';

const minutesMs = limit(60_000);

/** The benchmark in the real editor, as small as it gets: that it still finds everything it measures. */
it('measures the packed extension in the workbench', { timeout: 8 * minutesMs }, async () => {
  const only = ['sizes', 'firstClick', 'activation', 'tree', 'hover', 'templateHover', 'overview'];
  const options = {
    only,
    runs: 1,
    sizes: [100],
    scanSizes: [50],
    fileSizes: [1_000],
    templateLines: [1_000],
    latencyMs: 1,
    settleMs: 0,
    sharesWindow: true,
  };
  const { rows, goals, machine } = await runBench(options, () => undefined);
  const keys = new Set(rows.map(({ key }) => key));
  const expected = [
    ...['size.main', 'size.vsix', 'activation.ours', 'activation.empty', 'memory.activated'],
    ...['click.text.first', 'click.empty.all', 'click.text.request', 'click.text.handed'],
    ...['floor.first', 'tree.first', 'tree.all', 'expand.cold', 'expand.warm', 'lookup.key'],
    ...['panel.first', 'panel.next', 'memory.browsed', 'hover.cold', 'hover.warm', 'hover.screenWarm'],
    ...[
      'templateHover.shown',
      'templateHover.cold',
      'templateHover.warm',
      'templateHover.screenFirst',
      'templateHover.screenWarm',
    ],
    ...['overview.rate', 'overview.refused', 'overview.errors', 'overview.complete', 'overview.memory'],
  ];
  expect(expected.filter((key) => !keys.has(key))).toEqual([]);
  const value = (key: string): number | undefined => rows.find((row) => row.key === key)?.median;
  expect(value('tree.requests')).toBeGreaterThan(1);
  expect(value('expand.warmRequests')).toBe(0);
  expect(goals.map(({ title }) => title)).toContain('loaded by activation');
  expect(machine).toHaveProperty('chromium');
});
