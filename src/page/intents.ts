import { ACTIONS } from '../domain/session/policy.ts';
import { isOneOf, isRecord } from '../domain/typeGuards.ts';

/** Members of COMMANDS that need nothing but the failure which the page shows. */
const SESSION_COMMANDS = [
  'switchProfile',
  'switchRegion',
  'signIn',
  'copySignIn',
  'configureSso',
  'exploreSample',
  'showLog',
] as const;

/** What a user can want of the session, on any page. */
export type SessionIntent =
  | { readonly [K in SessionCommand]: { readonly type: K } }[SessionCommand]
  /** To another profile of the AWS files. */
  | { readonly type: 'switchTo'; readonly profile: string }
  /** The IAM policy that allows one of the policy's actions. */
  | { readonly type: 'copyPolicy'; readonly action: string };

type SessionCommand = (typeof SESSION_COMMANDS)[number];

/** Whether a message of a page asks for something of the session. */
export function isSessionIntent(value: unknown): value is SessionIntent {
  if (!isRecord(value)) return false;
  const { type, ...rest } = value;
  const members = Object.keys(rest);
  if (type === 'switchTo') return members.length === 1 && isProfileName(rest['profile']);
  if (type === 'copyPolicy') return members.length === 1 && isOneOf(ACTIONS, rest['action']);
  return members.length === 0 && isOneOf(SESSION_COMMANDS, type);
}

/** Whether the AWS files have such a profile is for the command to find out. */
const isProfileName = (value: unknown): value is string =>
  typeof value === 'string' && value !== '' && value.length <= 256;
