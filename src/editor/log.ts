import { type Disposable, window } from 'vscode';
import { isExpectedError } from '../domain/errors.ts';
import { type Log, logText } from '../domain/log.ts';

/** A log that can be shown. */
export interface LogChannel extends Log, Disposable {
  show(): void;
}

/** The extension's one log channel. Made at once, shown only when asked for; logs are English. */
export function createLog(): LogChannel {
  const channel = window.createOutputChannel('Lambda Async', { log: true });
  return {
    debug: (message) => channel.debug(logText(message)),
    info: (message) => channel.info(logText(message)),
    warn: (message) => channel.warn(logText(message)),
    error: (message) => channel.error(logText(message)),
    show: () => channel.show(),
    dispose: () => channel.dispose(),
  };
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
