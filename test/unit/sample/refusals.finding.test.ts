import { describe, it } from 'vitest';
import {
  ARN,
  type Case,
  CONFIG,
  FUNCTION,
  NOT_FOUND,
  PARAMETER,
  refusal,
  expectRefusal,
} from './refusals.ts';
import { sampleForTests } from './support.ts';

const MISMATCH = 'The derived qualifier from the function name does not match the specified qualifier.';

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
    refusal(
      `qualifiers that disagree: ${method}`,
      [method, CONFIG('fn:1', '?Qualifier=2')],
      PARAMETER,
      MISMATCH,
    ),
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

describe('what is refused when something is looked for', async () => {
  const sample = await sampleForTests();
  it.each(FINDING)('$what', (row) => expectRefusal(sample, row));
});
