import { execFileSync, spawnSync } from 'node:child_process';
import {
  chmodSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { access, lstat, open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { WriteProblem } from '../../../src/domain/export/fileWriting.ts';
import { type Disk, replaceFile } from '../../../src/disk/replaceFile.ts';
import { temporaryFolder, type TemporaryFolder } from '../../support/temporary.ts';

const isWindows = process.platform === 'win32';
const real: Disk = { lstat, access, open, rename, rm };
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

let folder: TemporaryFolder;
let file: string;
beforeEach(async () => {
  folder = await temporaryFolder();
  file = join(folder.path, 'export.csv');
});
afterEach(() => folder[Symbol.dispose]());

const content = (path = file): string => readFileSync(path, 'utf8');

describe('writing a file', () => {
  it('makes a new one', async () => {
    expect(await replaceFile(file, bytes('new'))).toEqual({ kind: 'written' });
    expect(content()).toBe('new');
    expect(readdirSync(folder.path)).toEqual(['export.csv']);
  });

  it('replaces an old one as a whole, with its mode', async () => {
    writeFileSync(file, 'a much longer old text');
    chmodSync(file, 0o640);
    expect(await replaceFile(file, bytes('new'))).toEqual({ kind: 'written' });
    expect(content()).toBe('new');
    if (!isWindows) expect(lstatSync(file).mode & 0o777).toBe(0o640);
    expect(readdirSync(folder.path)).toEqual(['export.csv']);
  });

  it('shows whoever reads the old file all of it: it is another file', async () => {
    writeFileSync(file, 'old');
    await using reader = await open(file);
    await replaceFile(file, bytes('new'));
    expect(await reader.readFile('utf8')).toBe('old');
  });
});

describe.skipIf(isWindows)('what is there and is no plain file', () => {
  const refused = (problem: WriteProblem) => ({ kind: 'failed', problem });

  it('is refused where it is a link, whose target stays', async () => {
    const target = join(folder.path, 'precious');
    writeFileSync(target, 'precious');
    symlinkSync(target, file);
    expect(await replaceFile(file, bytes('new'))).toEqual(refused('link'));
    expect([content(target), lstatSync(file).isSymbolicLink()]).toEqual(['precious', true]);
  });

  it('is refused where it is a link that leads nowhere yet', async () => {
    symlinkSync(join(folder.path, 'elsewhere'), file);
    expect(await replaceFile(file, bytes('new'))).toEqual(refused('link'));
    expect(readdirSync(folder.path)).toEqual(['export.csv']);
  });

  it('is not followed where the link comes after the check', async () => {
    const target = join(folder.path, 'precious');
    writeFileSync(target, 'precious');
    const late = async (from: string, to: string): Promise<void> => {
      symlinkSync(target, to);
      await rename(from, to);
    };
    expect(await replaceFile(file, bytes('new'), { ...real, rename: late })).toEqual({ kind: 'written' });
    expect([content(target), content()]).toEqual(['precious', 'new']);
  });

  it('is refused where it is a folder', async () => {
    mkdirSync(file);
    expect(await replaceFile(file, bytes('new'))).toEqual(refused('noFile'));
  });

  it('is refused where it is a FIFO, without waiting for its reader', async () => {
    execFileSync('mkfifo', [file]);
    expect(await replaceFile(file, bytes('new'))).toEqual(refused('noFile'));
  });

  it('is refused where it is write-protected', async () => {
    writeFileSync(file, 'old');
    chmodSync(file, 0o444);
    expect(await replaceFile(file, bytes('new'))).toEqual(refused('readOnlyFile'));
    expect(content()).toBe('old');
  });
});

describe('a failure', () => {
  it('is said where the folder is gone', async () => {
    const gone = join(folder.path, 'gone', 'export.csv');
    expect(await replaceFile(gone, bytes('new'))).toEqual({
      kind: 'failed',
      problem: 'folderGone',
      code: 'ENOENT',
    });
  });

  it('is said where the folder is a file', async () => {
    writeFileSync(file, 'old');
    expect(await replaceFile(join(file, 'x.csv'), bytes('new'))).toMatchObject({ problem: 'folderGone' });
  });

  it('is said where the name is too long', async () => {
    const name = join(folder.path, `${'x'.repeat(300)}.csv`);
    expect(await replaceFile(name, bytes('new'))).toMatchObject({ kind: 'failed', problem: 'nameTooLong' });
  });

  const failing = (code: string) => async (): Promise<never> => {
    throw Object.assign(new Error(code), { code });
  };

  /** A disk on which one step fails; the others are real. */
  function broken(step: string, code: string): Disk {
    const fail = failing(code);
    if (step === 'open' || step === 'rename') return { ...real, [step]: fail };
    return {
      ...real,
      open: async (...args) => {
        const handle = await open(...args);
        return {
          writeFile: async (data: Uint8Array) => {
            await handle.writeFile(data.subarray(0, 2));
            return step === 'writeFile' ? await fail() : await handle.writeFile(data.subarray(2));
          },
          chmod: (mode: number) => (step === 'chmod' ? fail() : handle.chmod(mode)),
          sync: () => (step === 'sync' ? fail() : handle.sync()),
          close: async () => {
            await handle.close();
            if (step === 'close') await fail();
          },
        };
      },
    };
  }

  describe.each(['open', 'writeFile', 'chmod', 'sync', 'close', 'rename'])('at %s', (step) => {
    it.each([
      ['ENOSPC', 'full'],
      ['EDQUOT', 'full'],
      ['EFBIG', 'full'],
      ['EACCES', 'notAllowed'],
      ['EPERM', 'notAllowed'],
      ['EROFS', 'readOnlyDisk'],
      ['EBUSY', 'busy'],
      ['EIO', 'other'],
      ['EMFILE', 'other'],
    ] as const)(
      'with %s is said as %s, and leaves the old file whole and nothing beside it',
      async (code, problem) => {
        writeFileSync(file, 'old');
        expect(await replaceFile(file, bytes('new'), broken(step, code))).toEqual({
          kind: 'failed',
          problem,
          code,
        });
        expect(content()).toBe('old');
        expect(readdirSync(folder.path)).toEqual(['export.csv']);
      },
    );
  });

  it('at no step is none: the disk of this test works', async () => {
    writeFileSync(file, 'old');
    expect(await replaceFile(file, bytes('new'), broken('none', 'EIO'))).toEqual({ kind: 'written' });
    expect(content()).toBe('new');
  });

  it('leaves the old file on a disk that is really full', async (context) => {
    const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'lambda-async-test', folder.path]);
    context.skip(mounted.status !== 0, 'no file system can be mounted here');
    try {
      writeFileSync(file, 'old');
      expect(await replaceFile(file, new Uint8Array(1_000_000))).toMatchObject({ problem: 'full' });
      expect([content(), readdirSync(folder.path)]).toEqual(['old', ['export.csv']]);
      expect(await replaceFile(file, bytes('new'))).toEqual({ kind: 'written' });
    } finally {
      spawnSync('umount', [folder.path]);
    }
  });
});
