import type { ExpectedError } from '../../domain/errors.ts';
import type { AwsCredentials } from './credentials.ts';
import type { Limits } from '../transport/limits.ts';
import { askMetadata, keysInAnswer } from './metadata.ts';
import { misconfigured } from '../config/misconfigured.ts';
import { type AwsOptions, variable } from '../config/options.ts';
import { readUserFile, userPath } from '../config/userFile.ts';

const RELATIVE = 'AWS_CONTAINER_CREDENTIALS_RELATIVE_URI';
const FULL = 'AWS_CONTAINER_CREDENTIALS_FULL_URI';
const TOKEN = 'AWS_CONTAINER_AUTHORIZATION_TOKEN';

/** The addresses that may be asked without TLS (AWS SDKs and Tools reference, "Container credential provider"). */
const ECS = 'http://169.254.170.2';
const PLAIN_HOSTS = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\]|169\.254\.170\.(?:2|23)|\[fd00:ec2::23\])$/;

/** The keys of the container that the editor runs in (Amazon ECS, EKS Pod Identity and others). */
export async function containerKeys(options: AwsOptions, limits: Limits): Promise<AwsCredentials> {
  const url = serviceUrl(options);
  const token = await authorization(options);
  const signal = AbortSignal.timeout(limits.metadata);
  const headers = token === undefined ? {} : { authorization: token };
  return keysInAnswer(await askMetadata({ url, headers, signal }));
}

function serviceUrl({ env }: AwsOptions): URL {
  const relative = variable(env, RELATIVE);
  const name = relative === undefined ? FULL : RELATIVE;
  const text = relative === undefined ? (variable(env, FULL) ?? '') : `${ECS}${relative}`;
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const isAllowed =
    url?.protocol === 'https:' || (url?.protocol === 'http:' && PLAIN_HOSTS.test(url.hostname));
  // `//other` after the address would be another host: `169.254.170.2` is all that a relative one may mean.
  if (!url || !isAllowed || (relative !== undefined && url.origin !== ECS)) {
    throw bad(`${name} is not an address of a credentials service: https, or http on this machine.`);
  }
  return url;
}

/** The file comes first: its token is renewed. */
async function authorization(options: AwsOptions): Promise<string | undefined> {
  const { env, homeDirectory } = options;
  const name = variable(env, `${TOKEN}_FILE`) === undefined ? TOKEN : `${TOKEN}_FILE`;
  const named = variable(env, name);
  if (named === undefined || name === TOKEN) return headerValue(named, name);
  const file = await readUserFile(userPath(named, homeDirectory, env), options);
  if (file.kind !== 'read') throw bad(`The file in ${name} cannot be read.`);
  return headerValue(file.text, name);
}

/** A line break would begin a header of its own; Node refuses other control characters too. */
function headerValue(token: string | undefined, name: string): string | undefined {
  if (token === undefined || /^[\t\x20-\x7e\x80-\xff]*$/.test(token)) return token;
  throw bad(`The token in ${name} contains a line break or another character that no token has.`);
}

function bad(message: string): ExpectedError {
  return misconfigured(message);
}
