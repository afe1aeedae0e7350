import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Finding } from '../../../../src/domain/findings/finding.ts';
import { isBrokenTarget, ruleOf, RULES } from '../../../../src/domain/findings/rules.ts';
import { ACCOUNT, summaryOf } from '../../../support/fakeLambda.ts';
import { type Described, findingsOf, fnArn, knowledge, knownOf, queueArn, rowsFor } from './support.ts';
import { rowsOf } from '../../../../src/domain/overview/row.ts';

const onFailure = queueArn('failed');
const alias = (name: string) => ({ aliases: [{ name, version: '1' }] });

type Row = readonly [
  what: string,
  described: Described,
  findings: Readonly<Record<string, readonly string[]>>,
];

const cases: readonly Row[] = [
  ['nothing configured loses events', {}, { $LATEST: ['eventsLost'] }],
  [
    'a dead-letter queue keeps them, for all qualifiers',
    {
      summary: { deadLetterArn: queueArn('dead') },
      configs: [{ qualifier: 'live' }],
      qualifiers: alias('live'),
    },
    { $LATEST: [], live: [] },
  ],
  ['a destination on failure keeps them', { configs: [{ onFailure }] }, { $LATEST: [] }],
  [
    'a destination on success alone does not',
    { configs: [{ onSuccess: queueArn('done') }] },
    { $LATEST: ['eventsLost'] },
  ],
  [
    'both keep them twice',
    { summary: { deadLetterArn: queueArn('dead') }, configs: [{ onFailure }] },
    { $LATEST: ['handledTwice'] },
  ],
  [
    'an age of 90 s cuts the second retry',
    { configs: [{ onFailure, maximumEventAgeInSeconds: 90 }] },
    { $LATEST: ['retriesCutByAge'] },
  ],
  ['an age of 181 s cuts none', { configs: [{ onFailure, maximumEventAgeInSeconds: 181 }] }, { $LATEST: [] }],
  [
    'FIFO targets are not supported',
    { configs: [{ onFailure: `${onFailure}.fifo` }] },
    { $LATEST: ['fifoTarget'] },
  ],
  [
    'a FIFO dead-letter queue is told once',
    {
      summary: { deadLetterArn: `${onFailure}.fifo` },
      configs: [{ qualifier: 'live' }],
      qualifiers: alias('live'),
    },
    { $LATEST: ['fifoTarget'], live: [] },
  ],
  [
    'a bucket is for failures',
    { configs: [{ onFailure, onSuccess: 'arn:aws:s3:::records' }] },
    { $LATEST: ['bucketOnSuccess'] },
  ],
  ['a bucket is fine there', { configs: [{ onFailure: 'arn:aws:s3:::records' }] }, { $LATEST: [] }],
  [
    'a target of another partition cannot be reached',
    { configs: [{ onFailure: `arn:aws-cn:sqs:cn-north-1:${ACCOUNT}:failed` }] },
    { $LATEST: ['wrongPartition'] },
  ],
  [
    'a bucket of another partition neither',
    { configs: [{ onFailure: 'arn:aws-us-gov:s3:::records' }] },
    { $LATEST: ['wrongPartition'] },
  ],
  [
    'a bucket on success of another partition is wrong twice',
    { configs: [{ onFailure, onSuccess: 'arn:aws-cn:s3:::records' }] },
    { $LATEST: ['bucketOnSuccess', 'wrongPartition'] },
  ],
  [
    'a partition that we do not know is given the benefit of the doubt',
    { configs: [{ onFailure: `arn:aws-new:sqs:eu-west-1:${ACCOUNT}:failed` }] },
    { $LATEST: [] },
  ],
  [
    'another region or account is not called wrong: that is not known',
    { configs: [{ onFailure: 'arn:aws:sqs:eu-west-1:222222222222:failed' }] },
    { $LATEST: [] },
  ],
  [
    'a stream is no destination',
    { configs: [{ onFailure: `arn:aws:kinesis:us-east-1:${ACCOUNT}:stream/x` }] },
    { $LATEST: ['unsupportedTarget'] },
  ],
  [
    'a function is no dead-letter queue',
    { summary: { deadLetterArn: fnArn('other') } },
    { $LATEST: ['unsupportedTarget'] },
  ],
  [
    'a function is not its own destination, by whatever qualifier',
    { configs: [{ onFailure: `${fnArn('orders')}:live` }] },
    { $LATEST: ['selfDestination'] },
  ],
  [
    'a config without its alias is an orphan, and loses nothing',
    { configs: [{ qualifier: 'old' }], qualifiers: { aliases: [] } },
    { $LATEST: ['eventsLost'], old: ['orphanedConfig'] },
  ],
  [
    'a config without its version is one, where the versions are known',
    { configs: [{ qualifier: '3' }], qualifiers: { aliases: [], versions: ['1', '2'] } },
    { $LATEST: ['eventsLost'], 3: ['orphanedConfig'] },
  ],
  [
    'where they are not known nothing is said',
    { configs: [{ qualifier: '3' }, { qualifier: 'live' }] },
    { $LATEST: ['eventsLost'], 3: ['eventsLost'], live: ['eventsLost'] },
  ],
  [
    'an alias without a config beside a configured $LATEST has the defaults',
    { configs: [{ onFailure }], qualifiers: alias('live') },
    { $LATEST: [], live: ['eventsLost', 'aliasWithoutConfig'] },
  ],
  [
    'an alias without a config beside another alias is not remarked on',
    {
      configs: [{ onFailure, qualifier: 'live' }],
      qualifiers: {
        aliases: [
          { name: 'live', version: '1' },
          { name: 'test', version: '2' },
        ],
      },
    },
    { $LATEST: ['eventsLost'], live: [], test: ['eventsLost'] },
  ],
];

describe('the rules of one function', () => {
  it.each(cases)('%s', (_, described, expected) => {
    expect(findingsOf(described)).toEqual(expected);
  });
});

describe('a row', () => {
  it('has what is in force, and what was set', () => {
    const lastModified = new Date(1_573_687_896_493);
    const [latest, live] = rowsFor('orders', {
      summary: { deadLetterArn: queueArn('dead') },
      configs: [{ maximumRetryAttempts: 0, onFailure, lastModified }],
      qualifiers: alias('live'),
    });
    expect(latest).toMatchObject({
      arn: `${fnArn('orders')}:$LATEST`,
      partition: 'aws',
      region: 'us-east-1',
      accountId: ACCOUNT,
      source: 'configured',
      retries: { value: 0, source: 'configured' },
      maximumAge: { value: 21_600, source: 'default' },
      onFailure: { name: 'failed' },
      deadLetter: { name: 'dead' },
      lastModified: '2019-11-13T23:31:36.493Z',
    });
    expect(live).toMatchObject({ qualifier: 'live', source: 'default', retries: { value: 2 } });
    expect(live).not.toHaveProperty('onFailure');
  });

  it('is plain data', () => {
    const rows = rowsFor('orders', {
      configs: [{ onFailure }, { qualifier: '1' }],
      qualifiers: alias('live'),
    });
    expect(JSON.parse(JSON.stringify(rows))).toEqual(rows);
  });

  it('is there where an emulator answers an ARN that is none', () => {
    const summary = { ...summaryOf('orders'), arn: 'orders' };
    const rows = rowsOf(knownOf({ ...knowledge('orders'), summary }, 'cn-north-1'));
    expect(rows).toMatchObject([{ arn: 'orders:$LATEST', partition: 'aws-cn', accountId: '' }]);
  });
});

describe('the list of rules', () => {
  it('has stable ids, each once', () => {
    expect(RULES.map(({ id, severity }) => `${severity} ${id}`)).toEqual([
      'error unsupported-destination',
      'error fifo-destination',
      'error bucket-on-success',
      'error wrong-partition',
      'error self-destination',
      'error delivery-failing',
      'warning function-loop',
      'warning events-dropped',
      'warning events-lost',
      'warning durable-destination',
      'warning retries-cut-by-age',
      'warning orphaned-config',
      'warning alias-without-config',
      'warning trigger-uses-defaults',
      'warning drifted',
      'info not-in-template',
      'info dead-letter-and-on-failure',
    ]);
    for (const rule of RULES) expect(ruleOf(rule)).toEqual(rule);
  });

  it('calls an error what cannot work', () => {
    const settings = RULES.filter(({ kind }) => kind !== 'deliveryFailing');
    for (const { kind, severity } of settings) expect(isBrokenTarget({ kind })).toBe(severity === 'error');
  });

  const root = new URL('../../../../', import.meta.url);
  const text = (path: string): string => readFileSync(new URL(path, root), 'utf8');

  it('stands in the README, in the words of the code', () => {
    const table = text('README.md')
      .split('\n')
      .flatMap(
        (line) => /^\| `([a-z-]+)` +\| (\w+) +\| (.+?) +\| (.+?) +\| (.+?) +\|$/.exec(line)?.slice(1) ?? [],
      )
      .map((cell) => cell.replaceAll('`', ''));
    const words = text('src/presentation/rule.ts');
    const expected = RULES.flatMap(({ id, severity, kind }) => [id, severity, ...ruleStrings(words, kind)]);
    expect(table).toEqual(expected);
  });
});

/** Title, fact and remedy of a rule as the source says them: the words need an editor to be asked. */
function ruleStrings(source: string, kind: Finding['kind']): readonly string[] {
  const [, block = ''] =
    new RegExp(String.raw`^  ${kind}: \(\) => \(\{\n(.*?)^  \}\),`, 'ms').exec(source) ?? [];
  return [...block.matchAll(/l10n\.t\(\s*'(.*?)',?\s*\)/gs)].map(([, words = '']) => words);
}
