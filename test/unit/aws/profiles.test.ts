import { chmod, mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { checkIni } from '../../../src/aws/ini.ts';
import { home, scene, tidy } from './support.ts';

afterEach(tidy);

describe('the profiles of the AWS files', () => {
  it('are listed with how they sign in, sections of other kinds left out', async () => {
    const homeDirectory = await home({
      '.aws/config': `
[default]
region = eu-west-1 # home
[profile sso]
sso_session = corp
sso_account_id = 1
sso_role_name = r
[profile login]
login_session = arn:aws:iam::1:user/x
[profile role]
role_arn = arn:aws:iam::1:role/x
source_profile = keys
[profile web]
role_arn = arn:aws:iam::1:role/x
web_identity_token_file = /t
[profile process]
credential_process = x
[profile none]
endpoint_url = http://localhost:4566/
[sso-session corp]
sso_region = eu-west-1
[services s]
lambda =
  endpoint_url = http://localhost:1
[plugins]
a = b
`,
      '.aws/credentials': '[keys]\naws_access_key_id = a\naws_secret_access_key = b\n',
    });
    const list = await scene({ homeDirectory, env: { AWS_PROFILE: 'gone' } }).access.listProfiles();
    expect(list).toEqual({
      active: 'gone',
      problems: [],
      profiles: [
        { name: 'default', kind: 'none', region: 'eu-west-1' },
        { name: 'sso', kind: 'sso' },
        { name: 'login', kind: 'login' },
        { name: 'role', kind: 'role' },
        { name: 'web', kind: 'webIdentity' },
        { name: 'process', kind: 'process' },
        { name: 'none', kind: 'none', endpoint: 'http://localhost:4566' },
        { name: 'keys', kind: 'keys' },
      ],
    });
  });

  it('are read anew each time, wherever the variables say, with ~', async () => {
    const homeDirectory = await home({ 'x/config': '[profile a]\nregion = eu-west-1' });
    const env = { AWS_CONFIG_FILE: '~/x/config', AWS_SHARED_CREDENTIALS_FILE: '/dev/null' };
    const { access } = scene({ homeDirectory, env });
    expect((await access.listProfiles()).profiles.map(({ name }) => name)).toEqual(['a']);
    await writeFile(join(homeDirectory, 'x/config'), '[profile b]\nregion = eu-west-1');
    expect((await access.listProfiles()).profiles.map(({ name }) => name)).toEqual(['b']);
  });

  it('that can be read work beside lines that cannot', async () => {
    const homeDirectory = await home({
      '.aws/config': `stray
[default]
region = eu-west-1
[profile broken
region = evil-region-1
aws_access_key_id = AKIAIOSFODNN7EXAMPLE
[profile __proto__]
polluted = yes
[constructor]
keys = 1
[profile two words]
region = x
[]
[profile fine]
region = eu-west-2
no setting
= nothing
`,
      '.aws/credentials': '[toString]\na = b\n[profile x]\na = b\n[fine]\naws_access_key_id = a\n',
    });
    const { profiles, problems } = await scene({ homeDirectory }).access.listProfiles();
    expect(profiles).toEqual([
      { name: 'default', kind: 'none', region: 'eu-west-1' },
      { name: 'fine', kind: 'keys', region: 'eu-west-2' },
    ]);
    const config = join(homeDirectory, '.aws/config');
    const lines = problems.map(({ file, line }) => (file === config ? line : -line));
    expect(lines).toEqual([1, 4, 7, 9, 11, 13, 16, 17, -1, -3]);
    expect(JSON.stringify(problems)).not.toContain('AKIA');
    expect(Object.keys(Object).length).toBe(0);
    expect('polluted' in {}).toBe(false);
  });
});

describe('a file that is none', () => {
  it('is a problem of its own; one that does not exist is none', async () => {
    const homeDirectory = await home({ '.aws/credentials': '[a]\naws_access_key_id = b\n' });
    await mkdir(join(homeDirectory, '.aws/config'));
    const { profiles, problems } = await scene({ homeDirectory }).access.listProfiles();
    expect(profiles).toHaveLength(1);
    expect(problems).toEqual([
      { file: join(homeDirectory, '.aws/config'), line: 0, text: 'This is a directory, not a file.' },
    ]);
  });

  it('is named where it cannot be read', async () => {
    const homeDirectory = await home({ '.aws/credentials': '' });
    await symlink('config', join(homeDirectory, '.aws/config'));
    const { problems } = await scene({ homeDirectory }).access.listProfiles();
    expect(problems).toMatchObject([{ line: 0, text: 'This file cannot be read (ELOOP).' }]);
  });

  it.skipIf(process.getuid?.() === 0)('is named where reading it is not allowed', async () => {
    const homeDirectory = await home({ '.aws/config': '[default]' });
    await chmod(join(homeDirectory, '.aws/config'), 0);
    const { problems } = await scene({ homeDirectory }).access.listProfiles();
    expect(problems).toMatchObject([{ line: 0 }]);
  });
});

describe('a file in an open folder', () => {
  const CONFIG = '[default]\nregion = eu-west-1\ncredential_process = touch stolen\n';

  async function refused(place: (root: string) => Promise<Record<string, string>>): Promise<void> {
    const root = await home({ 'repo/aws': CONFIG, 'safe/aws': CONFIG, 'repository/aws': CONFIG });
    const env = await place(root);
    const { access } = scene({ homeDirectory: root, env, workspaceFolders: () => [join(root, 'repo')] });
    await expect(access.connect({})).rejects.toMatchObject({
      kind: 'badConfiguration',
      facts: { file: env['AWS_CONFIG_FILE'] },
    });
    const { profiles, problems } = await access.listProfiles();
    expect(profiles).toEqual([]);
    expect(problems).toMatchObject([{ file: env['AWS_CONFIG_FILE'], line: 0 }]);
  }

  it('is not read', async () => {
    await refused((root) => Promise.resolve({ AWS_CONFIG_FILE: join(root, 'repo/aws') }));
  });

  it('is not read by way of a link, whichever end lies inside', async () => {
    await refused(async (root) => {
      await symlink(join(root, 'repo/aws'), join(root, 'link'));
      return { AWS_CONFIG_FILE: join(root, 'link') };
    });
    await refused(async (root) => {
      await symlink(join(root, 'safe/aws'), join(root, 'repo/link'));
      return { AWS_CONFIG_FILE: join(root, 'repo/link') };
    });
  });

  it('is not read by way of a link through an open folder and out again', async () => {
    await refused(async (root) => {
      await symlink(join(root, 'safe'), join(root, 'repo/through'));
      await symlink('repo/through', join(root, 'link'));
      return { AWS_CONFIG_FILE: join(root, 'link/aws') };
    });
  });

  it('is read by way of links that stay outside', async () => {
    const root = await home({ 'safe/aws': '[default]\nregion = eu-west-1\n', 'repo/x': '' });
    await symlink('safe', join(root, 'a'));
    await symlink(join(root, 'a'), join(root, 'b'));
    const env = { AWS_CONFIG_FILE: join(root, 'b/aws') };
    const { access } = scene({ env, workspaceFolders: () => [join(root, 'repo')] });
    expect((await access.listProfiles()).profiles).toHaveLength(1);
  });

  it('is not one in a folder whose name only begins alike', async () => {
    const root = await home({ 'repository/aws': '[default]\nregion = eu-west-1\n' });
    const env = { AWS_CONFIG_FILE: join(root, 'repository/aws') };
    const { access } = scene({ env, workspaceFolders: () => [join(root, 'repo')] });
    expect((await access.listProfiles()).profiles).toHaveLength(1);
  });
});

describe('checking any text', () => {
  const piece = fc.constantFrom(
    '[',
    ']',
    'profile ',
    'default',
    '__proto__',
    ' ',
    '=',
    '\n',
    '\r\n',
    '#',
    'a',
    ':',
    '"',
  );
  const text = fc.array(fc.oneof(piece, fc.string({ maxLength: 5 })), { maxLength: 60 });

  it('keeps its lines, and problems lie within them', () => {
    fc.assert(
      fc.property(text, fc.constantFrom('config' as const, 'credentials' as const), (parts, kind) => {
        const source = parts.join('');
        const count = source.replace(/^\uFEFF/, '').split(/\r?\n/).length;
        const { text: checked, problems } = checkIni(source, kind, 'f');
        expect(checked.split('\n')).toHaveLength(count);
        for (const { line } of problems) expect(line >= 1 && line <= count).toBe(true);
        expect(checked).not.toMatch(/\[(profile )?__proto__\]/);
      }),
    );
  });

  it('finds nothing to say about its own result', () => {
    fc.assert(
      fc.property(text, (parts) => {
        const { text: checked } = checkIni(parts.join(''), 'config', 'f');
        expect(checkIni(checked, 'config', 'f').problems).toEqual([]);
      }),
    );
  });
});
