import type { ChangeOutcome } from '../../../../src/domain/change/applyChange.ts';
import { reviewOf } from '../../../../src/domain/change/review.ts';
import { identityOfTarget } from '../../../../src/domain/account/functionIdentity.ts';
import { ExpectedError } from '../../../../src/domain/errors.ts';
import { Session } from '../../../../src/domain/session/session.ts';
import type { Correction, DeskRecord, DeskTarget } from '../../../../src/features/change/deskRecord.ts';
import type { ViewMessage } from '../../../../src/features/change/protocol.ts';
import { changeView } from '../../../../src/features/change/view.ts';
import { ACCOUNT, configOf, FakeConnection, REGION, summaryOf } from '../../../support/fakeLambda.ts';
import type { DesiredConfig } from '../../../../src/domain/change/desiredConfig.ts';

const QUEUE = `arn:aws:sqs:${REGION}:${ACCOUNT}:orders-failed-events-of-production`;
const session = new Session(new FakeConnection('production'));

interface Wanted {
  readonly desired?: DesiredConfig;
  readonly outcome?: DeskTarget['outcome'];
  readonly name?: string;
  readonly isGone?: boolean;
}

function target({ outcome, name = 'orders', isGone = false }: Wanted): DeskTarget {
  const qualifier = isGone ? 'blue' : '$LATEST';
  const place = { region: REGION, name, qualifier };
  const fn = identityOfTarget(place, ACCOUNT);
  const seen = configOf(name, { qualifier, maximumRetryAttempts: 1, maximumEventAgeInSeconds: 3600 });
  return {
    key: `${fn.arn}:${qualifier}`,
    target: place,
    content: {
      kind: 'ready',
      fn,
      seen,
      stack: { name: 'orders-prod' },
      known: {
        fn,
        configs: { configs: [seen], via: 'list', readAt: new Date(0) },
        qualifiers: { aliases: [{ name: 'live', version: '1' }], versions: ['1'] },
        summary: { kind: 'known', value: summaryOf(name, { role: `arn:aws:iam::${ACCOUNT}:role/orders` }) },
      },
    },
    ...(outcome && { outcome }),
  };
}

function message(
  wanted: readonly Wanted[],
  more: Partial<DeskRecord> = {},
  isAllowed = true,
): readonly ViewMessage[] {
  const targets = wanted.map(target);
  const record: DeskRecord = {
    session,
    isLeft: false,
    wish: { targets: [], purpose: 'edit' },
    targets,
    texts: new Map(),
    changing: new Set(),
    phase: 'edit',
    ...more,
  };
  const reviews = targets.flatMap((one, at) =>
    one.content.kind === 'ready'
      ? [
          {
            key: one.key,
            review: reviewOf(one.content.known, {
              fn: one.content.fn,
              qualifier: one.target.qualifier,
              seen: one.content.seen,
              desired: wanted[at]?.desired ?? { maximumRetryAttempts: 1, maximumEventAgeInSeconds: 3600 },
            }),
          },
        ]
      : [],
  );
  const texts = new Map(
    Object.entries(wanted[0]?.desired ?? {}).map(([name, value]) => [name, String(value)]),
  );
  const view = changeView(record, reviews, isAllowed, (setting) => ({
    value: texts.get(setting) ?? '',
    edit: 0,
  }));
  return [{ type: 'view', view }];
}

const changed = { maximumRetryAttempts: 2, maximumEventAgeInSeconds: 3600, onFailure: QUEUE };
const wrong = { maximumRetryAttempts: 9, onSuccess: 'not an arn', onFailure: `${QUEUE}.fifo` };
const refusal = new ExpectedError('invalidRequest', 'no', {
  status: 400,
  detail: 'The destination ARN is invalid.',
});
const lost = new ExpectedError('timeout', 'late', {
  host: 'lambda.us-east-1.amazonaws.com',
  outcome: 'unknown',
});
const now = configOf('orders', { maximumRetryAttempts: 0 });

const outcomes: Readonly<Record<string, ChangeOutcome>> = {
  applied: { kind: 'applied', now, isShown: true },
  notShown: { kind: 'applied', now, isShown: false },
  already: { kind: 'already', now },
  conflict: { kind: 'conflict', now },
  refused: { kind: 'refused', error: refusal },
  denied: {
    kind: 'refused',
    error: new ExpectedError('accessDenied', 'no', { action: 'lambda:PutFunctionEventInvokeConfig' }),
  },
  notApplied: { kind: 'notApplied', now, error: lost },
  unknown: { kind: 'unknown', error: lost },
};

const FN = identityOfTarget({ region: REGION, name: 'orders' }, ACCOUNT).arn;
const correction: Correction = {
  key: `${FN}:$LATEST`,
  desired: changed,
  undoes: 'change',
  refusal,
  wrong: ['onFailure'],
  others: {
    wish: { targets: [target({ name: 'billing' }).target], purpose: 'edit' },
    fixed: new Map(),
  },
};

const undone = new Map([[`${FN}:$LATEST`, { desired: changed, undoes: 'change' }]]);

const many = Array.from({ length: 60 }, (_, number): Wanted => ({
  name: `orders-${number}-with-a-long-name`,
  desired: changed,
}));

/** Every state of the page that changes settings, by name. */
export const states: Readonly<Record<string, readonly ViewMessage[]>> = {
  untouched: message([{}]),
  review: message([{ desired: changed }]),
  remove: message([{ desired: {} }]),
  wrong: message([{ desired: wrong }]),
  off: message([{ desired: changed }], {}, false),
  left: message([{ desired: changed }], { isLeft: true }),
  running: message([{ desired: changed, outcome: 'running' }], { phase: 'applying' }),
  ...Object.fromEntries(
    Object.entries(outcomes).map(([name, outcome]) => [
      name,
      message([{ desired: changed, outcome }], { phase: 'done' }),
    ]),
  ),
  undo: message([{ desired: changed }], { fixed: new Map() }),
  undoWrong: message([{ desired: wrong }], { fixed: undone }),
  undoGone: message([{ desired: changed, isGone: true }], { fixed: undone }),
  undoRefused: message([{ desired: changed, outcome: { kind: 'refused', error: refusal } }], {
    fixed: undone,
    phase: 'done',
  }),
  undoMany: message([{ desired: changed }, { desired: wrong, name: 'billing' }], { fixed: undone }),
  correction: message([{ desired: changed }], { correction }),
  correctionElsewhere: message([{ desired: changed }], {
    correction: { ...correction, key: `${FN}:blue`, wrong: [] },
  }),
  correctionDone: message([{ desired: changed, outcome: { kind: 'applied', now, isShown: true } }], {
    correction,
    phase: 'done',
  }),
  many: message(many, { changing: new Set(['onFailure']) }),
  manyRunning: message(
    many.map((one, at) =>
      at < 9 ? { ...one, outcome: at < 8 ? { kind: 'applied', now, isShown: true } : 'running' } : one,
    ),
    { phase: 'applying' },
  ),
  manyStopped: message(
    many.map((one, at) => (at < 8 ? { ...one, outcome: { kind: 'applied', now, isShown: true } } : one)),
    { phase: 'done' },
  ),
  failed: message([], {
    error: new ExpectedError('signedOut', 'no', { command: 'aws sso login --profile production' }),
  }),
  hostile: message([
    { name: '<img src=x onerror=alert(1)>', desired: { onFailure: '"><script>alert(1)</script>' } },
  ]),
};
