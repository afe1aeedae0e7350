import { l10n } from 'vscode';
import { ruleText } from './rule.ts';
import type { DestinationKind } from '../domain/destinations/destination.ts';
import type { ExportStrings, ReportStrings } from '../domain/export/index.ts';
import { countText, functionsText } from './count.ts';
import { destinationKindText, targetRoleText } from './destination.ts';
import { durationText } from './duration.ts';
import { withBlanks } from './noBreak.ts';
import { severityText } from './finding.ts';
import { findingText } from './findingText.ts';
import { markedText } from './settings.ts';

/** The words of an export. Made when needed: the language is known only then. */
export function exportStrings(): ExportStrings {
  return {
    title: l10n.t('Asynchronous invocation: account overview'),
    incomplete: l10n.t('The scan was not complete: some functions are missing.'),
    rule: ruleText,
    finding: (finding) => {
      const { headline, explanation } = findingText(finding);
      return l10n.t('{0}. {1}', headline, explanation);
    },
    report: reportStrings(),
  };
}

const columnStrings = (): ReportStrings['columns'] => ({
  name: l10n.t('Function and qualifier'),
  retries: l10n.t('Retries'),
  age: l10n.t('Max age'),
  findings: l10n.t('Findings'),
});

const roleStrings = (): ReportStrings['roles'] => ({
  onSuccess: targetRoleText('onSuccess'),
  onFailure: targetRoleText('onFailure'),
  deadLetter: targetRoleText('deadLetter'),
});

const severityStrings = (): ReportStrings['severities'] => ({
  error: { one: severityText('error'), many: l10n.t('Errors') },
  warning: { one: severityText('warning'), many: l10n.t('Warnings') },
  info: { one: severityText('info'), many: l10n.t('Notes') },
});

function reportStrings(): ReportStrings {
  return {
    summary: l10n.t('Summary'),
    scope: (functions, rows) =>
      l10n.t('{0} with {1} qualifiers in all.', withBlanks(functionsText(functions)), countText(rows)),
    noFindings: l10n.t('No findings.'),
    summaryColumns: {
      severity: l10n.t('Severity'),
      finding: l10n.t('Finding'),
      count: l10n.t('Qualifiers'),
    },
    severities: severityStrings(),
    remedy: l10n.t('What to do:'),
    settings: l10n.t('Settings'),
    columns: columnStrings(),
    roles: roleStrings(),
    kinds: kindStrings(),
    retries: (retries) => markedText(String(retries.value), retries),
    // With normal blanks: people search a file for `6 h`.
    age: (age) => markedText(withBlanks(durationText(age.value)), age),
    notRead: l10n.t('Not read'),
    more: (count) => l10n.t('and {0} more', countText(count)),
  };
}

function kindStrings(): Readonly<Record<DestinationKind, string>> {
  return {
    queue: destinationKindText('queue'),
    topic: destinationKindText('topic'),
    function: destinationKindText('function'),
    eventBus: destinationKindText('eventBus'),
    bucket: destinationKindText('bucket'),
    unknown: destinationKindText('unknown'),
  };
}
