import { commands, Disposable, env, l10n, type Terminal, ThemeIcon, window } from 'vscode';
import { COMMANDS } from '../../contributions.ts';
import { isExpectedError } from '../../domain/errors.ts';
import type { SessionManager } from '../../domain/session/sessionManager.ts';
import { shellKind } from '../../domain/shell/kind.ts';
import { commandIn } from '../../domain/session/signIn.ts';
import { copyToClipboard } from '../../editor/clipboard.ts';
import { plainMessage } from '../../editor/message.ts';
import { carriedError } from './errorArgument.ts';
import { type Environment, pinnedEnvironment, terminalShell } from './signInTerminal.ts';

interface Deps {
  readonly sessions: SessionManager;
  readonly homeDirectory: string;
  /** Of the extension host. */
  readonly env: Environment;
}

/** How long a shell may take to say that it takes input, in milliseconds; many never do. */
const INTEGRATION_MS = 3000;
/** How long after that a shell may take to run at all, in milliseconds: a remote machine can be slow. */
const START_MS = 20_000;

/** Types the command that signs in into a terminal. Where there is none, offers what helps instead. */
export async function signIn(deps: Deps, argument: unknown): Promise<void> {
  const command = commandFor(deps.sessions, argument);
  if (command === undefined) return await offerInstead(deps.sessions);
  await typed(command, deps);
}

/** Types the AWS CLI's own dialog for a new profile with IAM Identity Center into a terminal. */
export async function configureSso(deps: Deps): Promise<void> {
  await typed('aws configure sso', deps);
}

/**
 * Opens a terminal with a command, quoted for its shell, typed and not started: that is for the user to do. Where
 * there are no terminals, the command is copied.
 */
async function typed(command: string, { homeDirectory, env: host }: Deps): Promise<void> {
  const shell = terminalShell(host);
  const line = commandIn(shellKind(shell.path), command);
  if (line === undefined) return sayNotWritable();
  if (shell.path === '' && shell.own) return copied(line);
  const terminal = window.createTerminal({
    name: l10n.t('AWS Sign-In'),
    iconPath: new ThemeIcon('sign-in'),
    message: l10n.t('Press Enter to sign in. Lambda Async then refreshes automatically.'),
    // Not in the workspace: some shells start a program of its own that is called "aws".
    cwd: homeDirectory,
    env: pinnedEnvironment(host),
    ...(shell.own && { shellPath: shell.path }),
    isTransient: true,
  });
  terminal.show();
  if (await isReady(terminal)) return terminal.sendText(line, false);
  terminal.dispose();
  await copied(line);
}

/** Copies the command that fixes what the session, its list or a row failed with. */
export async function copySignIn(sessions: SessionManager, argument: unknown): Promise<void> {
  const command = commandFor(sessions, argument);
  if (command === undefined) return await offerInstead(sessions);
  const line = commandIn(shellKind(env.shell), command);
  if (line === undefined) return sayNotWritable();
  await copied(line);
}

function commandFor(sessions: SessionManager, argument: unknown): string | undefined {
  const error = carriedError(argument) ?? sessions.signInFailure;
  return error?.facts.command;
}

/** No command signs in: without a profile there is one to be made, else another one to be chosen. */
async function offerInstead({ state }: SessionManager): Promise<void> {
  const hasNone = state.kind === 'failed' && isExpectedError(state.error) && state.error.kind === 'noProfile';
  const text = hasNone
    ? l10n.t('No AWS profile found.')
    : l10n.t('No sign-in command is available for this profile. Check its settings.');
  const offers = new Map<string, string>([
    ...(hasNone ? [] : ([[l10n.t('Switch Profile…'), COMMANDS.switchProfile]] as const)),
    [l10n.t('Configure SSO…'), COMMANDS.configureSso],
    [l10n.t('Explore the Sample Account'), COMMANDS.exploreSample],
  ]);
  const chosen = await window.showInformationMessage(text, ...offers.keys());
  const command = offers.get(chosen ?? '');
  if (command !== undefined) await commands.executeCommand(command);
}

function sayNotWritable(): void {
  const text = l10n.t(
    'The sign-in command cannot be written for your default shell because of characters in the profile name. Rename the profile, or choose another default terminal profile.',
  );
  void window.showWarningMessage(text);
}

async function copied(command: string): Promise<void> {
  if ((await copyToClipboard(command)) === 'unseen') return;
  const text = l10n.t(
    'Copied: {0}. Run it in a terminal. Lambda Async then refreshes automatically.',
    command,
  );
  void window.showInformationMessage(plainMessage(text));
}

/**
 * True if the terminal has a shell to type into. Waits until that says that it takes input, as those with the
 * editor's integration do (what is typed before is shown twice); of others, only until they run.
 */
async function isReady(terminal: Terminal): Promise<boolean> {
  const integrated = Promise.withResolvers<true>();
  const closed = Promise.withResolvers<false>();
  const listening = Disposable.from(
    window.onDidChangeTerminalShellIntegration(
      (event) => event.terminal === terminal && integrated.resolve(true),
    ),
    window.onDidCloseTerminal((ended) => ended === terminal && closed.resolve(false)),
  );
  try {
    const soon = await Promise.race([integrated.promise, closed.promise, after(INTEGRATION_MS, 'late')]);
    return soon === 'late'
      ? await Promise.race([runs(terminal), closed.promise, after(START_MS, false)])
      : soon;
  } finally {
    listening.dispose();
  }
}

const runs = async (terminal: Terminal): Promise<boolean> => (await terminal.processId) !== undefined;

const after = <const T>(ms: number, value: T): Promise<T> =>
  new Promise((resolve) => setTimeout(() => resolve(value), ms));
