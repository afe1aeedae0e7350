import type { Declared } from '../../domain/declared/declared.ts';
import type { DeclaredConfig, DeclaredFunction, DeclaredTarget } from '../../domain/declared/resources.ts';
import { LATEST } from '../../domain/arn/functionArn.ts';
import { intrinsicOf } from '../tree/intrinsics.ts';
import { at, type Entry, entryOf, spanOf, type TreeNode } from '../tree/node.ts';
import { given, isNoValue } from './given.ts';
import { hiddenTarget, limits, targetAt } from './settings.ts';
import type { Stack, StackEntry } from './stack.ts';
import type { Values } from './values.ts';

/** Members that SAM inherits from `Globals.Function`, as far as they are read. */
const SHARED = new Set([
  ...['EventInvokeConfig', 'DeadLetterQueue', 'AutoPublishAlias', 'Role'],
  ...['MaximumRetryAttempts', 'MaximumEventAgeInSeconds', 'DestinationConfig', 'OnSuccess', 'OnFailure'],
  ...['Type', 'Destination', 'TargetArn', 'Fn::Transform'],
]);

/** The properties of a SAM function that are read, its own and those of Globals. */
export const samProperties = (entry: StackEntry, { globals }: Stack): TreeNode | undefined =>
  mergedMaps(globals, entry.properties);

/** A property of a SAM function: its own, else that of Globals. */
export function samSetting(entry: StackEntry, stack: Stack, name: string): TreeNode | undefined {
  const node = at(entry.properties, name) ?? at(stack.globals, name);
  return node && isNoValue(node) ? undefined : node;
}

/** Destination types that SAM creates when no destination is given (templates.md §4). */
const CREATED = new Map([
  ['SQS', { kind: 'queue', suffix: 'Queue' }],
  ['SNS', { kind: 'topic', suffix: 'Topic' }],
] as const);

/** The config that SAM makes of EventInvokeConfig, of the function and of Globals merged (templates.md §4). */
export function samConfig(
  entry: StackEntry,
  fn: DeclaredFunction,
  stack: Stack,
  values: Values,
): DeclaredConfig | undefined {
  const own = entryOf(entry.properties, 'EventInvokeConfig');
  const shared = entryOf(stack.globals, 'EventInvokeConfig');
  const place = own ?? shared;
  const merged = mergedMaps(shared?.value, own?.value);
  if (!place || (merged && isNoValue(merged))) return undefined;
  const isOpen = fn.isConditional === true || (merged !== undefined && intrinsicOf(merged) !== undefined);
  const success = samTarget('OnSuccess', merged, fn, values);
  const failure = samTarget('OnFailure', merged, fn, values);
  const config: DeclaredConfig = {
    kind: 'config',
    address: `${fn.address}EventInvokeConfig`,
    at: spanOf(place),
    nameAt: place.key.inner,
    of: { kind: 'reference', to: fn.address, at: fn.nameAt },
    qualifier: fn.publishes ?? { kind: 'literal', value: LATEST, at: place.key.inner },
    ...limits(merged, values),
    ...(success && { onSuccess: success }),
    ...(failure && { onFailure: failure }),
    dependsOn: [],
    ...(isOpen && { isConditional: true }),
  };
  stack.generated.set(config.address, config);
  return config;
}

/** SAM merges Globals into the function, deep, and the function wins; intrinsics count as one value. */
function mergedMaps(shared: TreeNode | undefined, own: TreeNode | undefined): TreeNode | undefined {
  if (!shared || !own) return own ?? shared;
  if (shared.kind !== 'map' || own.kind !== 'map' || intrinsicOf(shared) || intrinsicOf(own)) return own;
  const entries = [...SHARED].flatMap((name): readonly Entry[] => {
    const entry = entryOf(own, name) ?? entryOf(shared, name);
    const value = mergedMaps(at(shared, name), at(own, name));
    return entry ? [{ key: entry.key, ...(value && { value }) }] : [];
  });
  return { ...own, entries };
}

function samTarget(
  half: 'OnSuccess' | 'OnFailure',
  config: TreeNode | undefined,
  fn: DeclaredFunction,
  values: Values,
): DeclaredTarget | undefined {
  const whole = given(config, 'DestinationConfig', half);
  if (whole.kind === 'none') return undefined;
  if (whole.kind === 'open') return hiddenTarget(whole.node, values);
  const place = spanOf(whole.entry);
  const own = targetAt(whole.entry.value, ['Destination'], values);
  if (own) return { ...own, at: place };
  const node = entryOf(whole.entry.value, 'Type')?.value;
  // SAM decides by the type, which an expression may give.
  if (node && intrinsicOf(node)) return { ...hiddenTarget(node, values), at: place };
  const type = node?.kind === 'scalar' ? node.text : '';
  return createdTarget(type, whole.entry.key.at, place, `${fn.address}EventInvokeConfig${half}`);
}

/** A queue or topic that SAM creates for a function. */
function createdTarget(
  type: string,
  keyAt: DeclaredTarget['at'],
  place: DeclaredTarget['at'],
  prefix: string,
): DeclaredTarget {
  const created = CREATED.get(type as 'SQS' | 'SNS');
  const why = created ? 'transform' : 'broken';
  const arn: Declared<string> = { kind: 'unknown', why, text: type, at: keyAt };
  if (!created) return { arn, at: place };
  return { arn, creates: { kind: created.kind, logicalId: `${prefix}${created.suffix}` }, at: place };
}
