import { readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Environment } from './options.ts';

/**
 * `~` and `~name` at the start of a path, as Python's `os.path.expanduser`, which the AWS CLI uses: a name is looked up
 * in /etc/passwd; on Windows its directory is beside the user's own. An unknown name stays as it is written.
 */
export function expandHome(path: string, home: string, env: Environment): string {
  const [tilde = '', name = ''] =
    (process.platform === 'win32' ? /^~([^/\\]*)/ : /^~([^/]*)/).exec(path) ?? [];
  if (tilde === '') return path;
  const directory = name === '' ? home : homeOf(name, home, env);
  return directory === undefined ? path : directory + path.slice(tilde.length);
}

function homeOf(name: string, home: string, env: Environment): string | undefined {
  if (process.platform !== 'win32') return homeInPasswd(name);
  const user = env['USERNAME'];
  if (name === user) return home;
  return user === basename(home) ? join(dirname(home), name) : undefined;
}

/** Only where a path names a user: no other path causes this read. */
function homeInPasswd(name: string): string | undefined {
  try {
    const users = readFileSync('/etc/passwd', 'utf8').split('\n');
    const fields = users.map((line) => line.split(':')).find(([user]) => user === name);
    return fields?.[5]?.replace(/\/+$/, '');
  } catch {
    return undefined;
  }
}
