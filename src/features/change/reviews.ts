import type { Change } from '../../domain/change/change.ts';
import { type DesiredConfig, desiredOf, withEdit } from '../../domain/change/desiredConfig.ts';
import { type ChangeReview, reviewOf } from '../../domain/change/review.ts';
import type { EventInvokeConfig } from '../../domain/settings/eventInvokeConfig.ts';
import type { DeskRecord, DeskTarget } from './deskRecord.ts';
import { valueOf } from './form.ts';

/** The review of a target, by its key. */
export interface TargetReview {
  readonly key: string;
  readonly review: ChangeReview;
}

/** The review of each target that has been read. */
export function reviewsOf(record: DeskRecord): readonly TargetReview[] {
  return record.targets.flatMap((target) => {
    const { key, content } = target;
    const change = changeOf(record, target);
    return change && content.kind === 'ready' ? [{ key, review: reviewOf(content.known, change) }] : [];
  });
}

function changeOf(record: DeskRecord, { key, target, content }: DeskTarget): Change | undefined {
  if (content.kind !== 'ready') return undefined;
  const { fn, seen } = content;
  return { fn, qualifier: target.qualifier, seen, desired: configAfter(record, key, seen) };
}

function configAfter(
  { fixed, texts, changing }: DeskRecord,
  key: string,
  seen: EventInvokeConfig | undefined,
): DesiredConfig {
  const kept = fixed?.get(key);
  if (kept) return kept.desired;
  const edit = Object.fromEntries([...changing].map((setting) => [setting, valueOf(setting, texts)]));
  return withEdit(desiredOf(seen), edit);
}
