import { sep } from 'node:path';
import type { ConfigurationProblem } from '../../domain/session/connection.ts';
import { readIni } from './iniFile.ts';
import { type Section } from './iniLine.ts';
import { misconfigured } from './misconfigured.ts';
import { type AwsOptions, variable } from './options.ts';
import { readUserFile, userPath } from './userFile.ts';

/** One of the two AWS files, as far as it could be read. */
export interface AwsFile {
  /** Absolute, otherwise as the user wrote it. */
  readonly path: string;
  /** None where nothing could be read, or where there is no such file. */
  readonly sections: readonly Section[];
  readonly problems: readonly ConfigurationProblem[];
  /** Why nothing may be concluded from the other file alone: this one is there and could not be read. */
  readonly unread?: string;
}

export interface AwsFiles {
  readonly config: AwsFile;
  readonly credentials: AwsFile;
}

/** The user's two AWS files, by their name in `~/.aws`, and the variable that can name another place. */
const PLACES = {
  config: { variable: 'AWS_CONFIG_FILE' },
  credentials: { variable: 'AWS_SHARED_CREDENTIALS_FILE' },
} as const;

/**
 * Reads the user's two AWS files: where AWS_CONFIG_FILE and AWS_SHARED_CREDENTIALS_FILE say, else in `~/.aws`.
 * Opening a folder must not run its `credential_process`: a file inside one is not read.
 */
export async function readAwsFiles(options: AwsOptions): Promise<AwsFiles> {
  const [config, credentials] = await Promise.all([
    readAwsFile(options, 'config'),
    readAwsFile(options, 'credentials'),
  ]);
  return { config, credentials };
}

/**
 * Throws `badConfiguration` for a file in an open folder; and for a config file that is there and cannot be read: it
 * may say that a role is to be assumed with the keys of the credentials file, or which endpoint is to be asked.
 */
export function requireAllowed({ config, credentials }: AwsFiles): void {
  if (config.unread !== undefined) throw misconfigured(config.unread, { file: config.path });
  if (credentials.unread === REFUSED) throw misconfigured(REFUSED, { file: credentials.path });
}

const REFUSED =
  'This AWS file is inside an open folder, so it is not used: the author of the folder controls it.';

/** The absolute paths of the two files, whether there is anything or not. */
export function awsFilePaths(options: AwsOptions): readonly string[] {
  return [pathOf(options, 'config'), pathOf(options, 'credentials')];
}

function pathOf({ homeDirectory, env }: AwsOptions, kind: keyof typeof PLACES): string {
  const place = PLACES[kind];
  const named = variable(env, place.variable);
  return named === undefined ? [homeDirectory, '.aws', kind].join(sep) : userPath(named, homeDirectory, env);
}

async function readAwsFile(options: AwsOptions, kind: keyof typeof PLACES): Promise<AwsFile> {
  const path = pathOf(options, kind);
  const file = await readUserFile(path, options);
  const without = (...texts: readonly string[]): AwsFile => ({
    path,
    sections: [],
    problems: texts.map((text) => ({ file: path, line: 0, text })),
  });
  switch (file.kind) {
    case 'read':
      return { path, ...readIni(file.text, path) };
    case 'refused':
      return { ...without(REFUSED), unread: REFUSED };
    case 'unreadable':
      return { ...without(file.why), unread: file.why };
    case 'absent': {
      // Many have only one of the two; a file that was named is missed.
      const name = PLACES[kind].variable;
      return variable(options.env, name) === undefined
        ? without()
        : without(`${name} names this file, and it does not exist.`);
    }
  }
}
