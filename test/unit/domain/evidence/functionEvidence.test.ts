import { describe, expect, it } from 'vitest';
import { Account } from '../../../../src/domain/account/account.ts';
import { ExpectedError } from '../../../../src/domain/errors.ts';
import { type FunctionEvidence, readEvidence } from '../../../../src/domain/evidence/functionEvidence.ts';
import { valueOf } from '../../../../src/domain/loadable.ts';
import { targetsOf } from '../../../../src/domain/evidence/targetEvidence.ts';
import { reportIn } from '../../../../src/domain/report/accountReport.ts';
import { identityOfSummary } from '../../../../src/domain/account/functionIdentity.ts';
import { ACCOUNT, configOf, FakeLambda, REGION, summaryOf } from '../../../support/fakeLambda.ts';
import { FakeEvidence } from '../../../support/fakeEvidence.ts';

const never = new AbortController().signal;
const NOW = new Date('2026-11-27T12:00:00Z');
const arn = (service: string, name: string, account = ACCOUNT): string =>
  `arn:aws:${service}:${REGION}:${account}:${name}`;
const QUEUE = arn('sqs', 'failed');

interface Scene {
  readonly fake: FakeEvidence;
  readonly lambda: FakeLambda;
  readonly account: Account;
  read(): Promise<FunctionEvidence>;
}

/** A function `orders` with an alias `live`, whose `$LATEST` has these destinations. */
async function scene(
  config: { onSuccess?: string; onFailure?: string } = { onFailure: QUEUE },
): Promise<Scene> {
  const fake = new FakeEvidence();
  const lambda = new FakeLambda();
  lambda.pages = [[summaryOf('orders', { role: `arn:aws:iam::${ACCOUNT}:role/x/orders-role` })]];
  lambda.configs.set('orders', [configOf('orders', config)]);
  lambda.qualifiers.set('orders', { aliases: [{ name: 'live', version: '1' }], versions: ['1'] });
  const account = new Account(REGION, lambda, never, { evidence: fake });
  await account.directory.load();
  const [summary] = account.directory.all();
  if (!summary) throw new Error('no function');
  const configs = await account.configs('orders');
  const read = async (): Promise<FunctionEvidence> => {
    let last: FunctionEvidence | undefined;
    const report = reportIn(account, identityOfSummary(summary, REGION), '$LATEST', configs);
    const request = {
      account,
      api: fake,
      accountIn: () => account,
      report,
      accountId: ACCOUNT,
      roleArn: summary.role,
      now: NOW,
    };
    await readEvidence(request, (evidence) => (last = evidence), never);
    if (!last) throw new Error('nothing was told');
    return last;
  };
  return { fake, lambda, account, read };
}

const findingsOf = ({ account }: Scene, qualifier = '$LATEST'): readonly string[] => {
  const [summary] = account.directory.all();
  const configs = account.peekConfigs('orders');
  if (!summary || !configs) throw new Error('nothing was read');
  return reportIn(account, identityOfSummary(summary, REGION), qualifier, configs).findings.map(
    ({ kind }) => kind,
  );
};

describe('the evidence of a function', () => {
  it('is asked of each service once, for the targets of the qualifier', async () => {
    const { fake, read } = await scene();
    fake.queues.set(QUEUE, { waiting: 1, inFlight: 0, delayed: 0, fifo: false, encryption: { by: 'none' } });
    const { targets, role } = await read();
    expect(targets).toMatchObject([
      { roles: ['onFailure'], state: { kind: 'known', value: { kind: 'queue' } } },
    ]);
    expect(role).toMatchObject({ value: { needs: [{ action: 'sqs:SendMessage', resource: QUEUE }] } });
    expect(fake.asked.map((request) => request.replace(/ .*/, '')).toSorted()).toEqual(
      [
        ...['metrics', 'queue', 'policies'],
        ...['lookUp', 'lookUp', 'lookUp', 'lookUp'],
        ...['resourcePolicy', 'resourcePolicy', 'eventSourceMappings', 'eventSourceMappings'],
      ].toSorted(),
    );
    expect(fake.asked).toContain('policies orders-role');
  });

  it.each(['metrics', 'queue', 'policies', 'lookUp', 'resourcePolicy', 'eventSourceMappings'])(
    'has its other parts where %s is denied',
    async (denied) => {
      const { fake, read } = await scene();
      fake.errors.set(denied, new ExpectedError('accessDenied', 'No', { action: 'x:Y' }));
      const { metrics, targets, role, history, invokers } = await read();
      const failed = {
        metrics: metrics.kind,
        queue: targets[0]?.state.kind,
        policies: role?.kind,
        lookUp: history.kind,
        resourcePolicy: valueOf(invokers)?.qualifiers[0]?.invokers.kind,
        eventSourceMappings: valueOf(invokers)?.qualifiers[0]?.mappings.kind,
      };
      for (const [part, kind] of Object.entries(failed))
        expect(`${part} ${kind}`).toBe(`${part} ${part === denied ? 'failed' : 'known'}`);
    },
  );

  it('has the invokers of $LATEST where the function’s aliases and versions are denied', async () => {
    const { lambda, read } = await scene();
    lambda.errors.set(
      'listQualifiers',
      new ExpectedError('accessDenied', 'No', { action: 'lambda:ListAliases' }),
    );
    const { invokers } = await read();
    expect(invokers).toMatchObject({
      value: { aliasesUnknown: { kind: 'failed' }, qualifiers: [{ invokers: { kind: 'known' } }] },
    });
  });

  it('asks no service about another account, and no role where nothing is needed', async () => {
    const other = await scene({ onFailure: arn('sqs', 'failed', '999999999999') });
    expect((await other.read()).targets).toMatchObject([
      { state: { value: { kind: 'otherAccount', accountId: '999999999999' } } },
    ]);
    expect(other.fake.asked.filter((request) => request.startsWith('queue'))).toEqual([]);
    const none = await scene({});
    expect(await none.read()).toMatchObject({ targets: [], role: { value: { needs: [] } } });
    expect(none.fake.asked.filter((request) => request.startsWith('policies'))).toEqual([]);
  });

  it('asks for the age of messages only in queues of the same account and Region', async () => {
    const here = await scene();
    await here.read();
    expect(here.fake.asked.filter((request) => request.includes('failed ApproximateAge'))).toHaveLength(1);
    for (const other of [arn('sqs', 'failed', '999999999999'), QUEUE.replace(REGION, 'us-west-2')]) {
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      const { fake, read } = await scene({ onFailure: other });
      // oxlint-disable-next-line no-await-in-loop -- likewise
      await read();
      expect(fake.asked.filter((request) => request.includes('ApproximateAge'))).toEqual([]);
    }
  });

  it('tells a target that does not exist, of every kind', async () => {
    for (const target of [
      QUEUE,
      arn('sns', 'topic'),
      arn('events', 'event-bus/bus'),
      arn('lambda', 'function:gone'),
      arn('lambda', 'function:orders:gone'),
      'arn:aws:s3:::bucket',
    ]) {
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      const { read } = await scene({ onFailure: target });
      // oxlint-disable-next-line no-await-in-loop -- likewise
      expect((await read()).targets).toMatchObject([
        { state: { kind: 'known', value: { kind: 'missing' } } },
      ]);
    }
  });

  it('has a target once that has two roles', async () => {
    const own = await scene({ onSuccess: QUEUE, onFailure: QUEUE });
    const [summary] = own.account.directory.all();
    const configs = await own.account.configs('orders');
    const report = summary && reportIn(own.account, identityOfSummary(summary, REGION), '$LATEST', configs);
    expect(report && targetsOf(report)).toMatchObject([{ roles: ['onSuccess', 'onFailure'] }]);
  });

  it('gives findings to all views: lost events for the function, triggers for their qualifier', async () => {
    const own = await scene();
    const at = new Date(NOW.getTime() - 3_600_000);
    const points = (value: number) => ({ points: [{ at, value }], partial: false });
    own.fake.series.set('orders AsyncEventsDropped', points(12));
    own.fake.series.set('orders DestinationDeliveryFailures', points(3));
    own.fake.resourcePolicies.set(
      'orders:live',
      '{"Statement":{"Effect":"Allow","Action":"lambda:InvokeFunction","Principal":{"Service":"sns.amazonaws.com"}}}',
    );
    const changes: string[] = [];
    own.account.onDidChange((change) => void changes.push(change.kind));
    expect(findingsOf(own)).toEqual([]);
    await own.read();
    expect(findingsOf(own)).toEqual(['deliveryFailing', 'eventsDropped']);
    expect(findingsOf(own, 'live')).toEqual([
      ...['deliveryFailing', 'eventsDropped', 'eventsLost', 'aliasWithoutConfig', 'triggerUsesDefaults'],
    ]);
    expect(changes).toContain('report');
    await own.account.refreshFunction('orders');
    await own.account.configs('orders');
    expect(findingsOf(own)).toEqual([]);
  });
});
