import {
  commands,
  Disposable,
  type Event,
  EventEmitter,
  type TreeDataProvider,
  type TreeView,
  window,
} from 'vscode';
import { COMMANDS, VIEWS } from '../../contributions.ts';
import { type Once, once } from '../../domain/async/lazy.ts';
import type { SessionManager } from '../../domain/session/sessionManager.ts';
import { reportUnexpected } from '../../editor/log.ts';
import type { FunctionsTree, TreeDeps } from './functionsTree.ts';
import type { TreeNode } from './nodes.ts';

/** The view "Functions" and its commands; their code is loaded with the first session, look at the view, or command. */
export function registerFunctionsTree(deps: TreeDeps): Disposable {
  const { sessions, log } = deps;
  const changed = new EventEmitter<TreeNode | undefined>();
  const view: TreeView<TreeNode> = window.createTreeView<TreeNode>(VIEWS.functions, {
    showCollapseAll: true,
    treeDataProvider: lazyProvider(sessions, changed.event, () => tree()),
  });
  const tree: Once<FunctionsTree> = once(async () => {
    const code = await import('./functionsTree.ts');
    return new code.FunctionsTree(deps, view, (node) => changed.fire(node));
  });
  return Disposable.from(
    changed,
    view,
    // The parts around the rows, and the session's facts that commands need, before anybody looks at the view.
    sessions.onDidChange(() => {
      tree().catch((error: unknown) => reportUnexpected(log, 'Showing the functions', error));
    }),
    ...TREE_COMMANDS.map((name) =>
      commands.registerCommand(
        COMMANDS[name],
        async (argument: unknown) => await (await tree())[name](argument),
      ),
    ),
    ...COPY_COMMANDS.map((name) =>
      commands.registerCommand(COMMANDS[name], async (argument: unknown) =>
        (await import('./commands.ts')).runCopyCommand(name, sessions, argument),
      ),
    ),
    { dispose: () => void tree.started?.then((shown) => shown.dispose()) },
  );
}

/** Loads the code of the tree when the editor asks for rows. */
function lazyProvider(
  sessions: SessionManager,
  onDidChangeTreeData: Event<TreeNode | undefined>,
  tree: () => Promise<FunctionsTree>,
): TreeDataProvider<TreeNode> {
  return {
    onDidChangeTreeData,
    getChildren: async (node) => {
      // While the code of the tree is loaded. The code that waits for the session handles a failure.
      if (sessions.state.kind === 'closed') sessions.open().catch(() => undefined);
      return await (await tree()).provider.getChildren(node);
    },
    getTreeItem: async (node) => (await tree()).provider.getTreeItem(node),
    getParent: async (node) => (await tree()).provider.getParent(node),
    resolveTreeItem: async (item, node) => await (await tree()).provider.resolveTreeItem(item, node),
  };
}

const TREE_COMMANDS = [
  'activateRow',
  'openRow',
  'refresh',
  'refreshFunction',
  'filter',
  'clearFilter',
  'groupByStack',
  'ungroup',
  'retry',
  'revealFunction',
] as const;

/** The commands that take something out of the tree. */
const COPY_COMMANDS = ['copyName', 'copyArn', 'copyJson', 'copyCli', 'copyAs', 'openConsole'] as const;
