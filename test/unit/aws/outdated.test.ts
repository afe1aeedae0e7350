import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { SessionChoice } from '../../../src/domain/session/connection.ts';
import { home, KEY, scene, SECRET, tidy } from './support.ts';

afterEach(tidy);

const CONFIG = `
[default]
region = eu-west-1
role_arn = arn:aws:iam::111111111111:role/r
source_profile = base
[profile base]
sso_session = corp
sso_account_id = 111111111111
sso_role_name = dev
[sso-session corp]
sso_start_url = https://example.invalid/start
sso_region = eu-west-1
[profile other]
region = eu-west-1
`;
const CREDENTIALS = `[keys]\naws_access_key_id = ${KEY}\naws_secret_access_key = ${SECRET}\nregion = eu-west-1\n`;

/** True if a connection is outdated after the files were edited. */
async function outdated(config: string, credentials: string, choice: SessionChoice = {}, env = {}) {
  const path = await home({ '.aws/config': CONFIG, '.aws/credentials': CREDENTIALS });
  const { access } = scene({ homeDirectory: path, env });
  const connection = await access.connect(choice);
  expect(await access.isOutdated(choice, connection)).toBe(false);
  await writeFile(join(path, '.aws/config'), config);
  await writeFile(join(path, '.aws/credentials'), credentials);
  return await access.isOutdated(choice, connection);
}

describe('a connection', () => {
  it.each([
    ['its own region', CONFIG.replace('eu-west-1', 'eu-west-2')],
    ['its role', CONFIG.replace('role/r', 'role/other')],
    ['its source profile', CONFIG.replace('= dev', '= admin')],
    ['the SSO session of that', CONFIG.replace('/start', '/other')],
    ['an endpoint', CONFIG.replace('[default]', '[default]\nendpoint_url = http://localhost:4566')],
    ['the whole file', ''],
    ['a line that breaks its profile', CONFIG.replace('[profile base]', '[profile base')],
  ])('is outdated when the files now differ in %s', async (_, config) => {
    expect(await outdated(config, CREDENTIALS)).toBe(true);
  });

  it('is outdated when its keys were replaced', async () => {
    const replaced = CREDENTIALS.replace(KEY, 'AKIAIOSFODNN7EXAMPL2');
    expect(await outdated(CONFIG, replaced, { profile: 'keys' })).toBe(true);
  });

  it.each([
    ['another profile', CONFIG.replace('[profile other]\nregion = eu-west-1', '[profile other]')],
    ['comments and blank lines', `# a comment\n\n${CONFIG}\n# another\n`],
    ['a broken line elsewhere', `${CONFIG}\nnonsense\n`],
    [
      'the order of lines',
      CONFIG.replace(
        'sso_account_id = 111111111111\nsso_role_name = dev',
        'sso_role_name = dev\nsso_account_id = 111111111111',
      ),
    ],
  ])('is not when they differ in %s', async (_, config) => {
    expect(await outdated(config, `${CREDENTIALS}\n[more]\n`)).toBe(false);
  });

  it('is not outdated by a profile that its keys do not come from', async () => {
    const env = { AWS_ACCESS_KEY_ID: KEY, AWS_SECRET_ACCESS_KEY: SECRET };
    expect(await outdated(CONFIG.replace('role/r', 'role/other'), CREDENTIALS, {}, env)).toBe(false);
  });

  it('of the sample account reads no file', async () => {
    const path = await home({ '.aws/config': CONFIG });
    const sample = () =>
      Promise.resolve({
        endpoint: 'http://127.0.0.1:1',
        region: 'us-east-1',
        accessKeyId: 'x',
        secretAccessKey: 'x',
      });
    const { access } = scene({ homeDirectory: path, sample });
    await rm(path, { recursive: true });
    expect((await access.connect({ sample: true })).source).toBe('sample');
  });
});
