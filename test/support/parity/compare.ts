import { spawn } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import process from 'node:process';
import type { SessionChoice } from '../../../src/domain/session.ts';
import { MFA_CODE } from '../../../src/sample/roles.ts';
import { temporaryFolder } from '../temporary.ts';
import type { Configuration } from './configuration.ts';
import type { Recorded, Recorder } from './recorder.ts';

/** What came of one configuration with each of the two clients. */
export interface Compared {
  readonly configuration: Configuration;
  readonly cli: Outcome;
  readonly adapter: Outcome;
}

export interface Outcome {
  /** Absent: it sent no request to Lambda. */
  readonly request?: Recorded;
  /** What it printed; for who has to find out why. */
  readonly said: string;
}

/** Where both clients run. */
export interface Surroundings {
  readonly recorder: Recorder;
  /** Leads all their requests to the recorder. */
  readonly environment: NodeJS.ProcessEnv;
  /** The AWS CLI's program. */
  readonly cli: string;
  /** `adapter.ts`, bundled. */
  readonly adapter: string;
}

/** Both clients, one after the other, on a machine that is set up as the configuration says. */
export async function compare(configuration: Configuration, surroundings: Surroundings): Promise<Compared> {
  const { choice = {} } = configuration;
  const asCli = [surroundings.cli, 'lambda', 'list-functions', '--no-paginate', ...flags(choice)];
  const asWeDo = [process.execPath, '--no-warnings', surroundings.adapter, JSON.stringify(choice)];
  return {
    configuration,
    cli: await tryOut(configuration, surroundings, asCli),
    adapter: asExpected(await tryOut(configuration, surroundings, asWeDo)),
  };
}

function flags({ profile, region }: SessionChoice): readonly string[] {
  return [...(profile ? ['--profile', profile] : []), ...(region ? ['--region', region] : [])];
}

/** A bug of ours is no answer to compare: it would pass for "no request". */
function asExpected(outcome: Outcome): Outcome {
  if (outcome.said === '' || refusalOf(outcome) !== undefined) return outcome;
  throw new TypeError(`The adapter failed: ${outcome.said}`);
}

/** The kind of error that the adapter ended with, if that is what it did. */
export function refusalOf({ said }: Outcome): string | undefined {
  return /^refused: (\w+) /.exec(said)?.[1];
}

type Place = (text: string) => string;

/** In a home directory of its own: neither client finds what the other has cached. */
async function tryOut(
  configuration: Configuration,
  { recorder, environment }: Surroundings,
  command: readonly string[],
): Promise<Outcome> {
  using home = await temporaryFolder();
  const places = { server: recorder.url, home: home.path, authority: environment['AWS_CA_BUNDLE'] ?? '' };
  const place: Place = (text) =>
    Object.entries(places).reduce((filled, [name, value]) => filled.replaceAll(`{${name}}`, value), text);
  await writeFiles(home.path, configuration, place);
  const said = await run(command, { ...environment, HOME: home.path, ...variables(configuration, place) });
  const request = recorder.take();
  return { said, ...(request && { request: { ...request, host: shownHost(request.host, recorder.url) } }) };
}

async function writeFiles(home: string, configuration: Configuration, place: Place): Promise<void> {
  const { files, config, credentials } = configuration;
  const all = { ...files, '.aws/config': config, '.aws/credentials': credentials };
  for (const [name, text] of Object.entries(all)) {
    if (text === undefined) continue;
    await mkdir(dirname(join(home, name)), { recursive: true });
    await writeFile(join(home, name), place(text));
  }
}

function variables({ env = {} }: Configuration, place: Place): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(env).map(([name, value]) => [name, value && place(value)]));
}

/** The recorder's port changes with each run; the table does not. */
const shownHost = (host: string, url: string): string => (url.endsWith(`//${host}`) ? '{server}' : host);

/** Runs a client without a terminal, so that it asks for an MFA code where one is waiting. */
async function run(command: readonly string[], env: NodeJS.ProcessEnv): Promise<string> {
  const [program = '', ...args] = command;
  const child = spawn(program, args, { env, detached: true });
  let said = '';
  const hear = (chunk: Buffer): void => void (said += chunk.toString());
  child.stdout.on('data', hear);
  child.stderr.on('data', hear);
  // One that asks for nothing may be gone before this arrives.
  child.stdin.on('error', () => undefined);
  child.stdin.end(`${MFA_CODE}\n`);
  return await new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', () => resolve(said.trim()));
  });
}
