import { l10n } from 'vscode';
import { plainTexts } from '../../editor/plainTexts.ts';
import { errorText } from '../../presentation/error.ts';
import { identityText } from '../../presentation/connection.ts';
import type { Session } from '../../domain/session.ts';
import type { BodyView, FocusView, GraphState, GraphView, HeaderView, NoticeView } from './protocol.ts';
import type { GraphRecord } from './reader.ts';
import type { Place } from './ways.ts';
import {
  emptyNotice,
  failureNotice,
  idleNotice,
  leftSessionNotice,
  type PlaceLabel,
} from './words/notices.ts';
import { scanView } from './words/scan.ts';

/** Where things stand, in words. */
export function graphState(record: GraphRecord, graph: GraphView | undefined, focus?: FocusView): GraphState {
  const { session, content, left } = record;
  return plainTexts<GraphState>({
    memory: { kind: 'graph' },
    header: headerView(session),
    ...(content.kind === 'ready' && { scan: scanView(content.progress, !left) }),
    notices: noticesOf(record),
    body: bodyOf(record, graph),
    ...(focus && { focus }),
  });
}

/** The command that a failure names, for the clipboard. */
export function commandOf({ content }: GraphRecord): string | undefined {
  const error = content.kind === 'loading' ? undefined : content.error;
  return error === undefined ? undefined : errorText(error).command;
}

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
  if (!session) return { title, facts: [] };
  const { region, connection, knownAccountId } = session;
  const { endpoint, source } = connection;
  const facts = [
    { label: l10n.t('Account'), value: knownAccountId ?? l10n.t('not known') },
    { label: l10n.t('Region'), value: region },
    { label: l10n.t('Profile'), value: identityText(connection) },
  ];
  const elsewhere = endpoint !== undefined && source !== 'sample';
  return { title, facts: elsewhere ? [...facts, { label: l10n.t('Endpoint'), value: endpoint }] : facts };
}

function bodyOf({ content }: GraphRecord, graph: GraphView | undefined): BodyView {
  switch (content.kind) {
    case 'loading':
      return { kind: 'loading', text: l10n.t('Opening the session…') };
    case 'failed':
      return { kind: 'notice', notice: failureNotice(content.error) };
    case 'ready': {
      if (graph && graph.edges.length > 0) return { kind: 'graph' };
      const { state } = content.progress;
      if (state === 'idle') return { kind: 'notice', notice: idleNotice() };
      return { kind: 'notice', notice: emptyNotice(state === 'complete') };
    }
    default:
      return content satisfies never;
  }
}

function noticesOf({ session, content, left }: GraphRecord): readonly NoticeView[] {
  if (content.kind !== 'ready' || !session) return [];
  if (left) return [leftSessionNotice(labelOf(session), left.successor && labelOf(left.successor))];
  return content.progress.state === 'halted' ? [failureNotice(content.error)] : [];
}

const labelOf = ({ region, connection, knownAccountId }: Session): PlaceLabel => ({
  region,
  profile: identityText(connection),
  accountId: knownAccountId,
});
