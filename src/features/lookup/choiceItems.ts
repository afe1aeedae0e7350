import { ThemeIcon } from 'vscode';
import { remediesOf, type Remedy } from '../../domain/session/remedies.ts';
import { errorText } from '../../presentation/error.ts';
import { switchToText } from '../../presentation/match.ts';
import { REMEDY_ICONS, remedyText } from '../../presentation/remedy.ts';
import { type Choice, type LookupItem, withoutIcons } from './lookupItem.ts';

/** Profiles that could be switched to; where none is known, the list of all. */
export function switchItems(profiles: readonly string[]): readonly LookupItem[] {
  if (profiles.length === 0) return [remedyItem({ kind: 'switchProfile' })];
  return profiles.map((profile) =>
    choiceItem(withoutIcons(switchToText(profile)), REMEDY_ICONS.switchProfile, {
      kind: 'switchTo',
      profile,
    }),
  );
}

/** Something said in the list that cannot be chosen. */
export function noteItem(text: string): LookupItem {
  return { label: withoutIcons(text), iconPath: new ThemeIcon('warning'), alwaysShow: true };
}

/** An error in the list: what happened, what to do about it, and the ways on to choose from. */
export function errorItems(error: unknown): readonly LookupItem[] {
  const { headline, remedy, tone } = errorText(error);
  const detail = remedy === undefined ? {} : { detail: withoutIcons(remedy, 300) };
  const icon = new ThemeIcon(tone === 'info' ? 'key' : 'error');
  return [
    { label: withoutIcons(headline), iconPath: icon, ...detail, alwaysShow: true },
    ...remediesOf(error).map(remedyItem),
  ];
}

const remedyItem = (remedy: Remedy): LookupItem =>
  choiceItem(remedyText(remedy), REMEDY_ICONS[remedy.kind], remedy);

const choiceItem = (label: string, icon: string, choice: Choice): LookupItem => ({
  label,
  iconPath: new ThemeIcon(icon),
  alwaysShow: true,
  choice,
});
