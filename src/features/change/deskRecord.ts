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

export type DeskPhase = 'edit' | 'applying' | 'done';

export interface DeskRecord {
  readonly session?: Session;
  /** Why no session could be opened. */
  readonly error?: unknown;
  /** Another session is active now: nothing can be sent any more. */
  readonly isLeft: boolean;
  readonly wish: ChangeWish;
  readonly targets: readonly DeskTarget[];
  /** Typed or chosen, by setting. */
  readonly texts: ReadonlyMap<EditableSetting, string>;
  /** The settings that the user touched. The others stay as they are stored, also when they are read again. */
  readonly changing: ReadonlySet<EditableSetting>;
  /** Settings that stand for each target, as when changes are put back; the form is then not shown. */
  readonly fixed?: ReadonlyMap<string, { readonly desired: DesiredConfig; readonly undoes?: string }>;
  readonly phase: DeskPhase;
}

/** True where changes are put back. */
export const isUndo = ({ fixed }: Pick<DeskRecord, 'fixed'>): boolean =>
  fixed !== undefined && [...fixed.values()].some(({ undoes }) => undoes !== undefined);

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
