import { describe, expect, it } from 'vitest';
import type { StackDeclaration } from '../../../src/domain/declared/stackDeclaration.ts';
import { stackFindings } from '../../../src/domain/findings/stackFindings.ts';
import { checkStacks, planStackCheck } from '../../../src/domain/overview/stackCheck.ts';
import { DeployedStacks } from '../../../src/domain/declared/deployedStacks.ts';
import { ExpectedError } from '../../../src/domain/errors.ts';
import { reportsIn } from '../../../src/domain/report/accountReport.ts';
import { identityOfSummary } from '../../../src/domain/account/functionIdentity.ts';
import { defaultSettings, effectiveSettings } from '../../../src/domain/settings/eventInvokeConfig.ts';
import { allReaders } from '../../../src/templates/readers.ts';
import { readTemplate } from '../../../src/templates/readTemplate.ts';
import { configOf, REGION, summaryOf } from '../../support/fakeLambda.ts';
import { AccountBench } from './declared/support.ts';

const processed = (config?: object): string =>
  JSON.stringify({
    Resources: {
      Orders: { Type: 'AWS::Lambda::Function', Properties: {} },
      ...(config && { Config: { Type: 'AWS::Lambda::EventInvokeConfig', Properties: config } }),
    },
  });

const config = (more: object = {}) => ({
  FunctionName: { Ref: 'Orders' },
  Qualifier: '$LATEST',
  MaximumRetryAttempts: 1,
  ...more,
});

function declared(text: string): StackDeclaration {
  const template = readTemplate(allReaders, [{ file: 'shop.json', text }]);
  if (!template) throw new Error('no template');
  return { stack: 'shop', logicalId: 'Orders', template };
}

const inForce = (more: object = {}) =>
  effectiveSettings(configOf('orders', { maximumRetryAttempts: 1, ...more }));
const kinds = (...args: Parameters<typeof stackFindings>) => stackFindings(...args).map(({ kind }) => kind);

describe('stackFindings', () => {
  it('finds nothing where the stack deployed what is in force', () => {
    expect(kinds(inForce(), declared(processed(config())))).toEqual([]);
  });

  it('finds nothing before the template of the stack was read', () => {
    expect(kinds(inForce({ maximumRetryAttempts: 0 }), undefined)).toEqual([]);
  });

  it('finds drift, with each setting that differs', () => {
    const [finding] = stackFindings(inForce({ maximumRetryAttempts: 0 }), declared(processed(config())));
    expect(finding).toMatchObject({
      kind: 'drifted',
      stack: 'shop',
      differences: [{ setting: 'maximumRetryAttempts', declared: { value: 1 }, deployed: { value: 0 } }],
    });
  });

  it('finds drift where the config was deleted', () => {
    expect(kinds(defaultSettings(), declared(processed(config())))).toEqual(['drifted']);
  });

  it('finds no drift in a value that only the deployment knows', () => {
    const unknown = config({ MaximumRetryAttempts: { 'Fn::ImportValue': 'retries' } });
    expect(kinds(inForce(), declared(processed(unknown)))).toEqual([]);
  });

  it('finds drift of the dead-letter queue, with a config in the template and without', () => {
    const target = { kind: 'queue', arn: 'arn:aws:sqs:us-east-1:111111111111:lost', name: 'lost' } as const;
    const added = { target: { ...target, fifo: false } };
    expect(kinds(defaultSettings(), declared(processed()), added)).toEqual(['drifted']);
    expect(kinds(inForce(), declared(processed(config())), added)).toEqual(['drifted']);
    expect(kinds(inForce(), declared(processed(config())), { target: undefined })).toEqual([]);
    expect(kinds(inForce(), declared(processed(config())), undefined)).toEqual([]);
  });

  it('finds a config that the template does not declare', () => {
    expect(stackFindings(inForce(), declared(processed()))).toEqual([
      { kind: 'notInTemplate', stack: 'shop' },
    ]);
  });

  it('finds nothing in the defaults of a qualifier without a config', () => {
    expect(kinds(defaultSettings(), declared(processed()))).toEqual([]);
  });

  it('finds nothing where the template does not tell the qualifier of a config', () => {
    const unknown = config({ Qualifier: { 'Fn::ImportValue': 'stage' } });
    expect(kinds(inForce({ qualifier: 'live' }), declared(processed(unknown)))).toEqual([]);
  });

  it('finds nothing where the template has no such function, as after a macro', () => {
    expect(kinds(inForce(), { ...declared(processed()), logicalId: 'Other' })).toEqual([]);
  });
});

describe('checkStacks', () => {
  const reader = () => new DeployedStacks({ read: async (sources) => readTemplate(allReaders, sources) });

  function shop(): AccountBench {
    const bench = new AccountBench('shop-orders', 'shop-mail', 'alone');
    bench.stacks.add('shop', { Orders: 'shop-orders', Mail: 'shop-mail' });
    bench.stacks.add('other', { Pay: 'other-pay' });
    bench.stacks.processedTemplate = async (stack) => {
      bench.stacks.asked.push(`GetTemplate ${stack}`);
      return processed(config());
    };
    return bench;
  }

  async function check(bench: AccountBench) {
    const { deployments } = bench.account;
    if (!deployments) throw new Error('no deployments');
    const plan = await planStackCheck(deployments);
    return { plan, result: await checkStacks(bench.account, plan, reader(), bench.account.signal) };
  }

  it('sends two requests for each stack, however many functions there are', async () => {
    const bench = shop();
    const { plan, result } = await check(bench);
    expect([plan.requests, result.read, result.failures.size]).toEqual([4, 2, 0]);
    expect(bench.stacks.asked.toSorted()).toEqual([
      'GetTemplate other',
      'GetTemplate shop',
      'ListStackResources other',
      'ListStackResources shop',
    ]);
    expect(bench.lambda.asked).toEqual([]);
  });

  it('shows in every report of the account from then on, until the account is refreshed', async () => {
    const bench = shop();
    bench.lambda.configs.set('shop-orders', [configOf('shop-orders', { maximumRetryAttempts: 0 })]);
    await bench.account.configs('shop-orders');
    const found = () =>
      reportsIn(bench.account, identityOfSummary(summaryOf('shop-orders'), REGION))
        ?.flatMap(({ findings }) => findings)
        .filter(({ kind }) => kind === 'drifted').length;
    expect(found()).toBe(0);
    await check(bench);
    expect(found()).toBe(1);
    await bench.account.refresh();
    await bench.account.configs('shop-orders');
    expect(found()).toBe(0);
  });

  it('keeps one stack that cannot be read from hiding the others', async () => {
    const bench = shop();
    const { processedTemplate } = bench.stacks;
    bench.stacks.processedTemplate = (stack) =>
      stack === 'shop' ? Promise.reject(new ExpectedError('accessDenied', 'no')) : processedTemplate(stack);
    const { result } = await check(bench);
    expect([result.read, [...result.failures.keys()]]).toEqual([1, ['shop']]);
  });

  it('stops where every further request would fail in the same way', async () => {
    const bench = shop();
    bench.stacks.processedTemplate = () => Promise.reject(new ExpectedError('signedOut', 'expired'));
    await expect(check(bench)).rejects.toMatchObject({ kind: 'signedOut' });
  });
});
