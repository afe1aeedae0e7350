import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, readlink, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import {
  type AccountAnswers,
  answersOf,
  OWN_CONFIG,
  OWN_HOST,
  OWN_KEY,
} from '../../support/hostile/account.ts';
import { type Recorder, startRecorder } from '../../support/hostile/recorder.ts';
import { fixtureWorkspace, temporaryFolder } from '../../support/temporary.ts';
import { openWorkbench, type Workbench } from '../../support/workbench.ts';

/** A request of the user's own profile, as `requests` writes it. */
export const byOwnKey = (request: string, region = 'us-east-1'): string =>
  `${request} by ${OWN_KEY} in ${region}`;
export const SIGN_IN = byOwnKey(`POST ${OWN_HOST} GetCallerIdentity`);
export const LIST = byOwnKey(`GET ${OWN_HOST}/2015-03-31/functions`);

/** Requests that the editor makes unasked. */
const EDITORS_OWN = /\bopen-vsx\.org\b/;

const SETTINGS = {
  'security.workspace.trust.enabled': true,
  'security.workspace.trust.startupPrompt': 'never',
  'security.workspace.trust.banner': 'never',
};

/** A person's editor, on a machine where nothing gets out unseen, that hostile workspaces are opened in. */
export class HostileWorkbench implements AsyncDisposable {
  readonly workbench: Workbench;
  /** A copy of the fixture, with one workspace in each of its folders. */
  readonly workspaces: string;
  /** Where the user's AWS files are. */
  readonly aws: string;
  readonly #marker: string;
  /** Every request of the machine; it answers for the user's own endpoint. */
  readonly #network: Recorder;

  constructor(workbench: Workbench, marker: string, network: Recorder) {
    this.workbench = workbench;
    this.workspaces = workbench.editor.workspace;
    this.aws = join(workbench.editor.home, '.aws');
    this.#marker = marker;
    this.#network = network;
  }

  /** Opens a folder or workspace file, with its file of ARNs where it has one, and waits until we are at work. */
  async visit(workspace: string, openFiles: readonly string[] = []): Promise<void> {
    await this.workbench.visit(workspace, openFiles);
    // A command of ours that asks nothing: its box shows that the extension has been activated.
    await this.workbench.runCommand('Lambda Async: Filter Functions by Name…');
    await this.workbench.quickInput.shows(/Filter Functions/);
    await this.workbench.quickInput.cancel();
  }

  /** Makes settings as the user of this machine. */
  async userSets(settings: Readonly<Record<string, unknown>>): Promise<void> {
    const { machineSettings } = this.workbench.editor;
    await mkdir(dirname(machineSettings), { recursive: true });
    await writeFile(machineSettings, JSON.stringify(settings));
  }

  /** Text of a hover. */
  async hover(text: string): Promise<string> {
    const hover = await this.workbench.text.hover(text);
    // The last part, or the part above settings: until then it shows that it is loading.
    await hover
      .getByText(/Look Up|Open Panel/)
      .first()
      .waitFor();
    const words = await hover.innerText();
    await this.workbench.text.leaveHover();
    return words;
  }

  /** All requests since the last call but the editor's own, wherever they went. */
  requests(): readonly string[] {
    return this.#network.take().filter((line) => !EDITORS_OWN.test(line));
  }

  /** True if a command of a hostile AWS file ran since the last call. */
  async processStarted(): Promise<boolean> {
    const started = existsSync(this.#marker);
    await rm(this.#marker, { force: true });
    return started;
  }

  /** Every file in the user's home and in the workspaces, with a fingerprint of what is in it. */
  async files(): Promise<readonly string[]> {
    const folders = [this.workspaces, this.workbench.editor.home];
    return (await Promise.all(folders.map(fingerprints))).flat().sort();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.workbench.close();
    await this.#network.close();
  }
}

/** Starts an editor whose user distrusts what they open, and whose own profile leads to an account. */
export async function openHostile(account: AccountAnswers): Promise<HostileWorkbench> {
  const { path: folder } = await temporaryFolder();
  const marker = join(folder, 'process-started');
  const network = await startRecorder(OWN_HOST, answersOf(account));
  const proxies = ['HTTP_PROXY', 'HTTPS_PROXY', 'http_proxy', 'https_proxy'].map((name) => [
    name,
    network.url,
  ]);
  const env = {
    ...Object.fromEntries(proxies),
    NO_PROXY: undefined,
    no_proxy: undefined,
    HOSTILE_MARKER: marker,
  };
  const workbench = await openWorkbench({
    workspace: fixtureWorkspace('hostile'),
    settings: SETTINGS,
    env,
    isEmpty: true,
  });
  const hostile = new HostileWorkbench(workbench, marker, network);
  await writeFile(join(hostile.aws, 'config'), OWN_CONFIG);
  return hostile;
}

async function fingerprints(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => !entry.isDirectory());
  return Promise.all(
    files.map(async (entry) => {
      const path = join(entry.parentPath, entry.name);
      const content = entry.isSymbolicLink() ? await readlink(path) : await readFile(path);
      return `${path} ${createHash('sha256').update(content).digest('hex')}`;
    }),
  );
}
