import { type LogOutputChannel, window } from 'vscode';
import { isExpectedError } from '../domain/errors.ts';
import type { Log } from '../domain/log.ts';

/** The extension's one log channel. Made at once, shown only when asked for; logs are English. */
export function createLog(): LogOutputChannel {
  return window.createOutputChannel('Lambda Async', { log: true });
}

/**
 * Notes an error: an expected one by its kind (its place shows the rest), any other as the bug that it is,
 * with its stack.
 */
export function reportUnexpected(log: Log, doing: string, error: unknown): void {
  if (isExpectedError(error)) {
    if (error.kind !== 'cancelled') log.warn(`${doing}: ${error.kind}: ${error.message}`);
    return;
  }
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  log.error(`${doing}: unexpected: ${stack}`);
}
