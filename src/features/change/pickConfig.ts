import { l10n, type QuickPickItem, window } from 'vscode';
import type { Account } from '../../domain/account/account.ts';
import type { FunctionIdentity } from '../../domain/account/functionIdentity.ts';
import { type DesiredConfig, desiredOf, EDITABLE_SETTINGS } from '../../domain/change/desiredConfig.ts';
import { quiet } from './destinationItems.ts';
import { settingName, shortValueText } from './strings/fields.ts';

interface ConfigItem extends QuickPickItem {
  readonly config: DesiredConfig;
}

/** Asks for the stored settings of another qualifier or function, of those that have been read. */
export async function pickConfig(
  account: Account,
  fn: FunctionIdentity | undefined,
  qualifier: string,
): Promise<DesiredConfig | undefined> {
  const items = configItems(account, fn, qualifier);
  const picked = await window.showQuickPick([...items], {
    title: l10n.t('Copy Settings From'),
    placeHolder:
      items.length === 0
        ? l10n.t('No other config has been read yet: open the overview to read them all')
        : l10n.t('Configs that have been read; they are only copied into the form'),
    matchOnDetail: true,
  });
  return picked?.config;
}

/** Configs of the function itself come first. */
function configItems(
  account: Account,
  fn: FunctionIdentity | undefined,
  qualifier: string,
): readonly ConfigItem[] {
  const names = account.directory.all().map(({ name }) => name);
  const own = fn ? [fn.name, ...names.filter((name) => name !== fn.name)] : names;
  return own.flatMap((name): readonly ConfigItem[] =>
    (account.peekConfigs(name)?.configs ?? [])
      .filter((config) => name !== fn?.name || config.qualifier !== qualifier)
      .map((config) => ({
        label: `$(symbol-function) ${quiet(l10n.t('{0}:{1}', name, config.qualifier))}`,
        detail: quiet(configText(config, { accountId: fn?.accountId ?? '', region: account.region })),
        config: desiredOf(config),
      })),
  );
}

const configText = (config: DesiredConfig, home: Parameters<typeof shortValueText>[2]): string =>
  EDITABLE_SETTINGS.filter((setting) => config[setting] !== undefined)
    .map((setting) =>
      l10n.t('{0}: {1}', settingName(setting), shortValueText(setting, config[setting], home)),
    )
    .join(' · ');
