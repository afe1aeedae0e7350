import { type FunctionArn, partitionMatchesRegion } from '../arn/functionArn.ts';
import { partitionOfRegion } from '../arn/partition.ts';

/** A function that is met somewhere, as far as its place is known. */
export type MetFunction = Pick<FunctionArn, 'region'> & Partial<Pick<FunctionArn, 'partition' | 'accountId'>>;

/** The place of a session. */
export interface SessionPlace {
  readonly region: string;
  /** Absent: not known yet, or STS cannot be asked. */
  readonly knownAccountId?: string | undefined;
}

/** The relation of a session to a function. A session answers for its own account, in any Region of its own partition. */
export type SessionMatch =
  /** `isActiveRegion`: the Region that the views show. */
  | { readonly kind: 'own'; readonly isActiveRegion: boolean }
  /** The account of the function or of the session is not known; nothing else contradicts. */
  | { readonly kind: 'accountUnknown'; readonly isActiveRegion: boolean }
  | { readonly kind: 'otherAccount'; readonly accountId: string; readonly active: string }
  | { readonly kind: 'otherPartition'; readonly partition: string; readonly active: string }
  /** The Region is not in the partition: no session answers for that. */
  | { readonly kind: 'contradiction'; readonly partition: string; readonly region: string };

/** The one answer for all features: a function of another account or partition must not be asked for. */
export function matchSession(target: MetFunction, session: SessionPlace): SessionMatch {
  const { region, accountId } = target;
  const partition = target.partition ?? partitionOfRegion(region).id;
  if (!partitionMatchesRegion(partition, region)) return { kind: 'contradiction', partition, region };
  const { knownAccountId } = session;
  const isKnown = accountId !== undefined && knownAccountId !== undefined;
  if (isKnown && accountId !== knownAccountId) {
    return { kind: 'otherAccount', accountId, active: knownAccountId };
  }
  const active = partitionOfRegion(session.region).id;
  const isActiveRegion = region === session.region;
  // A partition that is not in our table counts in the session's own Region only.
  if (partition !== active && !isActiveRegion) return { kind: 'otherPartition', partition, active };
  return { kind: isKnown ? 'own' : 'accountUnknown', isActiveRegion };
}

/** A match for which no request may be made. */
export type Mismatch = Extract<
  SessionMatch,
  { readonly kind: 'otherAccount' | 'otherPartition' | 'contradiction' }
>;

export const isMismatch = (match: SessionMatch): match is Mismatch =>
  match.kind !== 'own' && match.kind !== 'accountUnknown';
