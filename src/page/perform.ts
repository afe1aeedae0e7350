import { commands } from 'vscode';
import { COMMANDS } from '../contributions.ts';
import type { SessionIntent } from './intents.ts';

/**
 * Does what was asked for of the session; the commands themselves say what came of it.
 * @param error what the page shows as failed: it names the command or the profile that would fix it
 */
export async function performSessionIntent(intent: SessionIntent, error: unknown): Promise<void> {
  if (intent.type === 'switchTo') {
    return void (await commands.executeCommand(COMMANDS.switchProfile, intent.profile));
  }
  const command = COMMANDS[intent.type];
  switch (intent.type) {
    case 'signIn':
    case 'copySignIn':
      return void (await commands.executeCommand(command, { error }));
    case 'copyPolicy':
      return void (await commands.executeCommand(command, intent.action));
    case 'switchProfile':
    case 'switchRegion':
    case 'configureSso':
    case 'exploreSample':
    case 'showLog':
      return void (await commands.executeCommand(command));
    default:
      return intent satisfies never;
  }
}
