import { ExpectedError } from '../../../../src/domain/errors.ts';
import { graphOf } from '../../../../src/domain/graph/eventGraph.ts';
import type { OverviewRow } from '../../../../src/domain/overview/row.ts';
import type { ScanProgress } from '../../../../src/domain/overview/scan.ts';
import { Session } from '../../../../src/domain/session/session.ts';
import { problemsOf } from '../../../../src/features/graph/problems.ts';
import type { FunctionTarget } from '../../../../src/contributions.ts';
import { seek } from '../../../../src/features/graph/focus.ts';
import type { FocusViewModel, GraphMessage, StateMessage } from '../../../../src/features/graph/protocol.ts';
import type { GraphRecord } from '../../../../src/features/graph/reader.ts';
import { graphState, placeOf } from '../../../../src/features/graph/state.ts';
import { graphView } from '../../../../src/features/graph/view.ts';
import { pageStrings } from '../../../../src/features/graph/strings/pageStrings.ts';
import { accountRows, manyFunctions, SHOP } from '../../../support/events.ts';
import { FakeConnection, REGION } from '../../../support/fakeLambda.ts';

/**
 * Messages of the graph's host, in the extension's own words. This module is bundled with `vscodeStandIn.ts` in
 * the place of the editor's API.
 */
export type Messages = readonly [StateMessage] | readonly [GraphMessage, StateMessage];

const session = new Session(new FakeConnection('shop-production'));
/** The header shows the account once its id was answered. */
await session.accountId();

const COMPLETE: ScanProgress = { state: 'complete', done: 19, total: 19, totalKnown: true, failed: 0 };

interface Parts {
  readonly rows?: readonly OverviewRow[];
  readonly progress?: Partial<ScanProgress>;
  readonly error?: unknown;
  readonly left?: GraphRecord['left'];
  readonly focus?: FocusViewModel;
  /** A function that is to be shown and has no node. */
  readonly wanted?: FunctionTarget;
}

export function messages({ rows = [], progress, error, left, focus, wanted }: Parts): Messages {
  const content = { kind: 'ready', rows, progress: { ...COMPLETE, ...progress }, error } as const;
  const flow = graphOf(rows);
  const graph = graphView(flow, problemsOf(rows), placeOf(session));
  const sought =
    wanted && seek(wanted, { session, graph: flow, rows, progress: content.progress, profiles: [] });
  const missing = sought?.kind === 'missing' ? sought.notice : undefined;
  return [
    { type: 'graph', graph, strings: pageStrings() },
    { type: 'state', state: graphState({ session, left, content }, graph, { rate: 5, focus, missing }) },
  ];
}

function alone(record: GraphRecord): Messages {
  return [{ type: 'state', state: graphState(record, undefined, { rate: 5 }) }];
}

const signedOut = new ExpectedError('signedOut', 'The token has expired', {
  profile: 'shop-production',
  command: 'aws sso login --profile shop-production',
});

const shop = (): readonly OverviewRow[] => accountRows(SHOP);

/** A name is foreign text, and a bucket's can be anything that an ARN's end can be. */
const foreign = (): readonly OverviewRow[] =>
  accountRows({
    orders: { configs: [{ onFailure: 'arn:aws:s3:::<img src=x onerror="document.title=1">' }] },
  });

export const states: Readonly<Record<string, () => Messages>> = {
  shop: () => messages({ rows: shop(), progress: { failed: 2 } }),
  running: () =>
    messages({
      rows: shop(),
      progress: { state: 'running', done: 19, total: 400, totalKnown: true, remainingMs: 76_000 },
    }),
  paused: () =>
    messages({ rows: shop(), progress: { state: 'paused', done: 19, total: 60, totalKnown: false } }),
  halted: () =>
    messages({ rows: shop(), progress: { state: 'halted', done: 19, total: 400 }, error: signedOut }),
  left: () =>
    messages({ rows: shop(), left: { successor: new Session(new FakeConnection('staging', 'eu-west-1')) } }),
  large: () => messages({ rows: accountRows(manyFunctions(3000)), progress: { done: 3000, total: 3000 } }),
  wanted: () =>
    messages({
      rows: [...shop(), ...accountRows({ 'nightly-report': {} })],
      wanted: { region: REGION, name: 'nightly-report', qualifier: '$LATEST' },
    }),
  foreign: () => messages({ rows: foreign() }),
  idle: () => messages({ progress: { state: 'idle', done: 0, total: 0, totalKnown: false } }),
  empty: () => messages({ rows: accountRows({ orders: {}, users: {} }), progress: { done: 2, total: 2 } }),
  none: () => messages({ progress: { state: 'running', done: 3, total: 45 } }),
  loading: () => alone({ content: { kind: 'loading' } }),
  failed: () => alone({ content: { kind: 'failed', error: signedOut } }),
};
