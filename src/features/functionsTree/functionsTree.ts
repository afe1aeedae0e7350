import { commands, type Disposable, l10n, type TreeView, window } from 'vscode';
import { COMMANDS, toFunctionTarget } from '../../contributions.ts';
import type { Log } from '../../domain/log.ts';
import type { Session } from '../../domain/session/session.ts';
import type { SessionManager } from '../../domain/session/sessionManager.ts';
import { reportUnexpected } from '../../editor/log.ts';
import { plainMessage } from '../../editor/message.ts';
import { isMismatch, matchSession, type Mismatch } from '../../domain/session/sessionMatch.ts';
import { mismatchText, switchToText } from '../../presentation/match.ts';
import { errorText } from '../../presentation/error.ts';
import type { TreeMemory } from '../../editor/memory.ts';
import { RowActivation } from './activation.ts';
import { askForFilter } from './filterInput.ts';
import { functionOf, isTreeNode, type TreeNode } from './nodes.ts';
import { FunctionsProvider } from './provider.ts';
import { FunctionsView } from './view.ts';

export interface TreeDeps {
  readonly sessions: SessionManager;
  readonly log: Log;
  readonly memory: TreeMemory;
}

/** The rows of the view "Functions", what stands around them, and what its commands do. */
export class FunctionsTree implements Disposable {
  readonly provider: FunctionsProvider;
  readonly #deps: TreeDeps;
  readonly #view: FunctionsView;
  readonly #rows: RowActivation;

  /** @param changed asks the editor to ask for a row again; undefined: for all */
  constructor(deps: TreeDeps, tree: TreeView<TreeNode>, changed: (node: TreeNode | undefined) => void) {
    this.#deps = deps;
    this.provider = new FunctionsProvider(deps.sessions, deps.log);
    this.provider.onDidChangeTreeData(changed);
    this.#view = new FunctionsView(deps.sessions, this.provider, tree, deps.memory);
    this.#rows = new RowActivation(tree);
  }

  activateRow(node: unknown): Promise<void> {
    return this.#rows.activate(node);
  }

  openRow(): Promise<void> {
    return this.#rows.key();
  }

  /** Reads everything again; where no session could be opened, tries that. */
  async refresh(): Promise<void> {
    const { sessions } = this.#deps;
    sessions.current?.connection.retrySignIn();
    if (sessions.current) await this.provider.refresh();
    else await sessions.reopen().catch(() => undefined);
  }

  async refreshFunction(argument: unknown): Promise<void> {
    const { sessions, log } = this.#deps;
    const target = toFunctionTarget(argument);
    const session = sessions.current;
    if (!session || !target || isMismatch(matchSession(target, session))) return;
    session.connection.retrySignIn();
    try {
      await session.inRegion(target.region).refreshFunction(target.name);
    } catch (error) {
      // Its row asks again and says what failed; only the dead-letter queue is as old as before.
      reportUnexpected(log, `Reading ${target.name} again`, error);
    }
  }

  filter(): void {
    askForFilter(this.provider.choice.filter, (pattern) => this.#view.setFilter(pattern));
  }

  clearFilter(): void {
    this.#view.setFilter('');
  }

  groupByStack(): void {
    this.#view.group(true);
  }

  ungroup(): void {
    this.#view.group(false);
  }

  async retry(node: unknown): Promise<void> {
    const fn = isTreeNode(node) ? functionOf(node) : undefined;
    if (!fn) return await this.refresh();
    fn.session.connection.retrySignIn();
    this.provider.retry(fn.summary.name);
  }

  /** Selects a function in the tree. Of another region of the account, it opens the panel instead. */
  async revealFunction(argument: unknown): Promise<void> {
    const target = toFunctionTarget(argument);
    if (!target) return;
    const { sessions, log } = this.#deps;
    try {
      const session = await sessions.open();
      const match = matchSession(target, session);
      if (isMismatch(match)) return await offerSwitch(match, sessions);
      if (target.region !== session.region)
        return void (await commands.executeCommand(COMMANDS.openPanel, target));
      await this.#revealOwn(session, target.name);
    } catch (error) {
      reportUnexpected(log, `Showing ${target.name} in the tree`, error);
      void window.showErrorMessage(plainMessage(errorText(error).headline));
    }
  }

  dispose(): void {
    this.provider.dispose();
    this.#view.dispose();
    this.#rows.dispose();
  }

  async #revealOwn(session: Session, name: string): Promise<void> {
    const { directory } = session.account;
    if (!directory.lists(name)) await directory.load();
    const node = directory.lists(name) ? this.provider.functionNode(name) : undefined;
    if (!node) {
      const text = l10n.t('Function {0} not found in Region {1} in this account.', name, session.region);
      return void window.showInformationMessage(plainMessage(text));
    }
    if (this.provider.hides(name)) this.#view.setFilter('');
    await this.#view.tree.reveal(node, { select: true, focus: true, expand: true });
  }
}

/** Says why the tree cannot show a function, with the profiles that could. */
async function offerSwitch(match: Mismatch, sessions: SessionManager): Promise<void> {
  const { accountId } = match.kind === 'otherAccount' ? match : {};
  const profiles = accountId === undefined ? [] : await sessions.profiles.signingInTo(accountId);
  const buttons = profiles.length === 0 ? [l10n.t('Switch Profile…')] : profiles.map(switchToText);
  const text = plainMessage(mismatchText(match, profiles));
  const chosen = await window.showInformationMessage(text, ...buttons);
  if (chosen === undefined) return;
  await commands.executeCommand(COMMANDS.switchProfile, profiles[buttons.indexOf(chosen)]);
}
