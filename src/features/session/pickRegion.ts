import { l10n, type QuickPickItem, window } from 'vscode';
import { isRegion, partitionOfRegion } from '../../domain/partition.ts';
import type { Sessions } from '../../domain/sessions.ts';
import { visibleText } from '../../editor/markdown.ts';

/** Lets the user choose a region of the session's partition, or type one that is newer than our list. */
export function pickRegion(sessions: Sessions): Promise<string | undefined> {
  const current = sessions.current?.region ?? sessions.choice.region;
  const known = partitionOfRegion(current ?? 'us-east-1').regions.map((region): QuickPickItem => ({
    label: region,
    ...(region === current && { description: l10n.t('active') }),
  }));
  const picker = window.createQuickPick();
  picker.title = l10n.t('Switch Region');
  picker.placeholder = l10n.t('Choose a region, or type another one');
  picker.items = known;
  picker.activeItems = known.filter((item) => item.label === current);
  picker.onDidChangeValue((value) => {
    picker.items = [...known, ...typedItems(value.trim(), known)];
  });
  return new Promise((resolve) => {
    picker.onDidAccept(() => {
      const label = picker.selectedItems[0]?.label;
      if (label === undefined || !isRegion(label)) return;
      resolve(label);
      picker.hide();
    });
    picker.onDidHide(() => {
      resolve(undefined);
      picker.dispose();
    });
    picker.show();
  });
}

function typedItems(value: string, known: readonly QuickPickItem[]): readonly QuickPickItem[] {
  if (value === '' || known.some((item) => item.label.includes(value.toLowerCase()))) return [];
  if (isRegion(value)) return [{ label: value, description: l10n.t('not in our list'), alwaysShow: true }];
  const label = l10n.t('“{0}” is no region, like eu-west-1.', visibleText(value, 60));
  return [{ label, alwaysShow: true }];
}
