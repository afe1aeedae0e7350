import type { FunctionTarget } from '../../contributions.ts';
import type { FunctionArn } from '../../domain/arn/functionArn.ts';
import { partitionOfRegion } from '../../domain/arn/partition.ts';
import type { Session } from '../../domain/session/session.ts';

/** A target's complete ARN: what it lacks comes from the session. Undefined while the account id is not known. */
export function completeArn(target: FunctionTarget, session: Session | undefined): FunctionArn | undefined {
  const accountId = target.accountId ?? session?.knownAccountId;
  if (accountId === undefined) return undefined;
  const { region, name, qualifier } = target;
  const partition = target.partition ?? partitionOfRegion(region).id;
  return { partition, region, accountId, name, ...(qualifier !== undefined && { qualifier }) };
}
