import { createHash } from 'node:crypto';
import { isRecord } from '../domain/shape.ts';
import { type Input } from './input.ts';

/** Whom session keys stand for. */
export interface SessionClaims {
  readonly accountId: string;
  /** The role that was taken on; absent: a user that signed in. */
  readonly role?: string;
  /** The session's name, or the user's. */
  readonly name: string;
  /** Epoch milliseconds. */
  readonly expires: number;
}

/** Keys of a session: they are worth nothing without the token beside them. */
export interface SessionKeys {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken: string;
  readonly expires: number;
}

/** Tokens of signing in by browser: the one that opens the SSO portal, and the ones that renew. */
export type TokenUse = 'ssoAccess' | 'ssoRefresh' | 'loginRefresh';

/** The secret of all session keys; signatures are not checked. */
const SESSION_SECRET = 'sample-session-secret-that-opens-nothing';

/** How the keys of sessions begin, and no user's do (IAM documentation, "unique identifiers"). */
export const SESSION_KEY = /^ASIA/;

/**
 * Makes keys for a session. All that they mean lies in their token, so nothing need be remembered: they outlive
 * the server that gave them, as a CLI's cache of them does.
 */
export function issueKeys(claims: SessionClaims): SessionKeys {
  const sessionToken = seal({ ...claims });
  return {
    accessKeyId: keyOf(sessionToken),
    secretAccessKey: SESSION_SECRET,
    sessionToken,
    expires: claims.expires,
  };
}

/** Reads what a session's keys stand for; undefined where key and token do not belong together. */
export function readKeys(accessKeyId: string, sessionToken: string): SessionClaims | undefined {
  const { accountId, role, name, expires } = unseal(sessionToken);
  if (keyOf(sessionToken) !== accessKeyId) return undefined;
  if (typeof accountId !== 'string' || typeof name !== 'string' || typeof expires !== 'number')
    return undefined;
  return { accountId, name, expires, ...(typeof role === 'string' && { role }) };
}

/** A token for one use, good until a time in epoch milliseconds. */
export function issueToken(use: TokenUse, expires: number): string {
  return seal({ use, expires });
}

/** Whether a token is good for the use now. */
export function isGoodToken(token: string, use: TokenUse, now: number): boolean {
  const read = unseal(token);
  return read['use'] === use && typeof read['expires'] === 'number' && read['expires'] > now;
}

/** JSON in base64url, as parts of a JWT are; an empty object for what is none. */
export function unseal(text: string): Input {
  try {
    const value: unknown = JSON.parse(Buffer.from(text, 'base64url').toString());
    return isRecord(value) ? value : {};
  } catch {
    return {};
  }
}

const seal = (value: Input): string => Buffer.from(JSON.stringify(value)).toString('base64url');

const keyOf = (token: string): string =>
  `ASIA${createHash('sha256').update(token).digest('hex').slice(0, 16).toUpperCase()}`;
