import { parseDestination } from '../../../../src/domain/destinations/destination.ts';
import { LAMBDA_METRICS, type MetricsEvidence } from '../../../../src/domain/evidence/metrics.ts';
import { answered } from '../../../../src/domain/evidence/role.ts';
import type { FunctionEvidence } from '../../../../src/domain/evidence/functionEvidence.ts';
import type { TargetEvidence } from '../../../../src/domain/evidence/targetEvidence.ts';
import { ExpectedError } from '../../../../src/domain/errors.ts';
import { type Failed, known } from '../../../../src/domain/loadable.ts';
import type { TargetState } from '../../../../src/domain/evidence/targets.ts';
import type { EvidenceRecord } from '../../../../src/features/configPanel/evidence/panelEvidence.ts';
import type { MetricSeries, RolePolicy } from '../../../../src/domain/session/evidenceApi.ts';

/** Evidence as a panel holds it. Bundled for the page, see `states.ts`. */

const UNTIL = new Date('2026-11-23T20:20:00Z');
const ROLE = 'arn:aws:iam::123456789012:role/orders';
const LOADING = { kind: 'loading' } as const;
const denied = (action: string): Failed => ({
  kind: 'failed',
  error: new ExpectedError('accessDenied', 'refused', { action }),
});

const series = (value: (hour: number) => number | undefined): MetricSeries => ({
  partial: false,
  points: Array.from({ length: 168 }, (_, index) => {
    const hour = 168 - index;
    const found = value(hour);
    return found === undefined ? [] : [{ at: new Date(UNTIL.getTime() - hour * 3_600_000), value: found }];
  }).flat(),
});

function metrics(lost: boolean): MetricsEvidence {
  const all = Object.fromEntries(LAMBDA_METRICS.map((metric) => [metric, series(() => undefined)]));
  return {
    until: UNTIL,
    asked: 8,
    queueAges: new Map(),
    series: {
      ...(all as MetricsEvidence['series']),
      AsyncEventsReceived: series((hour) => 40 + (hour % 7)),
      AsyncEventAge: series((hour) => 90 + hour),
      Errors: series((hour) => (lost && hour < 5 ? 9 : 0)),
      ...(lost && { AsyncEventsDropped: series((hour) => (hour < 5 ? 3 : undefined)) }),
    },
  };
}

const target = (arn: string, state: TargetState): TargetEvidence => ({
  roles: ['onFailure'],
  target: parseDestination(arn),
  state: known(state),
});

const policy = (text: string, effect: string): RolePolicy => ({
  name: text,
  kind: 'inline',
  document: JSON.stringify({ Statement: [{ Sid: text, Effect: effect, Action: 'sqs:*', Resource: '*' }] }),
});

/** Everything is known; `text` stands where foreign texts can. */
function whole(text: string, lost: boolean): FunctionEvidence {
  const queue = 'arn:aws:sqs:eu-west-1:123456789012:orders-failed';
  const targets = [
    target(queue, {
      kind: 'queue',
      facts: { waiting: 12_480, inFlight: 3, delayed: 0, fifo: false, encryption: { by: 'key', key: text } },
    }),
    target('arn:aws:sns:eu-west-1:123456789012:orders-gone', { kind: 'missing' }),
    target('arn:aws:sqs:eu-west-1:999999999999:theirs', { kind: 'otherAccount', accountId: '999999999999' }),
    target('arn:aws:sns:eu-west-1:123456789012:silent', {
      kind: 'topic',
      facts: { confirmed: 0, pending: 1, fifo: false, encryption: { by: 'none' } },
    }),
  ];
  const policies = [policy(text, lost ? 'Deny' : 'Allow')];
  return {
    metrics: known(metrics(lost)),
    targets,
    role: known({
      roleArn: ROLE,
      policies,
      needs: answered(
        policies,
        targets.map((one) => one.target),
      ),
    }),
    history: known({
      more: true,
      changes: [
        {
          id: '1',
          at: UNTIL,
          operation: 'put',
          who: text,
          qualifier: text,
          before: { retries: 2, onFailure: text },
          after: { retries: 0 },
        },
        { id: '2', at: UNTIL, operation: 'delete', who: text, qualifier: 'live', refused: text },
      ],
    }),
    invokers: known({
      notAsked: 3,
      qualifiers: [
        {
          qualifier: 'live',
          invokers: known([{ principal: text, mode: 'asynchronous', source: text }]),
          mappings: known([{ id: text, functionArn: text, source: text, state: text }]),
        },
        {
          qualifier: 'beta',
          invokers: known('unreadable'),
          mappings: denied('lambda:ListEventSourceMappings'),
        },
        {
          qualifier: 'gamma',
          invokers: denied('lambda:GetPolicy'),
          mappings: denied('lambda:ListEventSourceMappings'),
        },
      ],
    }),
    readAt: UNTIL,
  };
}

const nothing: FunctionEvidence = {
  metrics: LOADING,
  targets: [{ roles: ['onFailure'], target: parseDestination('arn:aws:s3:::bucket'), state: LOADING }],
  role: LOADING,
  history: LOADING,
  invokers: LOADING,
  readAt: UNTIL,
};

export const evidenceOf = {
  loading: (): EvidenceRecord => ({ range: 'day', evidence: nothing }),
  known: (text = 'engineers', lost = true): EvidenceRecord => ({
    range: 'day',
    evidence: whole(text, lost),
    simulation: known([
      {
        action: 'sqs:SendMessage',
        resource: 'arn:aws:sqs:eu-west-1:123456789012:orders-failed',
        decision: 'explicitDeny',
      },
    ]),
  }),
  denied: (): EvidenceRecord => ({
    range: 'hours',
    simulation: denied('iam:SimulatePrincipalPolicy'),
    evidence: {
      ...nothing,
      metrics: denied('cloudwatch:GetMetricData'),
      targets: nothing.targets.map((one) => ({ ...one, state: denied('s3:ListBucket') })),
      role: denied('iam:ListRolePolicies'),
      history: denied('cloudtrail:LookupEvents'),
      invokers: known({
        notAsked: 0,
        aliasesUnknown: denied('lambda:ListAliases'),
        qualifiers: [
          { invokers: denied('lambda:GetPolicy'), mappings: denied('lambda:ListEventSourceMappings') },
        ],
      }),
    },
  }),
};
