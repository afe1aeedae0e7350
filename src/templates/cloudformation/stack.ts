import type { DeclaredResource } from '../../domain/declared/template.ts';
import { at, type Entry, entriesOf, scalarAt, type TreeNode } from '../tree/node.ts';
import type { Source } from '../reader.ts';

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
}

/** Longest logical id that is kept, in characters: CloudFormation allows 255. */
const LONGEST_ID = 255;

export function stackOf(source: Source, root: TreeNode): Stack {
  return {
    source,
    root,
    isSam: isSam(root),
    resources: new Map(entriesOf(at(root, 'Resources')).flatMap(resourceOf)),
    parameters: new Map(
      entriesOf(at(root, 'Parameters')).map(({ key, value }) => [key.text, scalarAt(value, 'Default')?.text]),
    ),
    mappings: at(root, 'Mappings'),
    globals: at(root, 'Globals', 'Function'),
    generated: new Map(),
  };
}

function resourceOf(entry: Entry): readonly (readonly [string, StackEntry])[] {
  const logicalId = entry.key.text;
  const type = scalarAt(entry.value, 'Type')?.text;
  if (type === undefined || logicalId.length > LONGEST_ID) return [];
  return [[logicalId, { logicalId, type, entry, properties: at(entry.value, 'Properties') }]];
}

/** SAM is a transform; a fragment without it still has SAM's types. */
function isSam(root: TreeNode): boolean {
  const transform = at(root, 'Transform');
  const names = transform?.kind === 'list' ? transform.items : transform ? [transform] : [];
  return names.some((name) => name.kind === 'scalar' && name.text.startsWith('AWS::Serverless'));
}
