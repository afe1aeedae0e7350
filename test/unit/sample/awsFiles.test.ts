import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { fromIni } from '@aws-sdk/credential-providers';
import { parseKnownFiles } from '@smithy/shared-ini-file-loader';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { sampleAwsFiles } from '../../../src/sample/index.ts';
import { sampleForTests } from './support.ts';

describe('the AWS files of a sample', async () => {
  const sample = await sampleForTests();
  const folder = mkdtempSync(join(tmpdir(), 'lambda-async-files-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const files = sampleAwsFiles(sample);
  const configFilepath = join(folder, 'config');
  const filepath = join(folder, 'credentials');
  writeFileSync(configFilepath, files.config);
  writeFileSync(filepath, files.credentials);
  const profiles = await parseKnownFiles({ configFilepath, filepath, ignoreCache: true });
  const names = Object.keys(profiles).filter((name) => !name.startsWith('sso-session.'));

  it('have a profile for each state that a user can meet', () => {
    expect(names.sort()).toMatchInlineSnapshot(`
      [
        "default",
        "sample",
        "sample-denied",
        "sample-empty",
        "sample-eu",
        "sample-expired",
        "sample-mfa",
        "sample-no-list-configs",
        "sample-no-list-functions",
        "sample-no-qualifiers",
        "sample-no-region",
        "sample-offline",
        "sample-read-only",
        "sample-role",
        "sample-role-chain",
        "sample-role-denied",
        "sample-signed-out",
        "sample-slow",
        "sample-staging",
        "sample-wrong-key",
      ]
    `);
  });

  it('lead nowhere but to this machine', () => {
    for (const name of names) {
      const endpoint = profiles[name]?.['endpoint_url'];
      expect(endpoint).toBe(name === 'sample-offline' ? 'http://127.0.0.1:1' : sample.endpoint);
    }
    const hosts = `${files.config}${files.credentials}`.match(/https?:\/\/[^/:\s]+/g) ?? [];
    expect(new Set(hosts)).toEqual(new Set(['http://127.0.0.1', 'https://sample.invalid']));
  });

  it.each([
    ['default', '111111111111'],
    ['sample-staging', '222222222222'],
  ])('give %s the keys of account %s', async (profile, account) => {
    const client = new STSClient({
      endpoint: sample.endpoint,
      region: 'us-east-1',
      credentials: fromIni({ profile, configFilepath, filepath, ignoreCache: true }),
    });
    expect((await client.send(new GetCallerIdentityCommand())).Account).toBe(account);
    client.destroy();
  });

  it('have a profile that is signed out', async () => {
    // The SSO provider looks the profile up again, in the files of the environment.
    vi.stubEnv('AWS_CONFIG_FILE', configFilepath);
    vi.stubEnv('AWS_SHARED_CREDENTIALS_FILE', filepath);
    const credentials = fromIni({ profile: 'sample-signed-out', ignoreCache: true });
    await expect(credentials()).rejects.toThrow(/SSO (session|Token)|sso login/i);
    vi.unstubAllEnvs();
  });
});
