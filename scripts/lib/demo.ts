import { cp, mkdir, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { sampleAwsFiles, startSample } from '../../src/sample/index.ts';
import { temporaryFolder } from '../../test/support/temporary.ts';
import type { Changes } from '../../test/support/environment.ts';
import { root } from './paths.ts';

/** The input for an editor of the demo. Disposing of it stops the sample account and removes its files. */
export interface Demo extends AsyncDisposable {
  readonly folder: string;
  readonly workspace: string;
  /** The folder of a small extension that shows the Lambda Async view and the workspace's README. */
  readonly guide: string;
  /** Makes the sample account's profiles the only ones. */
  readonly env: Changes;
}

/** Starts the sample account and puts its AWS files and a workspace that mentions it into a fresh folder. */
export async function startDemo(): Promise<Demo> {
  const folder = await temporaryFolder();
  const sample = await startSample();
  console.log(`Sample account ${sample.accountId} in ${sample.region}, at ${sample.endpoint}`);
  const end = async () => {
    await sample.close();
    folder[Symbol.dispose]();
  };
  return {
    folder: folder.path,
    workspace: await copyWorkspace(folder.path),
    guide: join(root, 'scripts/demo'),
    env: await writeAwsFiles(folder.path, sampleAwsFiles(sample)),
    [Symbol.asyncDispose]: end,
  };
}

async function writeAwsFiles(folder: string, texts: ReturnType<typeof sampleAwsFiles>): Promise<Changes> {
  const env = {
    AWS_CONFIG_FILE: join(folder, 'config'),
    AWS_SHARED_CREDENTIALS_FILE: join(folder, 'credentials'),
  };
  await writeFile(env.AWS_CONFIG_FILE, texts.config);
  await writeFile(env.AWS_SHARED_CREDENTIALS_FILE, texts.credentials);
  return env;
}

async function copyWorkspace(folder: string): Promise<string> {
  const workspace = join(folder, 'lambda-async-sample');
  await mkdir(workspace);
  const original = join(root, 'samples/workspace');
  if (existsSync(original)) await cp(original, workspace, { recursive: true });
  return workspace;
}
