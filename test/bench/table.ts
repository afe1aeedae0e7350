import type { Goal } from './goals.ts';
import type { Growth, Place, Row } from './report.ts';
import type { BenchReport } from './run.ts';

const places: Readonly<Record<Place, string>> = {
  workbench: 'screen',
  host: 'extension host',
  node: 'Node',
  file: 'file',
};

/** The whole report as Markdown, which a terminal shows as well: tables in columns of equal width. */
export function reportText(report: BenchReport): string {
  const { date, machine, options, load } = report;
  const facts = Object.entries(machine).map(([name, value]) => `${name} ${value}`);
  const loads = load.map(({ group, before, after }) => `${group} ${before} → ${after}`);
  return [
    `${date}: ${facts.join(', ')}. ${options.runs} runs, ${options.latencyMs} ms latency on every answer.`,
    `Load averages (1 min) before and after each group: ${loads.join(', ')}.`,
    rowsTable(report.rows),
    ...(report.growth.length > 0 ? [growthTable(report.growth)] : []),
    ...(report.goals.length > 0 ? [goalsTable(report.goals)] : []),
  ].join('\n\n');
}

function rowsTable(rows: readonly Row[]): string {
  const cells = rows.map((row) => [
    row.title,
    row.n === undefined ? '' : sizeText(row.n),
    `${numberText(row.median)} ${row.unit}`,
    row.min === row.max ? '' : `${numberText(row.min)} – ${numberText(row.max)}`,
    String(row.values.length),
    places[row.place],
  ]);
  return table(['What', 'N', 'Median', 'Min – max', 'Runs', 'Measured in'], cells);
}

function growthTable(all: readonly Growth[]): string {
  const cells = all.map(({ title, exponent, sizes }) => [
    title,
    exponent.toFixed(2),
    sizes.map(sizeText).join(', '),
  ]);
  return table(['Growth', 'Exponent', 'Over N'], cells);
}

function goalsTable(goals: readonly Goal[]): string {
  const cells = goals.map(({ title, actual, limit, unit, met }) => [
    title,
    `${numberText(actual)} ${unit}`,
    `≤ ${numberText(limit)} ${unit}`,
    met ? 'met' : 'MISSED',
  ]);
  return table(['Goal', 'Now', 'To reach', ''], cells);
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((title, column) =>
    Math.max(3, title.length, ...rows.map((row) => (row[column] ?? '').length)),
  );
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('\n');
}

const sizeText = (n: number): string => n.toLocaleString('en-US');

/** Three digits are more than a benchmark on a shared machine can promise. */
function numberText(value: number): string {
  if (Number.isInteger(value)) return sizeText(value);
  const digits = Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : 2;
  return value.toFixed(digits);
}
