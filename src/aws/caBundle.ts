import { X509Certificate } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { ExpectedError } from '../domain/errors.ts';
import { absolutePath, isInOpenFolder } from './files.ts';
import { type AwsOptions, variable } from './options.ts';
import type { Profile } from './profiles.ts';

/**
 * The certificates to trust instead of the usual ones, as behind a proxy that opens TLS: AWS_CA_BUNDLE, else the
 * profile's `ca_bundle` (order of the AWS CLI). Undefined where neither is set; rejects with `badConfiguration`
 * where the file is of no use. One in an open folder is refused: who wrote it could read all that we send.
 */
export async function readCaBundle(
  options: AwsOptions,
  profile: Profile | undefined,
): Promise<string | undefined> {
  const configured = variable(options.env, 'AWS_CA_BUNDLE') ?? profile?.settings.get('ca_bundle');
  if (configured === undefined || configured === '') return undefined;
  const file = absolutePath(configured, options.homeDirectory);
  if (await isInOpenFolder(file, options)) {
    throw new ExpectedError('badConfiguration', 'The CA bundle is inside an open folder and is not used.', {
      file,
    });
  }
  try {
    return usable(await readFile(file, 'utf8'));
  } catch {
    throw new ExpectedError('badConfiguration', 'The CA bundle cannot be read as certificates.', { file });
  }
}

const CERTIFICATE = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g;

/** What TLS would pass over in silence, or choke on with the first request, is found here. */
function usable(ca: string): string {
  const certificates = ca.match(CERTIFICATE) ?? [];
  if (certificates.length === 0) throw new TypeError('There is no certificate.');
  for (const certificate of certificates) void new X509Certificate(certificate);
  return ca;
}
