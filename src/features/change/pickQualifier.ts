import { CancellationTokenSource, l10n, type QuickPickItem, window } from 'vscode';
import type { Account } from '../../domain/account/account.ts';
import { LATEST } from '../../domain/arn/functionArn.ts';
import { compareQualifiers, type KnownQualifiers } from '../../domain/qualifiers/qualifiers.ts';
import { errorText } from '../../presentation/error.ts';
import { quiet } from './destinationItems.ts';

/** A row of the picker; without a qualifier it only tells what is not known. */
interface QualifierItem extends QuickPickItem {
  readonly qualifier?: string;
}

/** Asks for one of a function's qualifiers that exist. */
export async function pickQualifier(
  account: Account,
  { name, qualifier: gone }: { readonly name: string; readonly qualifier: string },
): Promise<string | undefined> {
  const known = account.qualifiers(name).catch((error: unknown) => ({ error }));
  const left = new CancellationTokenSource();
  const leave = (): void => left.cancel();
  // Nothing of an account that was left may be chosen.
  account.signal.addEventListener('abort', leave);
  const items = known.then((qualifiers) => qualifierItems(qualifiers, gone));
  const options = {
    title: l10n.t('Qualifier of {0}', quiet(name)),
    placeHolder: l10n.t('Choose the qualifier for these settings; you review them first'),
  };
  const picked = await window.showQuickPick<QualifierItem>(items, options, left.token);
  account.signal.removeEventListener('abort', leave);
  return account.signal.aborted ? undefined : picked?.qualifier;
}

/** Those that exist, then what could not be listed: a function without aliases looks the same otherwise. */
export function qualifierItems(
  known: KnownQualifiers | { readonly error: unknown },
  gone: string,
): QualifierItem[] {
  const { aliases, versions, unknown } = 'error' in known ? NONE : known;
  const all = new Set([LATEST, ...aliases.map(({ name }) => name), ...versions]);
  const items = [...all]
    .filter((qualifier) => qualifier !== gone)
    .toSorted(compareQualifiers)
    .map((qualifier): QualifierItem => ({ label: quiet(qualifier), qualifier }));
  if ('error' in known) return [...items, failedItem(l10n.t('Aliases and versions'), known.error)];
  return [
    ...items,
    ...(unknown?.aliases ? [failedItem(l10n.t('Aliases'), unknown.aliases)] : []),
    ...(unknown?.versions ? [failedItem(l10n.t('Versions'), unknown.versions)] : []),
  ];
}

const NONE: KnownQualifiers = { aliases: [], versions: [] };

const failedItem = (what: string, error: unknown): QualifierItem => ({
  label: `$(warning) ${quiet(l10n.t('{0}: {1}', what, errorText(error).headline))}`,
  alwaysShow: true,
});
