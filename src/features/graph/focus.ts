import { l10n } from 'vscode';
import type { FunctionTarget } from '../../contributions.ts';
import { formatFunctionArn, LATEST } from '../../domain/arn/functionArn.ts';
import { losesEvents, type OverviewGraph } from '../../domain/graph/eventGraph.ts';
import type { OverviewRow } from '../../domain/overview/row.ts';
import type { ScanProgress } from '../../domain/overview/scan.ts';
import { partitionOfRegion } from '../../domain/arn/partition.ts';
import type { Session } from '../../domain/session/session.ts';
import { isMismatch, matchSession, type Mismatch } from '../../domain/session/sessionMatch.ts';
import { switchButtons } from '../../page/buttons.ts';
import { mismatchText } from '../../presentation/match.ts';
import type { NoticeViewModel } from './protocol.ts';
import * as buttons from './strings/buttons.ts';

/** A function that is to be shown: its nodes, the best first, or the reason why there is none. */
export type Sought =
  | { readonly kind: 'found'; readonly ids: readonly string[] }
  | {
      readonly kind: 'missing';
      readonly notice: NoticeViewModel;
      /** True if the function was read, so that the notice is about its settings, which a new scan reads again. */
      readonly isRead: boolean;
    };

/** The graph's knowledge of the account so far. */
export interface Known {
  readonly session: Session;
  readonly graph: OverviewGraph;
  readonly rows: readonly OverviewRow[];
  readonly progress: ScanProgress;
  /** Profiles that are known to sign in to the account of the function. */
  readonly profiles: readonly string[];
}

/** Looks for a function in the graph; without a qualifier, all its qualifiers count, `$LATEST` first. */
export function seek(target: FunctionTarget, known: Known): Sought {
  const match = matchSession(target, known.session);
  if (isMismatch(match)) return mismatched(target, match, known.profiles);
  // The graph shows one Region.
  if (!match.isActiveRegion) return missing(otherRegion(target), false);
  const ids = new Set(known.graph.nodes.map(({ id }) => id));
  const found = idsOf(target, known).filter((id) => ids.has(id));
  if (found.length > 0) return { kind: 'found', ids: found };
  return missing(
    absent(target, known),
    known.rows.some(({ name }) => name === target.name),
  );
}

type NoticeText = Pick<NoticeViewModel, 'title' | 'text'> & Partial<Pick<NoticeViewModel, 'tone'>>;

const missing = (text: NoticeText, isRead: boolean): Sought => ({
  kind: 'missing',
  isRead,
  notice: { tone: 'info', ...text, actions: [buttons.openWanted(), buttons.dismissWanted()] },
});

function idsOf(target: FunctionTarget, { session, rows }: Known): readonly string[] {
  const { name, qualifier = LATEST } = target;
  const accountId = target.accountId ?? session.knownAccountId;
  const partition = target.partition ?? partitionOfRegion(target.region).id;
  const listed = session.account.directory.get(name)?.arn;
  const made =
    accountId === undefined
      ? undefined
      : formatFunctionArn({ partition, region: target.region, accountId, name });
  const own = [listed, made].flatMap((arn) => (arn === undefined ? [] : [`${arn}:${qualifier}`]));
  const others = target.qualifier === undefined ? rows.filter((row) => row.name === name) : [];
  return [...new Set([...own, ...others.map(({ arn }) => arn)])];
}

/** The function is in another account or partition: no scan of this account finds it. */
function mismatched({ name }: FunctionTarget, match: Mismatch, profiles: readonly string[]): Sought {
  const notice: NoticeViewModel = {
    tone: 'info',
    title: l10n.t('{0} is not in this graph', name),
    text: mismatchText(match, profiles),
    actions: [...(match.kind === 'otherAccount' ? switchButtons(profiles) : []), buttons.dismissWanted()],
  };
  return { kind: 'missing', notice, isRead: false };
}

function otherRegion({ name, region }: FunctionTarget): NoticeText {
  return {
    title: l10n.t('{0} is not in this graph', name),
    text: l10n.t('It is in Region {0}. The graph shows the Region of the active session.', region),
  };
}

/** Why a function of this account has no node. */
function absent({ name, qualifier }: FunctionTarget, { rows, progress }: Known): NoticeText {
  const label = qualifier === undefined ? name : `${name}:${qualifier}`;
  const own = rows.filter((row) => row.name === name);
  if (own.length === 0) return unread(label, progress);
  const meant = own.filter((row) => qualifier === undefined || row.qualifier === qualifier);
  // A qualifier without a config has no row; its defaults and the dead-letter queue are those of $LATEST.
  const lost = meant.length > 0 ? meant.every(losesEvents) : own.every(({ deadLetter }) => !deadLetter);
  const isComplete = progress.state === 'complete' && progress.failed === 0;
  return {
    tone: lost ? 'warning' : 'info',
    title: l10n.t('{0} has no destinations', label),
    text: [
      ...(lost ? [l10n.t('Its failed events are lost: there is no dead-letter queue either.')] : []),
      isComplete
        ? l10n.t('No function sends events to it.')
        : l10n.t('No function that has been read sends events to it. Others may.'),
    ].join(' '),
  };
}

function unread(label: string, { state }: ScanProgress): NoticeText {
  if (state === 'complete') {
    return {
      title: l10n.t('{0} is not in this graph', label),
      text: l10n.t('The scan did not find it, or could not read it.'),
    };
  }
  return {
    title: l10n.t('{0} has not been read yet', label),
    text:
      state === 'running'
        ? l10n.t('It is shown when the scan has read it.')
        : l10n.t('Scan the account to see its events.'),
  };
}
