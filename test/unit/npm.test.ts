import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { npmCi } from '../../scripts/lib/npm.mjs';
import { temporaryFolder, type TemporaryFolder } from '../support/temporary.ts';

/** A project with one dependency, which lies beside it and wants a Node that nobody has. */
let folder: TemporaryFolder;
let lines: string[];

beforeEach(async () => {
  folder = await temporaryFolder();
  const engines = { node: '>=99' };
  write('tool/package.json', { name: 'tool', version: '1.0.0', engines });
  write('package.json', { name: 'project', version: '1.0.0', dependencies: { tool: 'file:tool' } });
  write('package-lock.json', {
    name: 'project',
    version: '1.0.0',
    lockfileVersion: 3,
    packages: {
      '': { name: 'project', version: '1.0.0', dependencies: { tool: 'file:tool' } },
      'node_modules/tool': { resolved: 'tool', link: true },
      tool: { version: '1.0.0', engines },
    },
  });
  lines = [];
  vi.spyOn(console, 'error').mockImplementation((line: string) => void lines.push(line));
});

afterEach(() => {
  vi.restoreAllMocks();
  folder[Symbol.dispose]();
});

function write(file: string, content: object): void {
  mkdirSync(join(folder.path, file, '..'), { recursive: true });
  writeFileSync(join(folder.path, file), JSON.stringify(content));
}

describe('an installation', () => {
  it('says what it installs, how many packages and how long, without npm’s warnings', async () => {
    await npmCi(folder.path, 'Tools (1 kB)');
    expect(lines[0]).toBe('Tools (1 kB): installing…');
    expect(lines.at(-1)).toMatch(/^Tools \(1 kB\): 2 of 2 packages, \d+ s, installed\.$/);
    expect(lines.join('\n')).not.toContain('EBADENGINE');
  });

  it('is of a package that npm itself would warn about', () => {
    const { stderr } = spawnSync('npm', ['ci', '--offline'], { cwd: folder.path, encoding: 'utf8' });
    expect(stderr).toContain('EBADENGINE');
  });

  it('fails with what npm says', async () => {
    write('package.json', { name: 'project', version: '1.0.0', dependencies: { other: 'file:other' } });
    await expect(npmCi(folder.path, 'Tools')).rejects.toThrow(/npm ci failed in [^]*other/);
  });
});
