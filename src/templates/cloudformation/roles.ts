import type { AllowedAction, DeclaredRole } from '../../domain/declared/resources.ts';
import { at, spanOf, type TreeNode } from '../tree/node.ts';
import { allowedBy, hasConnector, isHarmless, isOpen, itemsOf } from './policies.ts';
import type { Stack, StackEntry } from './stack.ts';
import type { Values } from './values.ts';

const SEPARATE = new Map([
  ['AWS::IAM::Policy', 'Roles'],
  ['AWS::IAM::ManagedPolicy', 'Roles'],
  ['AWS::IAM::RolePolicy', 'RoleName'],
]);

/** Most actions that are kept, over all roles of a template: roles that share their policies have the same ones. */
const MAX_KEPT = 200_000;

/** A role with what the template itself allows it. */
export function roleOf(entry: StackEntry, stack: Stack, values: Values): DeclaredRole {
  const { properties } = entry;
  const all = attachedPolicies(stack, values);
  const separate = all.byRole.get(entry.logicalId) ?? [];
  const isOpenRole = all.isAny || all.kept > MAX_KEPT || (properties !== undefined && isOpen(properties));
  const allowed = isOpenRole ? [undefined] : allAllowed(properties, separate, stack, values);
  const isLiteral = allowed.every((actions) => actions !== undefined);
  const allows = isLiteral ? allowed.flatMap((actions) => actions ?? []) : [];
  all.kept += allows.length;
  return {
    kind: 'role',
    address: entry.logicalId,
    at: spanOf(entry.entry),
    nameAt: entry.entry.key.inner,
    ...(isLiteral && { allows }),
    policies: separate.map(({ logicalId }) => logicalId),
  };
}

type Allowed = readonly AllowedAction[] | undefined;

function allAllowed(
  properties: TreeNode | undefined,
  separate: readonly StackEntry[],
  stack: Stack,
  values: Values,
): readonly Allowed[] {
  return [
    ...itemsOf(at(properties, 'Policies')).map((policy) => allowedBy(at(policy, 'PolicyDocument'), values)),
    ...itemsOf(at(properties, 'ManagedPolicyArns')).map((policy) => managed(policy, stack, values)),
    ...separate.map((policy) => separately(policy, values)),
  ];
}

const separated = new WeakMap<StackEntry, Allowed>();

/** Permissions of a separate policy, with its logical id: the same ones for all its roles. */
function separately(policy: StackEntry, values: Values): Allowed {
  const { logicalId, properties } = policy;
  const allowed =
    separated.get(policy) ??
    allowedBy(at(properties, 'PolicyDocument'), values)?.map((one) => ({ ...one, policy: logicalId }));
  separated.set(policy, allowed);
  return allowed;
}

/** Permissions of a managed policy in the role's own list; the role waits for one of the same template. */
function managed(node: TreeNode, { resources }: Stack, values: Values): Allowed {
  if (isHarmless(node)) return [];
  const value = values.text(node);
  const policy = value.kind === 'reference' ? resources.get(value.to) : undefined;
  if (policy?.type !== 'AWS::IAM::ManagedPolicy') return undefined;
  return allowedBy(at(policy.properties, 'PolicyDocument'), values);
}

interface Attached {
  readonly byRole: ReadonlyMap<string, readonly StackEntry[]>;
  /** A policy may belong to any role: its role is not known, or SAM makes it of a connector. */
  readonly isAny: boolean;
  /** Actions that were kept so far, over all roles. */
  kept: number;
}

const attached = new WeakMap<Stack, Attached>();

/** Separate policies by the role that they are attached to; found once for all roles. */
function attachedPolicies(stack: Stack, values: Values): Attached {
  const known = attached.get(stack);
  if (known) return known;
  const names = roleNames(stack, values);
  const byRole = new Map<string, StackEntry[]>();
  let isAny = false;
  for (const entry of stack.resources.values()) {
    const roles = rolesOf(entry, names, values);
    isAny ||= roles.includes(undefined) || hasConnector(entry.entry.value);
    for (const role of new Set(roles)) {
      const policies = role === undefined ? undefined : byRole.get(role);
      if (policies) policies.push(entry);
      else if (role !== undefined) byRole.set(role, [entry]);
    }
  }
  const found = { byRole, isAny, kept: 0 };
  attached.set(stack, found);
  return found;
}

/** Logical ids by what their RoleName stands for. */
const roleNames = ({ resources }: Stack, values: Values): ReadonlyMap<string, string> =>
  new Map(
    [...resources.values()].flatMap(({ logicalId, type, properties }) => {
      const name = type === 'AWS::IAM::Role' ? at(properties, 'RoleName') : undefined;
      const key = name && values.key(name);
      return key === undefined ? [] : [[key, logicalId] as const];
    }),
  );

/** Undefined: a role that is not known. */
function rolesOf(
  { type, properties }: StackEntry,
  names: ReadonlyMap<string, string>,
  values: Values,
): readonly (string | undefined)[] {
  const list = SEPARATE.get(type);
  const node = list === undefined ? undefined : at(properties, list);
  return itemsOf(node).map((item) => {
    const value = values.text(item);
    return value.kind === 'reference' ? value.to : names.get(values.key(item) ?? '');
  });
}
