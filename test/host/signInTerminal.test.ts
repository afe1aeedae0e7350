import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ConfigurationTarget, env, type TerminalOptions, window, workspace } from 'vscode';
import { pinnedEnvironment, terminalShell } from '../../src/features/session/signInTerminal.ts';
import { until } from '../support/until.ts';

/** Commands that a trusted workspace puts into terminals. */
const OF_WORKSPACE = {
  AWS_CONFIG_FILE: '/repo/aws/config',
  AWS_SHARED_CREDENTIALS_FILE: '/repo/aws/credentials',
  AWS_PROFILE: 'theirs',
  AWS_ENDPOINT_URL_SSO: 'http://evil.example',
  AWS_ENDPOINT_URL_OF_A_NEW_SERVICE: 'http://evil.example',
  AWS_CA_BUNDLE: '/repo/ca.pem',
  HOME: '/repo',
  HTTPS_PROXY: 'http://evil.example',
  PATH: '/repo/bin',
  LD_PRELOAD: '/repo/x.so',
};

const SETTING = 'terminal.integrated.env.linux';
const PROFILES = 'terminal.integrated.profiles.linux';
const DEFAULT_PROFILE = 'terminal.integrated.defaultProfile.linux';

const set = (name: string, value: unknown): Thenable<void> =>
  workspace.getConfiguration().update(name, value, ConfigurationTarget.Workspace);

/** The variables of a program in a terminal of the editor's. */
async function variablesIn(options: TerminalOptions): Promise<ReadonlyMap<string, string>> {
  const folder = mkdtempSync(join(tmpdir(), 'lambda-async-terminal-'));
  const file = join(folder, 'env');
  const script = `/usr/bin/env -0 > '${file}.part'; /bin/mv '${file}.part' '${file}'`;
  const terminal = window.createTerminal({ ...options, shellPath: '/bin/sh', shellArgs: ['-c', script] });
  try {
    await until('the variables', () => existsSync(file));
    const lines = readFileSync(file, 'utf8')
      .split('\0')
      .filter((line) => line.includes('='));
    return new Map(
      lines.map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]),
    );
  } finally {
    terminal.dispose();
    rmSync(folder, { recursive: true });
  }
}

describe('the terminal of Sign In, in a trusted workspace that sets variables of terminals', () => {
  const host = { ...process.env, AWS_PROFILE: 'ours', AWS_CONFIG_FILE: '/home/me/config', HOME: '/home/me' };
  before(() => set(SETTING, OF_WORKSPACE));
  after(async () => {
    for (const name of [SETTING, PROFILES, DEFAULT_PROFILE]) await set(name, undefined);
  });

  it('has the variables of the extension host, and none of the workspace', async () => {
    const found = await variablesIn({ env: pinnedEnvironment(host) });
    for (const name of Object.keys(OF_WORKSPACE)) {
      assert.deepEqual([name, found.get(name)], [name, Reflect.get(host, name)]);
    }
  });

  it('is the only one: another terminal has them', async () => {
    const found = await variablesIn({});
    assert.equal(found.get('AWS_PROFILE'), 'theirs');
    assert.equal(found.get('AWS_ENDPOINT_URL_OF_A_NEW_SERVICE'), 'http://evil.example');
  });

  it('leaves a variable that is nobody’s concern to the user’s own settings', () => {
    assert.equal('EDITOR' in pinnedEnvironment(host), false);
  });

  it('runs the user’s shell where the workspace chooses another', async () => {
    assert.deepEqual(terminalShell({ SHELL: '/bin/mine' }), { path: env.shell, own: false });
    await set(PROFILES, { theirs: { path: '/bin/sh', env: { AWS_PROFILE: 'theirs' } } });
    assert.deepEqual(terminalShell({ SHELL: '/bin/mine' }), { path: '/bin/mine', own: true });
    await set(PROFILES, undefined);
    await set(DEFAULT_PROFILE, 'theirs');
    assert.deepEqual(terminalShell({ ComSpec: 'C:\\cmd.exe' }), { path: 'C:\\cmd.exe', own: true });
  });
});
