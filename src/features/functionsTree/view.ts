import { commands, type Disposable, type TreeView } from 'vscode';
import { CONTEXT_KEYS } from '../../contributions.ts';
import { connectionHasConsole } from '../../domain/links/consoleLink.ts';
import type { SessionManager } from '../../domain/session/sessionManager.ts';
import { plainLabel } from '../../editor/treeText.ts';
import type { TreeChoice, TreeMemory } from '../../editor/memory.ts';
import type { TreeNode } from './nodes.ts';
import type { FunctionsProvider } from './provider.ts';
import { passes } from './rows.ts';
import { viewStatus } from './status.ts';

/** The view and what stands around its rows, kept true with every change of session, list and filter. */
export class FunctionsView implements Disposable {
  readonly tree: TreeView<TreeNode>;
  readonly #sessions: SessionManager;
  readonly #provider: FunctionsProvider;
  readonly #subscriptions: { dispose(): void }[] = [];
  readonly #memory: TreeMemory;
  readonly #keys = new Map<string, unknown>();
  #follows: { dispose(): void } | undefined;

  /** @param memory of the choices: those of the last time apply at once */
  constructor(
    sessions: SessionManager,
    provider: FunctionsProvider,
    tree: TreeView<TreeNode>,
    memory: TreeMemory,
  ) {
    this.#memory = memory;
    provider.choice = memory.load();
    this.#sessions = sessions;
    this.#provider = provider;
    this.tree = tree;
    this.#subscriptions.push(
      sessions.onDidChange(() => this.#sessionChanged()),
      provider.onDidChangeTreeData(() => this.#update()),
    );
    this.#sessionChanged();
  }

  /** Shows only functions whose name passes; the empty text shows all. */
  setFilter(pattern: string): void {
    this.#choose({ ...this.#provider.choice, filter: pattern });
  }

  /** Shows the functions below their stacks. */
  group(groupedByStack: boolean): void {
    this.#choose({ ...this.#provider.choice, groupedByStack });
  }

  #choose(choice: TreeChoice): void {
    this.#provider.choice = choice;
    this.#memory.save(this.#provider.choice);
    this.#update();
  }

  dispose(): void {
    this.#follows?.dispose();
    for (const subscription of this.#subscriptions) subscription.dispose();
  }

  #sessionChanged(): void {
    this.#follows?.dispose();
    const account = this.#sessions.current?.account;
    // Not with every page: see the note at `#fire` in provider.ts.
    this.#follows = account?.onDidChange(() => account.directory.state.kind !== 'loading' && this.#update());
    this.#update();
  }

  #update(): void {
    const { filter, groupedByStack } = this.#provider.choice;
    const { description, message, viewState } = viewStatus(
      this.#sessions.state,
      filter,
      this.#shown(filter),
      this.#provider.tagFailure,
    );
    // Each of these is a message to the editor, whether it changes anything or not.
    const shown = plainLabel(description);
    if ((this.tree.description ?? '') !== shown) this.tree.description = shown;
    const above = message === undefined ? '' : plainLabel(message);
    if ((this.tree.message ?? '') !== above) this.tree.message = above;
    this.#setKey(CONTEXT_KEYS.viewState, viewState);
    this.#setKey(CONTEXT_KEYS.filterActive, filter !== '');
    this.#setKey(CONTEXT_KEYS.groupedByStack, groupedByStack);
    const connection = this.#sessions.current?.connection;
    this.#setKey(CONTEXT_KEYS.sampleActive, connection?.source === 'sample');
    this.#setKey(CONTEXT_KEYS.hasConsole, connection !== undefined && connectionHasConsole(connection));
  }

  /** How many functions pass the filter; not counted while pages stream in, which would be once a page. */
  #shown(filter: string): number | undefined {
    const session = this.#sessions.current;
    if (!session || filter === '' || session.account.directory.state.kind === 'loading') return undefined;
    return session.account.directory.all().filter(passes(session, filter)).length;
  }

  #setKey(key: string, value: unknown): void {
    if (this.#keys.get(key) === value) return;
    this.#keys.set(key, value);
    void commands.executeCommand('setContext', key, value);
  }
}
