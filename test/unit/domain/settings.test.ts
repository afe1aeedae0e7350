import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareQualifiers, qualifierStatus, whyUnknown } from '../../../src/domain/qualifiers/qualifiers.ts';
import { attemptsOf, failingEvent, retriesCutByAge } from '../../../src/domain/delivery/failingEvent.ts';
import { parseDestination } from '../../../src/domain/destinations/destination.ts';
import { splitDuration } from '../../../src/domain/settings/duration.ts';
import { ExpectedError } from '../../../src/domain/errors.ts';
import {
  defaultSettings,
  effectiveSettings,
  settingsFor,
} from '../../../src/domain/settings/eventInvokeConfig.ts';
import { deadLetterFindings, settingsFindings } from '../../../src/domain/findings/settingsFindings.ts';
import { configOf } from '../../support/fakeLambda.ts';

const queue = 'arn:aws:sqs:us-east-1:111111111111:failed';
const fn = { partition: 'aws', region: 'us-east-1', accountId: '111111111111', name: 'orders' };

describe('effective settings', () => {
  it('are the documented defaults where nothing is configured', () => {
    expect(defaultSettings()).toEqual({
      qualifier: '$LATEST',
      configured: false,
      maximumRetryAttempts: { value: 2, source: 'default' },
      maximumEventAgeInSeconds: { value: 21_600, source: 'default' },
    });
  });

  it('tell a configured 0 from an absent number', () => {
    const settings = effectiveSettings(configOf('orders', { maximumRetryAttempts: 0 }));
    expect(settings.maximumRetryAttempts).toEqual({ value: 0, source: 'configured' });
    expect(settings.maximumEventAgeInSeconds).toEqual({ value: 21_600, source: 'default' });
  });

  it('are not inherited: a qualifier without a config has the defaults', () => {
    const configs = [configOf('orders', { qualifier: 'live', maximumRetryAttempts: 0 })];
    expect(settingsFor('$LATEST', configs).configured).toBe(false);
    expect(settingsFor('live', configs).maximumRetryAttempts.value).toBe(0);
  });

  it('list $LATEST first, then aliases by name, then versions newest first', () => {
    const sorted = ['2', 'live', '10', '$LATEST', 'beta', '$LATEST.PUBLISHED'].sort(compareQualifiers);
    expect(sorted).toEqual(['$LATEST', '$LATEST.PUBLISHED', 'beta', 'live', '10', '2']);
  });
});

describe('a failing event', () => {
  // The first three rows are recorded (domain.md §7), the others follow from 60 + 120 s.
  it.each([
    [2, 21_600, 3, 'RetriesExhausted', 180],
    [2, 60, 1, 'EventAgeExceeded', 60],
    [2, 90, 2, 'EventAgeExceeded', 90],
    [2, 180, 2, 'EventAgeExceeded', 180],
    [2, 181, 3, 'RetriesExhausted', 180],
    [1, 60, 1, 'EventAgeExceeded', 60],
    [1, 61, 2, 'RetriesExhausted', 60],
    [0, 60, 1, 'RetriesExhausted', 0],
  ] as const)(
    'with %i retries and an age of %i s has %i attempts and ends as %s',
    (retries, age, attempts, condition, end) => {
      const settings = effectiveSettings(
        configOf('orders', { maximumRetryAttempts: retries, maximumEventAgeInSeconds: age }),
      );
      const story = failingEvent(settings);
      expect(story.attempts.filter((attempt) => !attempt.cutByAge)).toHaveLength(attempts);
      expect(story.attempts).toHaveLength(retries + 1);
      expect([story.condition, story.endsAtSeconds]).toEqual([condition, end]);
      expect(retriesCutByAge(settings)).toBe(retries + 1 - attempts);
    },
  );

  it('goes to the on-failure destination and to the dead-letter queue, or is discarded', () => {
    const withQueue = effectiveSettings(configOf('orders', { onFailure: queue }));
    expect(failingEvent(withQueue).onFailure?.name).toBe('failed');
    expect(failingEvent(withQueue, parseDestination(queue))).toMatchObject({ discarded: false });
    expect(failingEvent(defaultSettings(), parseDestination(queue)).discarded).toBe(false);
    expect(failingEvent(defaultSettings()).discarded).toBe(true);
  });

  it('always has its first attempt, and never one more when the age is lower', () => {
    const age = fc.integer({ min: 60, max: 21_600 });
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2 }), age, age, (retries, a, b) => {
        const happen = (limit: number): number =>
          attemptsOf(retries, limit).filter((attempt) => !attempt.cutByAge).length;
        expect(happen(Math.min(a, b))).toBeLessThanOrEqual(happen(Math.max(a, b)));
        expect(happen(a)).toBeGreaterThan(0);
      }),
    );
  });
});

describe('destinations', () => {
  it.each([
    ['arn:aws:sqs:eu-west-1:111111111111:orders-failed', 'queue', 'orders-failed', false],
    ['arn:aws:sqs:eu-west-1:111111111111:orders.fifo', 'queue', 'orders.fifo', true],
    ['arn:aws-cn:sns:cn-north-1:111111111111:alerts', 'topic', 'alerts', false],
    ['arn:aws:sns:eu-west-1:111111111111:alerts.fifo', 'topic', 'alerts.fifo', true],
    ['arn:aws:lambda:eu-west-1:111111111111:function:next', 'function', 'next', false],
    ['arn:aws:lambda:eu-west-1:111111111111:function:next:live', 'function', 'next:live', false],
    ['arn:aws:events:eu-west-1:111111111111:event-bus/default', 'eventBus', 'default', false],
    ['arn:aws:s3:::my-bucket', 'bucket', 'my-bucket', false],
    [
      'arn:aws:lambda:eu-west-1:111111111111:layer:x:1',
      'unknown',
      'arn:aws:lambda:eu-west-1:111111111111:layer:x:1',
      false,
    ],
    [
      'arn:aws:kinesis:eu-west-1:111111111111:stream/x',
      'unknown',
      'arn:aws:kinesis:eu-west-1:111111111111:stream/x',
      false,
    ],
    ['kafka://topic', 'unknown', 'kafka://topic', false],
    ['', 'unknown', '', false],
  ])('%s is a %s', (arn, kind, name, fifo) => {
    expect(parseDestination(arn)).toMatchObject({ arn, kind, name, fifo });
  });

  it('never throw, whatever the text, and keep it', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(parseDestination(text).arn).toBe(text);
      }),
    );
    fc.assert(
      fc.property(fc.constantFrom('__proto__', 'constructor', 'toString'), (service) => {
        expect(parseDestination(`arn:aws:${service}:::x`).kind).toBe('unknown');
      }),
    );
  });
});

describe('findings', () => {
  const kinds = (config: Parameters<typeof configOf>[1]): readonly string[] =>
    settingsFindings(effectiveSettings(configOf('orders', config)), fn).map(({ kind }) => kind);

  it.each([
    [{ maximumEventAgeInSeconds: 90 }, ['retriesCutByAge']],
    [{ maximumEventAgeInSeconds: 60, maximumRetryAttempts: 0 }, []],
    [{ onFailure: `${queue}.fifo` }, ['fifoTarget']],
    [{ onSuccess: 'arn:aws:s3:::bucket' }, ['bucketOnSuccess']],
    [{ onFailure: 'arn:aws:s3:::bucket' }, []],
    [{ onSuccess: 'arn:aws:lambda:us-east-1:111111111111:function:orders' }, ['selfDestination']],
    [{ onFailure: 'arn:aws:lambda:us-east-1:111111111111:function:orders:live' }, ['selfDestination']],
    [{ onFailure: 'arn:aws:lambda:eu-west-1:111111111111:function:orders' }, []],
    [{ onFailure: queue }, []],
  ])('for %j are %j', (config, expected) => {
    expect(kinds(config)).toEqual(expected);
  });

  it('include a FIFO dead-letter queue', () => {
    expect(deadLetterFindings(parseDestination(`${queue}.fifo`), fn)).toHaveLength(1);
    expect(deadLetterFindings(parseDestination(queue), fn)).toEqual([]);
    expect(deadLetterFindings(undefined, fn)).toEqual([]);
  });

  it('find configs whose alias or version is gone, and never $LATEST', () => {
    const known = { aliases: [{ name: 'live', version: '1' }], versions: ['1'] };
    expect(
      ['live', 'old', '1', '2', '$LATEST', '$LATEST.PUBLISHED'].map(
        (q) => qualifierStatus(q, true, known) === 'orphaned',
      ),
    ).toEqual([false, true, false, true, false, false]);
  });

  it.each([
    ['aliases', ['7']],
    ['versions', ['old']],
  ] as const)('call nothing gone of which the %s are not known', (half, gone) => {
    const refusal = new ExpectedError('accessDenied', 'refused');
    const known = { aliases: [], versions: [], unknown: { [half]: refusal } };
    const qualifiers = ['old', '7', '$LATEST'];
    expect(qualifiers.filter((qualifier) => qualifierStatus(qualifier, true, known) === 'orphaned')).toEqual(
      gone,
    );
    const doubtful = qualifiers.filter((qualifier) => whyUnknown(qualifier, known) === refusal);
    expect(doubtful).toEqual(half === 'aliases' ? ['old'] : ['7']);
  });
});

describe('splitDuration', () => {
  it.each([
    [0, 0, 0, 0],
    [60, 0, 1, 0],
    [90, 0, 1, 30],
    [5400, 1, 30, 0],
    [21_600, 6, 0, 0],
  ])('%i s is %i h %i min %i s', (total, hours, minutes, seconds) => {
    expect(splitDuration(total)).toEqual({ hours, minutes, seconds });
  });
});
