import { type ChildProcess, spawn, type SpawnOptions } from 'node:child_process';
import { untilAborted } from '../transport/abort.ts';
import type { AwsCredentials } from './credentials.ts';
import { CAPS } from '../transport/limits.ts';
import { shellWords } from '../config/shellWords.ts';
import { fieldsOf, NoCredentials, textOf } from './signInErrors.ts';

/** The last run for each profile: the next one begins when it has ended. */
const running = new Map<string, Promise<unknown>>();

/**
 * The keys that a profile's `credential_process` prints. At most one process runs for a profile; when
 * the signal aborts it is ended, with all that it started.
 */
export async function processKeys(
  profile: string,
  command: string,
  signal: AbortSignal,
): Promise<AwsCredentials> {
  const before = running.get(profile) ?? Promise.resolve();
  const run = untilAborted(before, signal).then(() => output(command, signal));
  // A caller that stops waiting for its turn does not end the process before it.
  const over = Promise.allSettled([before, run]);
  running.set(profile, over);
  void over.then(() => running.get(profile) === over && running.delete(profile));
  return keysOf(fieldsOf(await run));
}

/** No message quotes what a program wrote: it may be a key. */
function keysOf(answer: Readonly<Record<string, unknown>>): AwsCredentials {
  const { Version, AccessKeyId, SecretAccessKey, SessionToken, Expiration } = answer;
  const accessKeyId = textOf(AccessKeyId);
  const secretAccessKey = textOf(SecretAccessKey);
  if (Version !== 1) throw new NoCredentials('It did not print a JSON object of Version 1.');
  if (accessKeyId === '' || secretAccessKey === '') throw new NoCredentials('It printed no keys.');
  const expiration = new Date(textOf(Expiration));
  if (expiration.getTime() < Date.now()) throw new NoCredentials('It printed keys that have expired.');
  return {
    accessKeyId,
    secretAccessKey,
    ...(textOf(SessionToken) !== '' && { sessionToken: textOf(SessionToken) }),
    ...(!Number.isNaN(expiration.getTime()) && { expiration }),
  };
}

const windows = process.platform === 'win32';

/** Settles when the process has ended, never before: so it is known that none is left. */
async function output(command: string, signal: AbortSignal): Promise<string> {
  signal.throwIfAborted();
  const child = start(command);
  const chunks: Buffer[] = [];
  let size = 0;
  let tooMuch = false;
  child.stdout?.on('data', (chunk: Buffer) => {
    size += chunk.length;
    tooMuch ||= size > CAPS.processOutput;
    if (tooMuch) stop(child);
    else chunks.push(chunk);
  });
  const abort = (): void => stop(child);
  signal.addEventListener('abort', abort, { once: true });
  try {
    const code = await ended(child);
    signal.throwIfAborted();
    if (tooMuch) throw new NoCredentials('It printed more than keys.');
    if (code !== 0) throw new NoCredentials('It failed.');
    return Buffer.concat(chunks).toString('utf8');
  } finally {
    signal.removeEventListener('abort', abort);
  }
}

/**
 * Without a shell, as the AWS CLI: nothing in the line is expanded. On Windows only a shell starts `.cmd` files.
 * In a group of its own, so that it can be ended with all that it started.
 */
function start(command: string): ChildProcess {
  const options: SpawnOptions = { stdio: ['ignore', 'pipe', 'ignore'], windowsHide: true };
  if (windows) return spawn(command, [], { ...options, shell: true });
  const [program = '', ...args] = shellWords(command) ?? [];
  return spawn(program, args, { ...options, detached: true });
}

function ended(child: ChildProcess): Promise<number | null> {
  return new Promise((resolve, reject) => {
    child.once('error', () => reject(new NoCredentials('It could not be started.')));
    child.once('close', resolve);
  });
}

/** A child of the program may keep the output open forever: the end of the program is enough. */
function stop(child: ChildProcess): void {
  child.stdout?.destroy();
  signalGroup(child, 'SIGTERM');
  setTimeout(() => signalGroup(child, 'SIGKILL'), CAPS.processEnd).unref();
}

function signalGroup(child: ChildProcess, name: NodeJS.Signals): void {
  const { pid } = child;
  if (pid === undefined) return;
  try {
    if (windows) spawn('taskkill', ['/pid', String(pid), '/t', '/f'], { stdio: 'ignore', windowsHide: true });
    else process.kill(-pid, name);
  } catch {
    // It has ended.
  }
}
