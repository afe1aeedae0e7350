import { createPublicKey, verify } from 'node:crypto';
import type { WireRequest } from '../http/wireRequest.ts';
import { PRIMARY_ACCOUNT } from './callers.ts';
import { type Answer, ServiceError } from '../lambda/errors.ts';
import { parseBody } from '../http/requests.ts';
import { type Input, recordAt, textAt } from '../lambda/input.ts';
import { isAssigned } from './roles.ts';
import { decoded, type Keyring } from '../http/keyring.ts';

/** An operation of signing in by browser. Nobody signs these: what they carry says who asks. */
interface SignInOperation {
  readonly name: string;
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly run: (request: WireRequest, keyring: Keyring, now: number) => Answer;
}

const HOUR_MS = 3_600_000;
/** How long the keys of `aws login` are good for, in seconds. */
const LOGIN_SECONDS = 900;
/** How long a token that renews is good for, in milliseconds. */
const REFRESH_MS = 90 * 24 * HOUR_MS;

const OPERATIONS: readonly SignInOperation[] = [
  { name: 'GetRoleCredentials', method: 'GET', path: '/federation/credentials', run: getRoleCredentials },
  { name: 'CreateToken', method: 'POST', path: '/token', run: createToken },
  { name: 'CreateOAuth2Token', method: 'POST', path: '/v1/token', run: createOAuth2Token },
];

/** Finds the operation of the SSO portal, of its OIDC service or of `aws login` that a request asks for. */
export function findSignIn({ address }: WireRequest): SignInOperation | undefined {
  return OPERATIONS.find(({ method, path }) => method === address.method && path === address.path);
}

/** The SSO portal: keys of a role that the token's owner is assigned to. */
function getRoleCredentials({ address, headers }: WireRequest, keyring: Keyring, now: number): Answer {
  const token = headers['x-amz-sso_bearer_token'];
  if (typeof token !== 'string' || !keyring.isGoodToken(token, 'ssoAccess', now)) {
    throw refusal(401, 'UnauthorizedException', { message: 'Session token not found or invalid' });
  }
  const accountId = address.query.get('account_id') ?? '';
  const role = address.query.get('role_name') ?? '';
  if (!isAssigned(accountId, role)) throw refusal(403, 'ForbiddenException', { message: 'No access' });
  const reserved = `AWSReservedSSO_${role}_0123456789abcdef`;
  const { expires, ...keys } = keyring.issueKeys({
    accountId,
    role: reserved,
    name: 'sample',
    expires: now + HOUR_MS,
  });
  return { status: 200, body: { roleCredentials: { ...keys, expiration: expires } } };
}

/** The OIDC service of IAM Identity Center, as far as tokens are renewed. */
function createToken({ body }: WireRequest, keyring: Keyring, now: number): Answer {
  checkGrant(parseBody(body), keyring, now);
  return {
    status: 200,
    body: {
      accessToken: keyring.issueToken('ssoAccess', now + HOUR_MS),
      tokenType: 'Bearer',
      expiresIn: HOUR_MS / 1000,
      refreshToken: keyring.issueToken('ssoRefresh', now + REFRESH_MS),
    },
  };
}

function checkGrant(input: ReturnType<typeof parseBody>, keyring: Keyring, now: number): void {
  const grant = textAt(input, 'grantType');
  if (grant !== 'refresh_token') {
    throw oauth(
      'UnsupportedGrantTypeException',
      'unsupported_grant_type',
      `Grant type ${grant} is not supported`,
    );
  }
  if (textAt(input, 'clientId') === undefined || textAt(input, 'clientSecret') === undefined) {
    throw oauth('InvalidClientException', 'invalid_client', 'Invalid client provided');
  }
  if (!keyring.isGoodToken(textAt(input, 'refreshToken') ?? '', 'ssoRefresh', now)) {
    throw oauth('InvalidGrantException', 'invalid_grant', 'Invalid grant provided');
  }
}

/** The service behind `aws login`, as far as tokens are renewed. */
function createOAuth2Token(request: WireRequest, keyring: Keyring, now: number): Answer {
  const input = parseBody(request.body);
  if (textAt(input, 'grantType') !== 'refresh_token' || textAt(input, 'clientId') === undefined) {
    throw refusal(400, 'ValidationException', { error: 'INVALID_REQUEST', message: 'Invalid request' });
  }
  if (!isProven(request)) {
    throw refusal(400, 'AccessDeniedException', { error: 'INVALID_REQUEST', message: 'Invalid DPoP proof' });
  }
  if (!keyring.isGoodToken(textAt(input, 'refreshToken') ?? '', 'loginRefresh', now)) {
    throw refusal(400, 'AccessDeniedException', { error: 'TOKEN_EXPIRED', message: 'Token has expired' });
  }
  const expires = now + LOGIN_SECONDS * 1000;
  const { expires: _, ...accessToken } = keyring.issueKeys({
    accountId: PRIMARY_ACCOUNT,
    name: 'sample',
    expires,
  });
  const refreshToken = keyring.issueToken('loginRefresh', now + REFRESH_MS);
  return {
    status: 200,
    body: { accessToken, tokenType: 'aws_sigv4', expiresIn: LOGIN_SECONDS, refreshToken },
  };
}

/** True if the request's DPoP proof (RFC 9449) is signed with the key in it, for this method and path. */
function isProven({ address, headers }: WireRequest): boolean {
  const proof = headers['dpop'];
  if (typeof proof !== 'string') return false;
  const [head = '', claims = '', signature = ''] = proof.split('.');
  const { htm, htu } = decoded(claims);
  if (htm !== address.method || typeof htu !== 'string' || !htu.endsWith(address.path)) return false;
  const jwk = recordAt(decoded(head), 'jwk');
  return jwk !== undefined && isSigned(`${head}.${claims}`, jwk, signature);
}

function isSigned(text: string, jwk: Input, signature: string): boolean {
  try {
    const key = createPublicKey({ key: jwk, format: 'jwk' });
    const bytes = Buffer.from(signature, 'base64url');
    return verify('sha256', Buffer.from(text), { key, dsaEncoding: 'ieee-p1363' }, bytes);
  } catch {
    return false;
  }
}

const refusal = (status: number, code: string, body: Input): ServiceError =>
  new ServiceError(code, code, { status, headers: { 'x-amzn-ErrorType': code }, body });

const oauth = (code: string, error: string, description: string): ServiceError =>
  refusal(code === 'InvalidClientException' ? 401 : 400, code, { error, error_description: description });
