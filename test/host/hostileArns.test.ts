import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { commands, type Disposable, type Hover, MarkdownString, Position, workspace } from 'vscode';
import { createAwsAccess } from '../../src/aws/index.ts';
import { PARTITIONS } from '../../src/domain/arn/partition.ts';
import type { SessionManager } from '../../src/domain/session/sessionManager.ts';
import { registerHovers } from '../../src/features/hover/register.ts';
import { fakeSessions, MemoryLog } from '../support/fakeSessions.ts';
import { answersOf, arnOf, OWN_CONFIG, OWN_HOST } from '../support/hostile/account.ts';
import { type Recorder, startRecorder } from '../support/hostile/recorder.ts';
import { HOSTILE_REGIONS } from '../support/hostile/regions.ts';
import { isOfTheExtensionItself } from '../support/hoverBench.ts';

/** ARNs that somebody else put into a file: of other accounts, of other partitions, and of no region at all. */
const OTHERS: readonly string[] = [
  ...Array.from({ length: 190 }, (_, index) => {
    const account = String(222_222_222_222 + index);
    return `arn:aws:lambda:us-east-1:${account}:function:f-${index}`;
  }),
  ...PARTITIONS.filter(({ id }) => id !== 'aws').flatMap(({ id, regions }) =>
    regions.map((region) => `arn:${id}:lambda:${region}:111111111111:function:f`),
  ),
  // A policy's `*` means the Region in use, and so the user's own.
  ...HOSTILE_REGIONS.filter((region) => region !== '*').map(
    (region) => `arn:aws:lambda:${region}:111111111111:function:f`,
  ),
];

/** The hover over the real way to AWS, of a user whose endpoint is a recorder. */
class Machine implements Disposable {
  readonly network: Recorder;
  readonly sessions: SessionManager;
  readonly #home = mkdtempSync(join(tmpdir(), 'lambda-async-'));
  readonly #registration: Disposable;

  constructor(network: Recorder) {
    this.network = network;
    const config = join(this.#home, 'config');
    writeFileSync(config, OWN_CONFIG.replace(`http://${OWN_HOST}`, network.url));
    const log = new MemoryLog();
    const access = createAwsAccess({
      env: { AWS_CONFIG_FILE: config, AWS_SHARED_CREDENTIALS_FILE: join(this.#home, 'none') },
      homeDirectory: this.#home,
      workspaceFolders: () => [],
      mfaCode: () => Promise.resolve(undefined),
      log,
    });
    this.sessions = fakeSessions(access);
    this.#registration = registerHovers({ sessions: this.sessions, log });
  }

  /** Text of the hover on each line of a document. */
  async hoverLines(content: string): Promise<readonly (string | undefined)[]> {
    const { uri, lineCount } = await workspace.openTextDocument({ content });
    const lines = Array.from({ length: lineCount }, (_, line) => line);
    return Promise.all(
      lines.map(async (line) => {
        const at = new Position(line, 12);
        const hovers = await commands.executeCommand<Hover[]>('vscode.executeHoverProvider', uri, at);
        const texts = hovers
          .flatMap(({ contents }) => contents)
          .filter((text) => text instanceof MarkdownString);
        return texts.map(({ value }) => value).find((text) => !isOfTheExtensionItself(text));
      }),
    );
  }

  dispose(): void {
    this.#registration.dispose();
    this.sessions.dispose();
    rmSync(this.#home, { recursive: true, force: true });
  }
}

describe('the ARNs of a hostile file', () => {
  let machine: Machine;

  beforeEach(async () => {
    machine = new Machine(await startRecorder(OWN_HOST, answersOf({ functions: [] })));
    await (await machine.sessions.open()).accountId();
    machine.network.take();
  });

  afterEach(async () => {
    machine.dispose();
    await machine.network.close();
  });

  it('asks nobody about 200 of others, and of what is no region', async function () {
    assert.ok(OTHERS.length > 200);
    const said = await machine.hoverLines(OTHERS.join('\n'));
    assert.deepEqual(machine.network.take(), []);
    const looked = said.filter((text) => text?.includes('Retries'));
    assert.deepEqual(looked, []);
    assert.ok(said.filter((text) => text?.includes('The active session is in account')).length >= 190);
  });

  it('asks once about one of one’s own: so the test above could fail', async () => {
    const [said] = await machine.hoverLines(arnOf('own'));
    assert.ok(said?.includes('Retries'), said);
    const [request, ...more] = machine.network.take();
    assert.match(request ?? '', /\/functions\/own\/event-invoke-config\/list by AKIA/);
    assert.deepEqual(more, []);
  });
});
