import { isRecord } from '../typeGuards.ts';
import type { ChangeOutcome } from './applyChange.ts';
import { arnOfChange, type Change } from './change.ts';
import { type DesiredConfig, desiredOf } from './desiredConfig.ts';

/**
 * `planned`: reviewed and confirmed, and its turn has not come. `sent`: the request is under way, or the window closed
 * before its answer. The others are the results of `applyChange`.
 */
export type RecordedState =
  | 'planned'
  | 'sent'
  | 'applied'
  | 'refused'
  | 'notApplied'
  | 'unknown'
  | 'conflict';

const STATES: readonly RecordedState[] = [
  'planned',
  'sent',
  'applied',
  'refused',
  'notApplied',
  'unknown',
  'conflict',
];

/** A change as it is kept: no secret, nothing but settings and names. Plain data. */
export interface RecordedChange {
  readonly id: string;
  /** Changes that were confirmed together. */
  readonly group: string;
  /** ISO 8601, in UTC. */
  readonly at: string;
  /** Qualified. */
  readonly arn: string;
  readonly accountId: string;
  readonly region: string;
  readonly partition: string;
  readonly name: string;
  readonly qualifier: string;
  readonly profile?: string;
  /** ARN of the user or role, where it was known. */
  readonly identity?: string;
  readonly before: DesiredConfig;
  readonly after: DesiredConfig;
  readonly state: RecordedState;
  /** The change that this one puts back. */
  readonly undoes?: string;
}

/** Who changes, when, and together with what. */
export interface ChangeOccasion {
  readonly group: string;
  readonly at: Date;
  readonly profile?: string | undefined;
  readonly identity?: string | undefined;
  readonly undoes?: string | undefined;
}

export function recordOf(change: Change, occasion: ChangeOccasion, position: number): RecordedChange {
  const { accountId, region, partition, name } = change.fn;
  const { group, at, profile, identity, undoes } = occasion;
  return {
    id: `${group}/${position}`,
    group,
    at: at.toISOString(),
    arn: arnOfChange(change),
    accountId,
    region,
    partition,
    name,
    qualifier: change.qualifier,
    ...(profile !== undefined && { profile }),
    ...(identity !== undefined && { identity }),
    before: desiredOf(change.seen),
    after: desiredOf(change.desired),
    state: 'planned',
    ...(undoes !== undefined && { undoes }),
  };
}

/** The state of a change in the list; `already`: nothing was to be changed. */
export function stateOf({ kind }: ChangeOutcome): RecordedState {
  return kind === 'already' ? 'applied' : kind;
}

/** True if the state before a change can be put back: it was stored, or may have been. */
export const canUndo = ({ state }: Pick<RecordedChange, 'state'>): boolean =>
  state === 'applied' || state === 'unknown' || state === 'sent';

/** Ids of the changes that were put back and are so still, of a list with the newest first. */
export function undoneIn(changes: readonly RecordedChange[]): ReadonlySet<string> {
  const undone = new Set<string>();
  for (const { id, state, undoes } of changes) {
    if (undoes !== undefined && state === 'applied' && !undone.has(id)) undone.add(undoes);
  }
  return undone;
}

const TEXTS = ['id', 'group', 'at', 'arn', 'region', 'partition', 'name', 'qualifier'] as const;
const OPTIONAL = ['profile', 'identity', 'undoes'] as const;

export function isRecordedChange(value: unknown, accountId: string): value is RecordedChange {
  if (!isRecord(value) || value['accountId'] !== accountId) return false;
  if (!TEXTS.every((member) => typeof value[member] === 'string')) return false;
  if (!OPTIONAL.every((member) => value[member] === undefined || typeof value[member] === 'string'))
    return false;
  if (Number.isNaN(Date.parse(String(value['at'])))) return false;
  if (!STATES.some((state) => state === value['state'])) return false;
  return isDesired(value['before']) && isDesired(value['after']);
}

function isDesired(value: unknown): value is DesiredConfig {
  if (!isRecord(value)) return false;
  const { maximumRetryAttempts, maximumEventAgeInSeconds, onSuccess, onFailure, ...rest } = value;
  const isNumber = (one: unknown): boolean => one === undefined || Number.isSafeInteger(one);
  const isText = (one: unknown): boolean => one === undefined || typeof one === 'string';
  return (
    Object.keys(rest).length === 0 &&
    [maximumRetryAttempts, maximumEventAgeInSeconds].every(isNumber) &&
    [onSuccess, onFailure].every(isText)
  );
}
