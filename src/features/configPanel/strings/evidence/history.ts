import { l10n } from 'vscode';
import type { SettingsChange, ToldSettings } from '../../../../domain/evidence/trailRecord.ts';
import type { SettingsHistory } from '../../../../domain/evidence/settingsHistory.ts';
import { parseDestination } from '../../../../domain/destinations/destination.ts';
import type { Loadable } from '../../../../domain/loadable.ts';
import { plainLabel } from '../../../../editor/treeText.ts';
import { durationText } from '../../../../presentation/duration.ts';
import { momentText } from '../../../../presentation/time.ts';
import { targetRoleText } from '../../../../presentation/destination.ts';
import type { EvidenceRowViewModel, EvidenceSectionViewModel } from '../../evidenceViewModel.ts';
import { missingNotice } from '../common.ts';
import { row } from './rows.ts';

/** Most changes that are shown. */
const SHOWN = 20;

/** Who changed the settings, as CloudTrail tells it. */
export function historyView(history: Loadable<SettingsHistory>): EvidenceSectionViewModel {
  const changes = history.kind === 'known' ? history.value.changes : [];
  return {
    id: 'history',
    heading: l10n.t('Who changed the settings?'),
    ...(history.kind === 'loading' && { loading: l10n.t('Reading…') }),
    notices: history.kind === 'failed' ? [missingNotice(l10n.t('History unknown'), history.error, [])] : [],
    rows: changes.slice(0, SHOWN).map(changeRow),
    note: history.kind === 'known' ? noteOf(history.value) : '',
    actions: [],
  };
}

function noteOf({ changes, more }: SettingsHistory): string {
  const texts = [
    ...(changes.length === 0
      ? [l10n.t('CloudTrail’s event history has no change of these settings in the last 90 days.')]
      : []),
    ...(changes.length > SHOWN ? [l10n.t('{0} older changes are not shown.', changes.length - SHOWN)] : []),
    ...(more ? [l10n.t('CloudTrail has older events that were not read.')] : []),
    l10n.t('New events can take some minutes to appear.'),
  ];
  return texts.join(' ');
}

function changeRow(change: SettingsChange): EvidenceRowViewModel {
  const { at, who, qualifier, refused } = change;
  const title = l10n.t(
    '{0}, {1}: {2}',
    momentText(at),
    who === undefined ? l10n.t('unknown user') : plainLabel(nameOf(who)),
    operationText(change),
  );
  const about = qualifier === undefined ? l10n.t('The event does not name the qualifier.') : undefined;
  const lines =
    refused === undefined
      ? differences(change)
      : [l10n.t('Rejected ({0}): nothing was changed.', plainLabel(refused))];
  const icon = refused === undefined ? ICONS[change.operation] : 'circle-slash';
  const texts = [
    ...(about === undefined ? [] : [about]),
    ...lines,
    ...(who === undefined ? [] : [plainLabel(who)]),
  ];
  return row('plain', title, texts, [], icon);
}

const ICONS: Readonly<Record<SettingsChange['operation'], string>> = {
  put: 'edit',
  update: 'edit',
  delete: 'trash',
};

/** `engineers/alice` of a session's ARN. */
const nameOf = (arn: string): string =>
  arn
    .split(':')
    .at(-1)
    ?.replace(/^(assumed-role|user)\//, '') ?? arn;

function operationText({ operation, qualifier = '' }: SettingsChange): string {
  switch (operation) {
    case 'put':
    case 'update':
      return l10n.t('changed {0}', plainLabel(qualifier));
    case 'delete':
      return l10n.t('deleted the config of {0}', plainLabel(qualifier));
    default:
      return operation satisfies never;
  }
}

/** `On failure: orders-failed → nothing`; what was before is only told where CloudTrail has it. */
function differences({ before, after, operation, partly }: SettingsChange): readonly string[] {
  const now = after ?? {};
  if (before === undefined) {
    const known = SETTINGS.filter(({ key }) => operation !== 'delete' && (!partly || now[key] !== undefined));
    const told = known.map(({ name, text }) => l10n.t('{0}: {1}', name(), text(now)));
    return [...told, l10n.t('CloudTrail does not tell what it was before.')];
  }
  const earlier = before === 'none' ? {} : before;
  return SETTINGS.filter(({ text }) => text(earlier) !== text(now)).map(({ name, text }) =>
    l10n.t('{0}: {1} → {2}', name(), text(earlier), text(now)),
  );
}

interface SettingText {
  readonly key: keyof ToldSettings;
  readonly name: () => string;
  readonly text: (settings: ToldSettings) => string;
}

const destinationText = (arn: string | undefined): string =>
  arn === undefined ? l10n.t('nothing') : plainLabel(parseDestination(arn).name);

const SETTINGS: readonly SettingText[] = [
  {
    key: 'retries',
    name: () => l10n.t('Retries'),
    text: ({ retries }) => (retries === undefined ? l10n.t('default') : String(retries)),
  },
  {
    key: 'age',
    name: () => l10n.t('Max age'),
    text: ({ age }) => (age === undefined ? l10n.t('default') : durationText(age)),
  },
  {
    key: 'onSuccess',
    name: () => targetRoleText('onSuccess'),
    text: ({ onSuccess }) => destinationText(onSuccess),
  },
  {
    key: 'onFailure',
    name: () => targetRoleText('onFailure'),
    text: ({ onFailure }) => destinationText(onFailure),
  },
];
