import { readFile, realpath, stat } from 'node:fs/promises';
import { isAbsolute, join, relative, resolve } from 'node:path';
import { ExpectedError } from '../domain/errors.ts';
import type { ConfigurationProblem } from '../domain/session.ts';
import { checkIni, type IniKind } from './ini.ts';
import { type AwsOptions, variable } from './options.ts';
import { placesOnWay } from './way.ts';

/** One of the two AWS files, as far as it could be read. */
export interface AwsFile {
  /** The path that the user knows it by, absolute. */
  readonly path: string;
  /** As the environment names it, where it does; the SDK looks some things up by this. */
  readonly configuredPath?: string;
  /** What could be read; empty where nothing could, or where there is no such file. */
  readonly text: string;
  readonly problems: readonly ConfigurationProblem[];
  /** The file lies in an open folder and was not read. */
  readonly refused: boolean;
}

export interface AwsFiles {
  readonly config: AwsFile;
  readonly credentials: AwsFile;
}

/**
 * Reads the user's two AWS files: where AWS_CONFIG_FILE and AWS_SHARED_CREDENTIALS_FILE say, else in `~/.aws`.
 * Whoever opens a folder must not thereby run its `credential_process`: a file inside one is not read.
 */
export async function readAwsFiles(options: AwsOptions): Promise<AwsFiles> {
  const [config, credentials] = await Promise.all([
    readAwsFile(options, 'config', variable(options.env, 'AWS_CONFIG_FILE')),
    readAwsFile(options, 'credentials', variable(options.env, 'AWS_SHARED_CREDENTIALS_FILE')),
  ]);
  return { config, credentials };
}

/** Rejects files that must not be used. */
export function requireAllowed(files: AwsFiles): void {
  const refused = [files.config, files.credentials].find((file) => file.refused);
  if (!refused) return;
  throw new ExpectedError('badConfiguration', REFUSED, { file: refused.path });
}

const REFUSED =
  'This AWS file is inside an open folder, so it is not used: the author of the folder controls it.';

/** The absolute paths of the two files, whether there is anything or not. */
export function awsFilePaths(options: AwsOptions): readonly string[] {
  return [
    pathOf(options, 'config', variable(options.env, 'AWS_CONFIG_FILE')),
    pathOf(options, 'credentials', variable(options.env, 'AWS_SHARED_CREDENTIALS_FILE')),
  ];
}

function pathOf({ homeDirectory }: AwsOptions, kind: IniKind, configured: string | undefined): string {
  return absolutePath(configured ?? join('~', '.aws', kind), homeDirectory);
}

async function readAwsFile(options: AwsOptions, kind: IniKind, configured?: string): Promise<AwsFile> {
  const path = pathOf(options, kind, configured);
  const base = { path, ...(configured !== undefined && { configuredPath: configured }) };
  const nothing = { ...base, text: '', refused: false };
  if (await isInOpenFolder(path, options)) return refusedFile(base);
  try {
    const real = await realpath(path);
    const problem = await unreadable(real);
    if (problem !== undefined) return { ...nothing, problems: [{ file: path, line: 0, text: problem }] };
    return { ...base, refused: false, ...checkIni(await readFile(real, 'utf8'), kind, path) };
  } catch (error) {
    const text = readProblem(error);
    return { ...nothing, problems: text === undefined ? [] : [{ file: path, line: 0, text }] };
  }
}

function refusedFile(base: Pick<AwsFile, 'path' | 'configuredPath'>): AwsFile {
  return { ...base, text: '', refused: true, problems: [{ file: base.path, line: 0, text: REFUSED }] };
}

/** A path as a user writes it, `~` included. */
export function absolutePath(path: string, home: string): string {
  return resolve(/^~([/\\]|$)/.test(path) ? join(home, path.slice(1)) : path);
}

/** Why a path is no file to read. What is neither file nor directory (`/dev/null`) is read as it comes. */
async function unreadable(path: string): Promise<string | undefined> {
  return (await stat(path)).isDirectory() ? 'This is a directory, not a file.' : undefined;
}

/** A file that does not exist is no problem: many have only one of the two. */
function readProblem(error: unknown): string | undefined {
  const code = error instanceof Error && 'code' in error ? String(error.code) : undefined;
  if (code === undefined) throw error;
  if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
  const denied = code === 'EACCES' || code === 'EPERM';
  return denied ? 'You are not allowed to read this file.' : `This file cannot be read (${code}).`;
}

function isInside(path: string, folders: readonly string[]): boolean {
  return folders.some((folder) => {
    const way = relative(folder, path);
    return way === '' || (!isAbsolute(way) && !/^\.\.([/\\]|$)/.test(way));
  });
}

/** Whether a file lies in an open folder, or a link on the way to it does. */
export async function isInOpenFolder(path: string, { workspaceFolders }: AwsOptions): Promise<boolean> {
  const folders = workspaceFolders();
  const real = await Promise.all(folders.map((folder) => realpath(folder).catch(() => folder)));
  const places = [path, ...(await placesOnWay(path))];
  return places.some((place) => isInside(place, [...folders, ...real]));
}
