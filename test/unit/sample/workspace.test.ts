import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { type FunctionArn, parseFunctionArn } from '../../../src/domain/arn/functionArn.ts';
import { seededShelves } from '../../../src/sample/seed/index.ts';

const WORKSPACE = fileURLToPath(new URL('../../../samples/workspace/', import.meta.url));
const files = readdirSync(WORKSPACE, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => join(entry.parentPath, entry.name));
const text = files.map((file) => readFileSync(file, 'utf8')).join('\n');

/** Complete ARNs in the files, without a placeholder or a wildcard. */
const arns: readonly FunctionArn[] = (text.match(/arn:aws:lambda:[\w-]+:\d{12}:function:[\w$.:{}*-]+/g) ?? [])
  .filter((arn) => !/[{}*]/.test(arn) && !arn.endsWith(':'))
  .flatMap((arn) => parseFunctionArn(arn) ?? []);

describe('the sample workspace', () => {
  it('names functions that the sample account has, but for one that is mistyped', () => {
    const shelves = seededShelves(0);
    const missing = arns.filter(
      ({ accountId, region, name }) =>
        !shelves.some(
          (shelf) => shelf.accountId === accountId && shelf.region === region && shelf.functions.has(name),
        ),
    );
    expect(arns.length).toBeGreaterThan(20);
    expect(missing.map((arn) => arn.name)).toEqual(['orders-recieved']);
  });

  it.each([
    [
      'an ARN in API Gateway’s wrapping',
      /functions\/arn:aws:lambda:us-east-1:\d{12}:function:orders-api\/invocations/,
    ],
    ['CloudFormation’s own account and region', /\$\{AWS::Region\}:\$\{AWS::AccountId\}:function:/],
    ['Terraform’s data sources', /\$\{data\.aws_region\.current\.name\}/],
    ['the Serverless Framework’s variables', /\$\{aws:region\}/],
    ['the stack of a CDK app', /\$\{this\.region\}:\$\{this\.account\}/],
    ['a name that nobody can resolve', /function:\$\{var\.name\}/],
    ['a partial ARN', /\s111111111111:function:media-thumbnail/],
    ['a layer', /:layer:templates:3/],
    ['an event source mapping', /:event-source-mapping:/],
    ['a wildcard', /function:media-\*/],
    ['settings in every language', /aws_lambda_function_event_invoke_config[\s\S]*/],
  ])('has %s', (_, pattern) => {
    expect(text).toMatch(pattern);
  });
});
