import { existsSync } from 'node:fs';
import { capture } from '../../scripts/lib/processes.ts';

/** Installs a package where that needs no question: Debian and its kin, as root or with passwordless sudo. */
export async function installDebianPackage(name: string): Promise<boolean> {
  if (!existsSync('/etc/debian_version')) return false;
  const prefix = await becomeRoot();
  if (!prefix) return false;
  console.error(`Installing ${name} from the system's packages…`);
  await apt(prefix, 'update');
  return apt(prefix, 'install', '--yes', '--no-install-recommends', name);
}

/** Prefix of a command that needs root: nothing for root itself. */
async function becomeRoot(): Promise<readonly string[] | undefined> {
  if (process.getuid?.() === 0) return [];
  const { code } = await capture('sudo', ['--non-interactive', 'true']);
  return code === 0 ? ['sudo', '--non-interactive'] : undefined;
}

async function apt(prefix: readonly string[], ...args: readonly string[]): Promise<boolean> {
  const [command, ...rest] = [...prefix, 'env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', ...args];
  const { code, output } = await capture(command ?? 'env', rest);
  if (code !== 0) console.error(output);
  return code === 0;
}
