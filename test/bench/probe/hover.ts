import { homedir } from 'node:os';
import { setTimeout as wait } from 'node:timers/promises';
import { CancellationTokenSource, Position, Uri, workspace } from 'vscode';
import { createAwsAccess } from '../../../src/aws/index.ts';
import type { Log } from '../../../src/domain/log.ts';
import { SessionManager } from '../../../src/domain/session/sessionManager.ts';
import { ArnHoverProvider } from '../../../src/features/hover/provider.ts';
import { HoverReader } from '../../../src/features/hover/reader.ts';
import type { HoverAsk, HoverTimes } from './protocol.ts';

/** Apart enough for our own limiter, so that no hover waits for its turn. */
const APART_MS = 150;
export const log: Log = { debug() {}, error() {}, info() {}, warn() {} };

/**
 * The extension's own hover over the extension's own way to AWS, called as the editor calls it, in a document
 * that the editor has opened. What is measured is all that happens in the extension host.
 */
export async function measureHovers({ file, numbers }: HoverAsk): Promise<HoverTimes> {
  const sessions = openSessions();
  const provider = new ArnHoverProvider(new HoverReader({ sessions, log }));
  const document = await workspace.openTextDocument(Uri.file(file));
  const token = new CancellationTokenSource().token;
  const hover = async (line: number): Promise<number> => {
    const at = new Position(line, document.lineAt(line).text.indexOf(':function:'));
    const started = performance.now();
    const found = await provider.provideHover(document, at, token);
    const took = performance.now() - started;
    if (!found) throw new Error(`There is no hover on line ${line} of ${file}.`);
    return took;
  };
  // The first of all opens the session and makes the connection; a line beyond those that count.
  await hover(0);
  const cold: number[] = [];
  const warm: number[] = [];
  for (const number of numbers) {
    await wait(APART_MS);
    cold.push(await hover(number));
    warm.push(await hover(number));
  }
  sessions.dispose();
  return { cold, warm };
}

export function openSessions(): SessionManager {
  const access = createAwsAccess({
    env: process.env,
    homeDirectory: homedir(),
    workspaceFolders: () => [],
    mfaCode: () => Promise.resolve(undefined),
    log,
  });
  return new SessionManager(access, { load: () => ({}), save() {} });
}
