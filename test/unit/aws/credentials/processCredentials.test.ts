import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, afterEach } from 'vitest';
import { CAPS } from '../../../../src/aws/transport/limits.ts';
import { processKeys } from '../../../../src/aws/credentials/processCredentials.ts';
import { until } from '../../../support/until.ts';
import { home, never, scene, tidy } from '../support.ts';

afterEach(tidy);

const ANSWER = '{"Version":1,"AccessKeyId":"AKIA1","SecretAccessKey":"x"}';
const KEYS = { accessKeyId: 'AKIA1', secretAccessKey: 'x' };

/** A command line that runs a script, and in it `$1` is the answer with keys. */
const script = (text: string): string => `sh -c '${text}' x '${ANSWER}'`;

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    // A process that was killed and not yet collected is none that runs.
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return false;
  }
}

describe.skipIf(process.platform === 'win32')('a credential_process', () => {
  it.each([
    ['arguments with # and ;', `sh -c 'test "$1$2" = "team #1;" && echo "$3"' x "team #1" ";" '${ANSWER}'`],
    ['a comment sign in a command of sh', script('umask 077 ; echo "$1"')],
    ['lines that are joined', `echo\n'${ANSWER}'`],
  ])('is started as it is written: %s', async (_, command) => {
    expect(await processKeys('p', command, never)).toEqual(KEYS);
  });

  it('gets no shell: nothing is expanded, piped or started beside it', async () => {
    const folder = await home({});
    const planted = join(folder, 'planted');
    await expect(processKeys('p', `echo '${ANSWER}' ; touch ${planted}`, never)).rejects.toThrow();
    await expect(processKeys('p', `echo '${ANSWER}' $(touch ${planted})`, never)).rejects.toThrow();
    expect(existsSync(planted)).toBe(false);
    expect(await processKeys('p', `echo '${ANSWER}'`, never)).toEqual(KEYS);
  });

  it.each([
    ['another version', `echo '{"Version":2,"AccessKeyId":"a","SecretAccessKey":"b"}'`],
    ['no keys', `echo '{"Version":1}'`],
    [
      'keys that have expired',
      `echo '{"Version":1,"AccessKeyId":"a","SecretAccessKey":"b","Expiration":"2001-01-01T00:00:00Z"}'`,
    ],
    ['no JSON', 'echo topsecret'],
    ['a list', 'echo []'],
    ['null', 'echo null'],
    ['keys, and fails', script('echo "$1"; exit 3')],
    ['nothing, not being there', '/nonexistent/helper'],
  ])('that prints %s gives no keys, and nothing of what it wrote is told', async (_, command) => {
    const error: unknown = await processKeys('p', command, never).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ name: 'CredentialsProviderError' });
    expect(String(error)).not.toContain('topsecret');
  });

  it('that prints without end is ended', async () => {
    await expect(processKeys('p', 'yes', never)).rejects.toThrow('more than keys');
    const long = script(`printf %${CAPS.processOutput - 1000}s; echo "$1"`);
    expect(await processKeys('p', long, never)).toEqual(KEYS);
  });

  it('that never ends is ended with all that it started, also when it ignores the request to', async () => {
    const folder = await home({});
    const pids = join(folder, 'pids');
    const stop = new AbortController();
    const command = script(`trap "" TERM; sleep 1000 & echo $! $$ >${pids}; wait; sleep 1000`);
    const waiting = processKeys('p', command, stop.signal).catch((error: unknown) => error);
    await until('both are started', () => existsSync(pids) && readFileSync(pids, 'utf8').endsWith('\n'));
    const started = readFileSync(pids, 'utf8').trim().split(' ').map(Number);
    expect(started.map(isRunning)).toEqual([true, true]);
    stop.abort(new Error('enough'));
    expect(await waiting).toMatchObject({ message: 'enough' });
    await until('both have ended', () => started.every((pid) => !isRunning(pid)));
  });

  it('runs once at a time for a profile, and beside those of other profiles', async () => {
    const folder = await home({});
    const turn = join(folder, 'turn');
    // Fails where another one is in the folder.
    const alone = script(`mkdir ${turn} && sleep 0.1 && rmdir ${turn} && echo "$1"`);
    const all = await Promise.all([1, 2, 3].map(() => processKeys('p', alone, never)));
    expect(all).toEqual([KEYS, KEYS, KEYS]);
    const both = ['a', 'b'].map((name, each) => {
      const [own, other] = [join(folder, name), join(folder, each === 0 ? 'b' : 'a')];
      return processKeys(
        name,
        script(`touch ${own}; while ! test -e ${other}; do sleep 0.05; done; echo "$1"`),
        never,
      );
    });
    expect(await Promise.all(both)).toEqual([KEYS, KEYS]);
  });

  it('is not started for whoever has given up meanwhile, nor for the next before the first has ended', async () => {
    const folder = await home({});
    const [turn, planted] = [join(folder, 'turn'), join(folder, 'planted')];
    const stop = new AbortController();
    const alone = script(`mkdir ${turn} && sleep 0.3 && rmdir ${turn} && echo "$1"`);
    const first = processKeys('p', alone, never);
    const second = processKeys('p', `touch ${planted}`, stop.signal);
    stop.abort(new Error('enough'));
    await expect(second).rejects.toThrow('enough');
    expect(await Promise.all([first, processKeys('p', alone, never)])).toEqual([KEYS, KEYS]);
    expect(existsSync(planted)).toBe(false);
  });

  it('that never ends leaves no process behind: not after requests that gave up, nor after the session', async () => {
    const folder = await home({});
    const pids = join(folder, 'pids');
    const started = (): readonly number[] =>
      existsSync(pids) ? readFileSync(pids, 'utf8').trim().split('\n').map(Number) : [];
    const command = `sh -c 'echo $$ >>${pids}; exec sleep 1000'`;
    const config = `[profile p]\nregion = eu-west-1\ncredential_process = ${command}\n`;
    const homeDirectory = await home({ '.aws/config': config });
    const impatient = scene({ homeDirectory, limits: { credentials: 300 } }).access;
    const connection = await impatient.connect({ profile: 'p' });
    const ask = () => connection.lambda('eu-west-1').getFunction('a', never);
    const first = await Promise.allSettled([ask(), ask(), ask()]);
    expect(first.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
    expect(started().length).toBeLessThanOrEqual(1);
    await expect(ask()).rejects.toMatchObject({ kind: 'timeout' });
    await until('none is left', () => started().every((pid) => !isRunning(pid)));
    const left = await scene({ homeDirectory }).access.connect({ profile: 'p' });
    const before = started().length;
    const waiting = left.accountId(never).catch((error: unknown) => error);
    await until('it is started', () => started().length > before);
    left.close();
    expect(await waiting).toMatchObject({ kind: 'cancelled' });
    await until('it has ended', () => started().every((pid) => !isRunning(pid)));
  });
});
