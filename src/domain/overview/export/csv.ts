import { cellsOf, COLUMNS, type ExportSource, type ExportWords, recordOf } from './record.ts';

/**
 * CSV as RFC 4180 has it, with CRLF and quotes where needed. It begins with a byte order mark: without one,
 * Excel reads UTF-8 as something else.
 */
export function toCsv({ rows }: Pick<ExportSource, 'rows'>, words: ExportWords): string {
  const lines = rows.map((row) => cellsOf(recordOf(row, words)));
  const text = [COLUMNS, ...lines].map((cells) => `${cells.map(cell).join(',')}\r\n`).join('');
  return `\uFEFF${text}`;
}

/**
 * A spreadsheet takes a cell that begins with one of these for a formula, full-width forms included; an
 * apostrophe before it makes it text. Source: OWASP, CSV Injection. One that has apostrophes already gets one
 * more, so that removing one gives back what was there.
 */
const FORMULA = /^'*[=+\-@\t\r\n＝＋－＠]/;

function cell(text: string): string {
  const safe = FORMULA.test(text) ? `'${text}` : text;
  return /[",\r\n]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
