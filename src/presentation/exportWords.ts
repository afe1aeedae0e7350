import { l10n } from 'vscode';
import type { ExportWords } from '../domain/overview/export/index.ts';
import { findingText, ruleText } from './finding.ts';

/** The words of an export. Made when needed: the language is known only then. */
export function exportWords(): ExportWords {
  return {
    title: l10n.t('Asynchronous invocation: account overview'),
    incomplete: l10n.t('The scan was not complete: some functions are missing.'),
    rule: ruleText,
    finding: (finding) => {
      const { headline, explanation } = findingText(finding);
      return l10n.t('{0}. {1}', headline, explanation);
    },
  };
}
