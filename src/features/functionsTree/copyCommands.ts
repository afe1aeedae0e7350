import { commands, Disposable } from 'vscode';
import { COMMANDS } from '../../contributions.ts';
import type { SessionManager } from '../../domain/session/sessionManager.ts';

const COPY_COMMANDS = ['copyName', 'copyArn', 'copyJson', 'copyCli', 'openConsole'] as const;

export type CopyCommand = (typeof COPY_COMMANDS)[number];

/** The commands that take something out of the tree; their code is loaded with the first of them. */
export function registerCopyCommands(sessions: SessionManager): Disposable {
  return Disposable.from(
    ...COPY_COMMANDS.map((what) =>
      commands.registerCommand(COMMANDS[what], async (argument: unknown) =>
        (await import('./late.ts')).runCopyCommand(what, sessions, argument),
      ),
    ),
  );
}
