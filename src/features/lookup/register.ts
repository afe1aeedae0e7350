import { commands, Disposable, Uri } from 'vscode';
import { COMMANDS } from '../../contributions.ts';
import type { Log } from '../../domain/log.ts';
import type { SessionManager } from '../../domain/session/sessionManager.ts';
import { functionOfFile } from './functionOfFile.ts';

interface LookupDeps {
  readonly sessions: SessionManager;
  readonly log: Log;
}

/** "Look Up Function…": from a name or ARN, typed or under the cursor, to its panel. */
export function registerLookup(deps: LookupDeps): Disposable {
  const show = async (text?: string): Promise<void> => {
    const { lookUp } = await import('./picker.ts');
    lookUp(deps, text);
  };
  return Disposable.from(
    commands.registerCommand(COMMANDS.lookUp, (text: unknown) =>
      show(typeof text === 'string' ? text : undefined),
    ),
    commands.registerCommand(COMMANDS.lookUpHere, () => show()),
    commands.registerCommand(COMMANDS.lookUpFile, (file: unknown) =>
      show(file instanceof Uri ? functionOfFile(file.path) : undefined),
    ),
  );
}
