import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import process from 'node:process';
import type { SessionChoice } from '../../../src/domain/session/connection.ts';
import { MFA_CODE } from '../../../src/sample/sts/roles.ts';
import type { CliRunner } from './cliRunner.ts';
import type { Configuration } from './configuration.ts';
import type { Recorded, Recorder } from './recorder.ts';
import { runToEnd } from './runToEnd.ts';

/** Results of one configuration with each of the two clients. */
export interface Compared {
  readonly configuration: Configuration;
  readonly cli: Outcome;
  readonly adapter: Outcome;
}

export interface Outcome {
  /** Absent: it sent no request to Lambda. */
  readonly request?: Recorded;
  /** Its output, to find the reason of a failure. */
  readonly said: string;
}

/** Where both clients run. */
export interface Surroundings {
  readonly recorder: Recorder;
  /** Leads all their requests to the recorder. */
  readonly environment: NodeJS.ProcessEnv;
  /** The home directory of both; emptied for each run, so that neither finds what the other has cached. */
  readonly home: string;
  readonly cli: CliRunner;
  /** `adapter.ts`, bundled. */
  readonly adapter: string;
}

/** Both clients, one after the other, on a machine that is set up as the configuration says. */
export async function compare(configuration: Configuration, surroundings: Surroundings): Promise<Compared> {
  const { choice = {} } = configuration;
  const { cli, adapter } = surroundings;
  const args = ['lambda', 'list-functions', '--no-paginate', ...flags(choice)];
  const asWeDo = [process.execPath, '--no-warnings', adapter, JSON.stringify(choice)];
  const ofCli = await tryOut(configuration, surroundings, (env) => cli.run(args, env, INPUT));
  const ours = await tryOut(configuration, surroundings, (env) => runToEnd(asWeDo, env, INPUT));
  return { configuration, cli: ofCli, adapter: asExpected(ours) };
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

/** The code that a client may ask for. */
const INPUT = `${MFA_CODE}\n`;

type Place = (text: string) => string;
type Run = (env: NodeJS.ProcessEnv) => Promise<string>;

async function tryOut(
  configuration: Configuration,
  { recorder, environment, home }: Surroundings,
  run: Run,
): Promise<Outcome> {
  await rm(home, { recursive: true, force: true });
  await mkdir(home);
  const places = { server: recorder.url, home, authority: environment['AWS_CA_BUNDLE'] ?? '' };
  const place: Place = (text) =>
    Object.entries(places).reduce((filled, [name, value]) => filled.replaceAll(`{${name}}`, value), text);
  await writeFiles(home, configuration, place);
  const said = await run({ ...environment, ...variables(configuration, place) });
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
