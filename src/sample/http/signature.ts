import { isRegion } from '../../domain/arn/partition.ts';
import { refusedCredentials } from '../lambda/errors.ts';

/** Credential scope of a signed request. */
export interface CredentialScope {
  readonly accessKey: string;
  readonly region: string;
  /** `lambda` or `sts`. */
  readonly service: string;
}

const CREDENTIAL =
  /^AWS4-HMAC-SHA256\s.*?Credential=([^/,\s]+)\/(\d{8})\/([^/,\s]+)\/([^/,\s]+)\/aws4_request/;

/**
 * Reads account, region and service from a SigV4 Authorization header. The signature itself is not checked: there
 * is no secret to check it with, any key is welcome. Unsigned requests are refused as the service refuses them.
 */
export function readScope(authorization: string | undefined): CredentialScope {
  if (authorization === undefined || authorization === '') {
    throw refusedCredentials('MissingAuthenticationTokenException', 'Missing Authentication Token');
  }
  const [, accessKey = '', , region = '', service = ''] = CREDENTIAL.exec(authorization) ?? [];
  if (accessKey === '') {
    throw refusedCredentials(
      'IncompleteSignatureException',
      "Authorization header requires 'Credential' parameter.",
    );
  }
  if (!isRegion(region)) {
    throw refusedCredentials('InvalidSignatureException', 'Credential should be scoped to a valid region.');
  }
  return { accessKey, region, service };
}
