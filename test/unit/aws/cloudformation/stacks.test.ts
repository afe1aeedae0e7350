import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { findDeployed } from '../../../../src/domain/declared/findDeployed.ts';
import { isFunction } from '../../../../src/domain/declared/resources.ts';
import { Session } from '../../../../src/domain/session/session.ts';
import { PRIMARY_ACCOUNT, startSample } from '../../../../src/sample/index.ts';
import { cloudFormationReader } from '../../../../src/templates/cloudformation/index.ts';
import { scene } from '../support.ts';

const sample = await startSample();
afterAll(() => sample.close());
afterEach(() => sample.setFaults({ faults: [] }));

async function session(): Promise<Session> {
  const { access } = scene({ sample: () => Promise.resolve(sample) });
  return new Session(await access.connect({ sample: true }));
}

async function deployments() {
  const { account } = await session();
  if (!account.deployments) throw new Error('no deployments');
  return account.deployments;
}

describe('the stacks of the sample account, over HTTP through the real adapter', () => {
  it('are listed', async () => {
    expect(await (await deployments()).stacks()).toEqual(['parcels-prod', 'parcels-test', 'users-prod']);
  });

  it('have resources with their physical ids', async () => {
    const resources = await (await deployments()).resourcesOf('parcels-prod');
    expect(resources.map(({ logicalId }) => logicalId)).toEqual([
      'Track',
      'Notify',
      'Lost',
      'NotifyEventInvokeConfig',
    ]);
    expect(resources[2]).toEqual({
      stack: 'parcels-prod',
      logicalId: 'Lost',
      physicalId: `https://sqs.us-east-1.amazonaws.com/${PRIMARY_ACCOUNT}/parcels-prod-Lost-K1ZQ8V3M5RTW`,
      type: 'AWS::SQS::Queue',
    });
  });

  it('are found by a function of theirs; a function of no stack has none', async () => {
    const all = await deployments();
    const around = await all.resourcesWith('parcels-prod-Track-7QX2M4KD9TZB');
    expect(around?.every(({ stack }) => stack === 'parcels-prod')).toBe(true);
    expect(await all.resourcesWith('orders-api')).toBeUndefined();
  });

  it('have the template as it was deployed, which our reader reads', async () => {
    const text = await (await deployments()).processedTemplate('parcels-prod');
    const template = cloudFormationReader.read([{ file: 'parcels-prod.json', text }]);
    expect(template?.resources.filter(isFunction).map(({ address }) => address)).toEqual(['Track', 'Notify']);
  });

  it('are not found by a wrong name', async () => {
    const all = await deployments();
    await expect(all.resourcesOf('nowhere')).rejects.toMatchObject({ kind: 'notFound' });
    await expect(all.processedTemplate('nowhere')).rejects.toMatchObject({ kind: 'notFound' });
  });

  it('cannot be read where that is denied, which names the action', async () => {
    await sample.setFaults({ faults: [{ fault: 'denied', operation: 'cloudformation:ListStackResources' }] });
    await expect((await deployments()).resourcesOf('parcels-prod')).rejects.toMatchObject({
      kind: 'accessDenied',
      facts: { action: 'cloudformation:ListStackResources' },
    });
  });
});

describe('the tags of the sample account', () => {
  it('tell stack and logical id of each function, and leave out those without tags', async () => {
    const { byStack, byLogicalId, tags } = await (await deployments()).tags();
    expect(byStack.get('parcels-prod')?.map(({ logicalId }) => logicalId)).toEqual(['Track', 'Notify']);
    expect(byLogicalId.get('Track')?.map(({ stack }) => stack)).toEqual(['parcels-prod', 'parcels-test']);
    expect(tags.get('parcels-prod-Track-7QX2M4KD9TZB')?.get('team')).toBe('logistics');
  });

  it('pause no request to Lambda while their service throttles', async () => {
    await sample.setFaults({
      faults: [{ fault: 'throttleRetryAfter', operation: 'tag:GetResources', retryAfter: 30 }],
    });
    const { connection, account } = await session();
    const asked = account.deployments?.tags().catch(() => 'gave up');
    await account.directory.load();
    expect(account.directory.state.kind).toBe('complete');
    connection.close();
    expect(await asked).toBe('gave up');
  });
});

describe('a template’s function', () => {
  const found = async (resources: string, address: string, region = 'us-east-1') => {
    const source = { file: 'template.yaml', text: `Resources:\n${resources}` };
    const template = cloudFormationReader.read([source]);
    const fn = template?.resources.filter(isFunction).find((one) => one.address === address);
    if (!template || !fn) throw new Error('no such function');
    return await findDeployed(fn, template, (await session()).inRegion(region), {});
  };

  it('is found by its tags, unless two stacks fit', async () => {
    const both = '  Track: { Type: AWS::Lambda::Function }\n  Notify: { Type: AWS::Lambda::Function }\n';
    expect(await found(both, 'Track')).toMatchObject({
      kind: 'chooseStack',
      fitting: ['parcels-prod', 'parcels-test'],
    });
  });

  it('is found by its stack where it has no tags and a name that was cut', async () => {
    const logicalId = 'OutboundNotificationDispatcher';
    expect(
      await found(`  ${logicalId}: { Type: AWS::Lambda::Function }\n`, logicalId, 'eu-west-1'),
    ).toMatchObject({
      kind: 'found',
      name: 'customer-communication-pro-OutboundNotificationDi-4XK9M2QZ7TBV',
      way: { kind: 'stack', stack: 'customer-communication-production' },
    });
  });
});

it('stacks and tags are asked of nobody where only Lambda has an endpoint of its own', async () => {
  const { access } = scene({
    env: {
      AWS_ENDPOINT_URL_LAMBDA: sample.endpoint,
      AWS_ACCESS_KEY_ID: sample.accessKeyId,
      AWS_SECRET_ACCESS_KEY: sample.secretAccessKey,
      AWS_REGION: 'us-east-1',
    },
  });
  const { account } = new Session(await access.connect({}));
  await expect(account.deployments?.stacks()).rejects.toMatchObject({
    facts: { missingOperation: 'DescribeStacks' },
  });
  await expect(account.deployments?.tags()).rejects.toMatchObject({
    facts: { missingOperation: 'GetResources' },
  });
});
