import { isNothing, sameSettings } from '../../domain/change/desiredConfig.ts';
import { refusedSettings } from '../../domain/change/refusedSettings.ts';
import type { ChangeReview } from '../../domain/change/review.ts';
import { isExpectedError } from '../../domain/errors.ts';
import { type Correction, type DeskRecord, type DeskTarget, undoneOf } from './deskRecord.ts';
import type { TargetReview } from './reviews.ts';

/** Why settings that were to be stored as they are cannot be. */
export type Obstacle = 'values' | 'qualifier' | 'refused';

/** The obstacle of a target whose settings are fixed; undefined: none is known. */
export function obstacleOf(
  { phase, fixed }: Pick<DeskRecord, 'phase' | 'fixed'>,
  { outcome }: Pick<DeskTarget, 'outcome'>,
  review: ChangeReview,
): Obstacle | undefined {
  if (!fixed || phase === 'applying' || review.changed.length === 0) return undefined;
  if (review.problems.size > 0) return 'values';
  if (isQualifierGone(review)) return 'qualifier';
  if (outcome === undefined || outcome === 'running' || outcome.kind !== 'refused') return undefined;
  if (!isExpectedError(outcome.error)) return undefined;
  if (outcome.error.kind === 'invalidRequest') return 'refused';
  // The function was read: it is the qualifier that is gone, also where listing them is denied.
  return outcome.error.kind === 'notFound' ? 'qualifier' : undefined;
}

/** Lambda stores nothing for a qualifier that is gone; a config that is left over can be deleted (domain.md §3). */
const isQualifierGone = ({ before: { status }, change: { desired } }: ChangeReview): boolean =>
  (status === 'orphaned' || status === 'missing') && !isNothing(desired);

/** Settings of one target for the form; the others that did not come about wait. Undefined: they are not fixed. */
export function correctionOf(
  record: DeskRecord,
  reviews: readonly TargetReview[],
  key: string,
): Correction | undefined {
  const { fixed, phase, wish } = record;
  const kept = fixed?.get(key);
  const target = record.targets.find((one) => one.key === key);
  if (!fixed || !kept || !target || phase === 'applying') return undefined;
  const others = undoneOf(record, reviews).filter((one) => one.key !== key);
  const problems = reviews.find((one) => one.key === key)?.review.problems.keys() ?? [];
  const refusal = refusalOf(target);
  return {
    key,
    ...kept,
    ...(refusal !== undefined && { refusal }),
    wrong: [...problems, ...refusedSettings(refusal, kept.desired)],
    ...(others.length > 0 && {
      others: { wish: { ...wish, targets: others.map((one) => one.target) }, fixed },
    }),
  };
}

const refusalOf = ({ outcome }: DeskTarget): unknown =>
  outcome !== undefined && outcome !== 'running' && outcome.kind === 'refused' ? outcome.error : undefined;

/** The change that a review puts back: only where the settings are then as they were. */
export function undoneBy(
  { fixed, correction }: DeskRecord,
  { key, review }: TargetReview,
): string | undefined {
  if (!correction) return fixed?.get(key)?.undoes;
  const isSame = correction.key === key && sameSettings(review.change.desired, correction.desired);
  return isSame ? correction.undoes : undefined;
}
