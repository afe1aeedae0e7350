import { l10n, type QuickPickItem, window } from 'vscode';
import type { Account } from '../../domain/account/account.ts';
import type { FunctionIdentity } from '../../domain/account/functionIdentity.ts';
import type { EditableSetting } from '../../domain/change/desiredConfig.ts';
import { parseDestination } from '../../domain/destinations/destination.ts';
import { visibleText } from '../../editor/markdown.ts';
import { DESTINATION_ICONS, destinationKindText } from '../../presentation/destination.ts';
import { settingName } from './strings/fields.ts';

interface ArnItem extends QuickPickItem {
  readonly arn: string;
}

/**
 * Asks for one of the destinations that are known of the account: those that other functions have, those that have tags, and
 * its functions. Sends the request for tags, and the list of functions where that is not known.
 */
export async function pickDestination(
  account: Account,
  fn: FunctionIdentity | undefined,
  setting: EditableSetting,
): Promise<string | undefined> {
  const [tagged] = await Promise.all([
    // Denied, or nobody to ask: the known ones are offered.
    account.deployments?.targets().catch(() => []) ?? [],
    account.directory.load().catch(() => undefined),
  ]);
  const items = itemsOf(account, tagged, fn).filter(({ arn }) => isOffered(arn, setting));
  const placeHolder =
    items.length === 0
      ? l10n.t('No destination is known in this account: type an ARN into the form')
      : l10n.t('Known destinations and functions of this account; any other ARN can be typed into the form');
  const picked = await window.showQuickPick([...items], {
    title: settingName(setting),
    placeHolder,
    matchOnDescription: true,
    matchOnDetail: true,
  });
  return picked?.arn;
}

/** Destinations that are in use or have tags, by name; then the other functions. */
function itemsOf(
  account: Account,
  tagged: readonly string[],
  fn: FunctionIdentity | undefined,
): readonly ArnItem[] {
  const used = usesIn(account);
  for (const arn of tagged) if (!used.has(arn)) used.set(arn, 0);
  const own = account.directory.all().map(({ arn }) => arn);
  const others = own.filter((arn) => !used.has(arn)).map(itemOf(0));
  const known = [...used].map(([arn, count]) => itemOf(count)(arn));
  return [...byName(known), ...byName(others)].filter(({ arn }) => arn !== fn?.arn);
}

/** How many settings that have been read name a destination. */
function usesIn(account: Account): Map<string, number> {
  const used = new Map<string, number>();
  for (const { name, deadLetterArn } of account.directory.all()) {
    const configs = account.peekConfigs(name)?.configs ?? [];
    const arns = [...configs.flatMap(({ onSuccess, onFailure }) => [onSuccess, onFailure]), deadLetterArn];
    for (const arn of arns) if (arn !== undefined) used.set(arn, (used.get(arn) ?? 0) + 1);
  }
  return used;
}

/** Those that can never work are not offered. */
function isOffered(arn: string, setting: EditableSetting): boolean {
  const { kind, fifo } = parseDestination(arn);
  return kind !== 'unknown' && !fifo && !(kind === 'bucket' && setting === 'onSuccess');
}

const itemOf =
  (uses: number) =>
  (arn: string): ArnItem => {
    const { kind, name } = parseDestination(arn);
    return {
      arn,
      label: `$(${DESTINATION_ICONS[kind]}) ${quiet(name)}`,
      description: uses === 0 ? destinationKindText(kind) : usedText(destinationKindText(kind), uses),
      detail: quiet(arn),
    };
  };

const usedText = (kind: string, uses: number): string =>
  uses === 1 ? l10n.t('{0} · used once', kind) : l10n.t('{0} · used {1} times', kind, uses);

export const quiet = (text: string): string => visibleText(text, 200).replaceAll('$(', '$\u200B(');

const byName = (items: readonly ArnItem[]): readonly ArnItem[] =>
  items.toSorted((a, b) => (a.label < b.label ? -1 : 1));
