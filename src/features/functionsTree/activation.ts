import { commands, type Disposable, type TreeView } from 'vscode';
import { COMMANDS, toFunctionTarget } from '../../contributions.ts';
import { LATEST } from '../../domain/arn/functionArn.ts';
import { opensByDoubleClick } from '../../editor/settings.ts';
import { isTreeNode, type TreeNode } from './nodes.ts';
import { nodeId } from './nodeId.ts';

/** Two clicks within this time are one double click, in milliseconds: as long as most systems have it. */
const DOUBLE_CLICK_MS = 500;
/** How long a key may take to come back from the editor as the command of the row, in milliseconds. */
const KEY_MS = 2000;

/** The view, as far as clicks concern it. */
export type ActivatedTree = Pick<
  TreeView<TreeNode>,
  'onDidExpandElement' | 'onDidCollapseElement' | 'reveal'
>;

/**
 * Effect of a click or a key on a function or a qualifier. The editor starts the command of a row with each click and
 * with Enter, does not say which, and leaves it to the command to open and close the row: so a click does that, and
 * the second of a double click, or Enter, opens the panel.
 */
export class RowActivation implements Disposable {
  readonly #tree: ActivatedTree;
  readonly #now: () => number;
  readonly #open = new Map<string, boolean>();
  readonly #subscriptions: readonly Disposable[];
  #clicked: { readonly id: string; readonly at: number } | undefined;
  #keyAt = -Infinity;

  /** @param now milliseconds */
  constructor(tree: ActivatedTree, now: () => number = () => performance.now()) {
    this.#tree = tree;
    this.#now = now;
    this.#subscriptions = [
      tree.onDidExpandElement(({ element }) => this.#open.set(nodeId(element), true)),
      tree.onDidCollapseElement(({ element }) => this.#open.set(nodeId(element), false)),
    ];
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
  }

  /** A key asks to open the row that has the focus, which only the editor knows: it selects that one. */
  async key(): Promise<void> {
    this.#keyAt = this.#now();
    await commands.executeCommand('list.select');
  }

  async activate(node: unknown): Promise<void> {
    if (!isTreeNode(node) || (node.kind !== 'function' && node.kind !== 'qualifier')) return;
    const now = this.#now();
    const byKey = now - this.#keyAt < KEY_MS;
    const again = this.#clicked?.id === nodeId(node) && now - this.#clicked.at < DOUBLE_CLICK_MS;
    this.#keyAt = -Infinity;
    this.#clicked = { id: nodeId(node), at: now };
    if (!byKey && !again && !opensByDoubleClick()) return await this.#toggle(node);
    this.#clicked = undefined;
    await commands.executeCommand(COMMANDS.openPanel, toFunctionTarget(node));
    // The editor itself has opened or closed the row with the second click.
    if (again) await this.#expand(node);
  }

  async #toggle(node: TreeNode): Promise<void> {
    // Only the row with the focus can be closed; that is the one that was clicked.
    if (this.#isOpen(node)) await commands.executeCommand('list.collapse');
    else await this.#expand(node);
  }

  async #expand(node: TreeNode): Promise<void> {
    await this.#tree.reveal(node, { select: false, focus: false, expand: true });
  }

  /** `$LATEST` is open from the start: see item.ts. */
  #isOpen(node: TreeNode): boolean {
    const isLatest = node.kind === 'qualifier' && node.report.qualifier === LATEST;
    return this.#open.get(nodeId(node)) ?? isLatest;
  }
}
