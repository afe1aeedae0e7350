import { EDITABLE_SETTINGS, type EditableSetting } from '../../domain/change/desiredConfig.ts';
import { isOneOf, isRecord } from '../../domain/typeGuards.ts';
import { hasOnly } from '../../page/hasOnly.ts';
import { isSessionIntent, type SessionIntent } from '../../page/intents.ts';

const PLAIN_INTENTS = [
  /** The page is ready for its view. */
  'ready',
  /** Ask, and then send what was reviewed. */
  'apply',
  /** Begin no further change. */
  'stop',
  /** Read the settings again; what was typed stays. */
  'again',
  /** Try again what failed, with a new review. */
  'retryFailed',
  /** Go on with the others of many, after one was corrected. */
  'others',
  /** Show the setting that allows changes. */
  'openSetting',
  /** Choose settings to copy into the form. */
  'copyFrom',
  'recentChanges',
  /** Edit the one function's settings as a file. */
  'editJson',
] as const;

const SETTING_INTENTS = [
  /** Choose a destination of the account. */
  'choose',
  /** Of many functions: change this setting in all, or in none. */
  'toggle',
] as const;

export const TARGET_INTENTS = [
  'openPanel',
  'goToDeclaration',
  'copyTemplate',
  'copyStatement',
  /** Open the form with settings that cannot be stored as they are. */
  'correct',
  /** The same for another qualifier of the function, which is asked for. */
  'otherQualifier',
] as const;

export type TargetIntent = { readonly type: (typeof TARGET_INTENTS)[number]; readonly key: string };

/** What was typed into a field. `edit`: its number; a view that knows a lower one does not know this text yet. */
export interface EditIntent {
  readonly type: 'edit';
  readonly setting: EditableSetting;
  readonly text: string;
  readonly edit: number;
}

/** A wish of the user. None of them changes anything in an account: the host asks first. */
export type Intent =
  | SessionIntent
  | { readonly [K in (typeof PLAIN_INTENTS)[number]]: { readonly type: K } }[(typeof PLAIN_INTENTS)[number]]
  | { readonly type: (typeof SETTING_INTENTS)[number]; readonly setting: EditableSetting }
  | EditIntent
  | TargetIntent;

/** True for the page's intents; other messages are not answered. */
export function isIntent(value: unknown): value is Intent {
  if (isSessionIntent(value)) return true;
  if (!isRecord(value)) return false;
  const { type, ...rest } = value;
  const isSetting = (setting: unknown): boolean => isOneOf(EDITABLE_SETTINGS, setting);
  if (type === 'edit')
    return hasOnly(rest, { setting: isSetting, text: isShortText, edit: Number.isSafeInteger });
  if (isOneOf(SETTING_INTENTS, type)) return hasOnly(rest, { setting: isSetting });
  if (isOneOf(TARGET_INTENTS, type)) return hasOnly(rest, { key: isShortText });
  return isOneOf(PLAIN_INTENTS, type) && Object.keys(rest).length === 0;
}

const isShortText = (text: unknown): text is string => typeof text === 'string' && text.length <= 2000;
