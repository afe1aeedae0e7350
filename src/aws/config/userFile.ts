import { constants, type Stats } from 'node:fs';
import { type FileHandle, open, realpath } from 'node:fs/promises';
import { devNull } from 'node:os';
import { isAbsolute, sep } from 'node:path';
import { untilAborted } from '../transport/abort.ts';
import { CAPS } from '../transport/limits.ts';
import type { AwsOptions, Environment } from './options.ts';
import { expandHome } from './homes.ts';
import { followLinks, isInside } from './symlinks.ts';

/** Result of reading a file that the user's own configuration names. */
export type UserFile =
  | { readonly kind: 'read'; readonly text: string }
  | { readonly kind: 'absent' }
  /** It is in an open folder, or a link on the way to it is: the author of the folder decides its content. */
  | { readonly kind: 'refused' }
  | { readonly kind: 'unreadable'; readonly why: string };

/**
 * Reads a file that the user's own configuration names: an AWS file, a CA bundle, a token. The one place that does:
 * it follows the path as the kernel does, refuses what is in an open folder, and never waits for a FIFO or device,
 * or for longer than `CAPS.fileTime`, nor reads more than `CAPS.fileSize`.
 */
export async function readUserFile(
  path: string,
  { workspaceFolders }: Pick<AwsOptions, 'workspaceFolders'>,
): Promise<UserFile> {
  try {
    const reading = read(path, workspaceFolders());
    return await untilAborted(reading, AbortSignal.timeout(CAPS.fileTime));
  } catch (error) {
    return failed(error);
  }
}

async function read(path: string, folders: readonly string[]): Promise<UserFile> {
  const { end, links, endless } = await followLinks(path);
  if (await isInside([end, ...links], folders)) return { kind: 'refused' };
  if (endless) return { kind: 'unreadable', why: 'This file cannot be read (ELOOP).' };
  // As an empty file: AWS_CONFIG_FILE=/dev/null is how people switch a file off.
  if (end === devNull) return { kind: 'read', text: '' };
  // O_NONBLOCK: opening a FIFO would wait for its writer.
  await using file = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  const found = await file.stat();
  const why = unsuitable(found);
  if (why !== undefined) return { kind: 'unreadable', why };
  // The links may lead elsewhere by now: what counts is where the file is that was opened.
  if (await isInside([await realpath(path), ...(await openedAt(file))], folders)) return { kind: 'refused' };
  return await contents(file);
}

function unsuitable(found: Stats): string | undefined {
  if (found.isFile()) return undefined;
  return found.isDirectory() ? 'This is a directory, not a file.' : 'This is a pipe or device, not a file.';
}

/** Where an open file is, by Linux' own account. */
async function openedAt({ fd }: FileHandle): Promise<readonly string[]> {
  if (process.platform !== 'linux') return [];
  return await realpath(`/proc/self/fd/${fd}`).then(
    (path) => [path],
    () => [],
  );
}

async function contents(file: FileHandle): Promise<UserFile> {
  const chunks: Buffer[] = [];
  let size = 0;
  for (;;) {
    const { bytesRead, buffer } = await file.read(Buffer.alloc(CHUNK), 0, CHUNK);
    if (bytesRead === 0) return { kind: 'read', text: Buffer.concat(chunks).toString('utf8') };
    size += bytesRead;
    if (size > CAPS.fileSize) {
      const why = `This file is larger than the limit of ${CAPS.fileSize / 1_048_576} MB for AWS files.`;
      return { kind: 'unreadable', why };
    }
    chunks.push(buffer.subarray(0, bytesRead));
  }
}

const CHUNK = 65_536;

function failed(error: unknown): UserFile {
  if (error instanceof DOMException) {
    const why = `This file could not be read within ${CAPS.fileTime / 1000} seconds.`;
    return { kind: 'unreadable', why };
  }
  const code = error instanceof Error && 'code' in error ? String(error.code) : undefined;
  if (code === undefined) throw error;
  if (code === 'ENOENT' || code === 'ENOTDIR') return { kind: 'absent' };
  const denied = code === 'EACCES' || code === 'EPERM';
  const why = denied
    ? 'You do not have permission to read this file.'
    : `This file cannot be read (${code}).`;
  return { kind: 'unreadable', why };
}

/**
 * A path as a user writes it: variables and `~` as the AWS CLI expands them, also where the shell that set it did
 * not. Absolute, and otherwise untouched: `..` must stay for `followLinks`.
 */
export function userPath(written: string, home: string, env: Environment): string {
  const expanded = written.replaceAll(VARIABLE, (whole, ...names: readonly unknown[]) => {
    const name = names.slice(0, 3).find((each) => typeof each === 'string');
    return (typeof name === 'string' ? env[name] : undefined) ?? whole;
  });
  const path = expandHome(expanded, home, env);
  return isAbsolute(path) ? path : process.cwd() + sep + path;
}

/** `$NAME`, `${NAME}`; `%NAME%` on Windows only. What is not set stays as it is written. */
const VARIABLE = process.platform === 'win32' ? /\$(\w+)|\$\{([^}]*)\}|%([^%]+)%/g : /\$(\w+)|\$\{([^}]*)\}/g;
