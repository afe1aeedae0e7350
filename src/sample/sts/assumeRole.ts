import { type Caller, userArn, userId } from './callers.ts';
import type { Answer } from '../lambda/errors.ts';
import { decoded, type Keyring } from '../http/keyring.ts';
import { findRole, MFA_CODE, type Role } from './roles.ts';
import { element, textElement } from '../http/xml.ts';
import { stsAnswer, stsRefusal } from './responses.ts';

/** Shortest, default and longest session of a role, in seconds (API reference, `DurationSeconds`). */
const DURATION = { min: 900, usual: 3_600, max: 43_200 };
/** The longest session of a role that was taken on by another role's session (the same). */
const CHAINED_MAX = 3_600;
const SESSION_NAME = /^[\w+=,.@-]{2,64}$/;

/** sts:AssumeRole. The messages are the service's own. */
export function assumeRole(caller: Caller, form: URLSearchParams, keyring: Keyring, now: number): Answer {
  const { arn, session, seconds } = readForm(form, caller.role === undefined ? DURATION.max : CHAINED_MAX);
  const role = findRole(arn);
  checkMfa(form);
  if (!role?.trusts(caller) || !meetsConditions(role, form)) throw notAuthorized(caller, arn);
  return stsAnswer('AssumeRole', ...sessionOf(role, session, keyring, now + seconds * 1000));
}

/** sts:AssumeRoleWithWebIdentity: nobody signs it, the token says who asks. */
export function assumeRoleWithWebIdentity(form: URLSearchParams, keyring: Keyring, now: number): Answer {
  const { arn, session, seconds } = readForm(form, DURATION.max);
  const claims = webClaims(form.get('WebIdentityToken') ?? '', keyring, now);
  const role = findRole(arn);
  if (!role?.web)
    throw stsRefusal(403, 'AccessDenied', 'Not authorized to perform sts:AssumeRoleWithWebIdentity');
  return stsAnswer(
    'AssumeRoleWithWebIdentity',
    ...sessionOf(role, session, keyring, now + seconds * 1000),
    textElement('SubjectFromWebIdentityToken', String(claims['sub'])),
    textElement('Audience', String(claims['aud'])),
    textElement('Provider', String(claims['iss'])),
  );
}

interface Wish {
  readonly arn: string;
  readonly session: string;
  readonly seconds: number;
}

function readForm(form: URLSearchParams, max: number): Wish {
  const arn = form.get('RoleArn') ?? '';
  const session = form.get('RoleSessionName') ?? '';
  const seconds = Number(form.get('DurationSeconds') ?? DURATION.usual);
  if (arn.length < 20) throw invalid(`${arn} is invalid`);
  if (!SESSION_NAME.test(session)) {
    throw invalid(
      `1 validation error detected: Value '${session}' at 'roleSessionName' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\w+=,.@-]*`,
    );
  }
  if (!Number.isInteger(seconds) || seconds < DURATION.min)
    throw invalid(`The requested DurationSeconds is not between ${DURATION.min} and ${DURATION.max}.`);
  if (seconds > max) {
    throw invalid(
      max === CHAINED_MAX
        ? 'The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining'
        : 'The requested DurationSeconds exceeds the MaxSessionDuration set for this role.',
    );
  }
  return { arn, session, seconds };
}

const invalid = (message: string) => stsRefusal(400, 'ValidationError', message);

/** A code is checked wherever one is sent, whether the role asks for it or not. */
function checkMfa(form: URLSearchParams): void {
  if (!form.has('TokenCode') || form.get('TokenCode') === MFA_CODE) return;
  throw stsRefusal(
    403,
    'AccessDenied',
    'MultiFactorAuthentication failed with invalid MFA one time pass code. ',
  );
}

function meetsConditions({ mfa, externalId }: Role, form: URLSearchParams): boolean {
  if (mfa && !(form.has('SerialNumber') && form.has('TokenCode'))) return false;
  return externalId === undefined || form.get('ExternalId') === externalId;
}

const notAuthorized = (caller: Caller, arn: string) =>
  stsRefusal(
    403,
    'AccessDenied',
    `User: ${userArn(caller)} is not authorized to perform: sts:AssumeRole on resource: ${arn}`,
  );

/** The claims of a JWT, which the sample's own identity provider has signed. */
function webClaims(token: string, keyring: Keyring, now: number): Readonly<Record<string, unknown>> {
  const [head = '', body = '', signature = '', ...more] = token.split('.');
  const claims = decoded(body);
  const isSigned = more.length === 0 && keyring.isSigned(`${head}.${body}`, signature);
  if (!isSigned || typeof claims['exp'] !== 'number') {
    throw stsRefusal(
      400,
      'InvalidIdentityToken',
      'The ID Token provided is not a valid JWT. (You may see this error if you sent an Access Token)',
    );
  }
  if (claims['exp'] * 1000 > now) return claims;
  const seconds = Math.floor(now / 1000);
  throw stsRefusal(
    400,
    'ExpiredTokenException',
    `Token expired: current date/time ${seconds} must be before the expiration date/time${claims['exp']}`,
  );
}

/** The members that every answer with a role's session has. */
function sessionOf(
  { accountId, name }: Role,
  session: string,
  keyring: Keyring,
  expires: number,
): readonly string[] {
  const caller: Caller = { accountId, role: name, user: session };
  const keys = keyring.issueKeys({ accountId, role: name, name: session, expires });
  return [
    element(
      'AssumedRoleUser',
      textElement('AssumedRoleId', userId(caller)),
      textElement('Arn', userArn(caller)),
    ),
    element(
      'Credentials',
      textElement('AccessKeyId', keys.accessKeyId),
      textElement('SecretAccessKey', keys.secretAccessKey),
      textElement('SessionToken', keys.sessionToken),
      textElement('Expiration', new Date(keys.expires).toISOString().replace(/\.\d+/, '')),
    ),
  ];
}
