import type { Profiles } from './config/profile.ts';
import type { Log } from '../domain/log.ts';
import type {
  AwsAccess,
  Connection,
  ProfileEntry,
  ProfileList,
  SessionChoice,
} from '../domain/session/connection.ts';
import { readCaBundle } from './config/caBundle.ts';
import { activeProfile, ASKED, resolveChoice } from './config/resolveProfile.ts';
import { type Resolved } from './config/resolved.ts';
import { Credentials, type CredentialProvider } from './credentials/credentials.ts';
import { DiskWatch } from './watch/diskWatch.ts';
import { type Identity, identityOf } from './failures/errorContext.ts';
import { shownEndpoint } from './config/endpoints.ts';
import { readAwsFiles, requireAllowed } from './config/files.ts';
import { fingerprint } from './config/fingerprint.ts';
import { keysProvider } from './credentials/credentialProviders.ts';
import { Limiter } from './transport/limiter.ts';
import { type Limits, LIMITS } from './transport/limits.ts';
import type { AwsOptions } from './config/options.ts';
import { accountOf, isKnownSignedOut } from './config/profileAccount.ts';
import { parseProfiles, profileEntry } from './config/profiles.ts';
import type { RequestContext } from './transport/requester.ts';

export { type Limits, LIMITS } from './transport/limits.ts';
export type { AwsOptions, SampleServer } from './config/options.ts';

/**
 * The way to AWS: profiles and regions as the AWS CLI would choose them, Lambda through the SDK. Loading this
 * file and calling this function read nothing and connect to nothing.
 */
export function createAwsAccess(options: AwsOptions): AwsAccess & { close(): void } {
  const disk = new DiskWatch(options);
  const prints = new WeakMap<Connection, string>();
  const resolve = async (choice: SessionChoice): Promise<Found> => {
    await disk.start();
    return await findFor(choice, options);
  };
  return {
    listProfiles: async () => {
      await disk.start();
      return await listProfiles(options);
    },
    connect: async (choice) => {
      if (choice.sample) return await connectToSample(choice, options);
      // The files are read while the SDK is.
      const [found] = await Promise.all([resolve(choice), loadConnection()]);
      const connection = await connect(found, options);
      prints.set(connection, fingerprint(found));
      return connection;
    },
    isOutdated: (choice, connection) =>
      resolve(choice).then(
        (found) => prints.get(connection) !== fingerprint(found),
        () => true,
      ),
    watch: (listener) => disk.changes.add(listener),
    close: () => disk.close(),
  };
}

/** Resolves a choice by the AWS files as they are now. */
interface Found {
  readonly resolved: ReturnType<typeof resolveChoice>;
  readonly profiles: Profiles;
}

async function listProfiles(options: AwsOptions): Promise<ProfileList> {
  const profiles = parseProfiles(await readAwsFiles(options));
  const entries = await Promise.all(
    [...profiles.profiles.values()].map(async (profile): Promise<ProfileEntry> => {
      const accountId = accountOf(profile);
      const signedOut = await isKnownSignedOut(profile, profiles, options.homeDirectory);
      return {
        ...profileEntry(profile, profiles),
        ...(accountId !== undefined && { accountId }),
        ...(signedOut && { signedOut }),
      };
    }),
  );
  return { profiles: entries, problems: profiles.problems, active: activeProfile(options.env) };
}

async function findFor(choice: SessionChoice, options: AwsOptions): Promise<Found> {
  const files = await readAwsFiles(options);
  requireAllowed(files);
  const profiles = parseProfiles(files);
  const found = resolveChoice(choice, options.env, profiles);
  const ca = await readCaBundle(options, found.profile);
  return { resolved: { ...found, ...(ca !== undefined && { ca }) }, profiles };
}

/** The SDK, on its first use. */
const loadConnection = () => import('./transport/connection.ts');

function connect({ resolved, profiles }: Found, options: AwsOptions): Promise<Connection> {
  const limits = limitsOf(options);
  const find = keysProvider(resolved.source, resolved, options, limits, profiles);
  return open(resolved, identityOf(resolved, profiles), find, options);
}

async function connectToSample(choice: SessionChoice, options: AwsOptions): Promise<Connection> {
  if (!options.sample) throw new Error('There is no sample account to connect to.');
  const { endpoint, region, accessKeyId, secretAccessKey, end } = await options.sample();
  const keys = { accessKeyId, secretAccessKey };
  const resolved: Resolved = {
    source: 'sample',
    region: choice.region ?? region,
    endpoints: Object.fromEntries(ASKED.map((service) => [service, endpoint])),
    useFips: false,
    useDualstack: false,
  };
  return open(resolved, { source: 'sample' }, () => Promise.resolve(keys), options, end);
}

/** @param end called when the connection is closed */
async function open(
  resolved: Resolved,
  identity: Identity,
  find: CredentialProvider,
  options: AwsOptions,
  end?: () => void,
): Promise<Connection> {
  const { AwsConnection } = await loadConnection();
  const { log } = options;
  const limits = limitsOf(options);
  const close = new AbortController();
  if (end) close.signal.addEventListener('abort', end, { once: true });
  log.info(`Connected: ${described(resolved)}`);
  const shared: RequestContext = {
    identity,
    credentials: new Credentials(timedSearch(find, log), limits.credentials, close.signal),
    limiter: new Limiter(limits),
    limits,
    log,
    closed: close.signal,
  };
  return new AwsConnection(resolved, shared, close);
}

/** The requests that find keys are the SDK's own: one line stands for them. A failure is logged by its request. */
function timedSearch(find: CredentialProvider, log: Log): CredentialProvider {
  return async (deadline) => {
    const started = performance.now();
    const keys = await find(deadline);
    log.info(`Credentials found, ${Math.round(performance.now() - started)} ms`);
    return keys;
  };
}

function limitsOf({ limits }: AwsOptions): Limits {
  return { ...LIMITS, ...limits };
}

function described({ source, profile, region, endpoints }: Resolved): string {
  const who = source === 'profile' && profile ? `profile ${profile.name}` : `credentials of the ${source}`;
  return `${who}, ${region}${endpoints.lambda === undefined ? '' : `, ${shownEndpoint(endpoints.lambda)}`}`;
}
