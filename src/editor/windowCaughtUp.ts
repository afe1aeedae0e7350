import { commands } from 'vscode';

/** A command of the editor that does nothing, in the window. */
const NOTHING = 'noop';

/**
 * Resolves when the window has worked through what it was sent up to now, and what is returned to the editor in this turn.
 * It handles messages in their order: it answers the first request after it took the rows, and the second one after it
 * has put them into the document.
 */
export async function windowCaughtUp(): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
  await commands.executeCommand(NOTHING);
  await commands.executeCommand(NOTHING);
}
