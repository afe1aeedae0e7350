import { workspace } from 'vscode';
import { SETTINGS } from './contributions.ts';
import { Listeners } from './domain/listeners.ts';
import type { Log } from './domain/log.ts';
import { type Once, once } from './domain/once.ts';
import type { AwsAccess, DiskChange } from './domain/session.ts';
import { wholeNumber } from './editor/settings.ts';

interface Options {
  readonly log: Log;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly homeDirectory: string;
}

type Sample = Awaited<ReturnType<(typeof import('./sample/index.ts'))['startSample']>>;

/**
 * The way to AWS. Its code, a file of its own with the SDK in it, is loaded with the first use; the sample
 * account, another one, is started with its first.
 */
export function lazyAwsAccess(options: Options): AwsAccess & { dispose(): void } {
  const sample = once(async () => (await import('./sample/index.ts')).startSample());
  const changes = new Listeners<DiskChange>();
  const aws = once(async () => {
    const access = await loadAws(options, sample);
    access.watch((change) => changes.fire(change));
    return access;
  });
  return {
    listProfiles: async () => (await aws()).listProfiles(),
    connect: async (choice) => (await aws()).connect(choice),
    isOutdated: async (choice, connection) => (await aws()).isOutdated(choice, connection),
    watch: (listener) => changes.add(listener),
    dispose: () => {
      void sample.started?.then((account) => account.close());
      void aws.started?.then((access) => access.close());
    },
  };
}

async function loadAws(options: Options, sample: Once<Sample>): Promise<AwsAccess & { close(): void }> {
  const { createAwsAccess } = await import('./aws/index.ts');
  const limits = {
    // Read again for each connection.
    get perWindow(): number {
      return wholeNumber(SETTINGS.requestsPerSecond);
    },
    get scanPerWindow(): number {
      return wholeNumber(SETTINGS.overviewRequestsPerSecond);
    },
  };
  const prompt = once(async () => new (await import('./features/session/late.ts')).MfaPrompt());
  return createAwsAccess({
    ...options,
    mfaCode: async (...question) => (await prompt()).ask(...question),
    workspaceFolders: openFolders,
    sample,
    limits,
  });
}

/** Folders on this machine's disk; those of other file systems cannot hold an AWS file. */
function openFolders(): readonly string[] {
  const folders = workspace.workspaceFolders ?? [];
  return folders.filter(({ uri }) => uri.scheme === 'file').map(({ uri }) => uri.fsPath);
}
