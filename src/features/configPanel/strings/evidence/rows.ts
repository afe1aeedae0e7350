import { l10n } from 'vscode';
import type { EvidenceRowViewModel, EvidenceTone } from '../../evidenceViewModel.ts';

const ICONS: Readonly<Record<EvidenceTone, string>> = {
  ok: 'pass',
  warning: 'warning',
  error: 'error',
  unknown: 'question',
  plain: 'circle-small',
};

const TONE_TEXTS: Readonly<Record<EvidenceTone, () => string>> = {
  ok: () => l10n.t('In order'),
  warning: () => l10n.t('Warning'),
  error: () => l10n.t('Error'),
  unknown: () => l10n.t('Unknown'),
  plain: () => '',
};

/** A row of evidence; the icon and its word come from the tone. */
export const row = (
  tone: EvidenceTone,
  title: string,
  lines: readonly string[],
  actions: EvidenceRowViewModel['actions'] = [],
  icon = ICONS[tone],
): EvidenceRowViewModel => ({
  tone,
  icon,
  says: TONE_TEXTS[tone](),
  title,
  lines,
  actions,
});
