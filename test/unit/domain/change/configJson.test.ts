import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readConfigJson, toConfigJson } from '../../../../src/domain/change/configJson.ts';

describe('settings as JSON', () => {
  it('are the same when they are read again', () => {
    const config = fc.record(
      {
        maximumRetryAttempts: fc.integer(),
        maximumEventAgeInSeconds: fc.integer(),
        onSuccess: fc.string({ minLength: 1 }),
        onFailure: fc.string({ minLength: 1 }),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(config, (settings) => {
        expect(readConfigJson(toConfigJson(settings))).toEqual({ ok: true, config: settings });
      }),
    );
  });

  it.each([
    ['{', 'notJson', undefined],
    [`"${'x'.repeat(30_000)}"`, 'tooLong', undefined],
    ['[]', 'notObject', undefined],
    ['null', 'notObject', undefined],
    ['{"maximumRetryAttempts": 1}', 'wrongMember', 'maximumRetryAttempts'],
    ['{"__proto__": {}}', 'wrongMember', '__proto__'],
    ['{"MaximumRetryAttempts": "1"}', 'wrongMember', 'MaximumRetryAttempts'],
    ['{"DestinationConfig": []}', 'wrongMember', 'DestinationConfig'],
    ['{"DestinationConfig": {"OnFailed": {}}}', 'wrongMember', 'DestinationConfig.OnFailed'],
    ['{"DestinationConfig": {"OnFailure": "arn"}}', 'wrongMember', 'DestinationConfig.OnFailure'],
    [
      '{"DestinationConfig": {"OnSuccess": {"Destination": 1}}}',
      'wrongMember',
      'DestinationConfig.OnSuccess',
    ],
  ])('are not %s', (text, problem, member) => {
    expect(readConfigJson(text)).toEqual({ ok: false, problem, ...(member !== undefined && { member }) });
  });

  it.each(['{}', '{"DestinationConfig": {}}', '{"DestinationConfig": {"OnSuccess": {}}}'])(
    'are none in %s',
    (text) => expect(readConfigJson(text)).toEqual({ ok: true, config: {} }),
  );
});
