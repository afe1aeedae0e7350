import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ExpectedError } from '../../../../src/domain/errors.ts';
import {
  asynchronousInvokers,
  invokersOf,
  readInvokers,
  tellsPolicies,
} from '../../../../src/domain/evidence/invokers.ts';
import { known } from '../../../../src/domain/loadable.ts';
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

const LIVE = known(['live']);

describe('reading the invokers of a function', () => {
  it('asks for the function and each alias, up to twenty', async () => {
    const fake = new FakeEvidence();
    const aliases = Array.from({ length: 25 }, (_, index) => `a${index}`);
    const read = await readInvokers(fake.invokers, 'orders', known(aliases), never);
    expect(fake.asked).toHaveLength(42);
    expect(read.notAsked).toBe(5);
  });

  it('finds a trigger of an alias, not that of $LATEST', async () => {
    const fake = new FakeEvidence();
    fake.resourcePolicies.set('orders:live', policy(statement({ Service: 'sns.amazonaws.com' })));
    fake.resourcePolicies.set('orders', policy(statement({ Service: 's3.amazonaws.com' })));
    const read = await readInvokers(fake.invokers, 'orders', LIVE, never);
    expect(asynchronousInvokers(read, 'live')).toHaveLength(1);
    expect(asynchronousInvokers(read, '$LATEST')).toEqual([]);
    expect(asynchronousInvokers(read, 'beta')).toEqual([]);
  });

  it('has the policies where mappings are denied, and the other way round', async () => {
    const fake = new FakeEvidence();
    const denied = new ExpectedError('accessDenied', 'No', { action: 'lambda:ListEventSourceMappings' });
    fake.errors.set('eventSourceMappings', denied);
    fake.resourcePolicies.set('orders:live', policy(statement({ Service: 'sns.amazonaws.com' })));
    const read = await readInvokers(fake.invokers, 'orders', LIVE, never);
    expect(asynchronousInvokers(read, 'live')).toHaveLength(1);
    expect(tellsPolicies(read)).toBe(true);
    expect(read.qualifiers.map(({ mappings }) => mappings.kind)).toEqual(['failed', 'failed']);
    fake.errors.clear();
    fake.errors.set('resourcePolicy', denied);
    const other = await readInvokers(fake.invokers, 'orders', LIVE, never);
    expect(other.qualifiers.map(({ mappings }) => mappings.kind)).toEqual(['known', 'known']);
    expect(tellsPolicies(other)).toBe(false);
  });

  it('says so where the aliases are not known, and nothing once aborted', async () => {
    const { invokers } = new FakeEvidence();
    const unknown = { kind: 'failed', error: new Error('denied') } as const;
    const read = await readInvokers(invokers, 'orders', unknown, never);
    expect(read).toMatchObject({ aliasesUnknown: unknown, qualifiers: [{ invokers: known([]) }] });
    const aborted = AbortSignal.abort(new Error('left'));
    await expect(readInvokers(invokers, 'orders', LIVE, aborted)).rejects.toThrow('left');
  });
});
