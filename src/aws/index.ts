import type { AwsAccess, Connection, ProfileList, SessionChoice } from '../domain/session.ts';
import { readCaBundle } from './caBundle.ts';
import { activeProfile, type Resolved, resolveChoice } from './choice.ts';
import { AwsConnection } from './connection.ts';
import { Credentials, type KeysProvider } from './credentials.ts';
import { type Identity, identityOf } from './errorContext.ts';
import { shownEndpoint } from './endpoints.ts';
import { readAwsFiles, requireAllowed } from './files.ts';
import { keysProvider } from './keysProviders.ts';
import { Limiter } from './limiter.ts';
import { type Limits, LIMITS } from './limits.ts';
import type { AwsOptions } from './options.ts';
import { parseProfiles, profileEntry } from './profiles.ts';
import type { Shared } from './requester.ts';

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
  const found = resolveChoice(choice, options.env, profiles);
  const ca = await readCaBundle(options, found.profile);
  const resolved = { ...found, ...(ca !== undefined && { ca }) };
  const limits = limitsOf(options);
  const find = keysProvider(resolved.source, resolved, options, limits);
  return open(resolved, identityOf(resolved, profiles), find, options);
}

async function connectToSample(choice: SessionChoice, options: AwsOptions): Promise<Connection> {
  if (!options.sample) throw new Error('There is no sample account to connect to.');
  const { endpoint, region, ...keys } = await options.sample();
  const resolved: Resolved = {
    source: 'sample',
    region: choice.region ?? region,
    endpoints: { lambda: endpoint, sts: endpoint },
    useFips: false,
    useDualstack: false,
  };
  return open(resolved, { source: 'sample' }, () => Promise.resolve(keys), options);
}

function open(resolved: Resolved, identity: Identity, find: KeysProvider, options: AwsOptions): Connection {
  const { log } = options;
  const limits = limitsOf(options);
  const close = new AbortController();
  log.info(`Connected: ${described(resolved)}`);
  const shared: Shared = {
    identity,
    credentials: new Credentials(find, limits.credentials),
    limiter: new Limiter(limits),
    limits,
    log,
    closed: close.signal,
  };
  return new AwsConnection(resolved, shared, close);
}

function limitsOf({ limits }: AwsOptions): Limits {
  return { ...LIMITS, ...limits };
}

function described({ source, profile, region, endpoints }: Resolved): string {
  const who = source === 'profile' && profile ? `profile ${profile.name}` : `credentials of the ${source}`;
  return `${who}, ${region}${endpoints.lambda === undefined ? '' : `, ${shownEndpoint(endpoints.lambda)}`}`;
}
