import { l10n, type QuickPick, type QuickPickItem, QuickPickItemKind, ThemeIcon, window } from 'vscode';
import type {
  AwsAccess,
  ConfigurationProblem,
  ProfileEntry,
  ProfileList,
} from '../../domain/session/connection.ts';
import type { SessionManager } from '../../domain/session/sessionManager.ts';
import { plainLabel } from '../../editor/treeText.ts';
import { errorText } from '../../presentation/error.ts';
import { openProblem, problemLabel } from './problem.ts';
import { profileText } from '../../presentation/profile.ts';

/** Choice of the user: a profile by name, or to open or leave the sample account. */
export type PickedProfile =
  | { readonly kind: 'profile'; readonly name: string }
  | { readonly kind: 'sample' | 'leaveSample' };

interface Deps {
  readonly access: AwsAccess;
  readonly sessions: SessionManager;
}

interface ProfileItem extends QuickPickItem {
  readonly choice?: PickedProfile;
  readonly problem?: ConfigurationProblem;
}

/**
 * Lets the user choose among the profiles of the AWS files, as they are while the list is open; undefined when
 * they turn away. A line that cannot be read is shown in its file instead.
 */
export async function pickProfile(deps: Deps): Promise<PickedProfile | undefined> {
  const picker = window.createQuickPick<ProfileItem>();
  picker.title = l10n.t('Switch Profile');
  picker.placeholder = l10n.t('Profiles in your AWS files');
  picker.matchOnDescription = true;
  picker.matchOnDetail = true;
  picker.keepScrollPosition = true;
  const watching = deps.access.watch(() => void fill(picker, deps));
  void fill(picker, deps);
  picker.show();
  try {
    return await picked(picker);
  } finally {
    watching.dispose();
    picker.dispose();
  }
}

function picked(picker: QuickPick<ProfileItem>): Promise<PickedProfile | undefined> {
  return new Promise((resolve) => {
    picker.onDidHide(() => resolve(undefined));
    picker.onDidAccept(() => {
      const [item] = picker.selectedItems;
      if (!item?.choice && !item?.problem) return;
      resolve(item.choice);
      picker.hide();
      if (item.problem) void openProblem(item.problem);
    });
  });
}

/** Lists what the files say now; what the user stands on stays, where it still is. */
async function fill(picker: QuickPick<ProfileItem>, { sessions }: Deps): Promise<void> {
  picker.busy = true;
  const items = await sessions.profiles.list().then(
    (list) => itemsOf(list, sessions),
    (error: unknown) => [failedItem(error), ...sampleItems(isInSample(sessions))],
  );
  const [standing] = picker.activeItems;
  picker.items = items;
  const same = items.find(({ label, kind }) => label === standing?.label && kind === undefined);
  if (same) picker.activeItems = [same];
  picker.busy = false;
}

function itemsOf(list: ProfileList, sessions: SessionManager): ProfileItem[] {
  const inSample = isInSample(sessions);
  const active = sessions.current?.connection.profile ?? sessions.choice.profile ?? list.active;
  return [
    ...list.profiles.map((profile) => profileItem(profile, !inSample && profile.name === active)),
    ...problemItems(list),
    ...sampleItems(inSample),
  ];
}

function isInSample({ current, choice }: SessionManager): boolean {
  return current ? current.connection.source === 'sample' : choice.sample === true;
}

const failedItem = (error: unknown): ProfileItem => ({
  label: errorText(error).headline,
  iconPath: new ThemeIcon('error'),
  alwaysShow: true,
});

/** Leaving comes back to the profile that the AWS CLI would use. */
function sampleItems(active: boolean): readonly ProfileItem[] {
  const about = l10n.t('Sample functions on this machine, no network access');
  const sample: ProfileItem = {
    label: l10n.t('Sample account'),
    iconPath: new ThemeIcon(active ? 'check' : 'beaker'),
    description: active ? `${l10n.t('active')} · ${about}` : about,
    choice: { kind: 'sample' },
  };
  const leave: ProfileItem = {
    label: l10n.t('Leave the Sample Account'),
    iconPath: new ThemeIcon('sign-out'),
    description: l10n.t('Back to your default profile'),
    choice: { kind: 'leaveSample' },
  };
  return [
    { label: l10n.t('Without AWS'), kind: QuickPickItemKind.Separator },
    sample,
    ...(active ? [leave] : []),
  ];
}

/** Important parts come first: a long row is cut at its end. */
function profileItem(profile: ProfileEntry, active: boolean): ProfileItem {
  const { accountId, signedOut, region, kind } = profile;
  const facts = [
    active ? l10n.t('active') : undefined,
    signedOut ? l10n.t('signed out') : undefined,
    accountId === undefined ? undefined : l10n.t('account {0}', accountId),
    region,
    kindText(kind),
  ].filter((fact) => fact !== undefined);
  return {
    label: withoutIcons(profileText(profile.name)),
    iconPath: new ThemeIcon(active ? 'check' : signedOut ? 'key' : 'account'),
    description: withoutIcons(facts.join(' · ')),
    choice: { kind: 'profile', name: profile.name },
  };
}

/** The picker shows `$(name)` as an icon; foreign text must not. */
function withoutIcons(text: string): string {
  return plainLabel(text).replaceAll('$(', '$\u200B(');
}

function problemItems({ problems }: ProfileList): readonly ProfileItem[] {
  if (problems.length === 0) return [];
  return [
    {
      label: l10n.t('Problems in your AWS files (other profiles still work)'),
      kind: QuickPickItemKind.Separator,
    },
    ...problems.map((problem) => ({
      label: withoutIcons(problemLabel(problem)),
      iconPath: new ThemeIcon('warning'),
      description: withoutIcons(problem.text),
      detail: withoutIcons(problem.file),
      problem,
    })),
  ];
}

const kindText = (kind: ProfileEntry['kind']): string | undefined => KIND_TEXTS[kind]();

const KIND_TEXTS: Readonly<Record<ProfileEntry['kind'], () => string | undefined>> = {
  sso: () => l10n.t('IAM Identity Center'),
  login: () => l10n.t('AWS login'),
  role: () => l10n.t('assumes a role'),
  webIdentity: () => l10n.t('web identity'),
  process: () => l10n.t('credential process'),
  keys: () => l10n.t('access keys'),
  none: () => undefined,
};
