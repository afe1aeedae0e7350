import type { AwsAccess, Connection, ProfileList, SessionChoice } from '../domain/session.ts';
import { activeProfile, type Resolved, resolveChoice } from './choice.ts';
import { AwsConnection } from './connection.ts';
import { Credentials } from './credentials.ts';
import { type Identity, identityOf } from './errorContext.ts';
import { readAwsFiles, requireAllowed } from './files.ts';
import { keysProvider } from './keysProviders.ts';
import { Limiter } from './limiter.ts';
import { type Limits, LIMITS } from './limits.ts';
import type { AwsOptions } from './options.ts';
import { parseProfiles, profileEntry } from './profiles.ts';

export { type Limits, LIMITS } from './limits.ts';
export type { AwsOptions, SampleServer } from './options.ts';

/**
 * The way to AWS: profiles and regions as the AWS CLI would choose them, Lambda through the SDK. Loading this
 * file and calling this function read nothing and connect to nothing.
 */
export function createAwsAccess(options: AwsOptions): AwsAccess {
  return {
    listProfiles: () => listProfiles(options),
    connect: (choice) => (choice.sample ? connectToSample(choice, options) : connect(choice, options)),
  };
}

async function listProfiles(options: AwsOptions): Promise<ProfileList> {
  const profiles = await parseProfiles(await readAwsFiles(options));
  const entries = [...profiles.profiles.values()].map((profile) => profileEntry(profile, profiles));
  return { profiles: entries, problems: profiles.problems, active: activeProfile(options.env) };
}

async function connect(choice: SessionChoice, options: AwsOptions): Promise<Connection> {
  const files = await readAwsFiles(options);
  requireAllowed(files);
  const profiles = await parseProfiles(files);
  const resolved = resolveChoice(choice, options.env, profiles);
  return open(resolved, identityOf(resolved, profiles), options);
}

async function connectToSample(choice: SessionChoice, options: AwsOptions): Promise<Connection> {
  if (!options.sample) throw new Error('There is no sample account to connect to.');
  const { endpoint, region } = await options.sample();
  const endpoints = { lambda: endpoint, sts: endpoint };
  const source = 'sample';
  const resolved = { source, region: choice.region ?? region, endpoints, useFips: false, useDualstack: false } as const;
  return open(resolved, { source }, options);
}

function open(resolved: Resolved, identity: Identity, options: AwsOptions): Connection {
  const limits: Limits = { ...LIMITS, ...options.limits };
  const close = new AbortController();
  const credentials = new Credentials(keysProvider(resolved, options, limits), limits.credentials);
  const { log } = options;
  log.info(`Connected: ${described(resolved)}`);
  const limiter = new Limiter(limits);
  return new AwsConnection(resolved, { identity, credentials, limiter, limits, log, closed: close.signal }, close);
}

function described({ source, profile, region, endpoints }: Resolved): string {
  const who = source === 'profile' && profile ? `profile ${profile.name}` : `credentials of the ${source}`;
  return `${who}, ${region}${endpoints.lambda === undefined ? '' : `, ${endpoints.lambda}`}`;
}
