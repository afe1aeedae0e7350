import { afterEach, describe, expect, it } from 'vitest';
import { PARTITIONS, partitionOfRegion } from '../../../src/domain/arn/partition.ts';
import { SessionManager } from '../../../src/domain/session/sessionManager.ts';
import { PanelReader } from '../../../src/features/configPanel/controller.ts';
import { parseTarget } from '../../../src/features/configPanel/target.ts';
import { ACCOUNT, connectTo, envTo, fail, KEY, scene, SECRET, serve, tidy } from './support.ts';

afterEach(tidy);

const REGIONS = PARTITIONS.flatMap(({ id, regions }) => regions.map((region) => ({ id, region })));
/** Regions that no table has yet, by how their names begin. */
const TO_COME = ['cn-south-1', 'us-gov-north-1', 'us-isob-west-2', 'eusc-fr-west-1', 'eu-isoe-north-9'];

describe('a Region of another partition', () => {
  it.each(['us-east-1', 'cn-north-1', 'us-gov-west-1', 'us-iso-east-1', 'eusc-de-east-1'])(
    'is refused by a connection in %s, which asks nobody there',
    async (own) => {
      const server = await serve((_, response) => fail(response, 500, 'ServiceException'));
      const connection = await connectTo(server.url, { env: { ...envTo(server.url), AWS_REGION: own } });
      const { id } = partitionOfRegion(own);
      for (const { id: theirs, region } of REGIONS) {
        if (theirs === id) expect(connection.lambda(region)).toBeDefined();
        else expect(() => connection.lambda(region, 'scan'), region).toThrow(refusal(region, theirs));
      }
      connection.close();
      expect(server.requests).toEqual([]);
    },
  );

  it.each(TO_COME)('is refused also where nobody knows it yet: %s', async (region) => {
    const connection = await connectTo('http://127.0.0.1:1');
    expect(() => connection.lambda(region)).toThrow(refusal(region, partitionOfRegion(region).id));
    connection.close();
  });

  // Given up before anything is sent: where it would go is decided before.
  it.each(PARTITIONS.map(({ id, regions }) => [id, regions] as const))(
    'is another matter than a Region of %s itself, with FIPS and dual-stack too',
    async (_, [own = '', ...others]) => {
      for (const flags of [{}, { AWS_USE_FIPS_ENDPOINT: 'true' }, { AWS_USE_DUALSTACK_ENDPOINT: 'true' }]) {
        const env = { AWS_ACCESS_KEY_ID: KEY, AWS_SECRET_ACCESS_KEY: SECRET, AWS_REGION: own, ...flags };
        const connection = await scene({ env }).access.connect({});
        for (const region of others) {
          const asked = connection.lambda(region).getFunction('f', AbortSignal.abort());
          await expect(asked, region).rejects.toMatchObject({ kind: 'cancelled' });
        }
        connection.close();
      }
    },
  );

  it.each([
    ['eusc-de-east-1', 'eusc-fr-west-1'],
    ['cn-north-1', 'cn-south-west-1'],
    ['us-isob-east-1', 'us-isob-a-b-1'],
  ])('is what the SDK takes for one: a connection in %s does not ask %s', async (own, region) => {
    const env = { AWS_ACCESS_KEY_ID: KEY, AWS_SECRET_ACCESS_KEY: SECRET, AWS_REGION: own };
    const connection = await scene({ env }).access.connect({});
    await expect(connection.lambda(region).getFunction('f', AbortSignal.abort())).rejects.toThrow(
      refusal(region),
    );
    connection.close();
  });

  it('is not asked by a restored panel while STS cannot be asked', async () => {
    expect(await restored('cn-north-1', 'aws-cn')).toMatchObject({
      content: { kind: 'failed', error: { kind: 'regionRefused', facts: { partition: 'aws-cn' } } },
      asked: [],
    });
  });

  it('is another matter than another Region of the same: so the test above could fail', async () => {
    const { asked } = await restored('eu-west-3', 'aws');
    expect(asked).toContain('/2019-09-25/functions/orders/event-invoke-config/list');
  });
});

const refusal = (region: string, partition?: string) =>
  expect.objectContaining({
    kind: 'regionRefused',
    facts: { region, ...(partition !== undefined && { partition }) },
  });

/** Contents of a restored panel of a function, and the paths that were requested for it. */
async function restored(region: string, partition: string) {
  const server = await serve((_, response) => fail(response, 400, 'InvalidAction', 'STS is not there'));
  const { access } = scene({ env: envTo(server.url) });
  const sessions = new SessionManager(access, { load: () => ({}), save: () => undefined });
  const target = parseTarget({ partition, region, accountId: ACCOUNT, name: 'orders' });
  if (!target) throw new Error('There is no target.');
  const listener = { changed: () => undefined, failed: () => undefined, isWatched: () => true };
  const reader = new PanelReader(sessions, { target }, listener);
  await reader.load();
  const { content } = reader.record;
  reader.dispose();
  sessions.dispose();
  return { content, asked: [...new Set(server.requests.map(({ url }) => url))] };
}
