import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asynchronousInvokers, invokersOf, readInvokers } from '../../../../src/domain/evidence/invokers.ts';
import { FakeEvidence } from '../../../support/fakeEvidence.ts';

const never = new AbortController().signal;
const statement = (principal: unknown, more: object = {}) => ({
  Effect: 'Allow',
  Action: 'lambda:InvokeFunction',
  Principal: principal,
  ...more,
});
const policy = (...statements: readonly object[]): string => JSON.stringify({ Statement: statements });

describe('those whom a resource policy allows to invoke', () => {
  it.each([
    ['s3', 'asynchronous'],
    ['sns', 'asynchronous'],
    ['events', 'asynchronous'],
    ['logs', 'asynchronous'],
    ['elasticloadbalancing', 'synchronous'],
    ['cognito-idp', 'synchronous'],
    ['apigateway', 'either'],
    ['something-new', 'unknown'],
  ])('%s: %s', (service, mode) => {
    const principal = `${service}.amazonaws.com`;
    expect(invokersOf(policy(statement({ Service: principal })))).toEqual([{ principal, mode }]);
  });

  it('are accounts, roles and everybody too, each once, with their source', () => {
    const source = 'arn:aws:sns:us-east-1:111111111111:topic';
    const condition = { Condition: { ArnLike: { 'aws:sourceARN': source } } };
    const found = invokersOf(
      policy(
        statement('*'),
        statement({ AWS: ['arn:aws:iam::222222222222:root', '222222222222'] }),
        statement({ Service: 'sns.amazonaws.com' }, condition),
        statement({ Service: 'sns.amazonaws.com' }, condition),
      ),
    );
    expect(found).toEqual([
      { principal: '*', mode: 'either' },
      { principal: 'arn:aws:iam::222222222222:root', mode: 'either' },
      { principal: '222222222222', mode: 'either' },
      { principal: 'sns.amazonaws.com', mode: 'asynchronous', source },
    ]);
  });

  it('are none for other actions and denials', () => {
    const principal = { Service: 's3.amazonaws.com' };
    expect(invokersOf(policy(statement(principal, { Action: 'lambda:GetFunction' })))).toEqual([]);
    expect(invokersOf(policy(statement(principal, { Effect: 'Deny' })))).toEqual([]);
    expect(invokersOf(policy(statement(principal, { Action: ['x:y', 'lambda:Invoke*'] })))).toHaveLength(1);
  });

  it('are not known where the policy is not read', () => {
    for (const text of ['', '{', '[]', '{"Statement":[1]}', ' '.repeat(70_000)])
      expect(invokersOf(text)).toBeUndefined();
    fc.assert(fc.property(fc.json(), (text) => void invokersOf(text)));
  });
});

describe('reading the invokers of a function', () => {
  it('asks for the function and each alias, up to twenty', async () => {
    const fake = new FakeEvidence();
    const aliases = Array.from({ length: 25 }, (_, index) => `a${index}`);
    const read = await readInvokers(fake.invokers, 'orders', aliases, never);
    expect(fake.asked).toHaveLength(42);
    expect(read.notAsked).toBe(5);
  });

  it('finds a trigger of an alias, not that of $LATEST', async () => {
    const fake = new FakeEvidence();
    fake.resourcePolicies.set('orders:live', policy(statement({ Service: 'sns.amazonaws.com' })));
    fake.resourcePolicies.set('orders', policy(statement({ Service: 's3.amazonaws.com' })));
    const read = await readInvokers(fake.invokers, 'orders', ['live'], never);
    expect(asynchronousInvokers(read, 'live')).toHaveLength(1);
    expect(asynchronousInvokers(read, '$LATEST')).toEqual([]);
    expect(asynchronousInvokers(read, 'beta')).toEqual([]);
  });
});
