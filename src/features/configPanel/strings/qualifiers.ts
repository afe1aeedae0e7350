import { l10n } from 'vscode';
import { findingText } from '../../../presentation/findingText.ts';
import type { KnownQualifiers } from '../../../domain/qualifiers/qualifiers.ts';
import type { Loadable } from '../../../domain/loadable.ts';
import type { FunctionConfigs } from '../../../domain/account/account.ts';
import { isVersion } from '../../../domain/arn/functionArn.ts';
import type { Destination } from '../../../domain/destinations/destination.ts';
import type { Effective, EffectiveSettings } from '../../../domain/settings/eventInvokeConfig.ts';
import { plainLabel } from '../../../editor/treeText.ts';
import { destinationKindText } from '../../../presentation/destination.ts';
import { durationText } from '../../../presentation/duration.ts';
import { markedText } from '../../../presentation/settings.ts';
import type { PanelModel } from '../model.ts';
import type { NoticeViewModel } from '../protocol.ts';
import type { QualifierRow } from '../qualifierList.ts';
import type { CellViewModel, QualifierRowViewModel, QualifiersViewModel } from '../readyViewModel.ts';
import * as buttons from './buttons.ts';
import { missingNotice } from './common.ts';

/** All qualifiers side by side. */
export function qualifiersView(
  { qualifiers: { rows, folded } }: PanelModel,
  configs: FunctionConfigs,
  known: Loadable<KnownQualifiers>,
): QualifiersViewModel {
  return {
    heading: l10n.t('Qualifiers of this function'),
    explanation: l10n.t(
      'Lambda uses the settings of the invoked qualifier; without one, those of $LATEST. Settings are not inherited: an alias does not use those of its version, and a new version starts with the defaults.',
    ),
    notices: [...configsNotices(configs), ...knownNotices(known)],
    columns: [
      l10n.t('Qualifier'),
      l10n.t('Settings'),
      l10n.t('Retries'),
      l10n.t('Max age'),
      l10n.t('On success'),
      l10n.t('On failure'),
    ],
    rows: rows.map(rowView),
    folded: folded.map(rowView),
    showMore:
      folded.length === 1
        ? l10n.t('Show 1 more version without a config')
        : l10n.t('Show {0} more versions without a config', folded.length),
    showLess: l10n.t('Hide the versions without a config'),
  };
}

function rowView(row: QualifierRow): QualifierRowViewModel {
  const { qualifier, selected, version } = row;
  const warning = statusText(row);
  return {
    qualifier,
    selected,
    selectLabel: selected ? l10n.t('{0}, in view', qualifier) : l10n.t('Show {0}', qualifier),
    ...(version !== undefined && { caption: l10n.t('alias of version {0}', version) }),
    ...(warning !== undefined && { warning }),
    cells: row.settings ? settingsCells(row.settings) : unreadCells(),
  };
}

/** Problem with the qualifier itself. */
export function statusText({
  qualifier,
  status,
}: Pick<QualifierRow, 'qualifier' | 'status'>): string | undefined {
  if (status === 'orphaned') return findingText({ kind: 'orphanedConfig', qualifier }).headline;
  if (status !== 'missing') return undefined;
  return isVersion(qualifier)
    ? l10n.t('The function has no version {0}', qualifier)
    : l10n.t('The function has no alias {0}', qualifier);
}

function settingsCells(settings: EffectiveSettings): readonly CellViewModel[] {
  const { maximumRetryAttempts: retries, maximumEventAgeInSeconds: age } = settings;
  return [
    { text: settings.configured ? l10n.t('Configured') : l10n.t('Defaults'), muted: !settings.configured },
    limitCell(String(retries.value), retries, settings),
    limitCell(durationText(age.value), age, settings),
    targetCell(settings.onSuccess),
    targetCell(settings.onFailure),
  ];
}

/** Where some values were set, the others say that they were not. */
function limitCell(text: string, value: Effective<number>, { configured }: EffectiveSettings): CellViewModel {
  return { text: configured ? markedText(text, value) : text, muted: value.source === 'default' };
}

function targetCell(target: Destination | undefined): CellViewModel {
  if (!target) return { text: '–', muted: true, empty: true, title: l10n.t('Not configured') };
  const title = `${destinationKindText(target.kind)}\n${plainLabel(target.arn)}`;
  return { text: plainLabel(target.name), muted: false, title };
}

/** Where only Get is allowed, the others are read when they are chosen. */
const unreadCells = (): readonly CellViewModel[] => [
  { text: l10n.t('Not read'), muted: true },
  ...Array.from({ length: 4 }, () => ({ text: '', muted: true, empty: true })),
];

function configsNotices({ via, refusal }: FunctionConfigs): readonly NoticeViewModel[] {
  if (via === 'list') return [];
  return [missingNotice(l10n.t('Only the settings of this qualifier could be read'), refusal, [])];
}

function knownNotices(known: Loadable<KnownQualifiers>): readonly NoticeViewModel[] {
  if (known.kind === 'loading') {
    return [{ tone: 'info', title: l10n.t('Reading aliases and versions…'), actions: [] }];
  }
  if (known.kind === 'known') return halfNotices(known.value);
  const what = l10n.t('Aliases and versions without a config are not shown');
  return [missingNotice(what, known.error, [buttons.refresh()])];
}

function halfNotices({ unknown }: KnownQualifiers): readonly NoticeViewModel[] {
  const halves = [
    [l10n.t('Aliases without a config are not shown'), unknown?.aliases],
    [l10n.t('Versions without a config are not shown'), unknown?.versions],
  ] as const;
  return halves.flatMap(([what, error]) => (error ? [missingNotice(what, error, [buttons.refresh()])] : []));
}
