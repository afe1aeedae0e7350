import { type CancellationToken, type TextDocument, workspace } from 'vscode';
import { SETTINGS } from '../../contributions.ts';
import { editorNumber, isOn, isOnForUser } from '../../editor/settings.ts';
import type { Permission } from './rules.ts';

/**
 * How long the mouse has rested when the editor asks, in milliseconds: half of its own delay, the other half of
 * which passes while the answer is under way (hoverOperation.ts of VS Code).
 */
export function restedBefore({ uri }: TextDocument): number {
  return editorNumber('hover.delay', 0, uri) / 2;
}

/** A workspace that switches hovers on again does not thereby make them ask. */
export function permission(): Permission {
  if (!workspace.isTrusted) return 'restricted';
  if (!isOnForUser(SETTINGS.hoverEnabled)) return 'hoversOff';
  return isOn(SETTINGS.hoverReadsAws) ? 'granted' : 'switchedOff';
}

/** Aborts the work when the editor no longer wants the hover. */
export async function untilCancelled<T>(
  token: CancellationToken,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const abort = new AbortController();
  if (token.isCancellationRequested) abort.abort();
  const listening = token.onCancellationRequested(() => abort.abort());
  try {
    return await work(abort.signal);
  } finally {
    listening.dispose();
  }
}
