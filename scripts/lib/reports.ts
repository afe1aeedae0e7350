import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { out } from './paths.ts';

/** How many tests there were, by what became of them. */
export interface Totals {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

/** The kinds of tests, each a program of its own that leaves its totals in a file. */
export type TestKind = 'unit' | 'host' | 'ui';

/** `3 passed, 1 failed`, and the skipped ones when there are any. */
export function describeTotals({ passed, failed, skipped }: Totals): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}

/** The totals of several kinds together. */
export function sumTotals(all: readonly Totals[]): Totals {
  const sum = (key: keyof Totals) => all.reduce((total, totals) => total + totals[key], 0);
  return { passed: sum('passed'), failed: sum('failed'), skipped: sum('skipped') };
}

/** Before a run: an old outcome must never be taken for a new one. */
export function forgetTotals(kind: TestKind): void {
  rmSync(file(kind), { force: true });
}

export function writeTotals(kind: TestKind, totals: Totals): void {
  mkdirSync(join(out, 'reports'), { recursive: true });
  writeFileSync(file(kind), JSON.stringify(totals));
}

/** The totals of the last run, or undefined when it left none. */
export function readTotals(kind: TestKind): Totals | undefined {
  return readTotalsFile(file(kind));
}

/** As `readTotals`, from any file. */
export function readTotalsFile(path: string): Totals | undefined {
  try {
    const report: unknown = JSON.parse(readFileSync(path, 'utf8'));
    return isTotals(report) ? report : undefined;
  } catch {
    return undefined;
  }
}

function file(kind: TestKind): string {
  return join(out, 'reports', `${kind}.json`);
}

function isTotals(value: unknown): value is Totals {
  return (
    typeof value === 'object' &&
    value !== null &&
    'passed' in value &&
    'failed' in value &&
    'skipped' in value
  );
}
