import { describe, expect, it } from 'vitest';
import { SummaryCounter, type Summary } from '../../../../src/domain/overview/summary.ts';
import type { ScanProgress } from '../../../../src/domain/overview/scan.ts';
import { summaryView } from '../../../../src/features/overview/strings/summary.ts';

const progress = { state: 'complete', failed: 0 } as ScanProgress;

const cards = (more: Partial<Summary>) =>
  summaryView(
    { ...new SummaryCounter().summary, all: { functions: 2, rows: 3 }, ...more },
    progress,
  )?.cards.map(({ value, label, filter }) => [value, label, filter.finding]) ?? [];

describe('the summary of the overview', () => {
  it('counts the functions that differ from their stacks, once a check found some', () => {
    expect(cards({ drifted: { functions: 1, rows: 2 } })).toContainEqual([
      '1',
      'with stack drift',
      'drifted',
    ]);
  });

  it('says nothing of stacks before they are checked', () => {
    expect(cards({}).map(([, label]) => label)).not.toContain('with stack drift');
  });
});
