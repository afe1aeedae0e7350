import { copyFile, mkdir, rm, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { OWN_CONFIG } from '../../support/hostile/account.ts';
import type { HostileWorkbench } from './hostileWorkbench.ts';

/** The folders and files that AWS files can lie in, or lead through. */
export interface Places {
  /** `~/.aws`: the AWS_ variables name the files in it. */
  readonly aws: string;
  /** A hostile repository. */
  readonly repository: string;
  /** A file of the user's, outside of any folder that is opened. */
  readonly owned: string;
}

/** A way by which a repository could come between the user and their AWS config file. */
export interface Placing {
  readonly how: string;
  readonly place: (places: Places) => Promise<void>;
}

/** With the repository open. */
export const INTO_REPOSITORY: readonly Placing[] = [
  {
    how: '~/.aws/config is a link into it',
    place: ({ aws, repository }) => link(join(repository, '.aws/config'), join(aws, 'config')),
  },
  { how: '~/.aws is a link into it', place: ({ aws, repository }) => link(join(repository, '.aws'), aws) },
  {
    how: 'a link leads through it and out again',
    place: async ({ aws, repository, owned }) => {
      await link(owned, join(repository, 'through/config'));
      await link(join(repository, 'through'), aws);
    },
  },
];

/** With `~/.aws` itself open, or any other folder that AWS_CONFIG_FILE leads into. */
export const IN_OPEN_FOLDER: readonly Placing[] = [
  {
    how: 'AWS_CONFIG_FILE names a file of it',
    place: ({ aws, repository }) => copyFile(join(repository, '.aws/config'), join(aws, 'config')),
  },
  {
    how: 'AWS_CONFIG_FILE names a link of it that leads out',
    place: ({ aws, owned }) => link(owned, join(aws, 'config')),
  },
];

export function placesOf({ aws, workspaces, workbench }: HostileWorkbench): Places {
  return { aws, repository: join(workspaces, 'files'), owned: join(workbench.editor.home, 'owned.config') };
}

/** AWS files as the user wrote them, and no links. */
export async function placeOwn({ aws, repository, owned }: Places): Promise<void> {
  await rm(aws, { recursive: true, force: true });
  await rm(join(repository, 'through'), { recursive: true, force: true });
  await mkdir(aws);
  for (const file of [owned, join(aws, 'config')]) await writeFile(file, OWN_CONFIG);
  await writeFile(join(aws, 'credentials'), '');
}

async function link(target: string, path: string): Promise<void> {
  await rm(path, { recursive: true, force: true });
  await mkdir(dirname(path), { recursive: true });
  await symlink(target, path);
}
