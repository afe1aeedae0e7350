import { Range, window } from 'vscode';
import { MAX_REF_LENGTH } from '../../domain/arn/functionArn.ts';
import { SCAN_WINDOW } from '../../domain/text/findArn.ts';
import { arnUnder } from '../../editor/arnUnder.ts';
import { wordAt } from './wordAt.ts';

/** Start value of the look-up: the selected text, else the ARN or the word under the cursor. */
export function startValue(): string {
  const editor = window.activeTextEditor;
  if (!editor) return '';
  const { document, selection } = editor;
  if (!selection.isEmpty) return selection.isSingleLine ? document.getText(limited(selection)).trim() : '';
  const match = arnUnder(document, selection.active)?.match;
  // The beginning of a name would look up another function.
  if (match) return match.continues ? '' : match.text;
  const { line, character } = selection.active;
  const start = Math.max(0, character - SCAN_WINDOW);
  const around = document.getText(new Range(line, start, line, character + SCAN_WINDOW));
  return wordAt(around, character - start);
}

/** No more of a selection than a function's name can have: it may be the whole of a large file. */
function limited({ start, end }: Range): Range {
  const most = start.character + MAX_REF_LENGTH;
  return end.character <= most ? new Range(start, end) : new Range(start, start);
}
