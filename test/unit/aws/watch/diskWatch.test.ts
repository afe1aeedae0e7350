import { mkdir, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { DiskWatch } from '../../../../src/aws/watch/diskWatch.ts';
import type { AwsOptions } from '../../../../src/aws/config/options.ts';
import type { DiskChange } from '../../../../src/domain/session/connection.ts';
import { home, tidy } from '../support.ts';

const profile = (region: string): string => `[default]\nregion = ${region}\n`;

/** A watch on a home of its own; what it tells is awaited, never slept for. */
class Bench {
  readonly told: DiskChange[] = [];
  readonly #watch: DiskWatch;
  #waiting: { readonly change: DiskChange; readonly told: () => void } | undefined;

  constructor(path: string, more: Partial<AwsOptions> = {}) {
    const nothing = (): void => undefined;
    this.#watch = new DiskWatch({
      env: {},
      homeDirectory: path,
      workspaceFolders: () => [],
      mfaCode: () => Promise.resolve(undefined),
      log: { debug: nothing, info: nothing, warn: nothing, error: nothing },
      ...more,
    });
    this.#watch.changes.add((change) => {
      this.told.push(change);
      if (change === this.#waiting?.change) this.#waiting.told();
    });
    open.push(this.#watch);
  }

  start(): Promise<void> {
    return this.#watch.start();
  }

  /** Does something on disk, and waits until that is told; the test's time limit is the failure. */
  async hears(change: DiskChange, act: () => Promise<unknown>): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#waiting = { change, told: resolve };
    await act();
    await promise;
  }
}

const open: DiskWatch[] = [];

afterEach(async () => {
  for (const watch of open.splice(0)) watch.close();
  await tidy();
});

async function started(files: Readonly<Record<string, string>> = {}, more?: Partial<AwsOptions>) {
  const path = await home(files);
  const bench = new Bench(path, more);
  await bench.start();
  return { bench, path, at: (name: string) => join(path, name) };
}

describe('what changes on disk is told', () => {
  it('when a file is written in place', async () => {
    const { bench, at } = await started({ '.aws/config': '', '.aws/credentials': '' });
    await bench.hears('files', () => writeFile(at('.aws/config'), profile('eu-west-1')));
    await bench.hears('files', () => writeFile(at('.aws/credentials'), '[default]\n'));
  });

  it('when a file is replaced by another one, each time', async () => {
    const { bench, at } = await started({ '.aws/config': '' });
    const replace = async (): Promise<void> => {
      await writeFile(at('.aws/.config.swp'), profile('eu-west-1'));
      await rename(at('.aws/.config.swp'), at('.aws/config'));
    };
    await bench.hears('files', replace);
    await bench.hears('files', replace);
  });

  it('when files and caches come where there was no ~/.aws at all', async () => {
    const { bench, at } = await started();
    await bench.hears('files', () => mkdir(at('.aws')));
    await bench.hears('files', () => writeFile(at('.aws/config'), profile('eu-west-1')));
    await bench.hears('tokens', () => mkdir(at('.aws/sso/cache'), { recursive: true }));
    await bench.hears('tokens', () => writeFile(at('.aws/sso/cache/token.json'), '{}'));
    await bench.hears('tokens', () => mkdir(at('.aws/login/cache'), { recursive: true }));
    await bench.hears('tokens', () => writeFile(at('.aws/login/cache/token.json'), '{}'));
  });

  it('when ~/.aws is moved away and comes back', async () => {
    const { bench, at } = await started({ '.aws/config': '', '.aws/sso/cache/x.json': '' });
    await bench.hears('files', () => rename(at('.aws'), at('.aws.old')));
    await bench.hears('files', () => rename(at('.aws.old'), at('.aws')));
    await bench.hears('tokens', () => writeFile(at('.aws/sso/cache/x.json'), '{}'));
    await bench.hears('files', () => rm(at('.aws'), { recursive: true }));
    await bench.hears('files', () => mkdir(at('.aws')));
    await bench.hears('files', () => writeFile(at('.aws/config'), profile('eu-west-1')));
  });

  it('when what a symbolic link leads to is written, also after it leads elsewhere', async () => {
    const path = await home({ 'dotfiles/aws': '', 'dotfiles/other': '', '.aws/x': '' });
    await symlink(join(path, 'dotfiles/aws'), join(path, '.aws/config'));
    const bench = new Bench(path);
    await bench.start();
    await bench.hears('files', () => writeFile(join(path, 'dotfiles/aws'), profile('a')));
    await bench.hears('files', async () => {
      await symlink(join(path, 'dotfiles/other'), join(path, '.aws/new'));
      await rename(join(path, '.aws/new'), join(path, '.aws/config'));
    });
    await bench.hears('files', () => writeFile(join(path, 'dotfiles/other'), profile('b')));
  });

  it('at the places that the environment names', async () => {
    const path = await home({ 'work/aws.ini': '', 'work/login/x.json': '' });
    const env = {
      AWS_CONFIG_FILE: join(path, 'work/aws.ini'),
      AWS_LOGIN_CACHE_DIRECTORY: join(path, 'work/login'),
    };
    const bench = new Bench(path, { env });
    await bench.start();
    await bench.hears('files', () => writeFile(env.AWS_CONFIG_FILE, profile('eu-west-1')));
    await bench.hears('tokens', () => writeFile(join(path, 'work/login/x.json'), '{}'));
  });
});

describe('what changes on disk is not told', () => {
  it('of other entries beside the files, nor twice for two writes in a row', async () => {
    const { bench, at } = await started({ '.aws/config': '', '.aws/sso/cache/x.json': '' });
    await writeFile(at('.aws/other'), 'x');
    await writeFile(at('.aws/sso/cache/x.tmp'), 'x');
    await bench.hears('files', async () => {
      await writeFile(at('.aws/config'), '');
      await writeFile(at('.aws/config'), profile('eu-west-1'));
    });
    expect(bench.told).toEqual(['files']);
  });

  it('of a file inside an open folder', async () => {
    const path = await home({ 'folder/aws': '', '.aws/credentials': '' });
    const bench = new Bench(path, {
      env: { AWS_CONFIG_FILE: join(path, 'folder/aws') },
      workspaceFolders: () => [join(path, 'folder')],
    });
    await bench.start();
    await writeFile(join(path, 'folder/aws'), profile('eu-west-1'));
    await bench.hears('files', () => writeFile(join(path, '.aws/credentials'), '[default]\n'));
    expect(bench.told).toEqual(['files']);
  });

  it('before the first use, nor after the end', async () => {
    const path = await home({ '.aws/config': '' });
    const idle = new Bench(path);
    const busy = new Bench(path);
    await busy.start();
    await busy.hears('files', () => writeFile(join(path, '.aws/config'), profile('eu-west-1')));
    expect(idle.told).toEqual([]);
  });
});
