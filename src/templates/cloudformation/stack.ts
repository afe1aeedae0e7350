import type { DeclaredResource } from '../../domain/declared/resources.ts';
import { at, type Entry, entriesOf, scalarAt, type TreeNode } from '../tree/node.ts';
import type { Source } from '../reader.ts';
import { MAX_VALUE } from './parts.ts';

/** A resource as the template writes it. */
export interface StackEntry {
  readonly logicalId: string;
  readonly type: string;
  readonly entry: Entry;
  readonly properties: TreeNode | undefined;
}

/** A template's sections, indexed once. */
export interface Stack {
  readonly source: Source;
  readonly root: TreeNode;
  readonly isSam: boolean;
  readonly resources: ReadonlyMap<string, StackEntry>;
  /** Defaults of parameters; undefined: it has none. */
  readonly parameters: ReadonlyMap<string, string | undefined>;
  readonly mappings: TreeNode | undefined;
  /** `Globals.Function` */
  readonly globals: TreeNode | undefined;
  /** Logical ids that SAM makes of a function: `OrdersAliaslive`. */
  readonly generated: Map<string, DeclaredResource>;
  /** Where names may be declared that are not read; absent: nowhere. */
  readonly others?: 'loop' | 'transform';
}

/** Longest logical id that is kept, in characters: CloudFormation allows 255. */
const LONGEST_ID = 255;

/** True if a key may be a logical id: one of several words is a line that is not finished. */
export const isLogicalId = (key: string): boolean => key.length <= LONGEST_ID && !/\s/.test(key);

export function stackOf(source: Source, root: TreeNode): Stack {
  const others = othersOf(root);
  return {
    source,
    root,
    ...(others && { others }),
    isSam: isSam(root),
    resources: new Map(entriesOf(at(root, 'Resources')).flatMap(resourceOf)),
    parameters: new Map(
      entriesOf(at(root, 'Parameters')).map(({ key, value }) => [key.text, defaultOf(value)]),
    ),
    mappings: at(root, 'Mappings'),
    globals: at(root, 'Globals', 'Function'),
    generated: new Map(),
  };
}

/** The default of a parameter that stands for itself: that of SSM's types is a path, that of a list several values. */
function defaultOf(parameter: TreeNode | undefined): string | undefined {
  const type = scalarAt(parameter, 'Type')?.text ?? '';
  const isPlain = type === 'String' || type === 'Number' || type === '';
  const text = isPlain ? scalarAt(parameter, 'Default')?.text : undefined;
  // Whoever names the parameter has its value, so that a long one would multiply.
  return text === undefined || text.length > MAX_VALUE ? undefined : text;
}

function resourceOf(entry: Entry): readonly (readonly [string, StackEntry])[] {
  const logicalId = entry.key.text;
  const type = scalarAt(entry.value, 'Type')?.text;
  if (type === undefined || !isLogicalId(logicalId)) return [];
  return [[logicalId, { logicalId, type, entry, properties: at(entry.value, 'Properties') }]];
}

/** Loops and macros declare what the text does not name. */
function othersOf(root: TreeNode): Stack['others'] {
  const resources = entriesOf(at(root, 'Resources'));
  if (resources.some(({ key }) => key.text.startsWith('Fn::ForEach'))) return 'loop';
  const isIncluded = resources.some(({ key }) => key.text === 'Fn::Transform');
  return isIncluded || transformsOf(root).some((name) => !name.startsWith('AWS::')) ? 'transform' : undefined;
}

/** SAM is a transform; a fragment without it still has SAM's types. */
const isSam = (root: TreeNode): boolean =>
  transformsOf(root).some((name) => name.startsWith('AWS::Serverless'));

/** The names of the template's transforms. */
function transformsOf(root: TreeNode): readonly string[] {
  const transform = at(root, 'Transform');
  const names = transform?.kind === 'list' ? transform.items : transform ? [transform] : [];
  return names.flatMap((node) => {
    const name = node.kind === 'map' ? at(node, 'Name') : node;
    return name?.kind === 'scalar' ? name.text : [];
  });
}
