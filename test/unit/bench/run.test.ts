import { expect, it } from 'vitest';
import { runBench } from '../../bench/run.ts';
import { reportText } from '../../bench/table.ts';

const tiny = {
  runs: 1,
  sizes: [60],
  scanSizes: [50],
  fileSizes: [1_000],
  templateLines: [1_000],
  latencyMs: 1,
  settleMs: 0,
} as const;

/** The parts that need no editor; test/ui/bench.test.ts has the others. Their times are nobody's business here. */
it('measures what needs no editor, and reports it as a table and as JSON', async () => {
  const said: string[] = [];
  const report = await runBench({ ...tiny, only: ['scanner', 'limits'] }, (text) => said.push(text));
  expect(said).toEqual(['scanner…', 'limits…']);
  const keys = report.rows.map(({ key, n }) => `${key} ${n}`);
  expect(keys).toEqual(
    expect.arrayContaining(['scan.lines 1000', 'scan.nothing 1000', 'limit.loop 60', 'limit.roundTrip 60']),
  );
  expect(JSON.parse(JSON.stringify(report))).toEqual(report);
  const text = reportText(report);
  for (const { title } of report.rows) expect(text).toContain(`| ${title} `);
});

it('names its groups to whoever asks for another', async () => {
  await expect(runBench({ ...tiny, only: ['tea'] }, () => undefined)).rejects.toThrow(
    /no group tea: sizes, scanner, templates, limits, firstClick, firstClickBusy, activation, tree, hover/,
  );
});
