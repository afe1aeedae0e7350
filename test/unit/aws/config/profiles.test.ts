import { chmod, mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { readIni } from '../../../../src/aws/config/iniFile.ts';
import { shellWords } from '../../../../src/aws/config/shellWords.ts';
import { home, scene, tidy } from '../support.ts';

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
      // Its comment is a value to the AWS CLI.
      problems: [
        { file: join(homeDirectory, '.aws/config'), line: 3, text: expect.stringContaining('comment') },
      ],
      profiles: [
        { name: 'default', kind: 'none', region: 'eu-west-1' },
        { name: 'sso', kind: 'sso', signedOut: true },
        { name: 'login', kind: 'login' },
        { name: 'role', kind: 'role' },
        { name: 'web', kind: 'webIdentity' },
        { name: 'process', kind: 'process' },
        { name: 'none', kind: 'none', endpoint: 'http://localhost:4566' },
        { name: 'keys', kind: 'keys' },
      ],
    });
  });

  it('are read again each time, wherever the variables say, with ~', async () => {
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
    const { access } = scene({ homeDirectory });
    const { profiles, problems } = await access.listProfiles();
    expect(profiles.map(({ name }) => name)).toEqual([
      'default',
      'broken',
      '__proto__',
      'fine',
      'toString',
      'profile x',
    ]);
    const config = join(homeDirectory, '.aws/config');
    const lines = problems.map(({ file, line }) => (file === config ? line : -line));
    expect(lines).toEqual([1, 4, 11, 13, 16, 17, -3]);
    expect((await access.connect({ profile: 'default', region: 'eu-west-1' })).region).toBe('eu-west-1');
    await expect(access.connect({ profile: 'fine' })).rejects.toMatchObject({
      kind: 'badConfiguration',
      message: expect.stringContaining(`${config}:16`),
    });
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

describe('reading any text', () => {
  const piece = fc.constantFrom(
    ...['[', ']', 'profile ', 'default', '__proto__', ' ', '  ', '\t', '=', '\n', '\r\n', '#', 'a', ':', '"'],
  );
  const text = fc.array(fc.oneof(piece, fc.string({ maxLength: 5 })), { maxLength: 60 });

  it('finds problems and sections in lines that are there, and each section once', () => {
    fc.assert(
      fc.property(text, (parts) => {
        const source = parts.join('');
        const count = source.replace(/^\uFEFF/, '').split(/\r\n?|\n/).length;
        const { sections, problems } = readIni(source, 'f');
        for (const { line } of [...problems, ...sections]) expect(line >= 1 && line <= count).toBe(true);
        const headers = sections.map(({ header }) => header);
        expect(new Set(headers).size).toBe(headers.length);
      }),
    );
  });

  it('invents nothing: each value is in the text, and a line that cannot be read breaks its section', () => {
    fc.assert(
      fc.property(text, (parts) => {
        const source = parts.join('');
        for (const { settings } of readIni(source, 'f').sections) {
          for (const value of settings.values()) {
            for (const line of value.split('\n')) expect(source).toContain(line);
          }
        }
        const [section] = readIni(`[a]\nb = c\nno setting\n[z]\n${source.replaceAll('=', '')}`, 'f').sections;
        expect(section?.broken?.line).toBe(3);
      }),
    );
  });

  it('splits words as it joins them', () => {
    fc.assert(
      fc.property(fc.array(fc.string(), { maxLength: 5 }), (words) => {
        const quoted = words.map((word) => `'${word.replaceAll("'", `'"'"'`)}'`);
        expect(shellWords(quoted.join(' '))).toEqual(words);
      }),
    );
    expect(shellWords('a "b c" d\\ e \'f"g\' "h\\"i\\j"')).toEqual(['a', 'b c', 'd e', 'f"g', 'h"i\\j']);
    expect(shellWords('a "b')).toBeUndefined();
    expect(shellWords('a \\')).toBeUndefined();
  });

  it.each([
    ['a line of blanks', (size: number) => `[a]\nb${' '.repeat(size)}`],
    ['blanks in a value', (size: number) => `[a]\nregion = b${' '.repeat(size)}c`],
    ['blanks around a delimiter', (size: number) => `[a]\nb${' '.repeat(size)}=${' '.repeat(size)}c`],
    ['blanks in a header', (size: number) => `[profile${' '.repeat(size)}a`],
    ['brackets', (size: number) => `[a]\nb = c${'[x'.repeat(size / 2)}]`],
    ['quotes', (size: number) => `[profile ${`"a'`.repeat(size / 3)}]`],
    ['empty lines of one value', (size: number) => `[a]\nb = c\n${'\n'.repeat(size)}  d`],
    ['sections of one name', (size: number) => '[a]\n'.repeat(size / 4)],
    [
      'nested lines',
      (size: number) =>
        `[a]\nb =\n${Array.from({ length: size / 16 }, (__, each) => `  c${each} = d # e\n`).join('')}`,
    ],
  ])('takes time in proportion to %s', (_, grow) => {
    const time = (size: number): number => {
      const source = grow(size);
      const started = process.cpuUsage();
      const { sections } = readIni(source, 'f');
      for (const { header } of sections) shellWords(header);
      return process.cpuUsage(started).user;
    };
    const best = (size: number): number => Math.min(...Array.from({ length: 3 }, () => time(size)));
    best(20_000);
    // Quadratic time would be 256 times as much, of seconds; the rest is for memory, and for what cannot be measured.
    expect(best(1_000_000)).toBeLessThan(128 * Math.max(best(62_500), 5000));
  });
});
