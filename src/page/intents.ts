import { isAction } from '../domain/session/policy.ts';
import { REMEDY_COMMANDS, type RemedyCommand } from '../domain/session/remedies.ts';
import { isOneOf, isRecord } from '../domain/typeGuards.ts';

/** Intents about the session, on any page. */
export type SessionIntent =
  | { readonly [K in RemedyCommand]: { readonly type: K } }[RemedyCommand]
  /** To another profile of the AWS files. */
  | { readonly type: 'switchTo'; readonly profile: string }
  /** The IAM policy that allows one of the policy's actions. */
  | { readonly type: 'copyPolicy'; readonly action: string };

/** True if a message of a page asks for something of the session. */
export function isSessionIntent(value: unknown): value is SessionIntent {
  if (!isRecord(value)) return false;
  const { type, ...rest } = value;
  const members = Object.keys(rest);
  if (type === 'switchTo') return members.length === 1 && isProfileName(rest['profile']);
  if (type === 'copyPolicy') return members.length === 1 && isAction(rest['action']);
  return members.length === 0 && isOneOf(REMEDY_COMMANDS, type);
}

/** The command checks that the AWS files have this profile. */
const isProfileName = (value: unknown): value is string =>
  typeof value === 'string' && value !== '' && value.length <= 256;
