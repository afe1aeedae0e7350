import assert from 'node:assert/strict';
import { commands, type Disposable, EventEmitter, type TreeViewExpansionEvent } from 'vscode';
import { COMMANDS } from '../../src/contributions.ts';
import { type ActivatedTree, RowActivation } from '../../src/features/functionsTree/activation.ts';
import { functionNode, type TreeNode } from '../../src/features/functionsTree/nodes.ts';
import { summaryOf } from '../support/fakeLambda.ts';
import { fakeSessions } from '../support/fakeSessions.ts';

/** The view as far as clicks concern it, and a clock that a test turns. */
class Bench {
  readonly did: string[] = [];
  now = 1000;
  readonly #expanded = new EventEmitter<TreeViewExpansionEvent<TreeNode>>();
  readonly #collapsed = new EventEmitter<TreeViewExpansionEvent<TreeNode>>();
  readonly #original = commands.executeCommand;
  readonly rows: RowActivation;

  constructor() {
    const tree: ActivatedTree = {
      onDidExpandElement: this.#expanded.event,
      onDidCollapseElement: this.#collapsed.event,
      reveal: (element: TreeNode) => {
        this.did.push('expand');
        this.#expanded.fire({ element });
        return Promise.resolve();
      },
    };
    this.rows = new RowActivation(tree, () => this.now);
    Object.assign(commands, {
      executeCommand: (command: string) => {
        this.did.push(command);
        return Promise.resolve();
      },
    });
  }

  collapsed(element: TreeNode): void {
    this.#collapsed.fire({ element });
  }

  dispose(): void {
    Object.assign(commands, { executeCommand: this.#original });
    this.rows.dispose();
  }

  /** Effect of one more click, so many milliseconds after the last thing. */
  async click(node: TreeNode, later = 5000): Promise<readonly string[]> {
    this.now += later;
    this.did.length = 0;
    await this.rows.activate(node);
    return [...this.did];
  }
}

describe('a function in the tree', () => {
  let bench: Bench & Disposable;
  let orders: TreeNode;
  let payments: TreeNode;
  beforeEach(async () => {
    const session = await fakeSessions().open();
    orders = functionNode(session, summaryOf('orders'));
    payments = functionNode(session, summaryOf('payments'));
    bench = new Bench();
  });
  afterEach(() => bench.dispose());

  it('is opened and closed by a click, which opens no panel', async () => {
    assert.deepEqual(await bench.click(orders), ['expand']);
    assert.deepEqual(await bench.click(orders), ['list.collapse']);
    bench.collapsed(orders);
    assert.deepEqual(await bench.click(orders), ['expand']);
  });

  it('opens its panel by a double click, and stays open', async () => {
    await bench.click(orders);
    assert.deepEqual(await bench.click(orders, 200), [COMMANDS.openPanel, 'expand']);
    // A third click is the first of another double click.
    assert.deepEqual(await bench.click(orders, 200), ['list.collapse']);
  });

  it('is not meant by a click on another function, nor by one that comes late', async () => {
    await bench.click(orders);
    assert.deepEqual(await bench.click(payments, 100), ['expand']);
    assert.deepEqual(await bench.click(payments, 600), ['list.collapse']);
  });

  it('opens its panel by Enter, and is neither opened nor closed by that', async () => {
    await bench.rows.key();
    assert.deepEqual(bench.did, ['list.select']);
    assert.deepEqual(await bench.click(orders, 50), [COMMANDS.openPanel]);
    assert.deepEqual(await bench.click(orders), ['expand']);
  });

  it('is not opened by a key that came to nothing long ago', async () => {
    await bench.rows.key();
    assert.deepEqual(await bench.click(orders, 3000), ['expand']);
  });

  it('is nothing that another extension makes up', async () => {
    for (const value of [undefined, 7, {}, { kind: 'retry' }, { kind: 'limit' }]) {
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      await bench.rows.activate(value);
    }
    assert.deepEqual(bench.did, []);
  });
});
