import type { Metafile } from 'esbuild';

/** The files that loading an entry loads: its own and all that it imports statically. */
export function staticFiles({ outputs }: Metafile, entry: string): readonly string[] {
  const start = Object.keys(outputs).find((file) => outputs[file]?.entryPoint === entry);
  if (start === undefined) throw new Error(`Nothing was built from ${entry}.`);
  const found = new Set([start]);
  for (const file of found) {
    for (const { path, kind, external } of outputs[file]?.imports ?? []) {
      if (kind === 'import-statement' && external !== true) found.add(path);
    }
  }
  return [...found];
}

/** Files that the editor loads before it calls `activate`. */
export const activationFiles = (metafile: Metafile): readonly string[] =>
  staticFiles(metafile, 'src/extension.ts');

/** All code of the extension host. */
export const hostFiles = ({ outputs }: Metafile): readonly string[] =>
  Object.keys(outputs).filter((file) => file.endsWith('.js'));

/** A module that stands in two files would exist twice at run time: its classes and its state, too. */
export function requireModulesOnce(metafile: Metafile): void {
  const modules = hostFiles(metafile).flatMap((file) =>
    Object.entries(metafile.outputs[file]?.inputs ?? {}).flatMap(([module, { bytesInOutput }]) =>
      bytesInOutput > 0 ? [module] : [],
    ),
  );
  const twice = modules.filter((module, index) => modules.indexOf(module) !== index);
  if (twice.length > 0) throw new Error(`In more than one file of dist/: ${twice.join(', ')}.`);
}
