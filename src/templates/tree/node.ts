import type { Span } from '../../domain/declared/declared.ts';

interface AnyNode {
  /** The value as it stands in the text; of a quoted or block scalar the whole token. */
  readonly at: Span;
  /** YAML's tag as it is written: `!GetAtt`. */
  readonly tag?: string;
}

export interface Scalar extends AnyNode {
  readonly kind: 'scalar';
  readonly value: string | number | boolean | null;
  /** The value as a text; of a number or `true` as it is written. */
  readonly text: string;
  /** The text without its quotes; equal to `at` where there are none. */
  readonly inner: Span;
}

export interface ListNode extends AnyNode {
  readonly kind: 'list';
  readonly items: readonly TreeNode[];
}

export interface Entry {
  readonly key: Scalar;
  /** Absent: nothing is written behind the key. */
  readonly value?: TreeNode;
}

export interface MapNode extends AnyNode {
  readonly kind: 'map';
  readonly entries: readonly Entry[];
}

/** A node of YAML or JSON. Nodes behind a YAML alias are shared, never copied; there are no cycles. */
export type TreeNode = Scalar | ListNode | MapNode;

/** The entries of a map; of anything else none. */
export const entriesOf = (node: TreeNode | undefined): readonly Entry[] =>
  node?.kind === 'map' ? node.entries : [];

/** Maps with more entries are indexed. */
const FEW = 16;
const indexes = new WeakMap<MapNode, ReadonlyMap<string, Entry>>();

/** The last entry of a key, as parsers that allow doubled keys take it. */
export function entryOf(node: TreeNode | undefined, key: string): Entry | undefined {
  if (node?.kind !== 'map') return undefined;
  if (node.entries.length <= FEW) return node.entries.findLast((entry) => entry.key.text === key);
  return indexOf(node).get(key);
}

function indexOf(node: MapNode): ReadonlyMap<string, Entry> {
  const known = indexes.get(node);
  if (known) return known;
  const index = new Map(node.entries.map((entry) => [entry.key.text, entry]));
  indexes.set(node, index);
  return index;
}

/** Node at a path of keys. */
export function at(node: TreeNode | undefined, ...path: readonly string[]): TreeNode | undefined {
  return path.reduce<TreeNode | undefined>((inner, key) => entryOf(inner, key)?.value, node);
}

/** The scalar that stands at a path of keys. */
export function scalarAt(node: TreeNode | undefined, ...path: readonly string[]): Scalar | undefined {
  const found = at(node, ...path);
  return found?.kind === 'scalar' ? found : undefined;
}

/** From the beginning of an entry's key to the end of its value. */
export function spanOf({ key, value }: Entry): Span {
  return { ...key.at, end: Math.max(key.at.end, value?.at.end ?? 0) };
}
