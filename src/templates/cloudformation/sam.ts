import type { Declared } from '../../domain/declared/declared.ts';
import type { DeclaredConfig, DeclaredFunction, DeclaredTarget } from '../../domain/declared/template.ts';
import { LATEST } from '../../domain/arn/functionArn.ts';
import { intrinsicOf } from '../tree/intrinsics.ts';
import { at, type Entry, entriesOf, entryOf, scalarAt, spanOf, type TreeNode } from '../tree/node.ts';
import { limits, target } from './settings.ts';
import type { Stack, StackEntry } from './stack.ts';
import type { Values } from './values.ts';

/** A property of a SAM function: its own, else that of Globals. */
export const samSetting = (entry: StackEntry, { globals }: Stack, name: string): TreeNode | undefined =>
  at(entry.properties, name) ?? at(globals, name);

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
  if (!place) return undefined;
  const merged = mergedMaps(shared?.value, own?.value);
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
    ...(fn.isConditional === true && { isConditional: true }),
  };
  stack.generated.set(config.address, config);
  return config;
}

/** SAM merges Globals into the function, deep, and the function wins; intrinsics count as one value. */
function mergedMaps(shared: TreeNode | undefined, own: TreeNode | undefined): TreeNode | undefined {
  if (!shared || !own) return own ?? shared;
  if (shared.kind !== 'map' || own.kind !== 'map' || intrinsicOf(shared) || intrinsicOf(own)) return own;
  const names = new Set([...entriesOf(shared), ...entriesOf(own)].map(({ key }) => key.text));
  const entries = [...names].flatMap((name): readonly Entry[] => {
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
  const whole = entryOf(at(config, 'DestinationConfig'), half);
  if (!whole) return undefined;
  const given = entryOf(whole.value, 'Destination');
  if (given?.value) return { ...target(given, values), at: spanOf(whole) };
  const type = scalarAt(whole.value, 'Type')?.text ?? '';
  const created = CREATED.get(type as 'SQS' | 'SNS');
  const arn: Declared<string> = {
    kind: 'unknown',
    why: created ? 'transform' : 'broken',
    text: type,
    at: whole.key.at,
  };
  if (!created) return { arn, at: spanOf(whole) };
  const logicalId = `${fn.address}EventInvokeConfig${half}${created.suffix}`;
  return { arn, creates: { kind: created.kind, logicalId }, at: spanOf(whole) };
}
