import { lstat, mkdir, opendir, readFile, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import type { StoredFiles } from '../domain/change/storedFiles.ts';
import { codeOf, failed, replaceFile } from './replaceFile.ts';

/** Bytes of a file. Ours have less than 3000. */
const MOST_BYTES = 64_000;

/** Files in the folder that the editor gives the extension, on the machine of the extension host. */
export const storedFilesIn = (place: string): StoredFiles => ({
  place,
  list: (folder) => list(join(place, folder)),
  read: (folder, name) => read(join(place, folder, name)),
  write: async (folder, name, text) => {
    try {
      await mkdir(join(place, folder), { recursive: true, mode: 0o700 });
    } catch (error) {
      return failed(error);
    }
    return await replaceFile(join(place, folder, name), new TextEncoder().encode(text));
  },
  remove: (folder, name) => remove(join(place, folder, name)),
});

/** One after the other: a folder can hold any number of others' files. */
async function list(path: string): Promise<readonly string[]> {
  const names: string[] = [];
  try {
    for await (const entry of await opendir(path)) {
      if (entry.isFile() && entry.name.endsWith('.json')) names.push(entry.name);
    }
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') throw error;
  }
  return names;
}

async function read(path: string): Promise<string | undefined> {
  try {
    const stats = await lstat(path);
    return stats.isFile() && stats.size <= MOST_BYTES ? await readFile(path, 'utf8') : undefined;
  } catch {
    return undefined;
  }
}

async function remove(path: string): Promise<boolean> {
  return await unlink(path).then(
    () => true,
    () => false,
  );
}
