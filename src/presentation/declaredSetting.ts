import { l10n } from 'vscode';
import type { Setting, SettingValue, Side } from '../domain/declared/setting.ts';
import { destinationKindText, targetRoleText } from './destination.ts';
import { durationText } from './duration.ts';
import { unknownReasonText } from './declared.ts';

export function settingText(setting: Setting): string {
  switch (setting) {
    case 'maximumRetryAttempts':
      return l10n.t('Retries');
    case 'maximumEventAgeInSeconds':
      return l10n.t('Max age');
    case 'onSuccess':
    case 'onFailure':
    case 'deadLetter':
      return targetRoleText(setting);
    default:
      return setting satisfies never;
  }
}

/** A side of a comparison in a few words; foreign names in it are not made plain yet. */
export function sideText(setting: Setting, side: Side): string {
  switch (side.kind) {
    case 'value': {
      const text = valueText(setting, side.value);
      return side.isDefault === true && side.value !== 'none' ? l10n.t('{0} (default)', text) : text;
    }
    case 'resource':
      return l10n.t('{0} {1}', destinationKindText(side.target), side.address);
    case 'unknown':
      return l10n.t('not known: {0}', unknownReasonText(side.why));
    case 'notRead':
      return l10n.t('not known: the function could not be read');
    default:
      return side satisfies never;
  }
}

function valueText(setting: Setting, value: SettingValue): string {
  if (value === 'none') return l10n.t('none');
  if (typeof value === 'object') return l10n.t('{0} {1}', destinationKindText(value.kind), value.name);
  return setting === 'maximumEventAgeInSeconds' ? durationText(value) : String(value);
}
