import { X509Certificate } from 'node:crypto';
import type { Profile } from './profile.ts';
import type { ExpectedError } from '../../domain/errors.ts';
import { misconfigured } from './misconfigured.ts';
import { type AwsOptions, variable } from './options.ts';
import { readUserFile, userPath } from './userFile.ts';

/**
 * The certificates to trust instead of the usual ones, as behind a proxy that opens TLS: AWS_CA_BUNDLE, else the
 * profile's `ca_bundle`, else REQUESTS_CA_BUNDLE (order of the AWS CLI). Undefined where none is set; rejects with
 * `badConfiguration` where the file is of no use. One in an open folder is refused: its author could read all that
 * we send.
 */
export async function readCaBundle(
  options: AwsOptions,
  profile: Profile | undefined,
): Promise<string | undefined> {
  const { env, homeDirectory } = options;
  const configured =
    variable(env, 'AWS_CA_BUNDLE') ??
    (profile?.settings.get('ca_bundle') || variable(env, 'REQUESTS_CA_BUNDLE'));
  if (configured === undefined) return undefined;
  const path = userPath(configured, homeDirectory, env);
  const file = await readUserFile(path, options);
  if (file.kind === 'refused') throw bad('The CA bundle is inside an open folder and is not used.', path);
  if (file.kind !== 'read' || !isUsable(file.text)) {
    throw bad('The CA bundle cannot be read as certificates.', path);
  }
  return file.text;
}

function bad(message: string, file: string): ExpectedError {
  return misconfigured(message, { file });
}

const CERTIFICATE = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g;

/** Finds problems that TLS would ignore, or report only with the first request. */
function isUsable(ca: string): boolean {
  const certificates = ca.match(CERTIFICATE) ?? [];
  try {
    for (const certificate of certificates) void new X509Certificate(certificate);
  } catch {
    return false;
  }
  return certificates.length > 0;
}
