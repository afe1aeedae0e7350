import { describe, expect, it } from 'vitest';
import { identityOfSummary } from '../../../src/domain/account/functionIdentity.ts';
import { known } from '../../../src/domain/loadable.ts';
import { type FunctionKnowledge, qualifierReport } from '../../../src/domain/report/report.ts';
import type { EventInvokeConfig } from '../../../src/domain/settings/eventInvokeConfig.ts';
import { verdictOf } from '../../../src/presentation/verdict.ts';
import { ACCOUNT, configOf, REGION, summaryOf } from '../../support/fakeLambda.ts';

const queue = (name: string): string => `arn:aws:sqs:${REGION}:${ACCOUNT}:${name}`;
const foreign = 'arn:aws-cn:sqs:cn-north-1:222222222222:far';

interface Given {
  readonly config?: Partial<EventInvokeConfig>;
  readonly deadLetterArn?: string;
  readonly more?: Partial<FunctionKnowledge>;
  readonly qualifier?: string;
}

function verdict({ config, deadLetterArn, more, qualifier = '$LATEST' }: Given) {
  const summary = summaryOf('orders', deadLetterArn === undefined ? {} : { deadLetterArn });
  const configs = config ? [configOf('orders', { qualifier, ...config })] : [];
  const read = { configs, via: 'list', readAt: new Date(0) } as const;
  const fn = identityOfSummary(summary, REGION);
  const { tone, text } = verdictOf(
    qualifierReport({ fn, configs: read, summary: known(summary), ...more }, qualifier),
  );
  return [tone, text.replaceAll('\u00A0', ' ')];
}

describe('the verdict', () => {
  it.each<[string, Given, string, string]>([
    ['by default', {}, 'lost', 'Failed events are lost after 3 attempts (about 3 min).'],
    [
      'without retries',
      { config: { maximumRetryAttempts: 0 } },
      'lost',
      'Failed events are lost after 1 attempt.',
    ],
    [
      'where the age ends it',
      { config: { maximumEventAgeInSeconds: 90 } },
      'lost',
      'Failed events are lost after 2 attempts (at an age of 1 min 30 s).',
    ],
    [
      'with a destination',
      { config: { onFailure: queue('failed') } },
      'ok',
      'After 3 attempts (about 3 min), Lambda sends a failed event to SQS queue failed.',
    ],
    [
      'with a dead-letter queue',
      { deadLetterArn: queue('dead') },
      'ok',
      'After 3 attempts (about 3 min), Lambda sends a failed event to SQS queue dead.',
    ],
    [
      'with both',
      { config: { onFailure: queue('failed') }, deadLetterArn: queue('dead') },
      'ok',
      'After 3 attempts (about 3 min), Lambda sends a failed event to SQS queue failed and SQS queue dead.',
    ],
    [
      'with a destination that cannot work',
      { config: { onFailure: queue('failed.fifo') } },
      'lost',
      'Failed events are lost after 3 attempts (about 3 min): SQS queue failed.fifo cannot receive them.',
    ],
    [
      'with a dead-letter queue in another partition',
      { deadLetterArn: foreign },
      'lost',
      'Failed events are lost after 3 attempts (about 3 min): SQS queue far cannot receive them.',
    ],
    [
      'with one that works of two',
      { config: { onFailure: queue('failed.fifo') }, deadLetterArn: queue('dead') },
      'ok',
      'After 3 attempts (about 3 min), Lambda sends a failed event to SQS queue dead.',
    ],
    [
      'where the dead-letter queue is not known',
      { more: { summary: { kind: 'loading' } } },
      'unknown',
      'After 3 attempts (about 3 min), a failed event goes to the dead-letter queue, if there is one. There is no on-failure destination.',
    ],
    [
      'for an alias that is gone',
      { qualifier: 'old', config: {}, more: { qualifiers: { aliases: [], versions: [] } } },
      'unknown',
      'old does not exist, so no event can invoke it.',
    ],
  ])('%s', (_case, given, tone, text) => {
    expect(verdict(given)).toEqual([tone, text]);
  });
});
