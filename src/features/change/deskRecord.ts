import type { ChangeReview } from '../../domain/change/review.ts';
import type { FunctionTarget } from '../../contributions.ts';
import type { FunctionIdentity } from '../../domain/account/functionIdentity.ts';
import type { ChangeOutcome } from '../../domain/change/applyChange.ts';
import type { DesiredConfig, EditableSetting } from '../../domain/change/desiredConfig.ts';
import type { FunctionKnowledge } from '../../domain/report/report.ts';
import type { Session } from '../../domain/session/session.ts';
import type { EventInvokeConfig } from '../../domain/settings/eventInvokeConfig.ts';
import type { ChangeWish } from './request.ts';

/** A qualifier whose settings are to be changed. */
export interface DeskTarget {
  /** Qualified ARN. */
  readonly key: string;
  readonly target: FunctionTarget & { readonly qualifier: string };
  readonly content:
    | { readonly kind: 'loading' }
    | { readonly kind: 'failed'; readonly error: unknown }
    | {
        readonly kind: 'ready';
        readonly fn: FunctionIdentity;
        readonly known: FunctionKnowledge;
        readonly seen: EventInvokeConfig | undefined;
        readonly stack: TaggedStack;
      };
  readonly outcome?: ChangeOutcome | 'running' | undefined;
}

/** The stack that declares a function, as its tags say; `none`: no tag names one. */
export type TaggedStack = { readonly name: string } | 'none' | 'unknown';

/** Settings that could not be stored as they were, and are corrected in the form. */
export interface Correction {
  /** Qualified ARN that they were to be stored for; the form may be about another qualifier. */
  readonly key: string;
  readonly desired: DesiredConfig;
  /** The change that they put back. */
  readonly undoes?: string;
  /** Why the service did not accept them; absent: they are not valid today, or the qualifier is gone. */
  readonly refusal?: unknown;
  /** The settings that are wrong, where that is known. */
  readonly wrong: readonly EditableSetting[];
  /** The others of many that are still to be stored. */
  readonly others?: { readonly wish: ChangeWish; readonly fixed: NonNullable<DeskRecord['fixed']> };
}

export type DeskPhase = 'edit' | 'applying' | 'done';

export interface DeskRecord {
  readonly session?: Session;
  /** Why no session could be opened. */
  readonly error?: unknown;
  /** The session was left: nothing can be sent any more. */
  readonly isLeft: boolean;
  /** The session that is active since, if one is. */
  readonly successor?: Session | undefined;
  readonly wish: ChangeWish;
  readonly targets: readonly DeskTarget[];
  /** Typed or chosen, by setting. */
  readonly texts: ReadonlyMap<EditableSetting, string>;
  /** The settings that the user touched. The others stay as they are stored, also when they are read again. */
  readonly changing: ReadonlySet<EditableSetting>;
  /** Settings that stand for each target, as when changes are put back; the form is then not shown. */
  readonly fixed?: ReadonlyMap<string, { readonly desired: DesiredConfig; readonly undoes?: string }>;
  /** What the form corrects. */
  readonly correction?: Correction;
  readonly phase: DeskPhase;
}

/** True where changes are put back. */
export function isUndo({ fixed, correction, targets }: DeskRecord): boolean {
  if (correction) return correction.undoes !== undefined && correction.key === targets[0]?.key;
  return fixed !== undefined && [...fixed.values()].some(({ undoes }) => undoes !== undefined);
}

/** The result of a change: `notSent`: its turn did not come, as after Stop. Undefined: nothing was to be changed. */
export function resultOf(
  { phase }: Pick<DeskRecord, 'phase'>,
  { outcome }: Pick<DeskTarget, 'outcome'>,
  isChanged: boolean,
): ChangeOutcome | 'running' | 'notSent' | undefined {
  if (outcome !== undefined) return outcome;
  return phase === 'done' && isChanged ? 'notSent' : undefined;
}

/** The targets whose change did not come about, or may not have: failed, stopped before their turn, or not known. */
export function undoneOf(
  { targets }: DeskRecord,
  reviews: readonly { readonly key: string; readonly review: Pick<ChangeReview, 'changed'> }[],
): readonly DeskTarget[] {
  const changed = new Set(reviews.flatMap(({ key, review }) => (review.changed.length > 0 ? [key] : [])));
  return targets.filter(({ key, content, outcome }) => {
    if (content.kind === 'failed') return true;
    if (outcome === undefined || outcome === 'running') return changed.has(key);
    return outcome.kind !== 'applied' && outcome.kind !== 'already';
  });
}

/** How a change is opened. */
export interface Opening {
  /** The settings of each target by its key, as when changes are put back. */
  readonly fixed?: NonNullable<DeskRecord['fixed']>;
  /** Settings for the form of one function in place of those that are stored. */
  readonly start?: DesiredConfig;
  readonly correction?: Correction;
}
