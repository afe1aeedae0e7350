import { l10n } from 'vscode';
import type { Scan, ScanFailure } from '../../../domain/overview/scan.ts';
import { countText, functionsText } from '../../../presentation/count.ts';
import { errorText } from '../../../presentation/error.ts';
import type { FailuresViewModel } from '../protocol.ts';
import { copyPolicy } from '../../../page/buttons.ts';
import * as buttons from './buttons.ts';

/** Failures listed by name; more of them mostly have one cause. */
const LISTED = 100;

/** Failures with buttons to retry; undefined where everything was read. */
export function failuresView(
  scan: Pick<Scan, 'progress' | 'failures'>,
  left: boolean,
): FailuresViewModel | undefined {
  const { failed } = scan.progress;
  if (failed === 0) return undefined;
  const listed = scan.failures().slice(0, LISTED);
  const texts = listed.map(({ error }) => errorText(error));
  const missing = new Set(texts.flatMap(({ missingAction }) => missingAction ?? []));
  const more = failed - listed.length;
  const isFinal = more === 0 && texts.every(({ ungrantable }) => ungrantable !== undefined);
  return {
    heading: l10n.t('Could not be read: {0}', functionsText(failed)),
    items: listed.map((failure) => ({
      name: failure.name,
      text: failureText(failure),
      ...(!left && { retry: buttons.retry(failure) }),
    })),
    ...(more > 0 && { more: l10n.t('and {0} more', countText(more)) }),
    remedies: [...new Set(texts.flatMap(({ remedy }) => remedy ?? []))],
    // Trying again cannot help where only an administrator can; each function still has its own button.
    actions: [...(left || isFinal ? [] : [buttons.retryAll()]), ...[...missing].map(copyPolicy)],
  };
}

/** A function of which only the qualifiers failed still has its rows. */
export function failureText({ part, error }: ScanFailure): string {
  const { headline } = errorText(error);
  return part === 'configs' ? headline : l10n.t('Aliases and versions not read: {0}', headline);
}
