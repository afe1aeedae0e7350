import { beforeEach, describe, expect, it, vi } from 'vitest';

interface Entry {
  readonly text: string;
  readonly size?: number;
  readonly type?: number;
}

/** Files by path, of an editor with the folder `/shop` open. */
const { files, reads } = vi.hoisted(() => ({ files: new Map<string, Entry>(), reads: new Set<string>() }));

vi.mock('vscode', async () => {
  const { posix } = await import('node:path');
  class FakeUri {
    readonly path: string;
    constructor(path: string) {
      this.path = path;
    }
    static parse(text: string): FakeUri {
      return new FakeUri(text.replace('file://', ''));
    }
    static joinPath(base: FakeUri, ...parts: readonly string[]): FakeUri {
      return new FakeUri(posix.join(base.path, ...parts));
    }
    toString(): string {
      return `file://${this.path}`;
    }
  }
  const fileAt = ({ path }: FakeUri): Entry => {
    const entry = files.get(path);
    if (!entry) throw new Error('not found');
    return entry;
  };
  return {
    FileType: { File: 1 },
    Uri: FakeUri,
    workspace: {
      getWorkspaceFolder: ({ path }: FakeUri) => (/^\/shop(?:\/|$)/.test(path) ? {} : undefined),
      fs: {
        stat: (uri: FakeUri) => {
          const { text, size = text.length, type = 1 } = fileAt(uri);
          return Promise.resolve({ size, type, mtime: 1 });
        },
        readFile: (uri: FakeUri) => {
          reads.add(uri.path);
          return Promise.resolve(new TextEncoder().encode(fileAt(uri).text));
        },
      },
    },
  };
});

const { constructsFor } = await import('../../../src/editor/assemblies.ts');

const manifestOf = (count: number): string => {
  const entries = Array.from({ length: count }, (_, index) => [
    `/Shop/F${index}/Resource`,
    [{ type: 'aws:cdk:logicalId', data: `F${index}` }],
  ]);
  const properties = { templateFile: 'Shop.template.json' };
  const metadata: unknown = Object.fromEntries(entries);
  return JSON.stringify({ artifacts: { Shop: { type: 'aws:cloudformation:stack', properties, metadata } } });
};

const SOURCE = 'file:///shop/lib/shop.ts';
const MANIFEST = '/shop/cdk.out/manifest.json';

describe('the assembly of a source', () => {
  beforeEach(() => {
    files.clear();
    reads.clear();
  });

  it('is in the folder above it', async () => {
    files.set(MANIFEST, { text: manifestOf(2) });
    expect(await constructsFor(SOURCE)).toHaveLength(2);
  });

  it('is not looked for outside the workspace', async () => {
    files.set('/cdk.out/manifest.json', { text: manifestOf(2) });
    expect(await constructsFor(SOURCE)).toBeUndefined();
    expect(await constructsFor('file:///other/shop.ts')).toBeUndefined();
    expect([...reads]).toEqual([]);
  });

  it.each([
    ['too long', { size: 15_000_001 }],
    ['a pipe or a device', { type: 0 }],
    ['a folder', { type: 2 }],
  ])('is not read where its manifest is %s', async (_, more) => {
    files.set(MANIFEST, { text: manifestOf(2), ...more });
    expect(await constructsFor(SOURCE)).toBeUndefined();
    expect([...reads]).toEqual([]);
  });

  it('leaves unknown what its constructs are where a template is a pipe', async () => {
    files.set(MANIFEST, { text: manifestOf(1) });
    files.set('/shop/cdk.out/Shop.template.json', { text: '{}', type: 0 });
    expect(await constructsFor(SOURCE)).toEqual([
      { stack: 'Shop', path: 'Shop/F0/Resource', logicalId: 'F0' },
    ]);
    expect([...reads]).toEqual([MANIFEST]);
  });

  it('has no constructs where it has too many: of a part an ambiguous ID would look unique', async () => {
    files.set(MANIFEST, { text: manifestOf(20_000) });
    expect(await constructsFor(SOURCE)).toHaveLength(20_000);
    files.set(MANIFEST, { text: manifestOf(20_001) });
    expect(await constructsFor(SOURCE)).toEqual([]);
  });
});
