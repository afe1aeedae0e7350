import { l10n, type QuickPick, type QuickPickItem, ThemeIcon, window } from 'vscode';
import type { FunctionTarget } from '../../contributions.ts';
import { canUndo, type RecordedChange, type RecordedState } from '../../domain/change/recordedChange.ts';
import { EDITABLE_SETTINGS } from '../../domain/change/desiredConfig.ts';
import type { ReplaceFile } from '../../domain/export/fileWriting.ts';
import type { Session } from '../../domain/session/session.ts';
import { visibleText } from '../../editor/markdown.ts';
import { editorDialogs, exportName, exportRows } from '../../page/exporting.ts';
import { placeText } from '../../page/origin.ts';
import { momentText } from '../../presentation/time.ts';
import type { DeskRecord } from './deskRecord.ts';
import type { ChangeWish } from './request.ts';
import { settingName, shortValueText } from './strings/fields.ts';

interface Actions {
  readonly replaceFile: ReplaceFile;
  readonly undo: (wish: ChangeWish, fixed: NonNullable<DeskRecord['fixed']>) => void;
}

interface ChangeItem extends QuickPickItem {
  readonly changes: readonly RecordedChange[];
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
  if (chosen) undoChanges(chosen.changes, actions);
}

function changesPicker(changes: readonly RecordedChange[], session: Session): QuickPick<ChangeItem> {
  const picker = window.createQuickPick<ChangeItem>();
  const exportButton = { iconPath: new ThemeIcon('export'), tooltip: l10n.t('Export as JSON…') };
  picker.title = l10n.t('Recent Changes in {0}', visibleText(placeText(session)));
  picker.placeholder =
    changes.length === 0
      ? l10n.t('No change was made here yet')
      : l10n.t('Choose a change to undo it; you review it first');
  picker.matchOnDescription = true;
  picker.matchOnDetail = true;
  picker.items = itemsOf(changes);
  picker.buttons = changes.length === 0 ? [] : [exportButton];
  return picker;
}

/** Changes that were confirmed together have a row for all of them, and one for each. */
function itemsOf(changes: readonly RecordedChange[]): readonly ChangeItem[] {
  const groups = Map.groupBy(changes, ({ group }) => group);
  return [...groups.values()].flatMap((group) => {
    const undoable = group.filter(canUndo);
    const all = group.length > 1 && undoable.length > 1 ? [groupItem(undoable, group)] : [];
    return [...all, ...group.map(itemOf)];
  });
}

function groupItem(undoable: readonly RecordedChange[], group: readonly RecordedChange[]): ChangeItem {
  const [first] = group;
  return {
    label: l10n.t('$(discard) Undo {0} changes together', undoable.length),
    description: first ? momentText(new Date(first.at)) : '',
    changes: undoable,
  };
}

function itemOf(change: RecordedChange): ChangeItem {
  const { name, qualifier, state, at, identity, profile } = change;
  const by = identity ?? profile ?? '';
  return {
    label: `$(${canUndo(change) ? 'discard' : 'circle-slash'}) ${quiet(`${name}:${qualifier}`)}`,
    description: l10n.t('{0} · {1} · {2}', recordedText(state), momentText(new Date(at)), quiet(by)),
    detail: quiet(differenceText(change)),
    changes: canUndo(change) ? [change] : [],
  };
}

const quiet = (text: string): string => visibleText(text, 300).replaceAll('$(', '$\u200B(');

function differenceText({ before, after }: RecordedChange): string {
  return EDITABLE_SETTINGS.filter((setting) => before[setting] !== after[setting])
    .map((setting) =>
      l10n.t(
        '{0}: {1} → {2}',
        settingName(setting),
        shortValueText(setting, before[setting]),
        shortValueText(setting, after[setting]),
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

function undoChanges(changes: readonly RecordedChange[], { undo }: Actions): void {
  if (changes.length === 0) return;
  const targets = changes.map(
    ({ partition, region, accountId, name, qualifier }): FunctionTarget & { readonly qualifier: string } => ({
      partition,
      region,
      accountId,
      name,
      qualifier,
    }),
  );
  const fixed = new Map(
    changes.map(({ arn, before, id }) => [arn, { desired: before, undoes: id }] as const),
  );
  undo({ targets, purpose: 'edit' }, fixed);
}

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
