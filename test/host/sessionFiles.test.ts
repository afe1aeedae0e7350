import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createAwsAccess } from '../../src/aws/index.ts';
import type { AwsOptions } from '../../src/aws/config/options.ts';
import { reconnectOnFileChange } from '../../src/domain/session/reconnectOnFileChange.ts';
import type { Session } from '../../src/domain/session/session.ts';
import type { SessionChoice } from '../../src/domain/session/connection.ts';
import { SessionManager, type SessionState } from '../../src/domain/session/sessionManager.ts';
import { FunctionsProvider } from '../../src/features/functionsTree/provider.ts';
import { connectionFacts } from '../../src/features/session/connectionFacts.ts';
import { STAGING_ACCOUNT } from '../../src/sample/sts/callers.ts';
import { SECRET } from '../../src/sample/http/keyring.ts';
import { type SampleAccount, startSample } from '../../src/sample/index.ts';
import { ROLES, roleArn } from '../../src/sample/sts/roles.ts';
import { MemoryLog } from '../support/fakeSessions.ts';
import { ACCESS_KEYS, SAMPLE_KEY } from '../support/sampleKeys.ts';
import { ssoCache } from '../support/signIn/caches.ts';

/** A function of the sample account. */
const THERE = 'catalog-import';

/** A machine with a home of its own: the real files, the real SDK, a server on this machine. */
class Machine {
  readonly log = new MemoryLog();
  readonly sessions: SessionManager;
  readonly provider: FunctionsProvider;
  readonly #home: string;
  readonly #access: ReturnType<typeof createAwsAccess>;
  readonly #recovery: { dispose(): void };
  #choice: SessionChoice = {};

  constructor(homeDirectory: string, more: Partial<AwsOptions> = {}) {
    this.#home = homeDirectory;
    this.#access = createAwsAccess({
      env: { AWS_EC2_METADATA_DISABLED: 'true' },
      homeDirectory,
      workspaceFolders: () => [],
      mfaCode: () => Promise.reject(new Error('Nobody should be asked for a code.')),
      log: this.log,
      ...more,
    });
    const memory = {
      load: () => this.#choice,
      save: (choice: SessionChoice) => void (this.#choice = choice),
    };
    this.sessions = new SessionManager(this.#access, memory);
    this.provider = new FunctionsProvider(this.sessions, this.log);
    this.#recovery = reconnectOnFileChange(this.sessions, this.#access, (error) =>
      assert.fail(String(error)),
    );
  }

  problems = async () => (await this.#access.listProfiles()).problems;

  async write(name: string, text: string): Promise<void> {
    const path = join(this.#home, '.aws', name);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, text);
  }

  /** As editors and the AWS CLI do: whole, under another name, and then in its place. */
  async replace(name: string, text: string): Promise<void> {
    await this.write(`${name}.new`, text);
    const path = join(this.#home, '.aws', name);
    await rename(`${path}.new`, path);
  }

  /** The tree's rows, once one of them has a name. */
  async lists(name: string): Promise<void> {
    for (;;) {
      const changed = new Promise<void>((resolve) => {
        const listening = this.provider.onDidChangeTreeData(() => {
          listening.dispose();
          resolve();
        });
      });
      // oxlint-disable-next-line no-await-in-loop -- each look waits for the change after the one before
      const rows = await this.provider.getChildren();
      if (rows.some((row) => this.provider.getTreeItem(row).label === name)) return;
      // oxlint-disable-next-line no-await-in-loop -- likewise
      await changed;
    }
  }

  /** The next state of a kind. */
  becomes(kind: SessionState['kind']): Promise<SessionState> {
    return new Promise((resolve) => {
      const listening = this.sessions.onDidChange((state) => {
        if (state.kind !== kind) return;
        listening.dispose();
        resolve(state);
      });
    });
  }

  /** The session, once a request has found out that nobody is signed in. */
  async signedOut(): Promise<Session> {
    const session = await this.sessions.open();
    await session.account.directory.load();
    assert.ok(this.sessions.signInFailure, 'the session is signed in');
    return session;
  }

  async close(): Promise<void> {
    this.#recovery.dispose();
    this.provider.dispose();
    this.sessions.dispose();
    this.#access.close();
    await rm(this.#home, { recursive: true, force: true });
  }
}

describe('the AWS files of a machine', () => {
  let sample: SampleAccount;
  let machine: Machine;
  let folder: string;
  const home = process.env['HOME'];

  const keys = (id: string): string =>
    `[default]\naws_access_key_id = ${id}\naws_secret_access_key = ${SECRET}\n`;
  const config = (more = '', region = 'us-east-1'): string =>
    `[default]\nregion = ${region}\nendpoint_url = ${sample.endpoint}\n${more}`;

  before(async () => (sample = await startSample({ key: SAMPLE_KEY })));
  after(() => sample.close());
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'lambda-async-'));
    process.env['HOME'] = folder;
    machine = new Machine(folder);
  });
  afterEach(async () => {
    await machine.close();
    process.env['HOME'] = home;
  });

  it('may come after the view was opened', async () => {
    await assert.rejects(machine.sessions.open(), { kind: 'noProfile' });
    await machine.write('credentials', keys(ACCESS_KEYS.sample));
    await machine.write('config', config());
    await machine.lists(THERE);
  });

  it('may get new keys in place of expired ones, at once and in one piece', async () => {
    await machine.write('config', config());
    await machine.write('credentials', keys(ACCESS_KEYS.expired));
    await machine.signedOut();
    await machine.replace('credentials', keys(ACCESS_KEYS.sample));
    await machine.lists(THERE);
    assert.equal(machine.sessions.signInFailure, undefined);
  });

  it('go on after “aws sso login” has left its token, and say the command before', async () => {
    const sso = `sso_session = corp\nsso_account_id = ${STAGING_ACCOUNT}\nsso_role_name = Developer\n`;
    const session =
      '[sso-session corp]\nsso_region = us-east-1\nsso_start_url = https://sample.invalid/start\n';
    await machine.write('config', config(`${sso}${session}`));
    await machine.signedOut();
    assert.equal(machine.sessions.signInFailure?.facts.command, 'aws sso login --profile default');
    const [row] = connectionFacts(machine.sessions, []).filter(({ id }) => id === 'signIn');
    assert.equal(row?.command?.id, 'lambdaAsync.signIn');
    const opened = machine.becomes('open');
    const [[path, token] = ['', '']] = Object.entries(ssoCache('corp'));
    await machine.replace(path.replace('.aws/', ''), token);
    await opened;
    await machine.lists('smoke-test');
    assert.equal(await machine.sessions.current?.accountId(), STAGING_ACCOUNT);
  });

  it('disturb nobody with an edit that concerns another profile, nor with a token that nobody waits for', async () => {
    await machine.write('credentials', keys(ACCESS_KEYS.sample));
    await machine.write('config', config());
    await machine.lists(THERE);
    const session = machine.sessions.current;
    const states: string[] = [];
    machine.sessions.onDidChange(({ kind }) => states.push(kind));
    await machine.write('sso/cache/x.json', '{}');
    await machine.replace('config', config('[profile other]\nregion = eu-west-1\n'));
    // The last event is told last: once it has had its effect, the others have had theirs.
    const opened = machine.becomes('open');
    await machine.replace('config', config('[profile other]\n', 'eu-west-1'));
    await opened;
    assert.notEqual(machine.sessions.current, session);
    assert.equal(machine.sessions.current?.region, 'eu-west-1');
    assert.deepEqual(
      states.filter((kind) => kind === 'opening'),
      ['opening'],
    );
  });

  it('name a broken line, and the other profiles still work', async () => {
    await machine.write('credentials', keys(ACCESS_KEYS.sample));
    await machine.write('config', config('[profile broken\nregion = eu-west-1\n'));
    await machine.lists(THERE);
    const [problem] = await machine.problems();
    assert.equal(problem?.line, 4);
    const facts = connectionFacts(machine.sessions, await machine.problems());
    const row = facts.find(({ icon }) => icon === 'warning');
    assert.equal(row?.label, 'config, line 4');
    assert.equal(row.command?.id, 'vscode.open');
  });

  it('say what an incomplete profile lacks, and connect once it is complete', async () => {
    const role = `[default]\nregion = us-east-1\nendpoint_url = ${sample.endpoint}\nrole_arn = ${roleArn(ROLES.developer)}\n`;
    await machine.write('credentials', keys(ACCESS_KEYS.sample));
    await machine.write('config', role);
    await assert.rejects(machine.sessions.open(), { kind: 'badConfiguration' });
    const facts = connectionFacts(machine.sessions, await machine.problems());
    const reason = facts.find(({ label }) => label === 'Reason')?.value ?? '';
    assert.match(
      reason,
      /^Profile default cannot be used: it has a role_arn, and neither a source_profile nor/,
    );
    await machine.replace('config', `${role}source_profile = default\n`);
    await machine.lists(THERE);
    assert.equal(
      connectionFacts(machine.sessions, []).find(({ label }) => label === 'Reason'),
      undefined,
    );
  });

  it('are left in peace by a session that a person gave no MFA code for', async () => {
    let asked = 0;
    await machine.close();
    machine = new Machine(folder, {
      mfaCode: () => {
        asked += 1;
        return Promise.resolve(undefined);
      },
    });
    const source = `[profile base]\nregion = us-east-1\n`;
    const role =
      'role_arn = arn:aws:iam::111111111111:role/x\nsource_profile = base\nmfa_serial = arn:aws:iam::1:mfa/x\n';
    await machine.write('credentials', keys(ACCESS_KEYS.sample).replace('default', 'base'));
    await machine.write('config', config(`${role}${source}`));
    const session = await machine.signedOut();
    assert.equal(machine.sessions.signInFailure?.kind, 'mfaCancelled');
    await machine.write('sso/cache/x.json', '{}');
    await machine.replace('config', config(`${role}${source}[profile other]\n`));
    await machine.provider.getChildren();
    assert.equal(asked, 1);
    assert.equal(machine.sessions.current, session);
    const opened = machine.becomes('open');
    await machine.replace('config', config(`${role}duration_seconds = 900\n${source}`));
    await opened;
    await machine.signedOut();
    assert.equal(asked, 2);
  });
});
