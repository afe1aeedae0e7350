import { randomUUID } from 'node:crypto';
import { constants, type Stats } from 'node:fs';
import { access, type FileHandle, lstat, open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { WriteOutcome, WriteProblem } from '../domain/export/fileWriting.ts';

/** The calls of Node's that writing needs; a test lets each of them fail. */
export interface Disk {
  lstat(path: string): Promise<Stats>;
  access(path: string, mode: number): Promise<void>;
  open(
    path: string,
    flags: string,
    mode: number,
  ): Promise<Pick<FileHandle, 'writeFile' | 'chmod' | 'sync' | 'close'>>;
  rename(from: string, to: string): Promise<void>;
  rm(path: string, options: { readonly force: true }): Promise<void>;
}

/** Mode of a new file, which the process's umask narrows. */
const NEW_FILE = 0o666;
const ANY_WRITES = 0o222;

/**
 * Writes beside and renames, so that a reader sees the old file or the new one whole, and a failure
 * leaves the old one. A link is refused: it may have been put there to have another file overwritten.
 */
export async function replaceFile(
  path: string,
  content: Uint8Array,
  disk: Disk = { lstat, access, open, rename, rm },
): Promise<WriteOutcome> {
  try {
    const old = await existing(path, disk);
    const problem = old && (await refusal(path, old, disk));
    if (problem) return { kind: 'failed', problem };
    await writeBeside(path, content, old, disk);
    return { kind: 'written' };
  } catch (error) {
    return failed(error);
  }
}

async function existing(path: string, disk: Disk): Promise<Stats | undefined> {
  try {
    return await disk.lstat(path);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  }
}

/** A write-protected file would be replaced all the same: that depends on its folder alone. */
async function refusal(path: string, old: Stats, disk: Disk): Promise<WriteProblem | undefined> {
  if (old.isSymbolicLink()) return 'link';
  if (!old.isFile()) return 'noFile';
  if ((old.mode & ANY_WRITES) === 0) return 'readOnlyFile';
  return await disk.access(path, constants.W_OK).then(
    () => undefined,
    (error: unknown) => (['EACCES', 'EPERM'].includes(codeOf(error)) ? 'readOnlyFile' : undefined),
  );
}

async function writeBeside(
  path: string,
  content: Uint8Array,
  old: Stats | undefined,
  disk: Disk,
): Promise<void> {
  // Not to be guessed, so that nobody can have put a link there; `x` refuses one all the same.
  const beside = join(dirname(path), `.lambda-async-${randomUUID()}.tmp`);
  const file = await disk.open(beside, 'wx', old ? 0o600 : NEW_FILE);
  try {
    await fill(file, content, old);
    await disk.rename(beside, path);
  } catch (error) {
    await disk.rm(beside, { force: true }).catch(() => undefined);
    throw error;
  }
}

/** Synced before it gets its name: after a power cut there must not be an empty file in the old one's place. */
async function fill(
  file: Pick<FileHandle, 'writeFile' | 'chmod' | 'sync' | 'close'>,
  content: Uint8Array,
  old: Stats | undefined,
): Promise<void> {
  try {
    await file.writeFile(content);
    if (old) await file.chmod(old.mode & 0o777);
    await file.sync();
  } finally {
    await file.close();
  }
}

const PROBLEMS: Readonly<Record<string, WriteProblem>> = {
  ENOSPC: 'full',
  EDQUOT: 'full',
  EFBIG: 'full',
  EACCES: 'notAllowed',
  EPERM: 'notAllowed',
  EROFS: 'readOnlyDisk',
  ENOENT: 'folderGone',
  ENOTDIR: 'folderGone',
  ENAMETOOLONG: 'nameTooLong',
  EBUSY: 'busy',
  ETXTBSY: 'busy',
  EISDIR: 'noFile',
  ELOOP: 'link',
};

export function failed(error: unknown): WriteOutcome {
  const code = codeOf(error);
  return { kind: 'failed', problem: PROBLEMS[code] ?? 'other', ...(code !== '' && { code }) };
}

export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}
