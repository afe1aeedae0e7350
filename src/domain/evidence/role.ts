import { type Destination, REQUIRED_ACTIONS } from '../destinations/destination.ts';
import type { RolePolicy, RolesApi, Simulated } from '../session/evidenceApi.ts';
import { answerOf, type PolicyAnswer } from './policyDocument.ts';

/** An action that the execution role must be allowed for a target. */
export interface RoleNeed {
  readonly target: Destination;
  readonly action: string;
  /** The resource that is asked about: of a bucket's objects, `…/*`. */
  readonly resource: string;
}

/** A need, and what the role's policies say about it. */
export interface AnsweredNeed extends RoleNeed {
  readonly answer: PolicyAnswer;
}

/** The execution role's policies compared with the targets. */
export interface RoleEvidence {
  readonly roleArn: string;
  /** The policies read. */
  readonly policies: readonly RolePolicy[];
  readonly needs: readonly AnsweredNeed[];
}

/** The name in a role's ARN, without its path; undefined for what is no role. */
export function roleName(arn: string): string | undefined {
  const resource = /^arn:[^:]*:iam::\d{12}:role\/(.+)$/.exec(arn)?.[1];
  return resource?.split('/').at(-1);
}

export const needsOf = (targets: readonly Destination[]): readonly RoleNeed[] =>
  targets.flatMap((target) =>
    REQUIRED_ACTIONS[target.kind].map((action) => ({
      target,
      action,
      resource: action === 's3:PutObject' ? `${target.arn}/*` : target.arn,
    })),
  );

export async function readRole(
  api: RolesApi,
  roleArn: string,
  targets: readonly Destination[],
  signal: AbortSignal,
): Promise<RoleEvidence> {
  const policies = await api.policies(roleName(roleArn) ?? '', signal);
  return { roleArn, policies, needs: answered(policies, targets) };
}

export const answered = (
  policies: readonly RolePolicy[],
  targets: readonly Destination[],
): readonly AnsweredNeed[] =>
  needsOf(targets).map((need) => ({ ...need, answer: answerOf(policies, need.action, need.resource) }));

/** Asks IAM's simulator about all needs, target by target. */
export async function simulateNeeds(
  api: RolesApi,
  roleArn: string,
  targets: readonly Destination[],
  signal: AbortSignal,
): Promise<readonly Simulated[]> {
  const groups = Map.groupBy(needsOf(targets), ({ resource }) => resource);
  const answers = [...groups].map(
    async ([resource, needs]) =>
      await api.simulate(
        roleArn,
        needs.map(({ action }) => action),
        resource,
        signal,
      ),
  );
  return (await Promise.all(answers)).flat();
}
