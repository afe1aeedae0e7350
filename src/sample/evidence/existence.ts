import { parseDestination } from '../../domain/destinations/destination.ts';
import type { Shelf } from '../lambda/store.ts';

/** True if a queue, topic, bus or bucket exists: its functions send to it or it is named, and nobody deleted it. */
export function exists(shelf: Shelf, arn: string): boolean {
  const { surroundings } = shelf;
  if (surroundings.deleted.has(arn)) return false;
  if (surroundings.queues.has(arn) || surroundings.topics.has(arn)) return true;
  return targetsOf(shelf).has(arn) || parseDestination(arn).name === 'default';
}

/** ARNs that the functions of a shelf send to. */
function targetsOf(shelf: Shelf): ReadonlySet<string> {
  const arns = [...shelf.functions.values()].flatMap(({ configs, settings }) => [
    ...configs.flatMap(({ onSuccess, onFailure }) => [onSuccess, onFailure]),
    settings.deadLetterArn,
  ]);
  return new Set(arns.filter((arn) => arn !== undefined));
}
