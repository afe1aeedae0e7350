import { l10n, type QuickPickItem, QuickPickItemKind, window } from 'vscode';
import { isRegion, type Partition, PARTITIONS, partitionOfRegion } from '../../domain/arn/partition.ts';
import { regionName } from '../../domain/arn/regionNames.ts';
import type { SessionManager } from '../../domain/session/sessionManager.ts';
import { visibleText } from '../../editor/markdown.ts';

/** Lets the user choose a region of the session's partition, or type one that is newer than our list. */
export function pickRegion(sessions: SessionManager): Promise<string | undefined> {
  const current = sessions.current?.region ?? sessions.choice.region;
  const known = regionItems(current);
  const picker = window.createQuickPick();
  picker.title = l10n.t('Switch Region');
  picker.placeholder = l10n.t('Choose a Region by code or name, or type another one');
  picker.matchOnDescription = true;
  picker.items = known;
  picker.activeItems = known.filter((item) => item.label === current);
  picker.onDidChangeValue((value) => {
    picker.items = [...known, ...typedItems(value.trim(), known, current)];
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

/**
 * The regions to choose from. Credentials are good for one partition, which a region in use tells; where none
 * is, all partitions are there, the commercial one first.
 */
export function regionItems(current: string | undefined): readonly QuickPickItem[] {
  if (current !== undefined) return itemsOf(partitionOfRegion(current), current);
  const own = partitionOfRegion('us-east-1');
  const others = PARTITIONS.filter((partition) => partition !== own);
  return [
    ...itemsOf(own),
    ...others.flatMap((partition) => [
      { label: l10n.t('Partition {0}', partition.id), kind: QuickPickItemKind.Separator },
      ...itemsOf(partition),
    ]),
  ];
}

const itemsOf = ({ regions }: Partition, current?: string): readonly QuickPickItem[] =>
  regions.map((region) => {
    const facts = [regionName(region), region === current ? l10n.t('active') : undefined];
    return { label: region, description: facts.filter((fact) => fact !== undefined).join(' · ') };
  });

/** The typed text, if it is no known Region: one newer than our list, or the reason why it is invalid. */
export function typedItems(
  value: string,
  known: readonly QuickPickItem[],
  current: string | undefined,
): readonly QuickPickItem[] {
  const wanted = value.toLowerCase();
  const isKnown = ({ label, description = '' }: QuickPickItem): boolean =>
    label.includes(wanted) || description.toLowerCase().includes(wanted);
  if (value === '' || known.some(isKnown)) return [];
  if (!isRegion(value)) {
    const label = l10n.t(
      '“{0}” is not a Region (example: eu-west-1).',
      visibleText(value, 60).replaceAll('$(', '$\u200B('),
    );
    return [{ label, alwaysShow: true }];
  }
  const { id } = partitionOfRegion(value);
  const elsewhere = current !== undefined && id !== partitionOfRegion(current).id;
  const description = elsewhere
    ? l10n.t('in partition {0}: this profile’s credentials do not work there', id)
    : l10n.t('not in the list');
  return [{ label: value, description, alwaysShow: true }];
}
