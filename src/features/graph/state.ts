import { l10n } from 'vscode';
import { plainTexts } from '../../editor/plainTexts.ts';
import { failureNotice } from '../../page/failureNotice.ts';
import { originFacts, originOf } from '../../page/place.ts';
import type { Session } from '../../domain/session.ts';
import type { BodyView, FocusView, GraphState, GraphView, HeaderView, NoticeView } from './protocol.ts';
import type { GraphRecord } from './reader.ts';
import type { Place } from './ways.ts';
import * as buttons from './words/buttons.ts';
import { emptyNotice, idleNotice, leftSessionNotice } from './words/notices.ts';
import { scanView } from './words/scan.ts';

/** Where things stand, in words. */
export function graphState(record: GraphRecord, graph: GraphView | undefined, focus?: FocusView): GraphState {
  const { session, content, left } = record;
  return plainTexts<GraphState>({
    memory: { kind: 'graph' },
    header: headerView(session),
    ...(content.kind === 'ready' && {
      scan: scanView(content.progress, !left, session?.isThrottled ?? false),
    }),
    notices: noticesOf(record),
    body: bodyOf(record, graph),
    ...(focus && { focus }),
  });
}

/** What stands in view as failed. */
export const errorOf = ({ content }: GraphRecord): unknown =>
  content.kind === 'loading' ? undefined : content.error;

/** Where the graph's session stands. */
export function placeOf({ region, connection, knownAccountId }: Session): Place {
  const { endpoint, source } = connection;
  return {
    region,
    ...(knownAccountId !== undefined && { accountId: knownAccountId }),
    ...(endpoint !== undefined && { endpoint }),
    sample: source === 'sample',
  };
}

function headerView(session: Session | undefined): HeaderView {
  const title = l10n.t('Event Graph');
  return { title, facts: session ? originFacts(originOf(session)) : [] };
}

function bodyOf({ content }: GraphRecord, graph: GraphView | undefined): BodyView {
  switch (content.kind) {
    case 'loading':
      return { kind: 'loading', text: l10n.t('Opening the session…') };
    case 'failed':
      return { kind: 'notice', notice: failureNotice(content.error, buttons.retry()) };
    case 'ready': {
      if (graph && graph.edges.length > 0) return { kind: 'graph' };
      const { state, done } = content.progress;
      if (state === 'idle') return { kind: 'notice', notice: idleNotice() };
      // Of nothing that was read, nothing can be said.
      if (state !== 'complete' && done === 0)
        return { kind: 'loading', text: l10n.t('What is found appears here.') };
      return { kind: 'notice', notice: emptyNotice(state === 'complete') };
    }
    default:
      return content satisfies never;
  }
}

function noticesOf({ session, content, left }: GraphRecord): readonly NoticeView[] {
  if (content.kind !== 'ready' || !session) return [];
  if (left) return [leftSessionNotice(session, left.successor)];
  return content.progress.state === 'halted' ? [failureNotice(content.error, buttons.retry())] : [];
}
