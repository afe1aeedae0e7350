import { describe, it } from 'vitest';
import {
  ARN,
  body,
  type Case,
  CONFLICT,
  FUNCTION,
  NOT_FOUND,
  PARAMETER,
  refusal,
  VALIDATION,
  expectRefusal,
} from './refusals.ts';
import { sampleForTests } from './support.ts';

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
  refusal(
    'a role that is none',
    create({ Role: 'r1' }),
    VALIDATION,
    /^1 validation error detected: Value 'r1' at 'role'/,
  ),
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
    `User: arn:aws:iam::111111111111:user/sample is not authorized to perform: lambda:ListFunctionEventInvokeConfigs on resource: ${ARN}:payroll-export with an explicit deny in an identity-based policy`,
  ),
];

describe('what is refused about functions, versions and aliases', async () => {
  const sample = await sampleForTests();
  it.each(FUNCTIONS)('$what', (row) => expectRefusal(sample, row));
});
