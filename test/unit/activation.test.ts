import { build, type Metafile } from 'esbuild';
import { beforeAll, describe, expect, it } from 'vitest';
import { hostOptions } from '../../scripts/lib/bundles.ts';
import { activationFiles, requireModulesOnce, staticFiles } from '../../scripts/lib/hostGraph.ts';

let metafile: Metafile;
let texts: readonly string[];

beforeAll(async () => {
  const result = await build({ ...hostOptions('development'), sourcemap: false, write: false });
  ({ metafile } = result);
  texts = result.outputFiles.map(({ text }) => text);
});

/** Imports of the files that activation loads, by the way they are loaded. */
function importsOfActivation(): { readonly atOnce: readonly string[]; readonly lazy: readonly string[] } {
  const imports = activationFiles(metafile).flatMap((file) => metafile.outputs[file]?.imports ?? []);
  const atOnce = imports.flatMap(({ path, kind, external }) =>
    external === true && kind !== 'dynamic-import' ? [path] : [],
  );
  const lazy = imports.flatMap(({ path, kind }) =>
    kind === 'dynamic-import' ? [metafile.outputs[path]?.entryPoint ?? path] : [],
  );
  return { atOnce: sorted(atOnce), lazy: sorted(lazy) };
}

const sorted = (names: readonly string[]): readonly string[] => [...new Set(names)].toSorted();

describe('activation', () => {
  it('can reach neither file nor network, and no SDK: it loads nothing that could', () => {
    const { atOnce, lazy } = importsOfActivation();
    expect(atOnce).toEqual(['node:os', 'vscode']);
    expect(lazy).toEqual([
      'src/aws/index.ts',
      'src/disk/index.ts',
      'src/editor/assemblies.ts',
      'src/editor/deploymentFiles.ts',
      'src/features/change/createChanges.ts',
      'src/features/compare/createCompare.ts',
      'src/features/configPanel/openPanel.ts',
      'src/features/functionsTree/commands.ts',
      'src/features/functionsTree/functionsTree.ts',
      'src/features/graph/graphPage.ts',
      'src/features/hover/provider.ts',
      'src/features/hover/template/provider.ts',
      'src/features/lookup/picker.ts',
      'src/features/overview/createOverview.ts',
      'src/features/overview/lostEvents.ts',
      'src/features/scanStatus/scanStatus.ts',
      'src/features/session/copyPolicy.ts',
      'src/features/session/mfaPrompt.ts',
      'src/features/session/pickProfile.ts',
      'src/features/session/pickRegion.ts',
      'src/features/session/sessionViews.ts',
      'src/features/session/signIn.ts',
      'src/features/templates/commands.ts',
      'src/features/templates/inEditor.ts',
      'src/hostProcesses.ts',
      'src/sample/index.ts',
      'src/templateAccess.ts',
    ]);
  });

  it('loads its code in few files', () => {
    expect(activationFiles(metafile).length).toBeLessThanOrEqual(8);
  });
});

describe('the thread that reads templates', () => {
  it('loads what reads Terraform with the first file of it', () => {
    const inputs = (files: readonly string[]): readonly string[] =>
      files.flatMap((file) => Object.keys(metafile.outputs[file]?.inputs ?? {}));
    const atOnce = inputs(staticFiles(metafile, 'src/templateWorker.ts'));
    expect(atOnce).toContain('src/templates/cloudformation/reader.ts');
    const ofTerraform = /web-tree-sitter|src\/templates\/terraform\/(?!fileName)/;
    expect(atOnce.filter((file) => ofTerraform.test(file))).toEqual([]);
    expect(inputs(Object.keys(metafile.outputs)).some((file) => ofTerraform.test(file))).toBe(true);
  });
});

describe('the code of the extension host', () => {
  it('has every module once', () => {
    expect(() => requireModulesOnce(metafile)).not.toThrow();
  });

  it('is refused where a module is in two files', () => {
    const input = { 'src/a.ts': { bytesInOutput: 1 } };
    const output = { bytes: 1, inputs: input, imports: [], exports: [] };
    const twice = { inputs: {}, outputs: { 'dist/a.js': output, 'dist/b.js': output } };
    expect(() => requireModulesOnce(twice)).toThrow('src/a.ts');
  });

  it('asks AWS by the whole modules of Node: what the editor changes in them, named imports do not see', () => {
    const named = texts.flatMap((text) => [...text.matchAll(/import \{([^}]*)\} from "node:https?"/g)]);
    // A server needs no proxy.
    expect(sorted(named.map(([, names = '']) => names.trim()))).toEqual(['createServer']);
  });
});
