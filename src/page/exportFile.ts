import { FilePermission, FileSystemError, FileType, type Uri, workspace } from 'vscode';
import type { ReplaceFile, WriteOutcome, WriteProblem } from '../domain/export/fileWriting.ts';

/**
 * How long another file system may take, in milliseconds. The editor never answers a second write to a file whose first
 * write failed in a file system of its own extension host.
 */
const PATIENCE_MS = 120_000;

/**
 * Writes an export. On this machine's disk a file is replaced as a whole; in another file system, of a remote or a
 * virtual workspace, the one call that its provider has for a file is all there is.
 */
export async function writeExport(
  file: Uri,
  content: Uint8Array,
  replaceFile: ReplaceFile,
  patienceMs = PATIENCE_MS,
): Promise<WriteOutcome> {
  if (file.scheme === 'file') return await replaceFile(file.fsPath, content);
  try {
    const problem = await refusal(file);
    if (problem) return { kind: 'failed', problem };
    return await Promise.race([written(file, content), noAnswer(patienceMs)]);
  } catch (error) {
    return failed(error);
  }
}

async function written(file: Uri, content: Uint8Array): Promise<WriteOutcome> {
  await workspace.fs.writeFile(file, content);
  return { kind: 'written' };
}

const noAnswer = (ms: number): Promise<WriteOutcome> =>
  new Promise((resolve) => setTimeout(() => resolve({ kind: 'failed', problem: 'noAnswer' }), ms));

async function refusal(file: Uri): Promise<WriteProblem | undefined> {
  if (workspace.fs.isWritableFileSystem(file.scheme) === false) return 'readOnlyDisk';
  const old = await workspace.fs.stat(file).then(
    (stat) => stat,
    () => undefined,
  );
  if (!old) return undefined;
  if ((old.type & FileType.SymbolicLink) !== 0) return 'link';
  if (old.type !== FileType.File) return 'noFile';
  return ((old.permissions ?? 0) & FilePermission.Readonly) === 0 ? undefined : 'readOnlyFile';
}

const PROBLEMS: Readonly<Record<string, WriteProblem>> = {
  NoPermissions: 'notAllowed',
  FileNotFound: 'folderGone',
  FileNotADirectory: 'folderGone',
  FileIsADirectory: 'noFile',
};

function failed(error: unknown): WriteOutcome {
  const code = error instanceof FileSystemError ? error.code : '';
  return { kind: 'failed', problem: PROBLEMS[code] ?? 'other', ...(code !== '' && { code }) };
}
