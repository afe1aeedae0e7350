import { l10n, window } from 'vscode';
import type { Account } from '../../domain/account/account.ts';
import { LATEST } from '../../domain/arn/functionArn.ts';
import { compareQualifiers } from '../../domain/qualifiers/qualifiers.ts';
import { quiet } from './destinationItems.ts';

/** Asks for one of a function's qualifiers that exist. */
export async function pickQualifier(
  account: Account,
  { name, qualifier: gone }: { readonly name: string; readonly qualifier: string },
): Promise<string | undefined> {
  const { aliases = [], versions = [] } = account.peekQualifiers(name) ?? {};
  const all = [LATEST, ...aliases.map((alias) => alias.name), ...versions];
  const items = [...new Set(all)]
    .filter((qualifier) => qualifier !== gone)
    .toSorted(compareQualifiers)
    .map((qualifier) => ({ label: quiet(qualifier), qualifier }));
  const picked = await window.showQuickPick(items, {
    title: l10n.t('Qualifier of {0}', quiet(name)),
    placeHolder: l10n.t('Choose the qualifier for these settings; you review them first'),
  });
  return picked?.qualifier;
}
