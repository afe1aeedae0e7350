import { l10n } from 'vscode';
import { ruleText } from '../../../presentation/rule.ts';
import { type DestinationKind, TARGET_ROLES } from '../../../domain/destinations/destination.ts';
import type { Severity } from '../../../domain/findings/finding.ts';
import { RULES } from '../../../domain/findings/rules.ts';
import { TARGET_KINDS } from '../../../domain/overview/rowView.ts';
import { type RowColumn } from '../../../domain/overview/rowOrder.ts';
import { DESTINATION_ICONS, destinationKindText, targetRoleText } from '../../../presentation/destination.ts';
import { SEVERITY_ICONS, severityText } from '../../../presentation/finding.ts';
import type { FilterStrings, TableStrings } from '../protocol.ts';
import { targetKindText } from './summary.ts';

/** The words of the table and its filters. Made once: the language does not change. */
export function tableStrings(): TableStrings {
  return {
    label: l10n.t('Functions and qualifiers'),
    columns: columnTexts(),
    kinds: kindStrings(),
    severities: severityStrings(),
    sources: { configured: l10n.t('configured'), default: l10n.t('default') },
    marked: l10n.t('{0} (default)'),
    none: l10n.t('none'),
    count: l10n.t('{0} of {1} rows'),
    noRows: l10n.t('Rows appear here as functions are read.'),
    versions: l10n.t('{0} versions'),
    differ: l10n.t('differ'),
    others: l10n.t('+{0}'),
    stack: l10n.t('Stack {0}'),
    noStack: l10n.t('No stack'),
    rows: l10n.t('{0} rows'),
    lost: {
      none: l10n.t('none counted'),
      dropped: l10n.t('{0} dropped'),
      notDelivered: l10n.t('{0} not delivered'),
    },
    nothingPasses: l10n.t('No rows match the filters.'),
    filters: filterStrings(),
  };
}

function columnTexts(): Readonly<Record<RowColumn, string>> {
  return {
    function: l10n.t('Function'),
    qualifier: l10n.t('Qualifier'),
    retries: l10n.t('Retries'),
    maximumAge: l10n.t('Max age'),
    onSuccess: targetRoleText('onSuccess'),
    onFailure: targetRoleText('onFailure'),
    deadLetter: targetRoleText('deadLetter'),
    lastModified: l10n.t('Last modified'),
    source: l10n.t('Source'),
    findings: l10n.t('Findings'),
    lost: l10n.t('Lost in 24 h'),
  };
}

function kindStrings(): TableStrings['kinds'] {
  const kinds = Object.keys(DESTINATION_ICONS) as DestinationKind[];
  const strings = kinds.map((kind) => {
    return [kind, { text: destinationKindText(kind), icon: DESTINATION_ICONS[kind] }] as const;
  });
  return Object.fromEntries(strings) as TableStrings['kinds'];
}

function severityStrings(): TableStrings['severities'] {
  const severities = Object.keys(SEVERITY_ICONS) as Severity[];
  const strings = severities.map((severity) => {
    return [severity, { text: severityText(severity), icon: SEVERITY_ICONS[severity] }] as const;
  });
  return Object.fromEntries(strings) as TableStrings['severities'];
}

function filterStrings(): FilterStrings {
  return {
    label: l10n.t('Filters'),
    text: l10n.t('Text'),
    placeholder: l10n.t('Name, ARN, target, stack:x, tag:k=v'),
    clear: l10n.t('Clear Filters'),
    changeShown: l10n.t('Change Rows in View…'),
    groupByStack: l10n.t('Group by Stack'),
    target: l10n.t('Target'),
    targetHint: l10n.t('A target is a destination or a dead-letter queue.'),
    finding: l10n.t('Finding'),
    source: l10n.t('Source'),
    all: l10n.t('all'),
    targets: targetOptions(),
    findings: findingOptions(),
    sources: [
      { value: 'configured', text: l10n.t('configured') },
      { value: 'default', text: l10n.t('default') },
    ],
  };
}

function targetOptions(): FilterStrings['targets'] {
  const any = TARGET_KINDS.map((kind) => ({
    value: { role: 'any', kind } as const,
    text: targetKindText(kind),
  }));
  const inRole = TARGET_ROLES.map((role) => ({
    label: targetRoleText(role),
    options: TARGET_KINDS.map((kind) => ({
      value: { role, kind },
      text: l10n.t('{0}: {1}', targetRoleText(role), targetKindText(kind)),
    })),
  }));
  return [{ label: l10n.t('Any destination or dead-letter queue'), options: any }, ...inRole];
}

function findingOptions(): FilterStrings['findings'] {
  const rules = RULES.map(({ id, kind }) => ({ value: id, text: ruleText(kind).title }));
  return [
    {
      label: l10n.t('Findings'),
      options: [
        { value: 'any', text: l10n.t('any finding') },
        { value: 'none', text: l10n.t('no finding') },
        { value: 'broken', text: l10n.t('a target that cannot work') },
      ],
    },
    { label: l10n.t('Rules'), options: rules },
  ];
}
