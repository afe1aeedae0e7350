import { accessDenied, refusedCredentials } from '../lambda/errors.ts';
import { isSessionKey, type Keyring, type UserName } from '../http/keyring.ts';
import type { Operation } from '../lambda/operations.ts';
import type { FunctionRecord } from '../lambda/records.ts';
import { type Shelf, functionArnOn } from '../lambda/store.ts';
import type { Target } from '../lambda/target.ts';

/** The account that the sample is about, as in the recorded answers. */
export const PRIMARY_ACCOUNT = '111111111111';
/** A second account, with functions of its own, some under the same names. */
export const STAGING_ACCOUNT = '222222222222';

/** Whom an access key stands for, and what happens to them. */
export interface Caller {
  readonly accountId: string;
  /** IAM user name, or the name of a role's session. */
  readonly user: string;
  /** The role whose session it is. */
  readonly role?: string;
  /** Why the key itself is refused. */
  readonly refusal?: 'expired' | 'unknownKey';
  /** Actions that are denied; the others are allowed. */
  readonly denied?: (action: string) => boolean;
  /** Everything is answered so many milliseconds late. */
  readonly slowMs?: number;
}

/** How late a slow caller's answers are, in milliseconds. */
const SLOW_CALLER_MS = 3_000;

const primary = (user: string, rest: Partial<Caller> = {}): Caller => ({
  accountId: PRIMARY_ACCOUNT,
  user,
  ...rest,
});
const only = (...actions: readonly string[]): Partial<Caller> => ({
  denied: (action) => actions.includes(action),
});

const CALLERS: Readonly<Record<UserName, Caller>> = {
  sample: primary('sample'),
  staging: { accountId: STAGING_ACCOUNT, user: 'staging' },
  expired: primary('expired', { refusal: 'expired' }),
  unknownKey: primary('unknown', { refusal: 'unknownKey' }),
  denied: primary('denied', { denied: () => true }),
  noListFunctions: primary('no-list-functions', only('ListFunctions')),
  noListConfigs: primary('no-list-configs', only('ListFunctionEventInvokeConfigs')),
  noQualifiers: primary('no-qualifiers', only('ListAliases', 'ListVersionsByFunction')),
  readOnly: primary('read-only', {
    denied: (action) => !/^(List|Get)/.test(action),
  }),
  slow: primary('slow', { slowMs: SLOW_CALLER_MS }),
};

/** Whom a key and, for a session's, its token stand for. A key that is none of this start's is refused. */
export function callerOf(keyring: Keyring, accessKey: string, sessionToken: string, now: number): Caller {
  if (isSessionKey(accessKey)) return sessionCaller(keyring, accessKey, sessionToken, now);
  const user = keyring.userOf(accessKey);
  return user === undefined ? STRANGER : CALLERS[user];
}

const STRANGER: Caller = primary('unknown', { refusal: 'unknownKey' });

function sessionCaller(keyring: Keyring, accessKey: string, sessionToken: string, now: number): Caller {
  const claims = keyring.readKeys(accessKey, sessionToken);
  if (!claims) return STRANGER;
  const { accountId, name, role, expires } = claims;
  return {
    accountId,
    user: name,
    ...(role !== undefined && { role }),
    ...(expires <= now && { refusal: 'expired' as const }),
  };
}

/** Refuses a key as Lambda does. STS has other codes for the same (`sts.ts`). */
export function checkKey({ refusal }: Caller): void {
  if (refusal === 'expired') {
    throw refusedCredentials(
      'ExpiredTokenException',
      'The security token included in the request is expired',
    );
  }
  if (refusal === 'unknownKey') {
    throw refusedCredentials(
      'UnrecognizedClientException',
      'The security token included in the request is invalid.',
    );
  }
}

/** Refuses what the caller's policies do not allow, and everything about a denied function's configs. */
export function authorize(
  caller: Caller,
  operation: Operation,
  shelf: Shelf,
  target: Target | undefined,
  record: FunctionRecord | undefined,
): void {
  const action = `lambda:${operation.name}`;
  const resource = target ? functionArnOn(shelf, target.name, target.qualifier) : '*';
  const who = `User: ${userArn(caller)} is not authorized to perform: ${action} on resource: ${resource}`;
  if (caller.denied?.(operation.name)) {
    throw accessDenied(`${who} because no identity-based policy allows the ${action} action`);
  }
  if (operation.onConfigs && record?.behaviour.denied) {
    throw accessDenied(`${who} with an explicit deny in an identity-based policy`);
  }
}

export const userArn = ({ accountId, user, role }: Caller): string =>
  role === undefined
    ? `arn:aws:iam::${accountId}:user/${user}`
    : `arn:aws:sts::${accountId}:assumed-role/${role}/${user}`;

/** The unique id of a user, or of a role and its session. */
export const userId = ({ user, role }: Caller): string =>
  role === undefined ? `AIDASAMPLE${user.toUpperCase()}` : `AROA${role.toUpperCase()}:${user}`;
