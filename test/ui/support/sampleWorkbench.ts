import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import { root } from '../../../scripts/lib/paths.ts';
import { sampleAwsFiles, type SampleAccount, startSample } from '../../../src/sample/index.ts';
import { temporaryFolder } from '../../support/temporary.ts';
import { openWorkbench, type Workbench, type WorkbenchOptions } from '../../support/workbench.ts';

/** A person's editor with the packed extension, the sample workspace, and AWS files that lead to a sample account. */
export interface SampleWorkbench extends AsyncDisposable {
  readonly workbench: Workbench;
  readonly sample: SampleAccount;
  /** The requests that the account has answered since the last call: `METHOD path status`. */
  requests(): Promise<readonly string[]>;
}

/** As fast as users may have the account read: for tests that wait until it is. */
export const FAST = { 'lambdaAsync.requestsPerSecond': 14, 'lambdaAsync.overview.requestsPerSecond': 14 };

interface Options extends Omit<WorkbenchOptions, 'workspace'> {
  /** Without AWS files: as on a machine that has never seen AWS. */
  readonly withoutAwsFiles?: boolean;
}

export async function openOnSample({ withoutAwsFiles, ...options }: Options = {}): Promise<SampleWorkbench> {
  const { path: folder, [Symbol.dispose]: remove } = await temporaryFolder();
  const logFile = join(folder, 'requests.log');
  await writeFile(logFile, '');
  const sample = await startSample({ logFile });
  const workbench = await openWorkbench({ ...options, workspace: join(root, 'samples/workspace') });
  if (!withoutAwsFiles) await writeAwsFiles(workbench.editor.home, sample);
  return {
    workbench,
    sample,
    requests: requestReader(logFile),
    async [Symbol.asyncDispose]() {
      await workbench.close();
      await sample.close();
      remove();
    },
  };
}

/**
 * One editor for all tests of a `describe`, once it is started: to start one takes longer than most of what a person does
 * in it, so several ways are gone in the same one.
 */
export function onSample(options: Options): () => SampleWorkbench {
  let own: SampleWorkbench | undefined;
  beforeAll(async () => {
    own = await openOnSample(options);
  });
  afterAll(() => own?.[Symbol.asyncDispose]());
  return () => {
    if (!own) throw new Error('The editor is not started yet.');
    return own;
  };
}

/** The editor at the beginning of a way: nothing is open that the way before left, and its requests are not counted. */
export async function begun(own: SampleWorkbench): Promise<SampleWorkbench> {
  await own.workbench.clear();
  await own.requests();
  return own;
}

/** Chooses a profile of the AWS files in the palette. */
export async function switchProfile(workbench: Workbench, profile: string): Promise<void> {
  await workbench.runCommand('Lambda Async: Switch Profile…');
  await workbench.quickInput.shows('Switch Profile');
  await workbench.quickInput.type(profile);
  await workbench.quickInput.pick(new RegExp(`^${profile}\\b(?!-)`));
}

async function writeAwsFiles(home: string, sample: SampleAccount): Promise<void> {
  const files = sampleAwsFiles(sample);
  await mkdir(join(home, '.aws'), { recursive: true });
  await writeFile(join(home, '.aws/config'), files.config);
  await writeFile(join(home, '.aws/credentials'), files.credentials);
}

/** Reads on where the last call stopped. */
function requestReader(file: string): () => Promise<readonly string[]> {
  let read = 0;
  return async () => {
    const text = (await readFile(file, 'utf8')).slice(read);
    read += text.length;
    return text.split('\n').filter(Boolean).map(requestText);
  };
}

function requestText(line: string): string {
  const { method, path, status } = JSON.parse(line) as { method: string; path: string; status: number };
  return `${method} ${path} ${status}`;
}
