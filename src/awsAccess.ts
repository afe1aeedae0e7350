import { workspace } from 'vscode';
import { SETTINGS } from './contributions.ts';
import { Emitter } from './domain/async/emitter.ts';
import type { Log } from './domain/log.ts';
import { once } from './domain/async/lazy.ts';
import { markFirst } from './domain/marks.ts';
import type { AwsAccess, DiskChange } from './domain/session/connection.ts';
import { wholeNumber } from './editor/settings.ts';

interface Options {
  readonly log: Log;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly homeDirectory: string;
}

type Sample = typeof import('./sample/index.ts');
type RunningSample = Awaited<ReturnType<Sample['startSample']>> & { readonly end: () => void };

/**
 * The way to AWS. Its code, a file of its own with the SDK in it, is loaded with the first use; so is that of the sample
 * account, which is started for each connection to it and ends with that.
 */
export function lazyAwsAccess(options: Options): AwsAccess & { dispose(): void } {
  const samples = new Samples();
  const changes = new Emitter<DiskChange>();
  const aws = once(async () => {
    const access = await loadAws(options, () => samples.start());
    access.watch((change) => changes.fire(change));
    return access;
  });
  return {
    listProfiles: async () => (await aws()).listProfiles(),
    connect: async (choice) => (await aws()).connect(choice),
    isOutdated: async (choice, connection) => (await aws()).isOutdated(choice, connection),
    watch: (listener) => changes.add(listener),
    dispose: () => {
      samples.end();
      void aws.started?.then((access) => access.close());
    },
  };
}

/** The sample accounts that run: one, or two for as long as one connection takes the place of another. */
class Samples {
  readonly #running = new Set<RunningSample>();

  async start(): Promise<RunningSample> {
    const { startSample } = await import('./sample/index.ts');
    const account = await startSample();
    const running = { ...account, end: () => this.#end(running) };
    this.#running.add(running);
    return running;
  }

  end(): void {
    for (const running of this.#running) running.end();
  }

  #end(running: RunningSample): void {
    if (this.#running.delete(running)) void running.close();
  }
}

async function loadAws(
  options: Options,
  sample: () => Promise<RunningSample>,
): Promise<AwsAccess & { close(): void }> {
  const { createAwsAccess } = await import('./aws/index.ts');
  markFirst('sdkLoaded');
  const limits = {
    // Read again for each connection.
    get perWindow(): number {
      return wholeNumber(SETTINGS.requestsPerSecond);
    },
    get scanPerWindow(): number {
      return wholeNumber(SETTINGS.overviewRequestsPerSecond);
    },
  };
  const prompt = once(async () => new (await import('./features/session/mfaPrompt.ts')).MfaPrompt());
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
