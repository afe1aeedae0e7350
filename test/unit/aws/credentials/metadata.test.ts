import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { CAPS } from '../../../../src/aws/transport/limits.ts';
import { type Answerer, arn, home, json, never, scene, serve, tidy } from '../support.ts';

afterEach(tidy);

const REGION = 'eu-west-1';
const KEYS = {
  AccessKeyId: 'ASIAGIVEN',
  SecretAccessKey: 'x',
  Token: 't',
  Expiration: '2099-01-01T00:00:00Z',
};
const FULL = 'AWS_CONTAINER_CREDENTIALS_FULL_URI';

/** Asks Lambda with the credentials of the surroundings: who signed, or the error. */
async function ask(env: Readonly<Record<string, string>>, config = '', profile?: string): Promise<unknown> {
  const lambda = await serve((_, response) => json(response, { FunctionName: 'a', FunctionArn: arn('a') }));
  const homeDirectory = await home({ '.aws/config': config });
  const { access } = scene({
    homeDirectory,
    env: { AWS_REGION: REGION, AWS_ENDPOINT_URL_LAMBDA: lambda.url, ...env },
  });
  const connection = await access.connect(profile === undefined ? {} : { profile });
  return await connection
    .lambda(REGION)
    .getFunction('a', never)
    .then(
      () => lambda.requests[0]?.key,
      (error: unknown) => error,
    );
}

describe('a container’s credentials service', () => {
  it('is asked, with its token from a variable or a file', async () => {
    const tokens: unknown[] = [];
    const service = await serve((request, response) => {
      tokens.push(request.headers.authorization);
      json(response, KEYS);
    });
    const file = join(await home({ token: 'from a file' }), 'token');
    const env = { [FULL]: `${service.url}/a?b=c`, AWS_CONTAINER_AUTHORIZATION_TOKEN: 'from a variable' };
    expect(await ask(env)).toBe('ASIAGIVEN');
    expect(await ask({ ...env, AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE: file })).toBe('ASIAGIVEN');
    expect(tokens).toEqual(['from a variable', 'from a file']);
    expect(service.requests[0]?.url).toBe('/a?b=c');
  });

  it.each([
    ['is not an address', { [FULL]: 'no address' }],
    ['is of another protocol', { [FULL]: 'file:///etc/passwd' }],
    ['is http on another machine', { [FULL]: 'http://example.com/keys' }],
    ['poses as this machine', { [FULL]: 'http://127.0.0.1.example.com/keys' }],
    [
      'leads from the container’s address elsewhere',
      { AWS_CONTAINER_CREDENTIALS_RELATIVE_URI: '@example.com/keys' },
    ],
    [
      'has a token with a line break',
      { [FULL]: 'http://127.0.0.1:1/', AWS_CONTAINER_AUTHORIZATION_TOKEN: 'a\r\nb: c' },
    ],
    [
      'has a token file that is not there',
      { [FULL]: 'http://127.0.0.1:1/', AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE: '/nonexistent' },
    ],
  ])('that %s is a mistake of the configuration, with its variable', async (_, env) => {
    expect(await ask(env)).toMatchObject({
      kind: 'badConfiguration',
      message: expect.stringContaining('AWS_CONTAINER_'),
    });
  });

  it.each<readonly [string, Answerer]>([
    ['no JSON', (_, response) => response.end('<html>')],
    ['an empty answer', (_, response) => response.end()],
    ['null', (_, response) => json(response, null)],
    ['a list', (_, response) => json(response, [KEYS])],
    ['numbers', (_, response) => json(response, { ...KEYS, AccessKeyId: 1 })],
    ['keys without an end', (_, response) => json(response, { ...KEYS, Expiration: 'soon' })],
    ['a failure', (_, response) => json(response, KEYS, 500)],
    ['a status that does not exist', (_, response) => json(response, KEYS, 999)],
    ['a redirect', (_, response) => json(response, KEYS, 302, { location: '/keys' })],
    ['more than keys', (_, response) => response.end('x'.repeat(CAPS.metadataSize + 1))],
  ])('that answers %s gives no credentials, and is no bug', async (_, answer) => {
    const service = await serve(answer);
    expect(await ask({ [FULL]: service.url })).toMatchObject({
      kind: 'signedOut',
      facts: { source: 'container' },
    });
  });

  it('may answer as much as is allowed', async () => {
    const padded = JSON.stringify(KEYS).padEnd(CAPS.metadataSize, ' ');
    const service = await serve((_, response) => response.end(padded));
    expect(await ask({ [FULL]: service.url })).toBe('ASIAGIVEN');
  });
});

describe('the metadata service of a machine', () => {
  const service =
    (names: string[] = []): Answerer =>
    (request, response) => {
      names.push(`${request.method} ${request.url}`);
      if (request.method === 'PUT') response.end('token');
      else if (request.headers['x-aws-ec2-metadata-token'] !== 'token') response.writeHead(401).end();
      else if (request.url?.endsWith('/')) response.end('role-a\n');
      else json(response, KEYS);
    };
  const source = (more: string): string =>
    `[profile it]\nrole_arn = arn:aws:iam::123456789012:role/x\ncredential_source = Ec2InstanceMetadata\n${more}\n`;

  it('is asked where the chosen profile says', async () => {
    const names: string[] = [];
    const helper = await serve(service(names));
    const sts = await serve((_, response) => response.writeHead(403).end());
    const config = `[default]\nec2_metadata_service_endpoint = http://127.0.0.1:1\n${source(`ec2_metadata_service_endpoint = ${helper.url}/`)}`;
    await ask({ AWS_ENDPOINT_URL_STS: sts.url }, config, 'it');
    expect(sts.requests.map(({ key }) => key)).toEqual(['ASIAGIVEN']);
    expect(names).toEqual([
      'PUT /latest/api/token',
      'GET /latest/meta-data/iam/security-credentials/',
      'GET /latest/meta-data/iam/security-credentials/role-a',
    ]);
  });

  it('is asked where the environment says, before the profile', async () => {
    const helper = await serve(service());
    const config = `[profile it]\nec2_metadata_service_endpoint = http://127.0.0.1:1\n`;
    expect(await ask({ AWS_EC2_METADATA_SERVICE_ENDPOINT: helper.url }, config, 'it')).toBe('ASIAGIVEN');
  });

  it('that knows no tokens is asked without, unless that is switched off', async () => {
    const old = await serve((request, response) => {
      if (request.method === 'PUT') response.writeHead(404).end();
      else if (request.url?.endsWith('/')) response.end('role-a');
      else json(response, KEYS);
    });
    const env = { AWS_EC2_METADATA_SERVICE_ENDPOINT: old.url };
    expect(await ask(env)).toBe('ASIAGIVEN');
    expect(await ask({ ...env, AWS_EC2_METADATA_V1_DISABLED: 'true' })).toMatchObject({ kind: 'noProfile' });
  });

  it.each([
    ['a role with a path', '../../x'],
    ['no role', ''],
    ['a page', '<html>'],
  ])('that names %s gives no credentials', async (_, role) => {
    const odd = await serve((request, response) => {
      if (request.method === 'PUT') response.end('token');
      else if (request.url?.endsWith('/')) response.end(role);
      else json(response, KEYS);
    });
    expect(await ask({ AWS_EC2_METADATA_SERVICE_ENDPOINT: odd.url })).toMatchObject({ kind: 'noProfile' });
  });

  it('whose endpoint is no address is a mistake of the configuration', async () => {
    expect(await ask({ AWS_EC2_METADATA_SERVICE_ENDPOINT: 'nowhere' })).toMatchObject({
      kind: 'badConfiguration',
      message: expect.stringContaining('ec2_metadata_service_endpoint'),
    });
  });
});
