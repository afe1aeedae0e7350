import { l10n, type QuickPick, type QuickPickItem, ThemeIcon, window } from 'vscode';
import type { FunctionTarget } from '../../contributions.ts';
import {
  canUndo,
  type RecordedChange,
  type RecordedState,
  undoneIn,
} from '../../domain/change/recordedChange.ts';
import { type DesiredConfig, EDITABLE_SETTINGS } from '../../domain/change/desiredConfig.ts';
import type { ReplaceFile } from '../../domain/export/fileWriting.ts';
import type { Session } from '../../domain/session/session.ts';
import { visibleText } from '../../editor/markdown.ts';
import { editorDialogs, exportName, exportRows } from '../../page/exporting.ts';
import { momentText } from '../../presentation/time.ts';
import type { DeskRecord } from './deskRecord.ts';
import type { ChangeWish } from './request.ts';
import { settingName, shortValueText } from './strings/fields.ts';

type Target = FunctionTarget & { readonly qualifier: string };

interface Actions {
  readonly replaceFile: ReplaceFile;
  /** Opens the review of settings that stand for each function. */
  readonly review: (wish: ChangeWish, fixed: NonNullable<DeskRecord['fixed']>) => void;
  /** Opens the form of one function, with these settings. */
  readonly edit: (target: Target, start: DesiredConfig) => void;
}

interface ChangeItem extends QuickPickItem {
  readonly choose: (actions: Actions) => void;
}

/** Lists the changes of an account, the newest first. Choosing one opens the review of its undo; a button exports all. */
export async function showRecentChanges(
  changes: readonly RecordedChange[],
  session: Session,
  actions: Actions,
): Promise<void> {
  const picker = changesPicker(changes, session);
  const chosen = await new Promise<ChangeItem | 'export' | undefined>((resolve) => {
    picker.onDidAccept(() => resolve(picker.selectedItems[0]));
    picker.onDidTriggerButton(() => resolve('export'));
    picker.onDidHide(() => resolve(undefined));
    picker.show();
  });
  picker.dispose();
  if (chosen === 'export') return await exportChanges(changes, actions.replaceFile);
  chosen?.choose(actions);
}

function changesPicker(changes: readonly RecordedChange[], session: Session): QuickPick<ChangeItem> {
  const picker = window.createQuickPick<ChangeItem>();
  const exportButton = { iconPath: new ThemeIcon('export'), tooltip: l10n.t('Export as JSON…') };
  picker.title = l10n.t('Recent Changes in Account {0}', visibleText(session.knownAccountId ?? ''));
  picker.placeholder =
    changes.length === 0
      ? l10n.t('No change was made here yet')
      : l10n.t('Choose a change to undo it, or one that was not stored to try it again; you review it first');
  picker.matchOnDescription = true;
  picker.matchOnDetail = true;
  picker.items = itemsOf(changes, session.region);
  picker.buttons = changes.length === 0 ? [] : [exportButton];
  return picker;
}

/** Changes that were confirmed together have a row for all of them, and one for each. */
function itemsOf(changes: readonly RecordedChange[], region: string): readonly ChangeItem[] {
  const undone = undoneIn(changes);
  const groups = Map.groupBy(changes, ({ group }) => group);
  return [...groups.values()].flatMap((group) => {
    const undoable = group.filter((change) => canUndo(change) && !undone.has(change.id));
    const missing = group.filter((change) => !canUndo(change));
    return [
      ...(group.length > 1 && undoable.length > 1 ? [undoAllItem(undoable)] : []),
      ...(group.length > 1 && missing.length > 1 ? [againItem(missing)] : []),
      ...group.map((change) => itemOf(change, undone.has(change.id), region)),
    ];
  });
}

const undoAllItem = (changes: readonly RecordedChange[]): ChangeItem => ({
  label: l10n.t('$(discard) Undo {0} changes together', changes.length),
  description: timeOf(changes),
  choose: ({ review }) => review(...undoOf(changes)),
});

const againItem = (changes: readonly RecordedChange[]): ChangeItem => ({
  label: l10n.t('$(redo) Review {0} changes again that were not stored', changes.length),
  description: timeOf(changes),
  choose: ({ review }) =>
    review(wishOf(changes), new Map(changes.map(({ arn, after }) => [arn, { desired: after }] as const))),
});

const timeOf = ([first]: readonly RecordedChange[]): string => (first ? momentText(new Date(first.at)) : '');

function itemOf(change: RecordedChange, isUndone: boolean, ownRegion: string): ChangeItem {
  const { name, qualifier, state, at, region, after } = change;
  const isStored = canUndo(change);
  const parts = [
    isUndone ? l10n.t('Undone') : recordedText(state),
    momentText(new Date(at)),
    ...(region === ownRegion ? [] : [region]),
    whoOf(change),
  ];
  return {
    label: `$(${isUndone ? 'check' : isStored ? 'discard' : 'circle-slash'}) ${quiet(`${name}:${qualifier}`)}`,
    description: quiet(parts.filter(Boolean).join(' · ')),
    detail: quiet(differenceText(change)),
    choose: ({ review, edit }) => {
      if (isStored) review(...undoOf([change]));
      else edit(targetOf(change), after);
    },
  };
}

/** `user/jane`, `assumed-role/Admin/jane`; the account is in the title. */
const whoOf = ({ identity, profile }: RecordedChange): string =>
  identity?.split(':').slice(5).join(':') ?? profile ?? '';

const quiet = (text: string): string => visibleText(text, 300).replaceAll('$(', '$\u200B(');

function differenceText(change: RecordedChange): string {
  const { before, after } = change;
  return EDITABLE_SETTINGS.filter((setting) => before[setting] !== after[setting])
    .map((setting) =>
      l10n.t(
        '{0}: {1} → {2}',
        settingName(setting),
        shortValueText(setting, before[setting], change),
        shortValueText(setting, after[setting], change),
      ),
    )
    .join(' · ');
}

const recordedText = (state: RecordedState): string => RECORDED_TEXTS[state]();

const RECORDED_TEXTS: Readonly<Record<RecordedState, () => string>> = {
  planned: () => l10n.t('Not sent'),
  sent: () => l10n.t('Not known: the window closed before the answer'),
  applied: () => l10n.t('Stored'),
  refused: () => l10n.t('Not changed'),
  notApplied: () => l10n.t('Not stored'),
  unknown: () => l10n.t('Not known'),
  conflict: () => l10n.t('Conflict: nothing was sent'),
};

function undoOf(changes: readonly RecordedChange[]): Parameters<Actions['review']> {
  const fixed = changes.map(({ arn, before, id }) => [arn, { desired: before, undoes: id }] as const);
  return [wishOf(changes), new Map(fixed)];
}

const wishOf = (changes: readonly RecordedChange[]): ChangeWish => ({
  targets: changes.map(targetOf),
  purpose: 'edit',
});

const targetOf = ({ partition, region, accountId, name, qualifier }: RecordedChange): Target => ({
  partition,
  region,
  accountId,
  name,
  qualifier,
});

async function exportChanges(changes: readonly RecordedChange[], replaceFile: ReplaceFile): Promise<void> {
  const exported = {
    title: l10n.t('Export Recent Changes'),
    all: changes,
    shown: changes,
    name: exportName(changes[0]?.accountId, 'changes'),
    content: (rows: readonly RecordedChange[]) =>
      `${JSON.stringify({ version: 1, changes: rows }, undefined, 2)}\n`,
  };
  await exportRows(exported, replaceFile, { ...editorDialogs, chooseFormat: () => Promise.resolve('json') });
}
