import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { describe, expect, it } from 'vitest';
import { separateBundles } from '../../scripts/lib/separateBundles.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** What the main bundle loads, as the build makes it: `path` by how it is loaded. */
async function importsOfMain(): Promise<{ readonly atOnce: string[]; readonly late: string[] }> {
  const { metafile } = await build({
    absWorkingDir: root,
    bundle: true,
    entryPoints: ['src/extension.ts'],
    external: ['vscode'],
    format: 'cjs',
    metafile: true,
    platform: 'node',
    plugins: [separateBundles],
    write: false,
  });
  const imports = Object.values(metafile.outputs).flatMap((output) => output.imports);
  const paths = (kinds: readonly string[]): string[] =>
    [...new Set(imports.filter(({ kind }) => kinds.includes(kind)).map(({ path }) => path))].toSorted();
  return { atOnce: paths(['import-statement', 'require-call']), late: paths(['dynamic-import']) };
}

describe('the main bundle', () => {
  it('can reach neither file nor network, and no SDK: it loads nothing that could', async () => {
    const { atOnce, late } = await importsOfMain();
    expect(atOnce).toEqual(['node:os', 'vscode']);
    expect(late).toEqual([
      './arnHover.cjs',
      './aws.cjs',
      './configPanel.cjs',
      './disk.cjs',
      './functionsTree.cjs',
      './graph.cjs',
      './lookup.cjs',
      './overview.cjs',
      './sample.cjs',
      './scanStatus.cjs',
      './session.cjs',
    ]);
  });
});
