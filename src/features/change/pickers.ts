import { l10n, type QuickPickItem, window } from 'vscode';
import type { Account } from '../../domain/account/account.ts';
import type { FunctionIdentity } from '../../domain/account/functionIdentity.ts';
import { type DesiredConfig, desiredOf } from '../../domain/change/desiredConfig.ts';
import { parseDestination } from '../../domain/destinations/destination.ts';
import { visibleText } from '../../editor/markdown.ts';
import { DESTINATION_ICONS, destinationKindText } from '../../presentation/destination.ts';

interface ArnItem extends QuickPickItem {
  readonly arn: string;
}

/**
 * Asks for one of the destinations that are known of the account: those that other functions have, and its functions.
 * Sends nothing beyond the list of functions.
 */
export async function pickDestination(
  account: Account,
  fn: FunctionIdentity | undefined,
  title: string,
): Promise<string | undefined> {
  await account.directory.load();
  const used = new Map<string, number>();
  for (const { name, deadLetterArn } of account.directory.all()) {
    const configs = account.peekConfigs(name)?.configs ?? [];
    const arns = [...configs.flatMap(({ onSuccess, onFailure }) => [onSuccess, onFailure]), deadLetterArn];
    for (const arn of arns) if (arn !== undefined) used.set(arn, (used.get(arn) ?? 0) + 1);
  }
  const own = account.directory.all().map(({ arn }) => arn);
  const others = own.filter((arn) => arn !== fn?.arn && !used.has(arn)).map(itemOf(0));
  const known = [...used].filter(([arn]) => arn !== fn?.arn).map(([arn, count]) => itemOf(count)(arn));
  const items = [...byName(known), ...byName(others)].filter(({ arn }) => isOffered(arn));
  const placeHolder =
    items.length === 0
      ? l10n.t('No destination is known in this account: type an ARN into the form')
      : l10n.t('Known destinations and functions of this account; any other ARN can be typed into the form');
  const picked = await window.showQuickPick(items, {
    title,
    placeHolder,
    matchOnDescription: true,
    matchOnDetail: true,
  });
  return picked?.arn;
}

/** Those that can never work are not offered. */
function isOffered(arn: string): boolean {
  const { kind, fifo } = parseDestination(arn);
  return kind !== 'unknown' && !fifo;
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

const quiet = (text: string): string => visibleText(text, 200).replaceAll('$(', '$\u200B(');

const byName = (items: readonly ArnItem[]): readonly ArnItem[] =>
  items.toSorted((a, b) => (a.label < b.label ? -1 : 1));

interface ConfigItem extends QuickPickItem {
  readonly config: DesiredConfig;
}

/** Asks for the stored settings of another qualifier or function, of those that have been read. */
export async function pickConfig(
  account: Account,
  fn: FunctionIdentity | undefined,
  qualifier: string,
): Promise<DesiredConfig | undefined> {
  const names = account.directory.all().map(({ name }) => name);
  const own = fn ? [fn.name, ...names.filter((name) => name !== fn.name)] : names;
  const items = own.flatMap((name): readonly ConfigItem[] =>
    (account.peekConfigs(name)?.configs ?? [])
      .filter((config) => name !== fn?.name || config.qualifier !== qualifier)
      .map((config) => ({
        label: `$(symbol-function) ${quiet(l10n.t('{0}:{1}', name, config.qualifier))}`,
        detail: quiet(JSON.stringify(desiredOf(config))),
        config: desiredOf(config),
      })),
  );
  const picked = await window.showQuickPick(items, {
    title: l10n.t('Copy Settings From'),
    placeHolder:
      items.length === 0
        ? l10n.t('No other config has been read yet: open the overview to read them all')
        : l10n.t('Configs that have been read; they are only copied into the form'),
    matchOnDetail: true,
  });
  return picked?.config;
}
