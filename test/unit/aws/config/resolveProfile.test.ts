import { homedir } from 'node:os';
import { join } from 'node:path';
import { externalDataInterceptor } from '@smithy/shared-ini-file-loader';
import { afterEach, describe, expect, it } from 'vitest';
import type { Connection } from '../../../../src/domain/session/connection.ts';
import { CHOICES, type Choice } from '../../../support/parity/choices.ts';
import { FILE_FORMS } from '../../../support/parity/fileForms.ts';
import { envTo, fail, home, never, REGION, scene, serve, tidy } from '../support.ts';

afterEach(tidy);

async function at(choice: Choice, more = {}): Promise<Connection> {
  const homeDirectory = await homeOf(choice);
  const place = (text: string | undefined) => text?.replaceAll('{home}', homeDirectory);
  const named = Object.entries(choice.env ?? {}).map(([name, value]) => [name, place(value)] as const);
  const env = { HOME: homeDirectory, ...Object.fromEntries(named), ...more };
  const { access } = scene({ homeDirectory, env });
  return await access.connect(choice.choice ?? {});
}

async function homeOf({ config, credentials, files }: Choice): Promise<string> {
  return await home({
    ...files,
    ...(config !== undefined && { '.aws/config': config }),
    ...(credentials !== undefined && { '.aws/credentials': credentials }),
  });
}

/** The access key that signs: as a server sees it that all requests are sent to. */
async function keyOf(choice: Choice): Promise<string | undefined> {
  const server = await serve((_, response) => fail(response, 403, 'AccessDeniedException'));
  const connection = await at(choice, {
    AWS_ENDPOINT_URL_LAMBDA: server.url,
    AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: '',
  });
  await connection
    .lambda(connection.region)
    .getFunction('a', never)
    .catch(() => undefined);
  connection.close();
  return server.requests[0]?.key;
}

describe('who and where', () => {
  it.each([...CHOICES, ...FILE_FORMS])('$name', async (choice) => {
    const { expected } = choice;
    if ('error' in expected) {
      const error = await at(choice, { AWS_EC2_METADATA_DISABLED: 'true' }).catch(
        (thrown: unknown) => thrown,
      );
      expect(error).toMatchObject({ kind: expected.error });
      expect((error as Error).message).toContain(expected.says ?? '');
      return;
    }
    const connection = await at(choice);
    expect(connection.region).toBe(expected.region);
    expect(connection.profile).toBe(expected.profile);
    expect(connection.source).toBe(expected.profile === undefined ? 'environment' : 'profile');
    expect(connection.endpoint).toBe(expected.lambda);
    if (!choice.env?.['AWS_IGNORE_CONFIGURED_ENDPOINT_URLS'] && choice.choice?.profile !== 'ignoring') {
      expect(await keyOf(choice)).toBe(expected.key);
    }
  });
});

describe('without a profile', () => {
  const env = { AWS_REGION: 'eu-west-1' };

  it('a container has credentials', async () => {
    const container = { ...env, AWS_CONTAINER_CREDENTIALS_FULL_URI: 'http://127.0.0.1:1/' };
    const connection = await scene({ env: container }).access.connect({});
    expect(connection).toMatchObject({ source: 'container', region: 'eu-west-1' });
  });

  it('a web identity is of the environment', async () => {
    const identity = { ...env, AWS_WEB_IDENTITY_TOKEN_FILE: '/token', AWS_ROLE_ARN: 'arn:aws:iam::1:role/x' };
    expect(await scene({ env: identity }).access.connect({})).toMatchObject({ source: 'environment' });
    const half = { ...env, AWS_WEB_IDENTITY_TOKEN_FILE: '/token' };
    await expect(scene({ env: half }).access.connect({})).rejects.toMatchObject({ kind: 'badConfiguration' });
  });

  it('the instance is asked where a region is known and nothing else is there', async () => {
    expect(await scene({ env }).access.connect({})).toMatchObject({ source: 'instance' });
    const disabled = { ...env, AWS_EC2_METADATA_DISABLED: 'true' };
    await expect(scene({ env: disabled }).access.connect({})).rejects.toMatchObject({ kind: 'noProfile' });
    await expect(scene({ env: {} }).access.connect({})).rejects.toMatchObject({ kind: 'noProfile' });
  });
});

describe('connecting', () => {
  it('asks nothing, and refuses what is no region', async () => {
    const server = await serve((_, response) => response.end());
    const connection = await scene({ env: envTo(server.url) }).access.connect({});
    expect(() => connection.lambda('evil.example/?')).toThrow(
      expect.objectContaining({ kind: 'regionRefused' }),
    );
    connection.close();
    expect(server.requests).toEqual([]);
  });

  it('and asking lets the SDK read no file of its own accord', async () => {
    const read: string[] = [];
    const paths = ['config', 'credentials'].map((name) => join(homedir(), '.aws', name));
    const record = externalDataInterceptor.getFileRecord();
    for (const path of paths) {
      const get = (): Promise<string> => Promise.resolve(String(read.push(path)));
      Object.defineProperty(record, path, { get, configurable: true });
    }
    const server = await serve((_, response) => fail(response, 403, 'AccessDeniedException'));
    const connection = await scene({ env: envTo(server.url) }).access.connect({});
    await connection
      .lambda(REGION)
      .getFunction('a', never)
      .catch(() => undefined);
    await connection.accountId(never).catch(() => undefined);
    for (const path of paths) delete record[path];
    expect(server.requests).toHaveLength(2);
    expect(read).toEqual([]);
  });

  it('does not show a password in an endpoint', async () => {
    const env = { ...envTo('http://user:secret@localhost:4566/x/'), AWS_EC2_METADATA_DISABLED: 'true' };
    const { access, logged } = scene({ env });
    expect((await access.connect({})).endpoint).toBe('http://localhost:4566/x');
    expect(logged.join()).not.toContain('secret');
  });

  it('to the sample account uses its server, region and keys', async () => {
    const server = await serve((_, response) => fail(response, 403, 'AccessDeniedException'));
    const sample = { endpoint: server.url, region: 'eu-west-1', accessKeyId: 'SAMPLE', secretAccessKey: 'x' };
    const { access } = scene({ sample: () => Promise.resolve(sample), env: { AWS_PROFILE: 'absent' } });
    const connection = await access.connect({ sample: true });
    expect(connection).toMatchObject({ source: 'sample', region: 'eu-west-1', endpoint: server.url });
    await connection
      .lambda('eu-west-1')
      .getFunction('a', never)
      .catch(() => undefined);
    expect(server.requests[0]?.key).toBe('SAMPLE');
  });
});
