import type { AllowedAction, DeclaredRole } from '../../domain/declared/template.ts';
import { at, scalarAt, spanOf, type TreeNode } from '../tree/node.ts';
import type { Stack, StackEntry } from './stack.ts';
import type { Values } from './values.ts';

/** Policies of AWS that allow none of the actions that destinations need. */
const HARMLESS = [
  'AWSLambdaBasicExecutionRole',
  'AWSLambdaVPCAccessExecutionRole',
  'AWSXRayDaemonWriteAccess',
  'AWSXrayWriteOnlyAccess',
  'CloudWatchLambdaInsightsExecutionRolePolicy',
];

const SEPARATE = new Map([
  ['AWS::IAM::Policy', 'Roles'],
  ['AWS::IAM::ManagedPolicy', 'Roles'],
  ['AWS::IAM::RolePolicy', 'RoleName'],
]);

/** A role with what the template itself allows it. */
export function roleOf(entry: StackEntry, stack: Stack, values: Values): DeclaredRole {
  const separate = attachedPolicies(stack, values).get(entry.logicalId) ?? [];
  const own = itemsOf(at(entry.properties, 'Policies')).map((policy) => at(policy, 'PolicyDocument'));
  const isComplete = itemsOf(at(entry.properties, 'ManagedPolicyArns')).every(isHarmless) && !hasOpen(entry);
  const allowed = [
    ...own.map((document) => allowedBy(document, values)),
    ...separate.map(({ logicalId, properties }) =>
      allowedBy(at(properties, 'PolicyDocument'), values)?.map((one) => ({ ...one, policy: logicalId })),
    ),
  ];
  const isLiteral = isComplete && allowed.every((actions) => actions !== undefined);
  return {
    kind: 'role',
    address: entry.logicalId,
    at: spanOf(entry.entry),
    nameAt: entry.entry.key.inner,
    ...(isLiteral && { allows: allowed.flatMap((actions) => actions ?? []) }),
    policies: separate.map(({ logicalId }) => logicalId),
  };
}

/** Lists that an intrinsic or a macro gives are not known. */
const hasOpen = ({ properties }: StackEntry): boolean =>
  ['Policies', 'ManagedPolicyArns'].some((name) => {
    const node = at(properties, name);
    return node !== undefined && node.kind !== 'list';
  });

const attached = new WeakMap<Stack, ReadonlyMap<string, readonly StackEntry[]>>();

/** Separate policies by the role that they are attached to; found once for all roles. */
function attachedPolicies(stack: Stack, values: Values): ReadonlyMap<string, readonly StackEntry[]> {
  const known = attached.get(stack);
  if (known) return known;
  const found = new Map<string, StackEntry[]>();
  for (const entry of stack.resources.values()) {
    for (const role of new Set(rolesOf(entry, values))) {
      const policies = found.get(role);
      if (policies) policies.push(entry);
      else found.set(role, [entry]);
    }
  }
  attached.set(stack, found);
  return found;
}

function rolesOf({ type, properties }: StackEntry, values: Values): readonly string[] {
  const list = SEPARATE.get(type);
  const node = list === undefined ? undefined : at(properties, list);
  return itemsOf(node).flatMap((item) => {
    const value = values.text(item);
    return value.kind === 'reference' ? value.to : [];
  });
}

function isHarmless(node: TreeNode): boolean {
  return node.kind === 'scalar'
    ? HARMLESS.some((name) => node.text.endsWith(`/${name}`))
    : HARMLESS.some((name) => textsIn(node).some((text) => text.endsWith(`/${name}`)));
}

/** Undefined: not literal. */
function allowedBy(document: TreeNode | undefined, values: Values): readonly AllowedAction[] | undefined {
  const statements = at(document, 'Statement');
  if (!statements) return undefined;
  const allowed: AllowedAction[] = [];
  for (const statement of itemsOf(statements)) {
    const effect = scalarAt(statement, 'Effect')?.text;
    const actions = at(statement, 'Action');
    if (effect !== 'Allow') continue;
    if (!actions || at(statement, 'NotResource')) return undefined;
    const texts = itemsOf(actions).map((action) => values.text(action));
    if (texts.some(({ kind }) => kind !== 'literal')) return undefined;
    const resources = resourcesOf(at(statement, 'Resource'), values);
    for (const text of texts) {
      if (text.kind === 'literal') allowed.push({ action: text.value, ...(resources && { resources }) });
    }
  }
  return allowed;
}

/** Undefined: any, or not known. */
function resourcesOf(node: TreeNode | undefined, values: Values): readonly string[] | undefined {
  const known = itemsOf(node).map((item) => {
    const value = values.text(item);
    if (value.kind === 'reference') return value.to;
    return value.kind === 'literal' && !/[*?]/.test(value.value) ? value.value : undefined;
  });
  return known.length > 0 && known.every((resource) => resource !== undefined) ? known : undefined;
}

const itemsOf = (node: TreeNode | undefined): readonly TreeNode[] =>
  node?.kind === 'list' ? node.items : node ? [node] : [];

function textsIn(node: TreeNode): readonly string[] {
  if (node.kind === 'scalar') return [node.text];
  const inner = node.kind === 'list' ? node.items : node.entries.flatMap(({ value }) => value ?? []);
  return inner.flatMap((one) =>
    one.kind === 'scalar'
      ? one.text
      : one.kind === 'list'
        ? one.items.flatMap((item) => (item.kind === 'scalar' ? item.text : []))
        : [],
  );
}
