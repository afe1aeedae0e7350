import { describe, expect, it } from 'vitest';
import type { DesiredConfig, EditableSetting } from '../../../../src/domain/change/desiredConfig.ts';
import { refusedSettings } from '../../../../src/domain/change/refusedSettings.ts';
import { ExpectedError } from '../../../../src/domain/errors.ts';

const QUEUE = 'arn:aws:sqs:us-east-1:111111111111:orders';
const desired: DesiredConfig = {
  maximumRetryAttempts: 2,
  maximumEventAgeInSeconds: 60,
  onSuccess: QUEUE,
  onFailure: `${QUEUE}-failed`,
};
const refusal = (detail?: string) =>
  new ExpectedError('invalidRequest', 'no', detail === undefined ? {} : { detail });

describe('the settings of a refusal', () => {
  it.each<readonly [string | undefined, readonly EditableSetting[]]>([
    [`The destination ARN ${QUEUE} is invalid.`, ['onSuccess']],
    [`The destination ARN ${QUEUE}-failed is invalid.`, ['onFailure']],
    [
      `The function's execution role does not have permissions to call SendMessage on ${QUEUE}-failed`,
      ['onFailure'],
    ],
    ["You can't specify the function as a destination for itself.", ['onSuccess', 'onFailure']],
    [
      "1 validation error detected: Value '9' at 'maximumRetryAttempts' failed to satisfy constraint: Member must have value less than or equal to 2",
      ['maximumRetryAttempts'],
    ],
    ['Something else.', []],
    [undefined, []],
  ])('%s is about %j', (detail, settings) => {
    expect(refusedSettings(refusal(detail), desired)).toEqual(settings);
  });

  it('are not those of another failure, or ones that are not set', () => {
    const denied = new ExpectedError('accessDenied', 'no', { detail: `on ${QUEUE}` });
    expect(refusedSettings(denied, desired)).toEqual([]);
    expect(refusedSettings(new Error(QUEUE), desired)).toEqual([]);
    expect(refusedSettings(refusal('destination'), { onFailure: QUEUE })).toEqual(['onFailure']);
  });
});
