import { env, l10n, window } from 'vscode';
import { hasUnseen } from '../domain/text/unseen.ts';

/** Result of a copy. */
export type CopyOutcome = 'copied' | 'unseen';

/**
 * Puts a text on the clipboard, unless it holds a character that nobody would see: pasted into a terminal or a
 * document it could do something else than it says. Then a message says so.
 */
export async function copyToClipboard(text: string): Promise<CopyOutcome> {
  if (hasUnseen(text.replaceAll('\n', ''))) {
    const said = l10n.t('Not copied. The text contains control characters or other invisible characters.');
    void window.showWarningMessage(said);
    return 'unseen';
  }
  await env.clipboard.writeText(text);
  return 'copied';
}
