import { describe, expect, it } from 'vitest';
import { Account } from '../../../src/domain/account/account.ts';
import { identityOfSummary } from '../../../src/domain/account/functionIdentity.ts';
import { known } from '../../../src/domain/loadable.ts';
import { reportsIn } from '../../../src/domain/report/accountReport.ts';
import {
  findingsOfFunction,
  functionReport,
  type QualifierReport,
} from '../../../src/domain/report/report.ts';
import { ACCOUNT, configOf, FakeLambda, REGION, summaryOf } from '../../support/fakeLambda.ts';
import { fnArn, queueArn } from './overview/support.ts';

const kinds = (reports: readonly QualifierReport[] = []) =>
  Object.fromEntries(reports.map(({ qualifier, findings }) => [qualifier, findings.map(({ kind }) => kind)]));

function accountWith(...names: readonly string[]) {
  const api = new FakeLambda();
  api.pages = [names.map((name) => summaryOf(name))];
  return { api, account: new Account(REGION, api, new AbortController().signal) };
}

async function read(account: Account, ...names: readonly string[]): Promise<void> {
  await account.directory.load();
  await Promise.all(names.map((name) => account.configs(name)));
}

const reportsOf = (account: Account, name: string) =>
  kinds(reportsIn(account, identityOfSummary(summaryOf(name), REGION)));

describe('the report of a function', () => {
  it('holds what is wrong with the dead-letter queue for each qualifier, and once for the function', () => {
    const summary = summaryOf('orders', { deadLetterArn: 'arn:aws-cn:sqs:cn-north-1:222222222222:far' });
    const configs = [configOf('orders', { qualifier: 'live' }), configOf('orders')];
    const reports = functionReport({
      fn: identityOfSummary(summary, REGION),
      summary: known(summary),
      configs: { configs, via: 'list', readAt: new Date(0) },
    });
    expect(kinds(reports)).toEqual({ $LATEST: ['wrongPartition'], live: ['wrongPartition'] });
    expect(findingsOfFunction(reports).map(({ kind }) => kind)).toEqual(['wrongPartition']);
  });

  it('claims no lost events while the dead-letter queue is not known', () => {
    const summary = summaryOf('orders');
    const configs = { configs: [], via: 'list', readAt: new Date(0) } as const;
    const fn = identityOfSummary(summary, REGION);
    expect(kinds(functionReport({ fn, summary: { kind: 'loading' }, configs }))).toEqual({ $LATEST: [] });
    expect(kinds(functionReport({ fn, summary: known(summary), configs }))).toEqual({
      $LATEST: ['eventsLost'],
    });
  });

  it('names a destination of a durable function, and not its dead-letter queue', () => {
    const summary = summaryOf('orders', { durable: true, deadLetterArn: queueArn('dead') });
    const configs = [configOf('orders', { onFailure: queueArn('failed') })];
    const answer = { configs, via: 'list', readAt: new Date(0) } as const;
    const report = functionReport({
      fn: identityOfSummary(summary, REGION),
      summary: known(summary),
      configs: answer,
    });
    expect(kinds(report)).toEqual({ $LATEST: ['durableDestination', 'handledTwice'] });
  });

  it('covers no alias whose settings Get did not answer', () => {
    const summary = summaryOf('orders');
    const qualifiers = { aliases: [{ name: 'live', version: '1' }], versions: ['1'] };
    const knowledge = (via: 'list' | 'get') => ({
      fn: identityOfSummary(summary, REGION),
      summary: known(summary),
      configs: { configs: [], via, readAt: new Date(0) },
      qualifiers,
    });
    expect(Object.keys(kinds(functionReport(knowledge('list'))))).toEqual(['$LATEST', 'live']);
    expect(Object.keys(kinds(functionReport(knowledge('get'))))).toEqual(['$LATEST']);
  });
});

describe('a loop', () => {
  it('is found as soon as the destinations of its functions are known, with its path', async () => {
    const { api, account } = accountWith('ping', 'pong');
    api.configs.set('ping', [configOf('ping', { onFailure: fnArn('pong') })]);
    api.configs.set('pong', [configOf('pong', { onSuccess: fnArn('ping') })]);
    await read(account, 'ping');
    expect(reportsOf(account, 'ping')).toEqual({ $LATEST: [] });
    await read(account, 'pong');
    const [report] = reportsIn(account, identityOfSummary(summaryOf('ping'), REGION)) ?? [];
    expect(report?.findings).toEqual([
      { kind: 'functionLoop', path: [`${fnArn('ping')}:$LATEST`, `${fnArn('pong')}:$LATEST`] },
    ]);
  });

  it('is none through another qualifier, nor through a function of the same name elsewhere', async () => {
    const { api, account } = accountWith('ping', 'pong');
    api.configs.set('ping', [configOf('ping', { onFailure: `${fnArn('pong')}:live` })]);
    api.configs.set('pong', [
      configOf('pong', { onFailure: fnArn('ping').replace(ACCOUNT, '222222222222') }),
    ]);
    await read(account, 'ping', 'pong');
    expect(reportsOf(account, 'ping')).toEqual({ $LATEST: [] });
    expect(reportsOf(account, 'pong')).toEqual({ $LATEST: [] });
  });
});

describe('an account', () => {
  it('tells when more is known of a function, and what a scan has read of its aliases', async () => {
    const { api, account } = accountWith('orders');
    api.configs.set('orders', [configOf('orders', { qualifier: 'old' })]);
    api.qualifiers.set('orders', { aliases: [], versions: [] });
    const changes: string[] = [];
    account.onDidChange((change) => changes.push(change.kind));
    await read(account, 'orders');
    await account.configs('orders');
    expect(changes.filter((kind) => kind === 'report')).toHaveLength(1);
    await account.scanQualifiers('orders', false, new AbortController().signal);
    expect(reportsOf(account, 'orders')).toMatchObject({ old: ['orphanedConfig'] });
    expect(changes.filter((kind) => kind === 'report')).toHaveLength(2);
  });
});
