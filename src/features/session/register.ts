import { commands, Disposable, env, l10n, window } from 'vscode';
import { COMMANDS, VIEWS } from '../../contributions.ts';
import { isCancelled, isExpectedError } from '../../domain/errors.ts';
import type { Log } from '../../domain/log.ts';
import type { AwsAccess, SessionChoice } from '../../domain/session.ts';
import type { Sessions } from '../../domain/sessions.ts';
import { reportUnexpected } from '../../editor/log.ts';
import { registerConnectionView } from './connectionView.ts';
import { pickProfile } from './pickProfile.ts';
import { pickRegion } from './pickRegion.ts';
import { SessionStatusBar } from './statusBar.ts';

interface Deps {
  readonly sessions: Sessions;
  readonly access: AwsAccess;
  readonly log: Log & { show(): void };
}

/** Choosing profile and region, signing in again, and the sample account. */
export function registerSession(deps: Deps): Disposable {
  const { sessions, log } = deps;
  const register = (id: string, run: () => unknown): Disposable => commands.registerCommand(id, run);
  return Disposable.from(
    new SessionStatusBar(sessions),
    registerConnectionView(sessions),
    register(COMMANDS.switchProfile, () => switchProfile(deps)),
    register(COMMANDS.switchRegion, () => switchRegion(deps)),
    register(COMMANDS.exploreSample, () => exploreSample(deps)),
    register(COMMANDS.leaveSample, () => use(deps, {})),
    register(COMMANDS.reconnect, () => use(deps, sessions.choice)),
    register(COMMANDS.copySignIn, () => copySignIn(sessions)),
    register(COMMANDS.showLog, () => log.show()),
  );
}

/** Opens a choice. A failure is logged, and shown by the view, which has its remedy too: so that comes up. */
async function use({ sessions, log }: Deps, choice: SessionChoice): Promise<void> {
  try {
    await sessions.switchTo(choice);
  } catch (error) {
    reportUnexpected(log, 'Opening the session', error);
    if (!isCancelled(error)) await commands.executeCommand(`${VIEWS.functions}.focus`);
  }
}

async function switchProfile(deps: Deps): Promise<void> {
  const profile = await pickProfile(deps.access, deps.sessions);
  // A profile brings its own region: one chosen for the profile before does not follow.
  if (profile !== undefined) await use(deps, profile.sample ? { sample: true } : { profile: profile.name });
}

async function switchRegion(deps: Deps): Promise<void> {
  const region = await pickRegion(deps.sessions);
  if (region !== undefined) await use(deps, { ...deps.sessions.choice, region });
}

async function exploreSample(deps: Deps): Promise<void> {
  await use(deps, { sample: true });
  await commands.executeCommand(`${VIEWS.functions}.focus`);
}

/** The command that mends what the session or its list failed with. */
async function copySignIn(sessions: Sessions): Promise<void> {
  const { state } = sessions;
  const directory = sessions.current?.account.directory.state;
  const error =
    state.kind === 'failed' ? state.error : directory?.kind === 'failed' ? directory.error : undefined;
  const command = isExpectedError(error) ? error.facts.command : undefined;
  if (command === undefined) {
    return void window.showInformationMessage(l10n.t('No command would mend this: check the profile.'));
  }
  await env.clipboard.writeText(command);
  void window.showInformationMessage(l10n.t('Copied: {0}. Run it in a terminal, then try again.', command));
}
