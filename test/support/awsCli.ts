import { execFileSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import process from 'node:process';

/** Where Debian puts it: asked first, since another one on the PATH may be of any age. */
const DEBIAN_FOLDER = '/usr/bin';

/** The AWS CLI, version 2: a client that nobody here wrote. Undefined where there is none. */
export function findAwsCli(): string | undefined {
  const folders = [DEBIAN_FOLDER, ...(process.env['PATH'] ?? '').split(delimiter)];
  return folders.map((folder) => join(folder, 'aws')).find(isVersion2);
}

function isVersion2(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return execFileSync(file, ['--version'], { encoding: 'utf8' }).startsWith('aws-cli/2');
  } catch {
    return false;
  }
}
