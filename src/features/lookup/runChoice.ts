import { commands } from 'vscode';
import { COMMANDS } from '../../contributions.ts';
import type { Choice } from './lookupItem.ts';

/** After these, the same text is looked up in the new session. */
export const SWITCHES: ReadonlySet<Choice['kind']> = new Set(['switchTo', 'switchProfile', 'switchRegion']);

export function runChoice(choice: Exclude<Choice, { readonly kind: 'retry' }>): Promise<void> {
  switch (choice.kind) {
    case 'switchTo':
      return run(COMMANDS.switchProfile, choice.profile);
    case 'copyPolicy':
      return run(COMMANDS.copyPolicy, choice.action);
    default:
      return run(COMMANDS[choice.kind]);
  }
}

export const run = async (command: string, argument?: unknown): Promise<void> =>
  void (await commands.executeCommand(command, argument));
