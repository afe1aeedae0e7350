import assert from 'node:assert/strict';
import { describe, it } from 'vitest';
import { ruleText } from '../../../src/presentation/rule.ts';
import { failingEvent } from '../../../src/domain/delivery/failingEvent.ts';
import { parseDestination } from '../../../src/domain/destinations/destination.ts';
import { type ErrorKind, ExpectedError } from '../../../src/domain/errors.ts';
import { defaultSettings, effectiveSettings } from '../../../src/domain/settings/eventInvokeConfig.ts';
import type { Finding } from '../../../src/domain/findings/finding.ts';
import { RULES } from '../../../src/domain/findings/rules.ts';
import { code, plain, visibleText } from '../../../src/editor/markdown.ts';
import { durationText } from '../../../src/presentation/duration.ts';
import { errorText } from '../../../src/presentation/error.ts';
import { exportStrings } from '../../../src/presentation/exportStrings.ts';
import { findingText } from '../../../src/presentation/findingText.ts';
import { refProblemText } from '../../../src/presentation/refProblem.ts';
import { limitsText } from '../../../src/presentation/settings.ts';
import { attemptTimeText, endText, outcomeTexts } from '../../../src/presentation/timeline.ts';
import { parseFunctionRef } from '../../../src/domain/arn/functionArn.ts';
import { configOf } from '../../support/fakeLambda.ts';

describe('words for durations and limits', () => {
  it('are those people use', () => {
    assert.deepEqual([0, 45, 60, 90, 5400, 21_600].map(durationText), [
      '0\u00A0s',
      '45\u00A0s',
      '1\u00A0min',
      '1\u00A0min\u00A030\u00A0s',
      '1\u00A0h\u00A030\u00A0min',
      '6\u00A0h',
    ]);
    assert.equal(limitsText(defaultSettings()), 'default · 2\u00A0retries · 6\u00A0h');
    assert.equal(
      limitsText(effectiveSettings(configOf('f', { maximumRetryAttempts: 1 }))),
      '1\u00A0retry · 6\u00A0h',
    );
  });
});

describe('the story of a failing event', () => {
  it('tells when it is tried and where it ends', () => {
    const settings = effectiveSettings(
      configOf('f', { onFailure: 'arn:aws:sqs:us-east-1:111111111111:failed' }),
    );
    const story = failingEvent(settings, parseDestination('arn:aws:sns:us-east-1:111111111111:dead'));
    assert.deepEqual(story.attempts.map(attemptTimeText), [
      'immediately',
      'about 1\u00A0min after the first attempt',
      'about 3\u00A0min after the first attempt',
    ]);
    assert.equal(endText(story), 'Lambda stops after 3\u00A0attempts (RetriesExhausted)');
    assert.deepEqual(outcomeTexts(story), [
      'Lambda sends a record with the event and the error to SQS queue failed.',
      'Lambda sends only the event to the dead-letter queue: SNS topic dead.',
    ]);
  });

  it('says that an event is discarded, and that age ended it', () => {
    const story = failingEvent(effectiveSettings(configOf('f', { maximumEventAgeInSeconds: 60 })));
    assert.equal(endText(story), 'Lambda stops at an age of 1\u00A0min (EventAgeExceeded)');
    assert.match(outcomeTexts(story).join(), /discarded/);
  });
});

describe('words for findings', () => {
  const target = parseDestination('arn:aws-cn:sqs:cn-north-1:111111111111:far.fifo');
  const fn = (name: string): string => `arn:aws:lambda:us-east-1:111111111111:function:${name}:$LATEST`;
  const findings: Readonly<Record<Finding['kind'], Finding>> = {
    unsupportedTarget: { kind: 'unsupportedTarget', role: 'deadLetter', target },
    fifoTarget: { kind: 'fifoTarget', role: 'onFailure', target },
    bucketOnSuccess: { kind: 'bucketOnSuccess', target },
    wrongPartition: { kind: 'wrongPartition', role: 'onFailure', target },
    selfDestination: { kind: 'selfDestination', role: 'onFailure', target },
    functionLoop: { kind: 'functionLoop', loop: 1, size: 2, path: [fn('ping'), fn('pong')] },
    eventsLost: { kind: 'eventsLost' },
    durableDestination: { kind: 'durableDestination', role: 'onFailure', target },
    retriesCutByAge: { kind: 'retriesCutByAge', cut: 1, retries: 2, ageSeconds: 90 },
    orphanedConfig: { kind: 'orphanedConfig', qualifier: 'old' },
    aliasWithoutConfig: { kind: 'aliasWithoutConfig', alias: 'live' },
    drifted: {
      kind: 'drifted',
      stack: 'shop',
      differences: [
        {
          setting: 'maximumRetryAttempts',
          declared: { kind: 'value', value: 1 },
          deployed: { kind: 'value', value: 0 },
          outcome: 'differs',
        },
      ],
    },
    notInTemplate: { kind: 'notInTemplate', stack: 'shop' },
    handledTwice: { kind: 'handledTwice', onFailure: target, deadLetter: target },
    deliveryFailing: { kind: 'deliveryFailing', destination: 3, deadLetter: 4, until: new Date(0) },
    eventsDropped: { kind: 'eventsDropped', count: 12, last: new Date(0), until: new Date(0) },
    triggerUsesDefaults: {
      kind: 'triggerUsesDefaults',
      qualifier: 'live',
      principals: ['sns.amazonaws.com'],
    },
  };

  it('are there for each, filled in, and no two have the same', () => {
    const words = Object.values(findings).map((finding) => exportStrings().finding(finding));
    assert.equal(new Set(words).size, RULES.length);
    for (const text of words) assert.doesNotMatch(text, /\{\d\}|undefined/);
    assert.match(exportStrings().finding(findings.wrongPartition), /far\.fifo is in partition aws-cn/);
  });

  it('tell the way round, and how many there are where it is long', () => {
    assert.match(
      findingText(findings.functionLoop).explanation,
      /ping:\$LATEST → pong:\$LATEST → ping:\$LATEST/,
    );
    const long = findingText({ kind: 'functionLoop', loop: 1, size: 5000 }).explanation;
    assert.match(long, /5000 functions/);
  });

  it('do not count the retries that can happen where none can', () => {
    const { explanation } = findingText({ kind: 'retriesCutByAge', cut: 2, retries: 2, ageSeconds: 60 });
    assert.match(explanation, /older than 1.min, so no retry can happen\.$/);
    assert.match(findingText(findings.retriesCutByAge).explanation, /only 1 of 2 configured retries/);
  });

  it('are there for each rule: what, why and what to do, each a sentence', () => {
    for (const { kind } of RULES) {
      for (const text of Object.values(ruleText(kind))) assert.match(text, /^[A-Z].*\.$/);
    }
  });
});

describe('words for errors', () => {
  const kinds: readonly ErrorKind[] = [
    'noProfile',
    'noRegion',
    'badConfiguration',
    'signedOut',
    'mfaCancelled',
    'mfaRefused',
    'accessDenied',
    'throttled',
    'offline',
    'timeout',
    'notFound',
    'notUnderstood',
    'invalidRequest',
    'regionRefused',
    'serviceFailure',
    'cancelled',
  ];

  it('differ for every kind', () => {
    const headlines = kinds.map((kind) => errorText(new ExpectedError(kind, 'x')).headline);
    assert.equal(new Set(headlines).size, kinds.length);
  });

  it('name the command, the action, the host and the request', () => {
    const signIn = errorText(
      new ExpectedError('signedOut', '', { profile: 'prod', command: 'aws sso login --profile prod' }),
    );
    assert.equal(signIn.headline, 'Signed out: profile prod');
    assert.match(signIn.remedy ?? '', /aws sso login --profile prod/);
    assert.match(
      errorText(new ExpectedError('accessDenied', '', { action: 'lambda:X' })).remedy ?? '',
      /lambda:X/,
    );
    assert.match(errorText(new ExpectedError('offline', '', { host: 'h.test' })).headline, /h\.test/);
    assert.match(errorText(new ExpectedError('throttled', '', { requestId: 'r-1' })).detail ?? '', /r-1/);
  });

  it('say what to do about credentials by where these come from', () => {
    const sources = ['profile', 'environment', 'container', 'instance', 'sample'] as const;
    const remedies = sources.map(
      (source) => errorText(new ExpectedError('signedOut', '', { source })).remedy,
    );
    assert.equal(new Set(remedies).size, sources.length);
    for (const remedy of remedies.slice(1)) assert.doesNotMatch(remedy ?? 'profile', /profile/);
    const clock = errorText(new ExpectedError('signedOut', '', { wrongTime: true, source: 'profile' }));
    assert.match(clock.remedy ?? '', /clock/);
  });

  it('call the unexpected a bug', () => {
    assert.match(errorText(new TypeError('x')).remedy ?? '', /bug/);
  });
});

describe('what is wrong with a name or ARN', () => {
  it('has a sentence each', () => {
    for (const text of [
      '',
      'a b',
      'x'.repeat(70),
      'arn:aws:sqs:a:b:c',
      'f-*',
      'f:',
      '${x}',
      '1:function:f',
    ]) {
      const parsed = parseFunctionRef(text);
      assert.equal(parsed.ok, false, text);
      if (!parsed.ok) assert.match(refProblemText(parsed.problem), /\S{3,}.*\.$/);
    }
  });
});

describe('foreign text', () => {
  it('has no line break, no invisible and no direction-changing character, and an end', () => {
    assert.equal(visibleText('a\u0000b\u202Ec\u200Bd\ne\u2028f'), 'abcde f'.replace('de', 'd e'));
    assert.equal(visibleText('x'.repeat(100_000), 50).length, 50);
  });

  it('is no markdown, no link, no icon and no HTML', () => {
    const hostile = '[x](command:y) <b> $(alert) `c` **d** http://e.test | _f_';
    assert.equal(/[[\]()<>`*_|$:]/.test(plain(hostile)), false);
    assert.equal(code('a`b'), "`a'b`");
  });
});
