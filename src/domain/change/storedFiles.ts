import type { WriteOutcome } from '../export/fileWriting.ts';

/** Small files in the extension's own storage. Names of folders and files are one part of a path, without links. */
export interface StoredFiles {
  /** Where they are, for messages. */
  readonly place: string;
  /** Names of the JSON files in a folder; none where the folder does not exist. */
  list(folder: string): Promise<readonly string[]>;
  /** Undefined: it is gone, or is no small regular file. */
  read(folder: string, name: string): Promise<string | undefined>;
  /** Puts the whole file there, on the disk when it resolves. Never rejects. */
  write(folder: string, name: string, text: string): Promise<WriteOutcome>;
  /** True if this call removed it: of two hosts that do, one. */
  remove(folder: string, name: string): Promise<boolean>;
}

/**
 * A text as part of a file's name, different for different texts on every file system: also on those where upper and lower
 * case are the same.
 */
export const encodedName = (text: string): string =>
  text.replaceAll(/[^a-z0-9-]/g, (char) => `_${char.charCodeAt(0).toString(16)}_`);

/** JSON of a file; undefined where it is none. */
export function parsedFile(text: string | undefined): unknown {
  if (text === undefined) return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
