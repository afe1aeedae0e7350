import { l10n, type QuickPickItem, QuickPickItemKind, ThemeIcon, window } from 'vscode';
import type { AwsAccess, ProfileEntry, ProfileList } from '../../domain/session.ts';
import type { Sessions } from '../../domain/sessions.ts';
import { plainLabel } from '../../editor/treeText.ts';

/** What the user picked: a profile by name, or the sample account. */
export type PickedProfile =
  | { readonly sample: true }
  | { readonly sample?: undefined; readonly name: string };

interface ProfileItem extends QuickPickItem {
  readonly choice?: PickedProfile;
}

/** Lets the user choose among the profiles of the AWS files; undefined when they turn away. */
export async function pickProfile(access: AwsAccess, sessions: Sessions): Promise<PickedProfile | undefined> {
  const items: Promise<ProfileItem[]> = access.listProfiles().then((list) => itemsOf(list, sessions));
  const item = await window.showQuickPick<ProfileItem>(items, {
    title: l10n.t('Switch Profile'),
    placeHolder: l10n.t('Profiles of your AWS files'),
    matchOnDescription: true,
    matchOnDetail: true,
  });
  return item?.choice;
}

function itemsOf(list: ProfileList, sessions: Sessions): ProfileItem[] {
  const active = sessions.current?.connection.profile ?? sessions.choice.profile ?? list.active;
  return [
    ...list.profiles.map((profile) => profileItem(profile, profile.name === active)),
    ...problemItems(list),
    { label: l10n.t('Without AWS'), kind: QuickPickItemKind.Separator },
    {
      label: l10n.t('Sample account'),
      iconPath: new ThemeIcon('beaker'),
      description: l10n.t('40 functions to explore, on this machine: nothing is contacted'),
      choice: { sample: true },
    },
  ];
}

function profileItem(profile: ProfileEntry, active: boolean): ProfileItem {
  const facts = [profile.region, kindText(profile.kind), profile.endpoint].filter(
    (fact) => fact !== undefined,
  );
  return {
    label: withoutIcons(profile.name),
    iconPath: new ThemeIcon(active ? 'check' : 'account'),
    description: plainLabel([...facts, ...(active ? [l10n.t('active')] : [])].join(' · ')),
    choice: { name: profile.name },
  };
}

/** A label of the picker shows `$(name)` as an icon; a profile's name must not. */
function withoutIcons(name: string): string {
  return plainLabel(name).replaceAll('$(', '$\u200B(');
}

function problemItems({ problems }: ProfileList): readonly ProfileItem[] {
  if (problems.length === 0) return [];
  return [
    { label: l10n.t('Not readable'), kind: QuickPickItemKind.Separator },
    ...problems.map((problem) => ({
      label: l10n.t('Line {0}', problem.line),
      iconPath: new ThemeIcon('warning'),
      description: plainLabel(problem.text),
      detail: plainLabel(problem.file),
    })),
  ];
}

function kindText(kind: ProfileEntry['kind']): string | undefined {
  switch (kind) {
    case 'sso':
      return l10n.t('IAM Identity Center');
    case 'login':
      return l10n.t('AWS login');
    case 'role':
      return l10n.t('assumes a role');
    case 'webIdentity':
      return l10n.t('web identity');
    case 'process':
      return l10n.t('credential process');
    case 'keys':
      return l10n.t('access keys');
    case 'none':
      return undefined;
    default:
      return kind satisfies never;
  }
}
