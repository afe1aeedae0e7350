import type { AllowedAction, DeclaredRole } from '../../domain/declared/resources.ts';
import { addressOf } from './configs.ts';
import type { Evaluator } from './evaluate.ts';
import { baseOf, given } from './given.ts';
import { multiplicityOf } from './multiplicity.ts';
import type { Declaration } from './module.ts';
import { attributeOf, type Block, blocksOf, dynamicOf, type Expression } from './node.ts';
import { managedActions } from './managedPolicies.ts';
import { allowedBy } from './policies.ts';
import { rolesUsedElsewhere } from './roleUses.ts';

/** Permissions of a policy that is attached to a role; undefined: not literal. */
interface Attached {
  /** Address of the role; undefined: it may be any. */
  readonly role: string | undefined;
  readonly policy: string;
  readonly allows: readonly AllowedAction[] | undefined;
}

/** Most actions that are kept, over all roles of a module: roles that share their policies have the same ones. */
const MAX_KEPT = 200_000;

/** The roles of the module with what their policies allow, as far as all of these are in the module and literal. */
export function rolesOf(evaluator: Evaluator): readonly DeclaredRole[] {
  const declarations = [...evaluator.module.declarations.values()];
  const roles = declarations.filter(({ type }) => type === 'aws_iam_role');
  if (roles.length === 0) return [];
  const attached = declarations.flatMap((declaration) => attachedBy(declaration, evaluator));
  // Of a policy whose role is not known, any role may be the one.
  const isOpen = attached.some(({ role }) => role === undefined);
  const byRole = Map.groupBy(attached, ({ role }) => role);
  const used = rolesUsedElsewhere(evaluator);
  let kept = 0;
  return roles.map((declaration) => {
    const own = byRole.get(declaration.address) ?? [];
    const isComplete =
      !isOpen && !used.has(declaration.address) && multiplicityOf(declaration.block.body) !== 'repeated';
    const allows =
      isComplete && kept <= MAX_KEPT
        ? all([...own.map((one) => one.allows), ...inlineOf(declaration, evaluator)])
        : undefined;
    kept += allows?.length ?? 0;
    return {
      ...baseOf(declaration),
      kind: 'role',
      ...(allows && { allows }),
      policies: own.map(({ policy }) => policy),
    };
  });
}

/** Undefined where one of them is. */
function all(lists: readonly (readonly AllowedAction[] | undefined)[]): readonly AllowedAction[] | undefined {
  const actions: AllowedAction[] = [];
  for (const list of lists) {
    if (!list) return undefined;
    for (const action of list) actions.push(action);
  }
  return actions;
}

/** Policies in the block of the role itself. */
function inlineOf(
  { block }: Declaration,
  evaluator: Evaluator,
): readonly (readonly AllowedAction[] | undefined)[] {
  const { body } = block;
  const managed = given(body, 'managed_policy_arns')?.value;
  const arns = managed?.kind === 'list' ? managed.items : managed ? [undefined] : [];
  return [
    ...(dynamicOf(body, 'inline_policy') ? [undefined] : []),
    ...blocksOf(body, 'inline_policy').map((inline) =>
      allowedBy(given(inline.body, 'policy')?.value, evaluator),
    ),
    ...arns.map((arn) => (arn ? policyAt(arn, evaluator).allows : undefined)),
  ];
}

function attachedBy({ address, type, block }: Declaration, evaluator: Evaluator): readonly Attached[] {
  const isOne = multiplicityOf(block.body) !== 'repeated';
  switch (type) {
    case 'aws_iam_role_policy': {
      const role = roleOf(given(block.body, 'role')?.value, evaluator);
      const allows = isOne ? allowedBy(given(block.body, 'policy')?.value, evaluator) : undefined;
      return [{ role, policy: address, allows }];
    }
    case 'aws_iam_role_policy_attachment': {
      const role = roleOf(given(block.body, 'role')?.value, evaluator);
      return [{ role, ...attachedPolicy(address, block, isOne, evaluator) }];
    }
    case 'aws_iam_policy_attachment': {
      const roles = given(block.body, 'roles')?.value;
      const policy = attachedPolicy(address, block, isOne, evaluator);
      if (!roles) return [];
      const items = roles.kind === 'list' ? roles.items : [undefined];
      return items.map((item) => ({ role: roleOf(item, evaluator), ...policy }));
    }
    default:
      return [];
  }
}

function attachedPolicy(
  address: string,
  block: Block,
  isOne: boolean,
  evaluator: Evaluator,
): Pick<Attached, 'policy' | 'allows'> {
  const arn = given(block.body, 'policy_arn')?.value;
  if (!arn || !isOne) return { policy: address, allows: undefined };
  return policyAt(arn, evaluator, address);
}

/** The address of the role that a policy names; a literal name that none of the module has is another role's. */
function roleOf(value: Expression | undefined, evaluator: Evaluator): string | undefined {
  if (!value) return undefined;
  const role = evaluator.value(value);
  if (role.kind === 'reference') return role.to;
  return undefined;
}

/** A policy by its ARN: one of the module, or one of AWS' own whose actions are documented. */
function policyAt(
  arn: Expression,
  evaluator: Evaluator,
  attachment = '',
): Pick<Attached, 'policy' | 'allows'> {
  const address = arn.kind === 'traversal' ? addressOf(arn) : undefined;
  const declaration = address === undefined ? undefined : evaluator.module.declarations.get(address);
  if (declaration?.type === 'aws_iam_policy') {
    const isOne = multiplicityOf(declaration.block.body) !== 'repeated';
    const policy = attributeOf(declaration.block.body, 'policy')?.value;
    return { policy: declaration.address, allows: isOne ? allowedBy(policy, evaluator) : undefined };
  }
  const value = evaluator.value(arn);
  return { policy: attachment, allows: value.kind === 'literal' ? managedActions(value.value) : undefined };
}
