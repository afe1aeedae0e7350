import { l10n } from 'vscode';
import { estimateScan } from '../../domain/overview/estimate.ts';
import { plainTexts } from '../../editor/plainTexts.ts';
import { failureNotice } from '../../page/failureNotice.ts';
import { originFacts, originOf } from '../../page/origin.ts';
import type { Session } from '../../domain/session/session.ts';
import type {
  BodyViewModel,
  FocusViewModel,
  GraphState,
  GraphViewModel,
  HeaderViewModel,
  NoticeViewModel,
} from './protocol.ts';
import type { GraphRecord } from './reader.ts';
import type { Place } from './navigation.ts';
import * as buttons from './strings/buttons.ts';
import { emptyNotice, idleNotice, leftSessionNotice } from './strings/notices.ts';
import { scanView } from './strings/scan.ts';

/** Facts beside the record that the state depends on. */
export interface StateOptions {
  /** Requests per second of a scan. */
  readonly rate: number;
  readonly focus?: FocusViewModel | undefined;
  /** Why a function that was to be shown is not. */
  readonly missing?: NoticeViewModel | undefined;
}

/** The state of the page, in words. */
export function graphState(
  record: GraphRecord,
  graph: GraphViewModel | undefined,
  { rate, focus, missing }: StateOptions,
): GraphState {
  const { session, content, left } = record;
  const scan =
    content.kind === 'ready' ? scanView(content.progress, !left, session?.isThrottled ?? false) : undefined;
  return plainTexts<GraphState>({
    memory: { kind: 'graph' },
    header: headerView(session),
    ...(scan && { scan }),
    notices: [...noticesOf(record), ...(missing ? [missing] : [])],
    body: bodyOf(record, graph, rate),
    ...(focus && { focus }),
  });
}

/** The error on the page: of the session, of the list of functions before a scan, or of a halted scan. */
export function errorOf({ session, content }: GraphRecord): unknown {
  if (content.kind === 'loading') return undefined;
  if (content.kind === 'failed' || content.progress.state !== 'idle') return content.error;
  const listed = session?.account.directory.state;
  return listed?.kind === 'failed' ? listed.error : undefined;
}

/** The place of the graph's session. */
export function placeOf({ region, connection, knownAccountId }: Session): Place {
  const { endpoint, source } = connection;
  return {
    region,
    ...(knownAccountId !== undefined && { accountId: knownAccountId }),
    ...(endpoint !== undefined && { endpoint }),
    sample: source === 'sample',
  };
}

function headerView(session: Session | undefined): HeaderViewModel {
  const title = l10n.t('Event Graph');
  return { title, facts: session ? originFacts(originOf(session)) : [] };
}

function bodyOf(record: GraphRecord, graph: GraphViewModel | undefined, rate: number): BodyViewModel {
  const { content, session } = record;
  switch (content.kind) {
    case 'loading':
      return { kind: 'loading', text: l10n.t('Opening the session…') };
    case 'failed':
      return { kind: 'notice', notice: failureNotice(content.error, buttons.retry()) };
    case 'ready': {
      if (graph && graph.edges.length > 0) return { kind: 'graph' };
      const { state, done, failed } = content.progress;
      if (state === 'idle' && session) return { kind: 'notice', notice: beforeScan(record, session, rate) };
      // Nothing was read, so nothing is known.
      if (state !== 'complete' && done === 0) {
        return { kind: 'loading', text: l10n.t('Destinations appear here as the scan finds them.') };
      }
      return { kind: 'notice', notice: emptyNotice(state === 'complete' && failed === 0) };
    }
    default:
      return content satisfies never;
  }
}

function beforeScan(record: GraphRecord, { account }: Session, rate: number): NoticeViewModel {
  const error = errorOf(record);
  return error === undefined
    ? idleNotice(estimateScan(account, rate))
    : failureNotice(error, buttons.retry());
}

function noticesOf({ session, content, left }: GraphRecord): readonly NoticeViewModel[] {
  if (content.kind !== 'ready' || !session) return [];
  if (left) return [leftSessionNotice(session, left.successor)];
  return content.progress.state === 'halted' ? [failureNotice(content.error, buttons.retry())] : [];
}
