import { describe, expect, it } from 'vitest';
import { type RawAnswer, raw, sampleForTests } from './support.ts';

const CONFIG = (name: string, query = ''): string =>
  `/2019-09-25/functions/${encodeURIComponent(name)}/event-invoke-config${query}`;
const FUNCTION = (name: string, rest = ''): string =>
  `/2015-03-31/functions/${encodeURIComponent(name)}${rest}`;
const ARN = 'arn:aws:lambda:us-east-1:111111111111:function';
const BUCKET = 'arn:aws:s3:::a-bucket';
const NAME_PATTERN =
  '(arn:(aws[a-zA-Z-]*)?:lambda:)?((eusc-)?[a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\\d{1}:)?(\\d{12}:)?(function:)?([a-zA-Z0-9-_\\.]+)(:(\\$LATEST(\\.PUBLISHED)?|[a-zA-Z0-9-_]+))?';

const onFailure = (arn: unknown): string => body({ DestinationConfig: { OnFailure: { Destination: arn } } });
const onSuccess = (arn: unknown): string => body({ DestinationConfig: { OnSuccess: { Destination: arn } } });
const body = (value: unknown): string => JSON.stringify(value);

interface Case {
  readonly what: string;
  readonly ask: readonly [method: string, path: string, body?: string];
  readonly status: number;
  readonly code: string;
  /** The whole text; a regular expression where it is long. */
  readonly says: string | RegExp | null;
}

const refusal = (
  what: string,
  ask: Case['ask'],
  [status, code]: readonly [number, string],
  says: Case['says'],
): Case => ({ what, ask, status, code, says });

const NOT_FOUND = [404, 'ResourceNotFoundException'] as const;
const PARAMETER = [400, 'InvalidParameterValueException'] as const;
const VALIDATION = [400, 'ValidationException'] as const;
const SERIALIZATION = [400, 'SerializationException'] as const;
const CONFLICT = [409, 'ResourceConflictException'] as const;

const MISMATCH = 'The derived qualifier from the function name does not match the specified qualifier.';

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
  refusal('a name that cannot be', ['GET', CONFIG('what is this')], VALIDATION, /^1 validation error detected/),
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
  refusal('items that are no number', ['GET', '/2015-03-31/functions/?MaxItems=x'], SERIALIZATION, /Integer$/),
  refusal(
    'a number as text',
    ['PUT', CONFIG('orders-api'), body({ MaximumRetryAttempts: '1' })],
    SERIALIZATION,
    'STRING_VALUE can not be converted to an Integer',
  ),
  refusal('a fraction', ['PUT', CONFIG('orders-api'), body({ MaximumRetryAttempts: 1.5 })], SERIALIZATION, /^NUMBER/),
  refusal('a list as destination', ['PUT', CONFIG('orders-api'), onFailure([])], SERIALIZATION, /^START_ARRAY/),
  refusal('half a body', ['PUT', CONFIG('orders-api'), '{"MaximumRetryAttempts":'], SERIALIZATION, /json$/),
  refusal('a body that is a list', ['PUT', CONFIG('orders-api'), '[1]'], SERIALIZATION, /object$/),
];

const WRITING: readonly Case[] = [
  refusal(
    'nothing sent by Update',
    ['POST', CONFIG('orders-received'), '{}'],
    PARAMETER,
    'You must specify at least one of error handling or destination setting.',
  ),
  refusal(
    'nothing sent but nulls',
    ['PUT', CONFIG('orders-received'), body({ MaximumRetryAttempts: null, DestinationConfig: null })],
    PARAMETER,
    'You must specify at least one of error handling or destination setting.',
  ),
  refusal(
    'Update without a config',
    ['POST', CONFIG('orders-api'), body({ MaximumRetryAttempts: 1 })],
    NOT_FOUND,
    `The function ${ARN}:orders-api:$LATEST doesn't have an EventInvokeConfig`,
  ),
  refusal(
    'Update of a missing function',
    ['POST', CONFIG('nobody'), body({ MaximumRetryAttempts: 1 })],
    NOT_FOUND,
    "The function doesn't exist.",
  ),
  refusal(
    'Put to a missing version',
    ['PUT', CONFIG('orders-api', '?Qualifier=7'), body({ MaximumRetryAttempts: 1 })],
    NOT_FOUND,
    "The function doesn't exist.",
  ),
  refusal(
    'itself, qualified, on failure',
    ['PUT', CONFIG('payments-capture'), onFailure(`${ARN}:payments-capture:live`)],
    PARAMETER,
    "You can't specify the function as a destination for itself.",
  ),
  refusal(
    'a missing alias as destination',
    ['PUT', CONFIG('orders-api'), onFailure(`${ARN}:payments-capture:nope`)],
    PARAMETER,
    `The destination ARN ${ARN}:payments-capture:nope is invalid.`,
  ),
  refusal(
    'a bucket on success',
    ['PUT', CONFIG('orders-api'), onSuccess(BUCKET)],
    PARAMETER,
    `The provided destination config DestinationConfig(onSuccess=OnSuccess(destination=${BUCKET}), onFailure=null) is invalid.`,
  ),
  refusal(
    'Kafka, which event source mappings may have',
    ['PUT', CONFIG('orders-api'), onFailure('kafka://topic')],
    PARAMETER,
    'The provided destination config DestinationConfig(onSuccess=null, onFailure=OnFailure(destination=kafka://topic)) is invalid.',
  ),
  refusal(
    'a role that may not',
    ['PUT', CONFIG('reports-nightly'), onFailure('arn:aws:sns:us-east-1:111111111111:t')],
    PARAMETER,
    "The function's execution role does not have permissions to call Publish on arn:aws:sns:us-east-1:111111111111:t",
  ),
];

const FINDING: readonly Case[] = [
  refusal(
    'configs of a missing function',
    ['GET', '/2019-09-25/functions/nobody/event-invoke-config/list'],
    NOT_FOUND,
    "The function doesn't exist.",
  ),
  refusal(
    'Delete without a config',
    ['DELETE', CONFIG('nobody', '?Qualifier=live')],
    NOT_FOUND,
    `The function ${ARN}:nobody:live doesn't have an EventInvokeConfig`,
  ),
  ...['', '/configuration', '/versions', '/aliases'].map((rest) =>
    refusal(
      `GET …/nobody${rest}`,
      ['GET', FUNCTION('nobody', rest)],
      NOT_FOUND,
      `Function not found: ${ARN}:nobody`,
    ),
  ),
  refusal(
    'the configuration of a missing version',
    ['GET', FUNCTION('orders-api', '/configuration?Qualifier=1221')],
    NOT_FOUND,
    `Function not found: ${ARN}:orders-api:1221`,
  ),
  ...['', '/configuration', '/versions', '/aliases'].map((rest) =>
    refusal(
      `another region: GET …${rest}`,
      ['GET', FUNCTION('arn:aws:lambda:eu-west-1:111111111111:function:gdpr-erase', rest)],
      NOT_FOUND,
      "Functions from 'eu-west-1' are not reachable in this region ('us-east-1')",
    ),
  ),
  refusal(
    'another region, in short',
    ['GET', CONFIG('eu-west-1:111111111111:function:gdpr-erase')],
    NOT_FOUND,
    "Functions from 'eu-west-1' are not reachable in this region ('us-east-1')",
  ),
  refusal(
    'another account',
    ['GET', CONFIG('222222222222:function:smoke-test')],
    [403, 'AccessDeniedException'],
    null,
  ),
  ...(['GET', 'DELETE'] as const).map((method) =>
    refusal(`qualifiers that disagree: ${method}`, [method, CONFIG('fn:1', '?Qualifier=2')], PARAMETER, MISMATCH),
  ),
  ...(['GET', 'DELETE'] as const).map((method) =>
    refusal(
      `qualifiers that disagree: ${method} function`,
      [method, FUNCTION(`${ARN}:fn:1`, '?Qualifier=$LATEST')],
      PARAMETER,
      MISMATCH,
    ),
  ),
];

const NEW_FUNCTION = {
  FunctionName: 'orders-api',
  Role: 'arn:aws:iam::111111111111:role/r',
  Runtime: 'nodejs22.x',
  Handler: 'index.handler',
  Code: { ZipFile: 'UEsFBg==' },
};
const create = (change: object): Case['ask'] => [
  'POST',
  '/2015-03-31/functions',
  body({ ...NEW_FUNCTION, ...change }),
];

const FUNCTIONS: readonly Case[] = [
  refusal('a name in use', create({}), CONFLICT, 'Function already exist: orders-api'),
  refusal(
    'a name in use, as an ARN',
    create({ FunctionName: `${ARN}:orders-api` }),
    CONFLICT,
    'Function already exist: orders-api',
  ),
  refusal(
    'a name of 65 characters',
    create({ FunctionName: 'n'.repeat(65) }),
    PARAMETER,
    `1 validation error detected: Value '${'n'.repeat(65)}' at 'functionName' failed to satisfy constraint: Member must have length less than or equal to 64`,
  ),
  refusal('a role that is none', create({ Role: 'r1' }), VALIDATION, /^1 validation error detected: Value 'r1' at 'role'/),
  refusal(
    'another kind of package',
    create({ PackageType: 'Tar' }),
    VALIDATION,
    "1 validation error detected: Value 'Tar' at 'packageType' failed to satisfy constraint: Member must satisfy enum value set: [Zip, Image]",
  ),
  refusal(
    'no runtime',
    create({ Runtime: null }),
    PARAMETER,
    'Runtime and Handler are mandatory parameters for functions created with deployment packages.',
  ),
  refusal('no code', create({ Code: {} }), PARAMETER, 'Please provide a source for function code.'),
  refusal(
    'deleting $LATEST',
    ['DELETE', FUNCTION('orders-api', '?Qualifier=$LATEST')],
    PARAMETER,
    '$LATEST version cannot be deleted without deleting the function.',
  ),
  refusal(
    'deleting an alias with the function',
    ['DELETE', FUNCTION('payments-capture:live')],
    PARAMETER,
    'Deletion of aliases is not currently supported.',
  ),
  refusal(
    'deleting a version with an alias',
    ['DELETE', FUNCTION('payments-capture', '?Qualifier=4')],
    CONFLICT,
    'Unable to delete version because the following aliases reference it: [beta, live]',
  ),
  refusal(
    'deleting a missing function',
    ['DELETE', FUNCTION('nobody', '?Qualifier=1')],
    NOT_FOUND,
    `Function not found: ${ARN}:nobody`,
  ),
  refusal(
    'an alias that exists',
    ['POST', FUNCTION('payments-capture', '/aliases'), body({ Name: 'live', FunctionVersion: '1' })],
    CONFLICT,
    `Alias already exists: ${ARN}:payments-capture:live`,
  ),
  refusal(
    'an alias of a missing version',
    ['POST', FUNCTION('payments-capture', '/aliases'), body({ Name: 'new', FunctionVersion: '10' })],
    NOT_FOUND,
    `Function not found: ${ARN}:payments-capture:10`,
  ),
  refusal(
    'an alias of a missing function',
    ['POST', FUNCTION('nobody', '/aliases'), body({ Name: 'new', FunctionVersion: '1' })],
    NOT_FOUND,
    `Function not found: ${ARN}:nobody:1`,
  ),
  refusal(
    'an alias with one version twice',
    [
      'POST',
      FUNCTION('payments-capture', '/aliases'),
      body({ Name: 'new', FunctionVersion: '1', RoutingConfig: { AdditionalVersionWeights: { '1': 0.5 } } }),
    ],
    PARAMETER,
    'Invalid function version 1. Function version 1 is already included in routing configuration.',
  ),
  refusal(
    'publishing an outdated revision',
    ['POST', FUNCTION('orders-api', '/versions'), body({ RevisionId: 'old' })],
    [412, 'PreconditionFailedException'],
    /^The Revision Id provided does not match/,
  ),
  refusal(
    'publishing other code',
    ['POST', FUNCTION('orders-api', '/versions'), body({ CodeSha256: 'other' })],
    PARAMETER,
    /^CodeSHA256 \(other\) is different from current CodeSHA256 in \$LATEST/,
  ),
  refusal(
    'a marker that we never gave',
    ['GET', '/2015-03-31/functions/?Marker=nonsense'],
    PARAMETER,
    /Marker/,
  ),
  refusal(
    'a function whose configs are nobody’s business',
    ['GET', '/2019-09-25/functions/payroll-export/event-invoke-config/list'],
    [403, 'AccessDeniedException'],
    `User: arn:aws:iam::111111111111:user/guest is not authorized to perform: lambda:ListFunctionEventInvokeConfigs on resource: ${ARN}:payroll-export with an explicit deny in an identity-based policy`,
  ),
];

/** The text of an error, where its kind carries it (domain.md §1). */
function saysOf({ json, headers }: RawAnswer): unknown {
  const member = ['ResourceNotFoundException', 'AccessDeniedException'].includes(
    String(headers['x-amzn-errortype']),
  );
  return json?.[member ? 'Message' : 'message'];
}

describe('a refusal has the status, code and text of the service', async () => {
  const sample = await sampleForTests();
  const check = async ({ ask, status, code, says }: Case): Promise<void> => {
    const [method, path, text] = ask;
    const answer = await raw(sample, method, path, text === undefined ? {} : { body: text });
    expect({ status: answer.status, code: answer.headers['x-amzn-errortype'] }).toEqual({ status, code });
    expect(answer.headers['x-amzn-requestid']).toMatch(/^[0-9a-f-]{36}$/);
    if (says instanceof RegExp) expect(saysOf(answer)).toMatch(says);
    else expect(saysOf(answer)).toBe(says);
  };

  describe('by the model', () => it.each(MODEL)('$what', check));
  describe('when settings are written', () => it.each(WRITING)('$what', check));
  describe('when something is looked for', () => it.each(FINDING)('$what', check));
  describe('about functions, versions and aliases', () => it.each(FUNCTIONS)('$what', check));

  it('carries Type where the error is modelled, and only there', async () => {
    const modelled = await raw(sample, 'GET', FUNCTION('nobody'));
    expect(modelled.json).toEqual({ Type: 'User', Message: `Function not found: ${ARN}:nobody` });
    const notModelled = await raw(sample, 'GET', '/2015-03-31/functions/?MaxItems=0');
    expect(Object.keys(notModelled.json ?? {})).toEqual(['message']);
  });
});
