import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { capture } from '../../scripts/lib/processes.ts';
import { isolatedEnvironment } from './environment.ts';
import { temporaryFolder } from './temporary.ts';

/** The flags that keep all that the editor writes in one folder. */
export function folderFlags(folder: string): string[] {
  const flags = {
    '--extensions-dir': 'extensions',
    '--server-data-dir': 'server',
    '--user-data-dir': 'user',
  };
  return Object.entries(flags).flatMap(([flag, name]) => [flag, join(folder, name)]);
}

/** Folders that packages are installed in, by the packages: the editor's own command starts a whole editor for that. */
const prepared = new Map<string, Promise<string>>();

/** Installs packages for an editor with this folder. The first editor of a process pays for those that follow. */
export async function installVsix(program: string, folder: string, files: readonly string[]): Promise<void> {
  const key = files.join('\0');
  const source = prepared.get(key) ?? prepare(program, files);
  prepared.set(key, source);
  const from = join(await source, 'extensions');
  const to = join(folder, 'extensions');
  await cp(from, to, { recursive: true });
  // It names the folder of each extension.
  const list = join(to, 'extensions.json');
  const text = await readFile(list, 'utf8');
  await writeFile(list, text.replaceAll(JSON.stringify(from).slice(1, -1), JSON.stringify(to).slice(1, -1)));
}

async function prepare(program: string, files: readonly string[]): Promise<string> {
  const { path } = await temporaryFolder();
  const env = await isolatedEnvironment(join(path, 'home'));
  const args = [
    program,
    ...files.flatMap((file) => ['--install-extension', file]),
    ...folderFlags(path),
    '--accept-server-license-terms',
  ];
  const { code, output } = await capture(process.execPath, args, { env });
  if (code !== 0) throw new Error(`${files.join(', ')} could not be installed:\n${output}`);
  return path;
}
