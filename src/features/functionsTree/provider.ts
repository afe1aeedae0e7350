import { type Disposable, EventEmitter, type TreeDataProvider, type TreeItem } from 'vscode';
import type { Account, AccountChange } from '../../domain/account/account.ts';
import type { Log } from '../../domain/log.ts';
import { markFirst } from '../../domain/marks.ts';
import { TagReading } from '../../domain/account/tagReading.ts';
import { functionFilter } from '../../domain/account/functionFilter.ts';
import type { Session } from '../../domain/session/session.ts';
import type { SessionManager } from '../../domain/session/sessionManager.ts';
import { reportUnexpected } from '../../editor/log.ts';
import type { TreeChoice } from '../../editor/memory.ts';
import { ChildRows } from './childRows.ts';
import { failureRows } from './children.ts';
import { treeItem } from './item.ts';
import { type FunctionNode, parentOf, type TreeNode } from './nodes.ts';
import { RowPainter } from './rowPainter.ts';
import { FunctionRows } from './rows.ts';
import { welcomeOf } from './status.ts';

/** Translates what is known of the account into rows; asks only for what is expanded. */
export class FunctionsProvider implements TreeDataProvider<TreeNode>, Disposable {
  readonly #sessions: SessionManager;
  readonly #log: Log;
  readonly #changed = new EventEmitter<TreeNode | undefined>();
  readonly #painter = new RowPainter(() => this.#changed.fire(undefined));
  readonly #children: ChildRows;
  readonly #subscription: { dispose(): void };
  #follows: { dispose(): void } | undefined;
  #rows: FunctionRows | undefined;
  #choice: TreeChoice = { filter: '', groupedByStack: false };
  readonly #tags = new TagReading(
    () => this.#changed.fire(undefined),
    (error) => reportUnexpected(this.#log, 'Reading tags for the functions view', error),
  );
  readonly onDidChangeTreeData = this.#changed.event;

  constructor(sessions: SessionManager, log: Log) {
    this.#sessions = sessions;
    this.#log = log;
    this.#children = new ChildRows(sessions, log, (name) => this.#repaint(name));
    this.#subscription = sessions.onDidChange(() => this.#sessionChanged());
    if (sessions.current) this.#sessionChanged();
  }

  get choice(): TreeChoice {
    return this.#choice;
  }

  set choice({ filter, groupedByStack }: TreeChoice) {
    this.#choice = { filter: filter.trim(), groupedByStack };
    this.#readTags();
    this.#changed.fire(undefined);
  }

  /** The reason why the tags for the filter or the groups cannot be read. */
  get tagFailure(): unknown {
    const state = this.#tags.state(this.#rows?.session.account);
    return state.kind === 'failed' ? state.error : undefined;
  }

  /** One listing for the whole account, and only for groups, or a filter that asks for stacks or tags. */
  #readTags(): void {
    const { filter, groupedByStack } = this.#choice;
    const isNeeded = groupedByStack || functionFilter(filter).needsTags;
    void this.#tags.read(isNeeded ? this.#rows?.session.account : undefined);
  }

  /** True if the filter keeps a function from being shown. */
  hides(name: string): boolean {
    const tags = this.#rows?.session.account.deployments?.peekTags();
    return !functionFilter(this.#choice.filter).accepts(name, tags);
  }

  getTreeItem(node: TreeNode): TreeItem {
    return treeItem(node);
  }

  async resolveTreeItem(item: TreeItem, node: TreeNode): Promise<TreeItem> {
    const tooltip = (await import('./tooltip.ts')).tooltipOf(node);
    if (tooltip) item.tooltip = tooltip;
    return item;
  }

  getParent(node: TreeNode): TreeNode | undefined {
    return parentOf(node);
  }

  async getChildren(node?: TreeNode): Promise<TreeNode[]> {
    if (!node) return [...(await this.#painter.answer(() => this.#rootChildren()))];
    if (node.kind === 'stack') return [...node.functions];
    if (node.kind === 'function') return [...(await this.#children.ofFunction(node))];
    return node.kind === 'qualifier' ? [...this.#children.ofQualifier(node)] : [];
  }

  /** The row of a function of the session in use, if it is known and passes the filter. */
  functionNode(name: string): FunctionNode | undefined {
    const summary = this.#rows?.session.account.directory.get(name);
    return summary && this.#rows?.node(summary);
  }

  /** Asks again for what a failure row of a function stands for. */
  retry(name: string): void {
    this.#children.forget(name);
    this.#rows?.session.account.forgetUnknownQualifiers(name);
    this.#repaint(name);
  }

  /** Reads everything again. */
  async refresh(): Promise<void> {
    this.#children.forgetAll();
    await this.#rows?.session.account.refresh();
  }

  dispose(): void {
    this.#follows?.dispose();
    this.#painter.dispose();
    this.#subscription.dispose();
    this.#changed.dispose();
  }

  async #rootChildren(): Promise<readonly TreeNode[]> {
    const session = await this.#session();
    if (!session) return this.#sessionFailure();
    const { directory } = session.account;
    if (directory.state.kind === 'unread') void directory.load();
    await this.#painter.ready(session.account);
    markFirst('rowsHandedOver');
    return this.#rows?.rows(this.#choice) ?? [];
  }

  /** The session in use, opened if that was not tried yet; repainting never retries. */
  async #session(): Promise<Session | undefined> {
    if (this.#sessions.state.kind === 'failed') return undefined;
    try {
      return await this.#sessions.open();
    } catch (error) {
      reportUnexpected(this.#log, 'Opening the session', error);
      return undefined;
    }
  }

  #sessionFailure(): readonly TreeNode[] {
    const { state } = this.#sessions;
    return state.kind === 'failed' && welcomeOf(state.error) === undefined
      ? failureRows(state.error, undefined, true)
      : [];
  }

  /** Paints one function again; all rows when it is not the row that the editor has. */
  #repaint(name: string): void {
    const painted = this.#rows?.painted(name);
    this.#changed.fire(painted === this.functionNode(name) ? painted : undefined);
  }

  #sessionChanged(): void {
    const session = this.#sessions.current;
    if (session && session === this.#rows?.session) {
      // The message above the rows says now how many there are.
      if (session.isThrottled) this.#painter.paintBehind(session.account);
      return;
    }
    // The editor asked before there was a session, and waits for this one: see the note at `paint`.
    const awaited = this.#painter.areAwaited && !this.#rows;
    this.#follows?.dispose();
    this.#painter.reset();
    this.#children.forgetAll();
    this.#rows = session && new FunctionRows(session);
    this.#readTags();
    this.#follows = session?.account.onDidChange((change) => this.#accountChanged(session.account, change));
    this.#painter.paint(awaited);
  }

  #accountChanged(account: Account, change: AccountChange): void {
    if (change.kind === 'report') return this.#repaint(change.name);
    if (change.kind === 'functions') return this.#painter.listChanged(account);
    this.#children.forget(change.name);
    this.#repaint(change.name);
  }
}
