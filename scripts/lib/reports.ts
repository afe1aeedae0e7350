import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { out } from './paths.ts';
import type { Totals } from './totals.ts';

/** The kinds of tests, each a program of its own that leaves its totals in a file. */
export type TestKind = 'unit' | 'host' | 'ui';

/** The file that holds the outcome of the last run of one kind. */
export function reportFile(kind: TestKind): string {
  return join(out, 'reports', `${kind}.json`);
}

/** Before a run: an old outcome must never be taken for a new one. */
export function forgetReport(kind: TestKind): void {
  rmSync(reportFile(kind), { force: true });
}

export function reportTotals(kind: TestKind, totals: Totals): void {
  mkdirSync(join(out, 'reports'), { recursive: true });
  writeFileSync(reportFile(kind), JSON.stringify(totals));
}

/** The totals of the last run, or undefined when it left none. */
export function readTotals(kind: TestKind): Totals | undefined {
  try {
    const report: unknown = JSON.parse(readFileSync(reportFile(kind), 'utf8'));
    return isTotals(report) ? report : undefined;
  } catch {
    return undefined;
  }
}

function isTotals(value: unknown): value is Totals {
  return typeof value === 'object' && value !== null && 'passed' in value && 'failed' in value;
}
