import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdir, rename, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { readCaBundle } from '../../../../src/aws/config/caBundle.ts';
import { DiskWatch } from '../../../../src/aws/watch/diskWatch.ts';
import { CAPS } from '../../../../src/aws/transport/limits.ts';
import type { AwsOptions } from '../../../../src/aws/config/options.ts';
import { followLinks } from '../../../../src/aws/config/symlinks.ts';
import { readUserFile, userPath } from '../../../../src/aws/config/userFile.ts';
import { MemoryLog } from '../../../support/fakeSessions.ts';
import { home, scene, tidy } from '../support.ts';

afterEach(tidy);

const OWN = '[default]\nregion = eu-west-1\n';
const THEIRS = '[default]\nregion = us-east-1\ncredential_process = touch stolen\n';

/** Ways by which a file of an open folder poses as the user's own `safe/aws`. */
const ATTACKS: readonly (readonly [string, (at: (path: string) => string) => Promise<string>])[] = [
  ['the file itself', (at) => Promise.resolve(at('repo/aws'))],
  ['.. in the text', (at) => Promise.resolve(at('safe/../repo/aws'))],
  [
    '.. after a link into the folder, back to its own parent',
    async (at) => {
      await symlink(at('repo/sub'), at('safe/hop'));
      return at('safe/hop/../aws');
    },
  ],
  [
    'a link whose target has .. after a link into the folder',
    async (at) => {
      await symlink(at('repo/sub'), at('safe/hop'));
      await symlink('hop/../aws', at('safe/config'));
      return at('safe/config');
    },
  ],
  [
    'a link that only goes through the folder',
    async (at) => {
      await symlink(at('safe'), at('repo/through'));
      await symlink('repo/through', at('link'));
      return at('link/aws');
    },
  ],
  [
    'a chain of 40 links',
    async (at) => {
      await symlink(at('repo/aws'), at('0'));
      for (let each = 1; each < 40; each += 1) await symlink(String(each - 1), at(String(each)));
      return at('39');
    },
  ],
  [
    'a link beside a name that only begins alike',
    async (at) => {
      await symlink(at('repo'), at('repository'));
      return at('repository/aws');
    },
  ],
];

async function places(): Promise<(path: string) => string> {
  const root = await home({ 'repo/aws': THEIRS, 'repo/sub/x': '', 'safe/aws': OWN, 'safe/sub/x': '' });
  return (path) => `${root}/${path}`;
}

/** Results of the three readers of files for a path, and whether it is watched. */
async function verdicts(path: string, folder: string) {
  const options: AwsOptions = {
    env: { AWS_CONFIG_FILE: path, AWS_CA_BUNDLE: path, AWS_SHARED_CREDENTIALS_FILE: '/dev/null' },
    homeDirectory: '/nonexistent',
    workspaceFolders: () => [folder],
    mfaCode: () => Promise.resolve(undefined),
    log: new MemoryLog(),
  };
  const { access } = scene(options);
  const file = await readUserFile(path, options);
  const connecting = await access.connect({ profile: 'default' }).then(
    () => 'connected',
    (error: Error) => error.message,
  );
  const ca = await readCaBundle(options, undefined).then(
    () => 'read',
    (error: Error) => error.message,
  );
  return { file: file.kind, connecting, ca };
}

describe('a file of an open folder', () => {
  it.each(ATTACKS)('is not read: %s', async (_, place) => {
    const at = await places();
    const path = await place(at);
    // The kernel does read it by this path: otherwise the test could not fail.
    expect(readFileSync(path, 'utf8')).toMatch(/^\[default\]/);
    expect(await verdicts(path, at('repo'))).toEqual({
      file: 'refused',
      connecting: expect.stringContaining('inside an open folder'),
      ca: expect.stringContaining('inside an open folder'),
    });
  });

  it.each<readonly [string, (at: (path: string) => string) => Promise<string>]>([
    ['its own place', (at) => Promise.resolve(at('safe/aws'))],
    ['.. in the text, which leads past the folder', (at) => Promise.resolve(at('repo/../safe/aws'))],
    [
      '.. after a link elsewhere, though the text leads into the folder',
      async (at) => {
        await symlink(at('safe/sub'), at('repo-link'));
        return at('repo-link/../aws');
      },
    ],
    [
      'a chain of 40 links elsewhere',
      async (at) => {
        await symlink(at('safe/aws'), at('0'));
        for (let each = 1; each < 40; each += 1) await symlink(String(each - 1), at(String(each)));
        return at('39');
      },
    ],
  ])('is told from the user’s own, which is read: by %s', async (_, place) => {
    const at = await places();
    const path = await place(at);
    expect(readFileSync(path, 'utf8')).toBe(OWN);
    expect(await readUserFile(path, { workspaceFolders: () => [at('repo')] })).toEqual({
      kind: 'read',
      text: OWN,
    });
  });

  it('is known by another name of the folder: a link to it, and what differs only by upper case', async () => {
    const at = await places();
    await symlink(at('repo'), at('opened'));
    const options = { workspaceFolders: () => [at('opened')] };
    expect(await readUserFile(at('repo/aws'), options)).toEqual({ kind: 'refused' });
    expect(await readUserFile(at('safe/aws'), options)).toEqual({ kind: 'read', text: OWN });
  });

  it('is not watched', async () => {
    const at = await places();
    await symlink(at('repo/sub'), at('safe/hop'));
    const told: string[] = [];
    const watch = new DiskWatch({
      env: { AWS_CONFIG_FILE: at('safe/hop/../aws'), AWS_SHARED_CREDENTIALS_FILE: at('safe/aws') },
      homeDirectory: at('none'),
      workspaceFolders: () => [at('repo')],
      mfaCode: () => Promise.resolve(undefined),
      log: new MemoryLog(),
    });
    const heard = new Promise<void>((resolve) => {
      watch.changes.add((change) => {
        told.push(change);
        resolve();
      });
    });
    await watch.start();
    await writeFile(at('repo/aws'), THEIRS);
    await writeFile(at('safe/aws'), OWN);
    await heard;
    watch.close();
    expect(told).toEqual(['files']);
  });
});

describe('a path', () => {
  it('is followed as the kernel does', async () => {
    const at = await places();
    await symlink('sub', at('safe/relative'));
    const resolution = await followLinks(at('safe/./relative/..//aws'));
    expect(resolution).toEqual({ end: at('safe/aws'), links: [at('safe/relative')], endless: false });
    await symlink('loop', at('loop'));
    expect(await followLinks(at('loop'))).toMatchObject({ endless: true });
    expect(await readUserFile(at('loop'), { workspaceFolders: () => [] })).toMatchObject({
      kind: 'unreadable',
    });
  });

  it('is expanded as the AWS CLI does, and otherwise stays as it is written', () => {
    const env = { HOME: '/h', EMPTY: '', X: 'x' };
    const path = (written: string): string => userPath(written, '/home', env);
    expect(path('$HOME/a')).toBe('/h/a');
    expect(path('${HOME}/$X.b/$UNSET/${UNSET}')).toBe('/h/x.b/$UNSET/${UNSET}');
    expect(path('/a$EMPTY/b')).toBe('/a/b');
    expect(path('~/a/../b')).toBe('/home/a/../b');
    expect(path('~')).toBe('/home');
    expect(path('~no one/a')).toBe(`${process.cwd()}${sep}~no one/a`);
    expect(path('/a/~/$')).toBe('/a/~/$');
    expect(path('a/../b')).toBe(`${process.cwd()}${sep}a/../b`);
  });

  it.skipIf(process.platform === 'win32')(
    'of another user starts at the home directory in /etc/passwd',
    () => {
      const [user = '', , , , , theirs = ''] = (
        readFileSync('/etc/passwd', 'utf8')
          .split('\n')
          .find((line) => line.startsWith('daemon:')) ?? ''
      ).split(':');
      expect(userPath(`~${user}/.aws/config`, '/home', {})).toBe(`${theirs}/.aws/config`);
      expect(userPath(`$WHO/x`, '/home', { WHO: `~${user}` })).toBe(`${theirs}/x`);
    },
  );
});

describe('what is no file', () => {
  const options = { workspaceFolders: () => [] };

  it.skipIf(process.platform === 'win32')('is not waited for: a pipe that nobody writes to', async () => {
    const folder = await home({});
    const fifo = join(folder, 'fifo');
    execFileSync('mkfifo', [fifo]);
    const why = expect.stringContaining('pipe or device');
    expect(await readUserFile(fifo, options)).toEqual({ kind: 'unreadable', why });
    const env = { AWS_CONFIG_FILE: fifo, AWS_SHARED_CREDENTIALS_FILE: '/dev/null' };
    const { problems } = await scene({ env }).access.listProfiles();
    expect(problems).toEqual([{ file: fifo, line: 0, text: why }]);
  });

  it.skipIf(process.platform === 'win32')('is not read without end: a device', async () => {
    expect(await readUserFile('/dev/zero', options)).toMatchObject({ kind: 'unreadable' });
    expect(await readUserFile('/dev/null', options)).toEqual({ kind: 'read', text: '' });
  });

  it('or is larger than any AWS file, is a problem; one that is as large as allowed is read', async () => {
    const folder = await home({ large: '', allowed: '' });
    await truncate(join(folder, 'large'), CAPS.fileSize + 1);
    await truncate(join(folder, 'allowed'), CAPS.fileSize);
    expect(await readUserFile(join(folder, 'large'), options)).toEqual({
      kind: 'unreadable',
      why: expect.stringContaining('larger than the limit of 4 MB'),
    });
    expect((await readUserFile(join(folder, 'allowed'), options)).kind).toBe('read');
  });

  it('but named, and does not exist, is said; one that nobody named is not', async () => {
    const homeDirectory = await home({});
    const env = { AWS_CONFIG_FILE: '~/absent', HOME: homeDirectory };
    const { problems } = await scene({ homeDirectory, env }).access.listProfiles();
    expect(problems).toEqual([
      { file: join(homeDirectory, 'absent'), line: 0, text: expect.stringContaining('AWS_CONFIG_FILE') },
    ]);
  });
});

describe('a file that changes place meanwhile', () => {
  it('is judged by where it was opened', async () => {
    const at = await places();
    const options = { workspaceFolders: () => [at('repo')] };
    await mkdir(at('turn'));
    await symlink(at('safe'), at('turn/now'));
    const seen = new Set<string>();
    const swapping = (async (): Promise<void> => {
      for (let each = 0; each < 200; each += 1) {
        await symlink(each % 2 ? at('safe') : at('repo'), at('turn/next'));
        await rename(at('turn/next'), at('turn/now'));
      }
    })();
    for (let each = 0; each < 200; each += 1) {
      const file = await readUserFile(at('turn/now/aws'), options);
      seen.add(file.kind === 'read' ? file.text : file.kind);
    }
    await swapping;
    await rm(at('turn'), { recursive: true });
    expect([...seen]).not.toContain(THEIRS);
  });
});
