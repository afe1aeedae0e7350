import { cellsOf, COLUMNS, type ExportSource, type ExportStrings, recordOf } from './record.ts';

/**
 * CSV as RFC 4180 has it, with CRLF and quotes where needed. It begins with a byte order mark: without one,
 * Excel reads UTF-8 as something else.
 */
export function csvText(lines: readonly (readonly string[])[]): string {
  const text = lines.map((cells) => `${cells.map(cell).join(',')}\r\n`).join('');
  return `\uFEFF${text}`;
}

/** The overview as CSV. */
export const toCsv = ({ rows }: Pick<ExportSource, 'rows'>, strings: ExportStrings): string =>
  csvText([COLUMNS, ...rows.map((row) => cellsOf(recordOf(row, strings)))]);

/**
 * Characters before a formula that are ignored or trimmed: blanks, invisible characters, quotes. Tab and line
 * breaks are not among them: they may separate fields, so that what follows is a start of its own.
 */
const OVERLOOKED = String.raw`'*(?:(?![\t\r\n])[\s\p{Cc}\p{Cf}"])*`;
const FORMULA = String.raw`[=+\-@＝＋－＠﹢﹣﹦﹫]`;

/**
 * Where a spreadsheet could find a formula: at the start of a cell, and, since it may take any of `;`, tab, `,` and `|`
 * for the separator and then sees no quotes, after each of them and after line breaks. Source: OWASP, CSV Injection.
 */
const START = new RegExp(
  String.raw`(?<=[;,|\t\r\n])(?=${OVERLOOKED}${FORMULA})|^(?=${OVERLOOKED}(?:${FORMULA}|[\t\r\n]))`,
  'gu',
);

/**
 * An apostrophe at the start of what looks like a formula makes it text. What has apostrophes already gets one more, so
 * that removing one gives back what was there.
 */
function cell(text: string): string {
  const safe = text.replaceAll(START, "'");
  return /[",;|\t\r\n]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
