import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { actions, policyJson } from '../../../../src/domain/session/policy.ts';

const root = fileURLToPath(new URL('../../../../', import.meta.url));
const text = (path: string): string => readFileSync(`${root}${path}`, 'utf8');

/** The policy in the README, which people copy from there. */
function readmePolicy(): unknown {
  const section = /## Permissions\n[^]*?```json\n([^]*?)```/.exec(text('README.md'))?.[1];
  return JSON.parse(section ?? '') as unknown;
}

/** How IAM calls the service of a client. */
const PREFIXES = new Map([
  ['client-lambda', 'lambda'],
  ['client-cloudformation', 'cloudformation'],
  ['client-resource-groups-tagging-api', 'tag'],
  ['client-cloudwatch', 'cloudwatch'],
  ['client-cloudtrail', 'cloudtrail'],
  ['client-sqs', 'sqs'],
  ['client-sns', 'sns'],
  ['client-eventbridge', 'events'],
  ['client-iam', 'iam'],
]);

/** Every operation that the adapter sends to a service. */
function sentActions(): string[] {
  const all = globSync('src/aws/**/*.ts', { cwd: root }).map(text);
  // Signing in has operations of its own, which need no policy.
  const names = [...PREFIXES].flatMap(([client, prefix]) =>
    all
      .filter((source) => source.includes(`from '@aws-sdk/${client}'`))
      .flatMap((source) => [...source.matchAll(/new (\w+)Command\(|\bpaginate(\w+)\(/g)])
      .map(([, command, paginator]) => `${prefix}:${command ?? paginator ?? ''}`),
  );
  // HeadBucket and ListBuckets, which have no client and need these.
  return [...new Set([...names, 's3:ListBucket', 's3:ListAllMyBuckets'])];
}

describe('the minimal policy', () => {
  it('is the one in the README', () => {
    const whole = JSON.parse(policyJson('aws', undefined, 'change') ?? '') as {
      Statement: { Sid: string }[];
    };
    expect(whole).toEqual(readmePolicy());
    const reading = whole.Statement.filter(({ Sid }) => !Sid.startsWith('LambdaAsyncChanges'));
    expect(JSON.parse(policyJson('aws') ?? '')).toEqual({ ...whole, Statement: reading });
  });

  it('allows what the adapter sends, and nothing else', () => {
    expect(sentActions().toSorted()).toEqual(actions().toSorted());
  });

  it('is a policy for one action where one is missing', () => {
    expect(JSON.parse(policyJson('aws', 'lambda:ListFunctions') ?? '')).toEqual({
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Action: ['lambda:ListFunctions'], Resource: '*' }],
    });
    expect(JSON.parse(policyJson('aws-cn', 'lambda:ListAliases') ?? '')).toEqual({
      Version: '2012-10-17',
      Statement: [
        { Effect: 'Allow', Action: ['lambda:ListAliases'], Resource: 'arn:aws-cn:lambda:*:*:function:*' },
      ],
    });
  });

  it.each(['sts:AssumeRole', 'lambda:InvokeFunction', '*', ''])('is none for %s', (action) => {
    expect(policyJson('aws', action)).toBeUndefined();
  });
});
