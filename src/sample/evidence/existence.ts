import { type DestinationKind, parseDestination } from '../../domain/destinations/destination.ts';
import type { Shelf } from '../lambda/store.ts';

/** True if a queue, topic, bus or bucket exists: its functions send to it or it is named, and nobody deleted it. */
export function exists(shelf: Shelf, arn: string): boolean {
  if (shelf.surroundings.deleted.has(arn)) return false;
  return isNamed(shelf, arn) || targetsOf(shelf).has(arn) || parseDestination(arn).name === 'default';
}

/** ARNs of the queues, topics, buses or buckets of an account and Region, by name. */
export function existing(shelf: Shelf, kind: DestinationKind): readonly string[] {
  const { queues, topics, buses, buckets, deleted } = shelf.surroundings;
  const all = new Set([...queues.keys(), ...topics.keys(), ...buses, ...buckets, ...targetsOf(shelf)]);
  return [...all].filter((arn) => !deleted.has(arn) && isOwn(shelf, arn, kind)).toSorted();
}

const isNamed = ({ surroundings: { queues, topics, buses, buckets } }: Shelf, arn: string): boolean =>
  queues.has(arn) || topics.has(arn) || buses.has(arn) || buckets.has(arn);

/** A bucket's ARN does not name an account: those that functions send to are the account's. */
function isOwn(shelf: Shelf, arn: string, kind: DestinationKind): boolean {
  const target = parseDestination(arn);
  if (target.kind !== kind) return false;
  return kind === 'bucket' || (target.region === shelf.region && target.accountId === shelf.accountId);
}

/** ARNs that the functions of a shelf send to. */
function targetsOf(shelf: Shelf): ReadonlySet<string> {
  const arns = [...shelf.functions.values()].flatMap(({ configs, settings }) => [
    ...configs.flatMap(({ onSuccess, onFailure }) => [onSuccess, onFailure]),
    settings.deadLetterArn,
  ]);
  return new Set(arns.filter((arn) => arn !== undefined));
}
