import type { Destination } from '../destinations/destination.ts';
import type { BucketFacts, EvidenceApi, QueueFacts, TopicFacts } from '../session/evidenceApi.ts';

/** Whether a target exists, and its state. */
export type TargetState =
  | { readonly kind: 'queue'; readonly facts: QueueFacts }
  | { readonly kind: 'topic'; readonly facts: TopicFacts }
  | { readonly kind: 'bucket'; readonly facts: BucketFacts }
  | { readonly kind: 'eventBus' }
  | { readonly kind: 'function' }
  | { readonly kind: 'missing' }
  /** Not asked: another account's services would refuse, which says nothing. */
  | { readonly kind: 'otherAccount'; readonly accountId: string }
  /** A kind of target that nobody can be asked about. */
  | { readonly kind: 'unknownKind' };

/** What is needed to look at targets. */
export interface TargetSources {
  readonly accountId: string | undefined;
  /** The services of a Region; throws `regionRefused`. */
  readonly evidenceIn: (region: string) => EvidenceApi;
  /** True if there is such a function and qualifier in the account. */
  readonly functionExists: (target: Destination, signal: AbortSignal) => Promise<boolean>;
  /** The Region of the function, in which buckets are asked for. */
  readonly region: string;
}

/** Looks at one target: one request. Rejects with an ExpectedError where the answer is not known. */
export async function readTarget(
  target: Destination,
  sources: TargetSources,
  signal: AbortSignal,
): Promise<TargetState> {
  const { accountId } = target;
  if (accountId !== undefined && sources.accountId !== undefined && accountId !== sources.accountId)
    return { kind: 'otherAccount', accountId };
  return (await stateOf(target, sources, signal)) ?? { kind: 'missing' };
}

async function stateOf(
  target: Destination,
  { evidenceIn, functionExists, region }: TargetSources,
  signal: AbortSignal,
): Promise<TargetState | undefined> {
  const { targets } = evidenceIn(target.region ?? region);
  const { kind, arn, name } = target;
  switch (kind) {
    case 'queue':
      return withFacts(kind, await targets.queue(arn, signal));
    case 'topic':
      return withFacts(kind, await targets.topic(arn, signal));
    case 'bucket':
      return withFacts(kind, await targets.bucket(name, signal));
    case 'eventBus':
      return (await targets.eventBus(arn, signal)) && { kind };
    case 'function':
      return (await functionExists(target, signal)) ? { kind } : undefined;
    case 'unknown':
      return { kind: 'unknownKind' };
    default:
      return kind satisfies never;
  }
}

const withFacts = <K extends string, F>(kind: K, facts: F | undefined) => facts && { kind, facts };
