import { commands, Disposable, EventEmitter, window } from 'vscode';
import { COMMANDS, VIEWS } from '../../contributions.ts';
import { once } from '../../domain/async/lazy.ts';
import { isCancelled } from '../../domain/errors.ts';
import type { Log } from '../../domain/log.ts';
import { reconnectOnFileChange } from '../../domain/session/reconnectOnFileChange.ts';
import type { AwsAccess, SessionChoice } from '../../domain/session/connection.ts';
import type { SessionManager } from '../../domain/session/sessionManager.ts';
import type { DeploymentAnchors } from '../../editor/deploymentAnchors.ts';
import { reportUnexpected } from '../../editor/log.ts';
import type { Fact } from './fact.ts';
import type { PickedProfile } from './pickProfile.ts';

interface Deps {
  readonly sessions: SessionManager;
  readonly access: AwsAccess;
  /** The stacks that the user chose for templates. */
  readonly anchors: DeploymentAnchors;
  readonly log: Log & { show(): void };
  /** Where terminals open. */
  readonly homeDirectory: string;
  /** Of the extension host: what the sign-in terminal keeps to. */
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** Choosing profile and region, signing in again, and the sample account. */
export function registerSession(deps: Deps): Disposable {
  const { sessions, access, log } = deps;
  const register = (id: string, run: (argument: unknown) => unknown): Disposable =>
    commands.registerCommand(id, run);
  return Disposable.from(
    registerViews(deps),
    reconnectOnFileChange(sessions, access, (error) =>
      reportUnexpected(log, 'Following the AWS files', error),
    ),
    register(COMMANDS.switchProfile, (wanted) => switchProfile(deps, wanted)),
    register(COMMANDS.switchRegion, () => switchRegion(deps)),
    register(COMMANDS.exploreSample, () => exploreSample(deps)),
    register(COMMANDS.leaveSample, () => use(deps, {})),
    register(COMMANDS.reconnect, () => use(deps, sessions.choice)),
    register(COMMANDS.signIn, async (of) => (await import('./signIn.ts')).signIn(deps, of)),
    register(COMMANDS.copySignIn, async (of) => (await import('./signIn.ts')).copySignIn(sessions, of)),
    register(COMMANDS.configureSso, async () => (await import('./signIn.ts')).configureSso(deps)),
    register(COMMANDS.manageTrust, () => commands.executeCommand('workbench.trust.manage')),
    register(COMMANDS.copyPolicy, async (of) => (await import('./copyPolicy.ts')).copyPolicy(sessions, of)),
    register(COMMANDS.showLog, () => log.show()),
  );
}

/** The view "Connection" and the status bar; their code is loaded with the first session or look at the view. */
function registerViews(deps: Deps): Disposable {
  const changed = new EventEmitter<void>();
  const code = once(() => import('./sessionViews.ts'));
  const views = once(async () => new (await code()).SessionViews(deps, () => changed.fire()));
  return Disposable.from(
    changed,
    deps.sessions.onDidChange(() => {
      views().catch((error: unknown) => reportUnexpected(deps.log, 'Showing the session', error));
    }),
    commands.registerCommand(COMMANDS.copyFact, async (fact: unknown) => (await code()).copyFact(fact)),
    window.createTreeView<Fact>(VIEWS.connection, {
      treeDataProvider: {
        onDidChangeTreeData: changed.event,
        getChildren: async () => [...(await views()).connection.facts],
        getTreeItem: async (fact) => (await code()).factItem(fact),
      },
    }),
    { dispose: () => void views.started?.then((shown) => shown.dispose()) },
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

/** @param wanted the name of a profile; anything else is asked for */
async function switchProfile(deps: Deps, wanted: unknown): Promise<void> {
  if (typeof wanted === 'string' && (await isProfile(deps, wanted)))
    return await use(deps, { profile: wanted });
  const { pickProfile } = await import('./pickProfile.ts');
  const picked = await pickProfile(deps);
  if (picked !== undefined) await use(deps, choiceOf(picked));
}

/** A profile brings its own region: one chosen for the profile before does not follow. */
function choiceOf(picked: PickedProfile): SessionChoice {
  if (picked.kind === 'profile') return { profile: picked.name };
  return picked.kind === 'sample' ? { sample: true } : {};
}

/** Commands get arguments from anywhere: only a profile of the AWS files is switched to. */
async function isProfile({ access }: Deps, wanted: string): Promise<boolean> {
  const { profiles } = await access.listProfiles();
  return profiles.some(({ name }) => name === wanted);
}

async function switchRegion(deps: Deps): Promise<void> {
  const { pickRegion } = await import('./pickRegion.ts');
  const region = await pickRegion(deps.sessions);
  if (region !== undefined) await use(deps, { ...deps.sessions.choice, region });
}

async function exploreSample(deps: Deps): Promise<void> {
  await use(deps, { sample: true });
  await commands.executeCommand(`${VIEWS.functions}.focus`);
}
