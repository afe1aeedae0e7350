import { type Disposable, EventEmitter, type TreeDataProvider, type TreeItem } from 'vscode';
import type { Account, AccountChange } from '../../domain/account/account.ts';
import { type ExpectedError, isCancelled } from '../../domain/errors.ts';
import type { Log } from '../../domain/log.ts';
import { markFirst } from '../../domain/marks.ts';
import { TagReading } from '../../domain/account/tagReading.ts';
import { functionFilter } from '../../domain/account/functionFilter.ts';
import type { Session } from '../../domain/session/session.ts';
import type { SessionManager } from '../../domain/session/sessionManager.ts';
import { whyUnknown } from '../../domain/qualifiers/qualifiers.ts';
import { reportUnexpected } from '../../editor/log.ts';
import type { TreeChoice } from '../../editor/memory.ts';
import { AwaitedRows } from './awaitedRows.ts';
import { failureRows, functionChildren, qualifierChildren } from './children.ts';
import { treeItem } from './item.ts';
import { type FunctionNode, parentOf, type QualifierNode, type TreeNode } from './nodes.ts';
import { PaintSchedule } from './paintSchedule.ts';
import { FunctionRows } from './rows.ts';
import { welcomeOf } from './status.ts';

/** Translates what is known of the account into rows; asks only for what is expanded. */
export class FunctionsProvider implements TreeDataProvider<TreeNode>, Disposable {
  readonly #sessions: SessionManager;
  readonly #log: Log;
  readonly #changed = new EventEmitter<TreeNode | undefined>();
  readonly #schedule = new PaintSchedule();
  readonly #subscriptions: { dispose(): void }[] = [];
  #follows: { dispose(): void } | undefined;
  #late: NodeJS.Timeout | undefined;
  #rows: FunctionRows | undefined;
  readonly #waiting = new AwaitedRows();
  /** Failures of a function until the user tries again: repainting never retries. */
  readonly #failures = new Map<string, unknown>();
  readonly #failedChecks = new Map<string, unknown>();
  #choice: TreeChoice = { filter: '', groupedByStack: false };
  readonly #tags = new TagReading(
    () => this.#changed.fire(undefined),
    (error) => reportUnexpected(this.#log, 'Reading tags for the functions view', error),
  );
  readonly onDidChangeTreeData = this.#changed.event;

  constructor(sessions: SessionManager, log: Log) {
    this.#sessions = sessions;
    this.#log = log;
    this.#subscriptions.push(sessions.onDidChange(() => this.#sessionChanged()));
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
    if (!node) return [...(await this.#waiting.answer(() => this.#rootChildren()))];
    if (node.kind === 'stack') return [...node.functions];
    if (node.kind === 'function') return [...(await this.#functionChildren(node))];
    return node.kind === 'qualifier' ? [...this.#qualifierChildren(node)] : [];
  }

  /** The row of a function of the session in use, if it is known and passes the filter. */
  functionNode(name: string): FunctionNode | undefined {
    const summary = this.#rows?.session.account.directory.get(name);
    return summary && this.#rows?.node(summary);
  }

  /** Asks again for what a failure row of a function stands for. */
  retry(name: string): void {
    this.#forgetFailures(name);
    this.#rows?.session.account.forgetUnknownQualifiers(name);
    this.#repaint(name);
  }

  /** Reads everything again. */
  async refresh(): Promise<void> {
    this.#failures.clear();
    this.#failedChecks.clear();
    await this.#rows?.session.account.refresh();
  }

  dispose(): void {
    this.#follows?.dispose();
    clearTimeout(this.#late);
    for (const subscription of this.#subscriptions) subscription.dispose();
    this.#changed.dispose();
  }

  async #rootChildren(): Promise<readonly TreeNode[]> {
    const session = await this.#session();
    if (!session) return this.#sessionFailure();
    const { directory } = session.account;
    if (directory.state.kind === 'unread') void directory.load();
    await this.#waiting.first;
    // A list of one page ends in this turn: its rows need not be painted twice.
    if (directory.state.kind === 'loading') await new Promise((resolve) => setImmediate(resolve));
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

  async #functionChildren(node: FunctionNode): Promise<readonly TreeNode[]> {
    const { account } = node.session;
    const { name } = node.summary;
    if (this.#failures.has(name)) return failureRows(this.#failures.get(name), node);
    try {
      const answer = await account.configs(name);
      if (this.#isLeft(node)) return [];
      return functionChildren(node, answer);
    } catch (error) {
      if (isCancelled(error) || this.#isLeft(node)) return [];
      reportUnexpected(this.#log, `Reading the event-invoke configs of ${name}`, error);
      this.#failures.set(name, error);
      return failureRows(error, node);
    }
  }

  /** Late answers for a session that is no longer in use are dropped. */
  #isLeft({ session }: FunctionNode): boolean {
    return session !== this.#sessions.current;
  }

  #qualifierChildren(node: QualifierNode): readonly TreeNode[] {
    const { name } = node.parent.summary;
    const rows = qualifierChildren(node);
    if (this.#failedChecks.has(name)) return [...rows, ...failureRows(this.#failedChecks.get(name), node)];
    const refusal = refusalOf(node);
    if (refusal) return [...rows, ...failureRows(refusal, node)];
    this.#checkExistence(node);
    return rows;
  }

  /** A config outlives its alias or version. Whether that happened is asked for when its row is opened. */
  #checkExistence({ parent, report }: QualifierNode): void {
    const { qualifier, settings, status } = report;
    const { account } = parent.session;
    const { name } = parent.summary;
    if (!settings.configured || status !== 'unknown') return;
    if (whyUnknown(qualifier, account.peekQualifiers(name))) return;
    account.qualifiers(name).then(
      () => undefined,
      (error: unknown) => {
        if (isCancelled(error) || this.#isLeft(parent)) return;
        reportUnexpected(this.#log, `Reading the aliases and versions of ${name}`, error);
        this.#failedChecks.set(name, error);
        this.#repaint(name);
      },
    );
  }

  /** Paints one function again; all rows when it is not the row that the editor has. */
  #repaint(name: string): void {
    const painted = this.#rows?.painted(name);
    this.#changed.fire(painted === this.functionNode(name) ? painted : undefined);
  }

  #forgetFailures(name: string): void {
    this.#failures.delete(name);
    this.#failedChecks.delete(name);
  }

  #sessionChanged(): void {
    const session = this.#sessions.current;
    if (session && session === this.#rows?.session) {
      // The message above the rows says now how many there are.
      if (session.isThrottled) this.#paintBehind(session.account);
      return;
    }
    // The editor asked before there was a session, and waits for this one: see the note at `#fire`.
    const awaited = this.#waiting.areAwaited && !this.#rows;
    this.#follows?.dispose();
    clearTimeout(this.#late);
    this.#waiting.reset();
    this.#schedule.reset();
    this.#failures.clear();
    this.#failedChecks.clear();
    this.#rows = session && new FunctionRows(session);
    this.#readTags();
    this.#follows = session?.account.onDidChange((change) => this.#accountChanged(session.account, change));
    this.#fire(awaited);
  }

  #accountChanged(account: Account, change: AccountChange): void {
    if (change.kind === 'report') return this.#repaint(change.name);
    if (change.kind === 'function') {
      this.#forgetFailures(change.name);
      this.#repaint(change.name);
      return;
    }
    const { state, size } = account.directory;
    const ended = state.kind === 'complete' || state.kind === 'failed';
    clearTimeout(this.#late);
    if (ended) this.#schedule.reset();
    else if (!this.#schedule.isDue(size)) {
      this.#late = setTimeout(() => this.#paintBehind(account), this.#schedule.lateAfter(size));
      return;
    }
    const awaited = this.#waiting.areAwaited;
    this.#waiting.arrive();
    // Work on the next pages would delay these rows: on two cores, first rows took longer in long lists.
    if (awaited && !ended) account.directory.holdPages(this.#waiting.shown());
    this.#fire(awaited);
  }

  /** Paints what has been read while the next page lets wait. */
  #paintBehind({ directory }: Account): void {
    const { state, size } = directory;
    if (state.kind === 'loading' && this.#schedule.isBehind(size)) this.#fire(this.#waiting.areAwaited);
  }

  /**
   * Asks the editor to ask again, unless it waits for an answer that will have all this. The editor gathers such
   * calls for as long as they follow each other within 200 ms, those for the message above the rows included
   * (debounce in extHostTreeViews.ts of VS Code): one too many delays what matters.
   */
  #fire(awaited: boolean): void {
    if (!awaited) this.#changed.fire(undefined);
  }
}

/** Why it cannot be told whether the alias or version of a config is still there, where that is known. */
function refusalOf({ parent, report }: QualifierNode): ExpectedError | undefined {
  const known = parent.session.account.peekQualifiers(parent.summary.name);
  return report.settings.configured ? whyUnknown(report.qualifier, known) : undefined;
}
