import { Disposable, EventEmitter, l10n, ThemeIcon, type TreeDataProvider, TreeItem, window } from 'vscode';
import { COMMANDS, VIEWS } from '../../contributions.ts';
import type { Session } from '../../domain/session.ts';
import type { SessionState, Sessions } from '../../domain/sessions.ts';
import { plainLabel } from '../../editor/treeText.ts';
import { identityText } from '../../presentation/connection.ts';
import { errorText } from '../../presentation/error.ts';

/** One fact of the connection; a click on it changes it, where it can be changed. */
interface Fact {
  readonly label: string;
  readonly value: string;
  readonly icon: string;
  readonly command?: { readonly id: string; readonly title: string };
}

/**
 * The view "Connection": whose functions the others show, always in sight. Opens no session itself; the
 * functions beside it do.
 */
export function registerConnectionView(sessions: Sessions): Disposable {
  const changed = new EventEmitter<void>();
  const provider: TreeDataProvider<Fact> = {
    onDidChangeTreeData: changed.event,
    getChildren: () => [...factsOf(sessions.state)],
    getTreeItem: itemOf,
  };
  return Disposable.from(
    changed,
    sessions.onDidChange(() => changed.fire()),
    window.createTreeView(VIEWS.connection, { treeDataProvider: provider }),
  );
}

function factsOf(state: SessionState): readonly Fact[] {
  switch (state.kind) {
    case 'open':
      return openFacts(state.session);
    case 'failed':
      return [
        ...(state.choice.profile === undefined ? [] : [profileFact(state.choice.profile)]),
        { label: l10n.t('Not connected'), value: errorText(state.error).headline, icon: 'warning' },
      ];
    case 'opening':
      return [{ label: l10n.t('Connecting…'), value: state.choice.profile ?? '', icon: 'loading~spin' }];
    case 'closed':
      return [];
    default:
      return state satisfies never;
  }
}

function openFacts(session: Session): readonly Fact[] {
  const { connection, knownAccountId } = session;
  return [
    profileFact(identityText(connection)),
    {
      label: l10n.t('Region'),
      value: connection.region,
      icon: 'globe',
      command: { id: COMMANDS.switchRegion, title: l10n.t('Switch Region…') },
    },
    { label: l10n.t('Account'), value: knownAccountId ?? l10n.t('not known yet'), icon: 'organization' },
    ...(connection.endpoint === undefined
      ? []
      : [{ label: l10n.t('Endpoint'), value: connection.endpoint, icon: 'plug' }]),
  ];
}

const profileFact = (value: string): Fact => ({
  label: l10n.t('Profile'),
  value,
  icon: 'account',
  command: { id: COMMANDS.switchProfile, title: l10n.t('Switch Profile…') },
});

function itemOf({ label, value, icon, command }: Fact): TreeItem {
  const item = new TreeItem(label);
  item.id = label;
  item.description = plainLabel(value);
  item.iconPath = new ThemeIcon(icon);
  item.tooltip = command
    ? `${label}: ${plainLabel(value)} — ${command.title}`
    : `${label}: ${plainLabel(value)}`;
  if (command) item.command = { command: command.id, title: command.title };
  return item;
}
