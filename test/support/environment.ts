import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** Changes to an environment; undefined removes a variable. */
export type Changes = Readonly<Record<string, string | undefined>>;

/** Variables that would make a test depend on the developer's own AWS account or on the editor that started it. */
const foreign = /^(AWS_|VSCODE_|ELECTRON_|NODE_OPTIONS$|npm_)/;

/**
 * An environment in which a program finds empty AWS files in `home` and nothing of the caller's accounts.
 * Changes come last.
 */
export async function isolatedEnvironment(home: string, changes: Changes = {}): Promise<NodeJS.ProcessEnv> {
  const files = {
    AWS_CONFIG_FILE: join(home, '.aws/config'),
    AWS_SHARED_CREDENTIALS_FILE: join(home, '.aws/credentials'),
  };
  await Promise.all(Object.values(files).map(writeEmpty));
  const kept = Object.entries(process.env).filter(([name]) => !foreign.test(name));
  return {
    ...Object.fromEntries(kept),
    ...{ HOME: home, USERPROFILE: home, AWS_EC2_METADATA_DISABLED: 'true' },
    ...files,
    ...changes,
  };
}

async function writeEmpty(file: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, '');
}
