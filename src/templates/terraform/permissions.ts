import {
  type DestinationKind,
  parseDestination,
  REQUIRED_ACTIONS,
} from '../../domain/destinations/destination.ts';
import type { Remark } from '../../domain/declared/remark.ts';
import {
  type AllowedAction,
  type DeclaredConfig,
  type DeclaredResource,
  type DeclaredRole,
  type DeclaredTarget,
  isConfig,
} from '../../domain/declared/resources.ts';

/**
 * 11: the role and all its policies are in the module and literal, and none allows what the destination needs. A role
 * without any policy here gets them elsewhere.
 */
export function permissionsMissing(resources: readonly DeclaredResource[]): readonly Remark[] {
  const byAddress = new Map(resources.map((resource) => [resource.address, resource]));
  return resources.filter(isConfig).flatMap((config) => {
    const role = roleOf(config, byAddress);
    if (!role?.allows || role.allows.length === 0) return [];
    return [config.onSuccess, config.onFailure].flatMap((target) =>
      target ? missing(target, role, config, byAddress) : [],
    );
  });
}

type Index = ReadonlyMap<string, DeclaredResource>;

function roleOf({ of }: DeclaredConfig, byAddress: Index): DeclaredRole | undefined {
  const fn = of.kind === 'reference' ? byAddress.get(of.to) : undefined;
  const role =
    fn?.kind === 'function' && fn.role?.kind === 'reference' ? byAddress.get(fn.role.to) : undefined;
  return role?.kind === 'role' ? role : undefined;
}

function missing(
  { arn }: DeclaredTarget,
  role: DeclaredRole,
  { address }: DeclaredConfig,
  byAddress: Index,
): readonly Remark[] {
  const kind = kindOf(arn, byAddress);
  const needed = kind ? REQUIRED_ACTIONS[kind] : [];
  const action = needed.find((one) => allows(role, one) === false);
  if (action === undefined) return [];
  return [
    {
      kind: 'permission-missing',
      at: arn.at,
      subject: address,
      facts: { action, role: role.address },
      fixes: [],
    },
  ];
}

const answers = new WeakMap<DeclaredRole, Map<string, boolean>>();

/** Whether a role may allow an action, asked once: many functions may have it. Undefined: it is not known. */
function allows(role: DeclaredRole, action: string): boolean | undefined {
  if (!role.allows) return undefined;
  const known = answers.get(role) ?? new Map<string, boolean>();
  answers.set(role, known);
  const answer = known.get(action) ?? role.allows.some((allowed) => covers(allowed, action));
  known.set(action, answer);
  return answer;
}

function kindOf(arn: DeclaredTarget['arn'], byAddress: Index): DestinationKind | undefined {
  if (arn.kind === 'literal') return parseDestination(arn.value).kind;
  const resource = arn.kind === 'reference' ? byAddress.get(arn.to) : undefined;
  if (resource?.kind === 'config' || resource?.kind === 'role') return undefined;
  return resource?.kind === 'alias' || resource?.kind === 'version' ? 'function' : resource?.kind;
}

/** True if a statement may allow an action; its resources are not judged, so that no warning is false. */
function covers({ action }: AllowedAction, needed: string): boolean {
  const wildcard = action.search(/[*?]/);
  const given = action.toLowerCase();
  const wanted = needed.toLowerCase();
  return wildcard === -1 ? given === wanted : wanted.startsWith(given.slice(0, wildcard));
}
