import { commands, Disposable, l10n, window } from 'vscode';
import { COMMANDS, type FunctionTarget, toFunctionTarget } from '../../contributions.ts';
import type { Log } from '../../domain/log.ts';
import type { Session } from '../../domain/session/session.ts';
import type { SessionManager } from '../../domain/session/sessionManager.ts';
import { reportUnexpected } from '../../editor/log.ts';
import { plainMessage } from '../../editor/message.ts';
import { errorText } from '../../presentation/error.ts';
import { RowActivation } from './activation.ts';
import { registerCopyCommands } from './copyCommands.ts';
import { askForFilter } from './filterInput.ts';
import { functionOf, isTreeNode } from './nodes.ts';
import { FunctionsProvider } from './provider.ts';
import { FunctionsView } from './view.ts';

/** The view "Functions" and its commands. */
export function registerFunctionsTree(deps: {
  readonly sessions: SessionManager;
  readonly log: Log;
}): Disposable {
  const { sessions, log } = deps;
  const provider = new FunctionsProvider(sessions, log);
  const view = new FunctionsView(sessions, provider);
  const rows = new RowActivation(view.tree);
  const register = (id: string, run: (argument: unknown) => unknown): Disposable =>
    commands.registerCommand(id, run);
  return Disposable.from(
    provider,
    view,
    rows,
    register(COMMANDS.activateRow, (node) => rows.activate(node)),
    register(COMMANDS.openRow, () => rows.key()),
    registerCopyCommands(sessions),
    register(COMMANDS.refresh, () => refresh(sessions, provider)),
    register(COMMANDS.refreshFunction, (argument) => refreshFunction(deps, toFunctionTarget(argument))),
    register(COMMANDS.filter, () => askForFilter(provider.filter, (pattern) => view.setFilter(pattern))),
    register(COMMANDS.clearFilter, () => view.setFilter('')),
    register(COMMANDS.retry, (node) => retry(node, sessions, provider)),
    register(COMMANDS.revealFunction, (argument) => reveal(deps, provider, view, toFunctionTarget(argument))),
  );
}

/** Reads everything again; where no session could be opened, tries that. */
async function refresh(sessions: SessionManager, provider: FunctionsProvider): Promise<void> {
  sessions.current?.connection.retrySignIn();
  if (sessions.current) await provider.refresh();
  else await sessions.reopen().catch(() => undefined);
}

async function refreshFunction(
  { sessions, log }: { readonly sessions: SessionManager; readonly log: Log },
  target: FunctionTarget | undefined,
): Promise<void> {
  const session = sessions.current;
  if (!session || !target || !isOwn(session, target)) return;
  session.connection.retrySignIn();
  try {
    await session.inRegion(target.region).refreshFunction(target.name);
  } catch (error) {
    // Its row asks again and says what failed; only the dead-letter queue is as old as before.
    reportUnexpected(log, `Reading ${target.name} again`, error);
  }
}

async function retry(node: unknown, sessions: SessionManager, provider: FunctionsProvider): Promise<void> {
  const fn = isTreeNode(node) ? functionOf(node) : undefined;
  if (!fn) return await refresh(sessions, provider);
  fn.session.connection.retrySignIn();
  provider.retry(fn.summary.name);
}

/** Selects a function in the tree. Of another region of the account, it opens the panel instead. */
async function reveal(
  { sessions, log }: { readonly sessions: SessionManager; readonly log: Log },
  provider: FunctionsProvider,
  view: FunctionsView,
  target: FunctionTarget | undefined,
): Promise<void> {
  if (!target) return;
  try {
    const session = await sessions.open();
    if (!isOwn(session, target))
      return void window.showInformationMessage(plainMessage(otherAccountText(session, target)));
    if (target.region !== session.region)
      return void (await commands.executeCommand(COMMANDS.openPanel, target));
    await revealOwn(session, provider, view, target.name);
  } catch (error) {
    reportUnexpected(log, `Showing ${target.name} in the tree`, error);
    void window.showErrorMessage(plainMessage(errorText(error).headline));
  }
}

async function revealOwn(
  session: Session,
  provider: FunctionsProvider,
  view: FunctionsView,
  name: string,
): Promise<void> {
  const { directory } = session.account;
  if (!directory.lists(name)) await directory.load();
  const node = directory.lists(name) ? provider.functionNode(name) : undefined;
  if (!node) {
    const text = l10n.t('Function {0} not found in Region {1} in this account.', name, session.region);
    return void window.showInformationMessage(plainMessage(text));
  }
  if (provider.hides(name)) view.setFilter('');
  await view.tree.reveal(node, { select: true, focus: true, expand: true });
}

function isOwn(session: Session, { accountId }: FunctionTarget): boolean {
  const own = session.knownAccountId;
  return accountId === undefined || own === undefined || accountId === own;
}

function otherAccountText(session: Session, { name, accountId }: FunctionTarget): string {
  return l10n.t(
    '{0} is in account {1}. The active profile is in account {2}.',
    name,
    accountId ?? '',
    session.knownAccountId ?? '',
  );
}
