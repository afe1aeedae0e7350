import type { FunctionSummary } from '../../domain/session/lambdaApi.ts';
import { functionFilter } from '../../domain/account/functionFilter.ts';
import type { Session } from '../../domain/session/session.ts';
import { STACK_NAME_TAG } from '../../domain/session/taggingApi.ts';
import type { TreeChoice } from '../../editor/memory.ts';
import { failureRows } from './children.ts';
import { welcomeOf } from './status.ts';
import { type FunctionNode, functionNode, type StackNode, type TreeNode } from './nodes.ts';

/** The functions of a session as nodes, the same object for the same function as long as it is unchanged. */
export class FunctionRows {
  readonly #session: Session;
  readonly #nodes = new Map<string, FunctionNode>();
  /** By stack; empty where the view is not grouped, or the tags have not been read. */
  #stacks: ReadonlyMap<string, StackNode> = new Map();

  constructor(session: Session) {
    this.#session = session;
  }

  get session(): Session {
    return this.#session;
  }

  /** The functions that pass the filter, by name, or in their stacks; after them what the list still lacks. */
  rows({ filter, groupedByStack }: TreeChoice): readonly TreeNode[] {
    const { directory } = this.#session.account;
    const functions = directory.all().filter(passes(this.#session, filter));
    const nodes = functions.map((summary) => this.node(summary));
    const rows = groupedByStack ? this.#grouped(nodes) : nodes;
    if (!groupedByStack) this.#stacks = new Map();
    switch (directory.state.kind) {
      case 'failed':
        return this.#failed(rows, directory.state.error);
      case 'loading':
        return rows.length > 0 ? [...rows, { kind: 'loading' }] : rows;
      case 'unread':
      case 'complete':
        return rows;
      default:
        return directory.state satisfies never;
    }
  }

  /** Stacks by name, then the functions that belong to none. */
  #grouped(nodes: readonly FunctionNode[]): readonly TreeNode[] {
    const byStack = Map.groupBy(nodes, ({ summary }) => this.#stackOf(summary.name));
    const stacks = [...byStack].flatMap(([stack, functions]): readonly StackNode[] =>
      stack === undefined ? [] : [{ kind: 'stack', session: this.#session, stack, functions }],
    );
    this.#stacks = new Map(stacks.map((node) => [node.stack, node]));
    return [...stacks.toSorted((a, b) => (a.stack < b.stack ? -1 : 1)), ...(byStack.get(undefined) ?? [])];
  }

  #stackOf(name: string): string | undefined {
    return this.#session.account.deployments?.peekTags()?.tags.get(name)?.get(STACK_NAME_TAG);
  }

  /** With nothing known, some errors have a welcome view, which needs an empty tree. */
  #failed(rows: readonly TreeNode[], error: unknown): readonly TreeNode[] {
    const isEmpty = this.#session.account.directory.size === 0;
    const welcomes = isEmpty && welcomeOf(error) !== undefined;
    return welcomes ? rows : [...rows, ...failureRows(error, undefined, isEmpty)];
  }

  /** The node that was handed out last for a function. */
  painted(name: string): FunctionNode | undefined {
    return this.#nodes.get(name);
  }

  node(summary: FunctionSummary): FunctionNode {
    const known = this.#nodes.get(summary.name);
    if (known?.summary === summary) return known;
    const node = functionNode(this.#session, summary, () =>
      this.#stacks.get(this.#stackOf(summary.name) ?? ''),
    );
    this.#nodes.set(summary.name, node);
    return node;
  }
}

/** True if a function passes the filter, as far as tags have been read. */
export function passes(
  session: Session,
  pattern: string,
): (summary: Pick<FunctionSummary, 'name'>) => boolean {
  const filter = functionFilter(pattern);
  const tags = session.account.deployments?.peekTags();
  return ({ name }) => filter.accepts(name, tags);
}
