import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { isRecord } from '../../domain/typeGuards.ts';
import { type Input } from '../lambda/input.ts';

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

/** The users whose access keys mean something. */
const USERS = {
  sample: 'SAMPLEKEYPRIMARY',
  staging: 'SAMPLEKEYSTAGING',
  expired: 'SAMPLEKEYEXPIRED',
  unknownKey: 'SAMPLEKEYUNKNOWN',
  denied: 'SAMPLEKEYDENIED',
  noListFunctions: 'SAMPLEKEYNOLISTFUNCTIONS',
  noListConfigs: 'SAMPLEKEYNOLISTCONFIGS',
  noQualifiers: 'SAMPLEKEYNOQUALIFIERS',
  readOnly: 'SAMPLEKEYREADONLY',
  slow: 'SAMPLEKEYSLOW',
} as const;

export type UserName = keyof typeof USERS;

/** How the keys of sessions begin, and no user's do (IAM documentation, "unique identifiers"). */
const SESSION_KEY = /^ASIA/;

/** The secret of all keys; signatures are not checked. */
export const SECRET = 'sample-secret-that-opens-nothing';

/**
 * The keys of one start of the sample account. Signatures are not checked, so it is the access key's id that nobody
 * else may know: a random key is a part of it, and seals all tokens.
 */
export class Keyring {
  readonly #key: string;
  /** The id of each user's access key. */
  readonly accessKeys: Readonly<Record<UserName, string>>;

  /** @param key letters and digits; absent: a new one */
  constructor(key: string = randomBytes(12).toString('hex').toUpperCase()) {
    this.#key = key;
    const ids = Object.entries(USERS).map(([user, id]) => [user, `${id}${key}`]);
    this.accessKeys = Object.fromEntries(ids) as Record<UserName, string>;
  }

  /** Whose access key this is; undefined for one that is none of this start's. */
  userOf(accessKey: string): UserName | undefined {
    const users = Object.keys(USERS) as UserName[];
    return users.find((user) => isSame(this.accessKeys[user], accessKey));
  }

  /** Makes keys for a session. All that they mean lies in their token, so nothing need be remembered. */
  issueKeys(claims: SessionClaims): SessionKeys {
    const sessionToken = this.#seal({ ...claims });
    return {
      accessKeyId: keyOf(sessionToken),
      secretAccessKey: SECRET,
      sessionToken,
      expires: claims.expires,
    };
  }

  /** Reads what a session's keys stand for; undefined where key and token do not belong together, or not here. */
  readKeys(accessKeyId: string, sessionToken: string): SessionClaims | undefined {
    const { accountId, role, name, expires } = this.#unseal(sessionToken);
    if (keyOf(sessionToken) !== accessKeyId) return undefined;
    if (typeof accountId !== 'string' || typeof name !== 'string' || typeof expires !== 'number')
      return undefined;
    return { accountId, name, expires, ...(typeof role === 'string' && { role }) };
  }

  /** A token for one use, good until a time in epoch milliseconds. */
  issueToken(use: TokenUse, expires: number): string {
    return this.#seal({ use, expires });
  }

  /** True if a token is good for the use now. */
  isGoodToken(token: string, use: TokenUse, now: number): boolean {
    const read = this.#unseal(token);
    return read['use'] === use && typeof read['expires'] === 'number' && read['expires'] > now;
  }

  /** The signature of a text, as the last part of a JWT has it. */
  sign(text: string): string {
    return createHmac('sha256', this.#key).update(text).digest('base64url');
  }

  isSigned(text: string, signature: string): boolean {
    return isSame(this.sign(text), signature);
  }

  #seal(value: Input): string {
    const text = Buffer.from(JSON.stringify(value)).toString('base64url');
    return `${text}.${this.sign(text)}`;
  }

  #unseal(token: string): Input {
    const [text = '', signature = '', ...more] = token.split('.');
    return more.length === 0 && this.isSigned(text, signature) ? decoded(text) : {};
  }
}

export const isSessionKey = (accessKey: string): boolean => SESSION_KEY.test(accessKey);

/** JSON in base64url, as parts of a JWT are; an empty object for what is none. */
export function decoded(text: string): Input {
  try {
    const value: unknown = JSON.parse(Buffer.from(text, 'base64url').toString());
    return isRecord(value) ? value : {};
  } catch {
    return {};
  }
}

const keyOf = (token: string): string =>
  `ASIA${createHash('sha256').update(token).digest('hex').slice(0, 16).toUpperCase()}`;

function isSame(a: string, b: string): boolean {
  const [one, other] = [Buffer.from(a), Buffer.from(b)];
  return one.length === other.length && timingSafeEqual(one, other);
}
