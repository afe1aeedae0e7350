import { commands, env } from 'vscode';

/** Runs a command, with its argument where there is one. */
export async function run(command: string, argument?: unknown): Promise<void> {
  await commands.executeCommand(command, ...(argument === undefined ? [] : [argument]));
}

const SETTING_QUERY = '@id:lambdaAsync.allowChanges';

/** On a remote host, machine settings stand in a page of their own. */
export async function openSetting(): Promise<void> {
  if (env.remoteName === undefined) await run('workbench.action.openSettings', SETTING_QUERY);
  else await run('workbench.action.openRemoteSettings', { query: SETTING_QUERY });
}
