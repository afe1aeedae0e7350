import { afterEach, describe, expect, it } from 'vitest';
import { parseFunctionRef } from '../../../src/domain/arn/functionArn.ts';
import { consoleUrl } from '../../../src/domain/links/consoleLink.ts';
import { parseDestination } from '../../../src/domain/destinations/destination.ts';
import { destinationUrl } from '../../../src/domain/links/destinationLink.ts';
import { createAwsAccess } from '../../../src/aws/index.ts';
import { HOSTILE_REGIONS } from '../../support/hostile/regions.ts';
import { MemoryLog } from '../../support/fakeSessions.ts';
import { ACCOUNT, home, KEY, REGION, SECRET, serve, tidy } from './support.ts';

afterEach(tidy);

/** A user whose profile leads to a server of ours: whatever host a region were to name, it would be asked there. */
async function user(region: string, env: Readonly<Record<string, string>> = {}) {
  const server = await serve((_, response) => response.writeHead(500).end());
  const config = `[default]\nregion = ${region}\nendpoint_url = ${server.url}\naws_access_key_id = ${KEY}\naws_secret_access_key = ${SECRET}\n`;
  const homeDirectory = await home({ '.aws/config': config });
  const access = createAwsAccess({
    env,
    homeDirectory,
    workspaceFolders: () => [],
    mfaCode: () => Promise.resolve(undefined),
    log: new MemoryLog(),
  });
  return { access, server };
}

describe.each(HOSTILE_REGIONS)('the region %j', (region) => {
  it('is refused as a choice and as a variable, and asks nobody', async () => {
    const { access, server } = await user(REGION);
    await expect(access.connect({ region })).rejects.toMatchObject({ kind: 'badConfiguration' });
    const named = await user(REGION, { AWS_REGION: region });
    await expect(named.access.connect({})).rejects.toMatchObject({ kind: 'badConfiguration' });
    expect([...server.requests, ...named.server.requests]).toEqual([]);
  });

  it('is refused where a session is to ask there', async () => {
    const { access, server } = await user(REGION);
    const connection = await access.connect({});
    expect(() => connection.lambda(region)).toThrow('not an AWS Region');
    expect(server.requests).toEqual([]);
    connection.close();
  });

  it('leads to no page of a console, and is no part of an ARN', () => {
    const arn = { partition: 'aws', region, accountId: ACCOUNT, name: 'f' };
    expect(consoleUrl(arn)).toBeUndefined();
    const queue = parseDestination(`arn:aws:sqs:${region}:${ACCOUNT}:q`);
    expect(queue && destinationUrl(queue)).toBeUndefined();
    expect(parseFunctionRef(`arn:aws:lambda:${region}:${ACCOUNT}:function:f`).ok).toBe(false);
  });
});

it('a region of AWS passes everywhere: so the tests above could fail', async () => {
  const { access } = await user(REGION, { AWS_REGION: 'eu-west-2' });
  const connection = await access.connect({});
  expect(connection.region).toBe('eu-west-2');
  expect(connection.lambda('eu-west-3')).toBeDefined();
  expect(consoleUrl({ partition: 'aws', region: REGION, accountId: ACCOUNT, name: 'f' })).toContain(REGION);
  connection.close();
});
