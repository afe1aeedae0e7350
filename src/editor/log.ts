import { type LogOutputChannel, window } from 'vscode';

/** The extension's one log channel. Made at once, shown only when asked for; logs are English. */
export function createLog(): LogOutputChannel {
  return window.createOutputChannel('Lambda Async', { log: true });
}
