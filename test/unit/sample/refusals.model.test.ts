import { describe, expect, it } from 'vitest';
import {
  ARN,
  body,
  type Case,
  CONFIG,
  FUNCTION,
  onFailure,
  onSuccess,
  refusal,
  SERIALIZATION,
  VALIDATION,
  expectRefusal,
} from './refusals.ts';
import { raw, sampleForTests } from './support.ts';

const NAME_PATTERN =
  '(arn:(aws[a-zA-Z-]*)?:lambda:)?((eusc-)?[a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\\d{1}:)?(\\d{12}:)?(function:)?([a-zA-Z0-9-_\\.]+)(:(\\$LATEST(\\.PUBLISHED)?|[a-zA-Z0-9-_]+))?';

const MODEL: readonly Case[] = [
  refusal(
    'retries below the range',
    ['PUT', CONFIG('orders-api'), body({ MaximumRetryAttempts: -1 })],
    VALIDATION,
    "1 validation error detected: Value '-1' at 'maximumRetryAttempts' failed to satisfy constraint: Member must have value greater than or equal to 0",
  ),
  refusal(
    'an age above the range',
    ['PUT', CONFIG('orders-api'), body({ MaximumEventAgeInSeconds: 44444 })],
    VALIDATION,
    "1 validation error detected: Value '44444' at 'maximumEventAgeInSeconds' failed to satisfy constraint: Member must have value less than or equal to 21600",
  ),
  refusal(
    'two at once, and a function that does not exist: the model comes first',
    ['POST', CONFIG('nobody'), body({ MaximumEventAgeInSeconds: 59, MaximumRetryAttempts: 3 })],
    VALIDATION,
    "2 validation errors detected: Value '3' at 'maximumRetryAttempts' failed to satisfy constraint: Member must have value less than or equal to 2; Value '59' at 'maximumEventAgeInSeconds' failed to satisfy constraint: Member must have value greater than or equal to 60",
  ),
  refusal(
    'a destination that is no ARN',
    ['PUT', CONFIG('orders-api'), onSuccess('https://sqs.us-east-1.amazonaws.com/111111111111/q')],
    VALIDATION,
    /^1 validation error detected: Value 'https:\/\/sqs.*' at 'destinationConfig\.onSuccess\.destination' failed to satisfy constraint: Member must satisfy regular expression pattern: \$\|kafka:/,
  ),
  refusal(
    'a destination that is too long',
    ['PUT', CONFIG('orders-api'), onFailure(`arn:aws:sqs:us-east-1:111111111111:${'q'.repeat(400)}`)],
    VALIDATION,
    /Member must have length less than or equal to 350$/,
  ),
  refusal(
    'a name that cannot be',
    ['GET', CONFIG('what is this')],
    VALIDATION,
    /^1 validation error detected/,
  ),
  refusal(
    'no name',
    ['GET', CONFIG('')],
    VALIDATION,
    `2 validation errors detected: Value '' at 'functionName' failed to satisfy constraint: Member must satisfy regular expression pattern: ${NAME_PATTERN}; Value '' at 'functionName' failed to satisfy constraint: Member must have length greater than or equal to 1`,
  ),
  refusal(
    'a name that is too long',
    ['GET', CONFIG('a'.repeat(257))],
    VALIDATION,
    /Member must have length less than or equal to 256$/,
  ),
  refusal(
    'a name that is too long for the older operations',
    ['GET', FUNCTION('a'.repeat(141), '/aliases')],
    VALIDATION,
    /Member must have length less than or equal to 140$/,
  ),
  refusal('an empty qualifier', ['GET', CONFIG('orders-api', '?Qualifier=')], VALIDATION, /at 'qualifier'/),
  refusal(
    'a qualifier that is too long',
    ['GET', CONFIG('orders-api', `?Qualifier=${'q'.repeat(129)}`)],
    VALIDATION,
    /at 'qualifier' failed to satisfy constraint: Member must have length less than or equal to 128$/,
  ),
  refusal(
    'digits of another script as a version',
    ['DELETE', FUNCTION('orders-api', `?Qualifier=${encodeURIComponent('３')}`)],
    VALIDATION,
    /at 'qualifier'/,
  ),
  refusal(
    'no items',
    ['GET', '/2015-03-31/functions/?MaxItems=0'],
    VALIDATION,
    "1 validation error detected: Value '0' at 'maxItems' failed to satisfy constraint: Member must have value greater than or equal to 1",
  ),
  refusal(
    'more than fifty configs',
    ['GET', '/2019-09-25/functions/orders-api/event-invoke-config/list?MaxItems=51'],
    VALIDATION,
    "1 validation error detected: Value '51' at 'maxItems' failed to satisfy constraint: Member must have value less than or equal to 50",
  ),
  refusal(
    'an alias that looks like a version',
    ['POST', FUNCTION('orders-api', '/aliases'), body({ Name: '12', FunctionVersion: '$LATEST' })],
    VALIDATION,
    "1 validation error detected: Value '12' at 'name' failed to satisfy constraint: Member must satisfy regular expression pattern: (?!^[0-9]+$)([a-zA-Z0-9-_]+)",
  ),
  refusal(
    'an alias without a version',
    ['POST', FUNCTION('orders-api', '/aliases'), body({ Name: 'live' })],
    VALIDATION,
    "1 validation error detected: Value null at 'functionVersion' failed to satisfy constraint: Member must not be null",
  ),
  refusal(
    'items that are no number',
    ['GET', '/2015-03-31/functions/?MaxItems=x'],
    SERIALIZATION,
    /Integer$/,
  ),
  refusal(
    'a number as text',
    ['PUT', CONFIG('orders-api'), body({ MaximumRetryAttempts: '1' })],
    SERIALIZATION,
    'STRING_VALUE can not be converted to an Integer',
  ),
  refusal(
    'a fraction',
    ['PUT', CONFIG('orders-api'), body({ MaximumRetryAttempts: 1.5 })],
    SERIALIZATION,
    /^NUMBER/,
  ),
  refusal(
    'a list as destination',
    ['PUT', CONFIG('orders-api'), onFailure([])],
    SERIALIZATION,
    /^START_ARRAY/,
  ),
  refusal('half a body', ['PUT', CONFIG('orders-api'), '{"MaximumRetryAttempts":'], SERIALIZATION, /json$/),
  refusal('a body that is a list', ['PUT', CONFIG('orders-api'), '[1]'], SERIALIZATION, /object$/),
];

describe('what the model refuses, before anything is looked for', async () => {
  const sample = await sampleForTests();
  it.each(MODEL)('$what', (row) => expectRefusal(sample, row));

  it('carries Type where the error is modelled, and only there', async () => {
    const modelled = await raw(sample, 'GET', FUNCTION('nobody'));
    expect(modelled.json).toEqual({ Type: 'User', Message: `Function not found: ${ARN}:nobody` });
    const notModelled = await raw(sample, 'GET', '/2015-03-31/functions/?MaxItems=0');
    expect(Object.keys(notModelled.json ?? {})).toEqual(['message']);
  });
});
