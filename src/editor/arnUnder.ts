import { type Position, Range, type TextDocument } from 'vscode';
import { type ArnMatch, findArnAt, SCAN_WINDOW } from '../domain/text/findArn.ts';

/** How many lines before and after are read: an ARN may be put together from several. */
const LINES_AROUND = 8;

/**
 * The ARN under a position, read with the lines around it. Reads only as much as the search looks at: a line can be a
 * file of many megabytes.
 */
export function arnUnder(
  document: TextDocument,
  { line, character }: Position,
): { readonly match: ArnMatch; readonly range: Range } | undefined {
  const from = Math.max(0, character - SCAN_WINDOW);
  const own = document.getText(new Range(line, from, line, character + SCAN_WINDOW));
  const before = from > 0 ? '' : linesBefore(document, line);
  const after = own.length < character - from + SCAN_WINDOW ? linesAfter(document, line) : '';
  const match = findArnAt(before + own + after, before.length + character - from);
  if (!match) return undefined;
  const shift = from - before.length;
  return { match, range: new Range(line, match.start + shift, line, match.end + shift) };
}

function linesBefore(document: TextDocument, line: number): string {
  let text = '';
  for (let at = line - 1; at >= Math.max(0, line - LINES_AROUND) && text.length < SCAN_WINDOW; at--) {
    text = `${document.lineAt(at).text.slice(-SCAN_WINDOW)}\n${text}`;
  }
  return text;
}

function linesAfter(document: TextDocument, line: number): string {
  let text = '';
  const last = Math.min(document.lineCount - 1, line + LINES_AROUND);
  for (let at = line + 1; at <= last && text.length < SCAN_WINDOW; at++) {
    text += `\n${document.lineAt(at).text.slice(0, SCAN_WINDOW)}`;
  }
  return text;
}
