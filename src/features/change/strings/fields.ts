import { env, l10n } from 'vscode';
import { type EditableSetting, LIMITS, type ValueProblem } from '../../../domain/change/desiredConfig.ts';
import type { FunctionIdentity } from '../../../domain/account/functionIdentity.ts';
import { type Destination, parseDestination } from '../../../domain/destinations/destination.ts';
import { destinationKindText } from '../../../presentation/destination.ts';
import { durationText } from '../../../presentation/duration.ts';

/** The label of a setting. */
export function settingName(setting: EditableSetting): string {
  switch (setting) {
    case 'maximumRetryAttempts':
      return l10n.t('Retries');
    case 'maximumEventAgeInSeconds':
      return l10n.t('Maximum age');
    case 'onSuccess':
      return l10n.t('On success');
    case 'onFailure':
      return l10n.t('On failure');
    default:
      return setting satisfies never;
  }
}

/** The label of a field: it says in which form the value is typed. */
export function fieldLabel(setting: EditableSetting): string {
  if (setting === 'maximumRetryAttempts') return settingName(setting);
  const form = setting === 'maximumEventAgeInSeconds' ? l10n.t('seconds') : l10n.t('ARN');
  return l10n.t('{0} ({1})', settingName(setting), form);
}

/** Where a function is. */
type Home = Pick<FunctionIdentity, 'accountId' | 'region'>;

/** A value in one line: a destination by its kind and name, and its place where that is another than the function's. */
export function shortValueText(
  setting: EditableSetting,
  value: number | string | undefined,
  home: Home,
): string {
  const isTarget = setting === 'onSuccess' || setting === 'onFailure';
  const target = isTarget && value !== undefined ? parseDestination(String(value)) : undefined;
  if (!target || target.kind === 'unknown') return valueText(setting, value);
  const text = l10n.t('{0} {1}', destinationKindText(target.kind), target.name);
  const place = placeOf(target, home);
  return place === '' ? text : l10n.t('{0} (in {1})', text, place);
}

function placeOf({ accountId, region }: Destination, home: Home): string {
  const account = accountId === undefined || accountId === home.accountId ? [] : [accountId];
  const other = region === undefined || region === home.region ? [] : [region];
  return [...account.map((id) => l10n.t('account {0}', id)), ...other].join(', ');
}

/** Names of the API. */
export const MEMBERS: Readonly<Record<EditableSetting, string>> = {
  maximumRetryAttempts: 'MaximumRetryAttempts',
  maximumEventAgeInSeconds: 'MaximumEventAgeInSeconds',
  onSuccess: 'DestinationConfig.OnSuccess',
  onFailure: 'DestinationConfig.OnFailure',
};

/** What can be entered. */
export function hintText(setting: EditableSetting): string {
  switch (setting) {
    case 'maximumRetryAttempts':
      return l10n.t('0 to 2. Empty: the default, 2.');
    case 'maximumEventAgeInSeconds':
      return l10n.t('60 to {0}. Empty: the default, 6 h.', LIMITS[setting].max.toLocaleString(env.language));
    case 'onSuccess':
      return l10n.t('A queue, topic, function or event bus. Empty: none.');
    case 'onFailure':
      return l10n.t('A queue, topic, function, event bus or bucket. Empty: none.');
    default:
      return setting satisfies never;
  }
}

/** Why a value cannot be stored, and what can. */
export function problemText(setting: EditableSetting, problem: ValueProblem): string {
  switch (problem) {
    case 'notWhole':
    case 'outOfRange':
      return rangeText(setting);
    case 'notArn':
      return l10n.t('This is not an ARN: arn:partition:service:region:account:resource.');
    case 'otherPartition':
      return l10n.t('This ARN is in another partition than the function.');
    case 'unsupported':
      return l10n.t('Lambda does not send events to this kind of resource.');
    case 'fifo':
      return l10n.t('Lambda does not deliver to FIFO queues and topics. Use a standard one.');
    case 'bucketOnSuccess':
      return l10n.t('An S3 bucket can only be an on-failure destination.');
    case 'itself':
      return l10n.t('A function cannot be its own destination.');
    default:
      return problem satisfies never;
  }
}

function rangeText(setting: EditableSetting): string {
  if (setting !== 'maximumRetryAttempts' && setting !== 'maximumEventAgeInSeconds') return '';
  const { min, max } = LIMITS[setting];
  return l10n.t('Enter a whole number from {0} to {1}.', min, max.toLocaleString(env.language));
}

/** The service's own words for a number out of range, which do not change with the language (recorded). */
export function serviceText(setting: EditableSetting, value: string): string | undefined {
  if (setting !== 'maximumRetryAttempts' && setting !== 'maximumEventAgeInSeconds') return undefined;
  const { min, max } = LIMITS[setting];
  if (!/^\d{1,9}$/.test(value)) return undefined;
  const rule =
    Number(value) > max
      ? `less than or equal to ${max}`
      : Number(value) < min
        ? `greater than or equal to ${min}`
        : undefined;
  return rule && l10n.t('AWS: “{0}”', `Member must have value ${rule}`);
}

/** A value in a table; `none` where it is not set. */
export function valueText(setting: EditableSetting, value: number | string | undefined): string {
  if (value === undefined) return unsetText(setting);
  if (Number.isNaN(value)) return l10n.t('not valid');
  if (setting === 'maximumEventAgeInSeconds' && Number.isSafeInteger(value)) {
    return l10n.t('{0} s ({1})', value, durationText(Number(value)));
  }
  return String(value);
}

function unsetText(setting: EditableSetting): string {
  if (setting === 'maximumRetryAttempts') return l10n.t('not set (2)');
  return setting === 'maximumEventAgeInSeconds' ? l10n.t('not set (6 h)') : l10n.t('none');
}
