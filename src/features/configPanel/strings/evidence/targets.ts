import { l10n } from 'vscode';
import type { Destination, TargetRole } from '../../../../domain/destinations/destination.ts';
import type { TargetEvidence } from '../../../../domain/evidence/targetEvidence.ts';
import type { MetricsEvidence } from '../../../../domain/evidence/metrics.ts';
import { plainLabel } from '../../../../editor/treeText.ts';
import { destinationKindText, targetRoleText } from '../../../../presentation/destination.ts';
import { errorText } from '../../../../presentation/error.ts';
import { copyPolicy } from '../../../../page/buttons.ts';
import { type Place, navigationTo } from '../../navigation.ts';
import type { ActionViewModel } from '../../intent.ts';
import type { EvidenceRowViewModel, EvidenceSectionViewModel } from '../../evidenceViewModel.ts';
import * as buttons from '../buttons.ts';
import { row } from './rows.ts';
import { stateTexts } from './targetTexts.ts';

/** Whether the destinations and the dead-letter queue exist, and their state. */
export function targetsView(
  targets: readonly TargetEvidence[],
  metrics: MetricsEvidence | undefined,
  place: Place,
): EvidenceSectionViewModel {
  return {
    id: 'targets',
    heading: l10n.t('Do the targets exist?'),
    notices: [],
    rows: targets.map((target) => targetRow(target, metrics, place)),
    ...(targets.length === 0 && { note: l10n.t('No destination and no dead-letter queue is set.') }),
    actions: [],
  };
}

function targetRow(
  { target, roles, state }: TargetEvidence,
  metrics: MetricsEvidence | undefined,
  place: Place,
): EvidenceRowViewModel {
  const title = titleOf(target, roles);
  const [role = 'onFailure'] = roles;
  const way = navigationTo(target, place);
  const open = way ? [buttons.openTarget(role, plainLabel(target.name), way.kind === 'panel')] : [];
  if (state.kind === 'loading') return row('plain', title, [l10n.t('Reading…')]);
  if (state.kind === 'failed') return failedRow(title, state.error, open);
  const oldest = metrics?.queueAges.get(target.arn)?.points.at(-1)?.value;
  const { tone, lines } = stateTexts(state.value, oldest);
  const change: readonly ActionViewModel[] =
    state.value.kind === 'missing' && role !== 'deadLetter' ? [buttons.change(role)] : [];
  return row(tone, title, lines, [...open, ...change]);
}

const titleOf = ({ kind, name }: Destination, roles: readonly TargetRole[]): string =>
  l10n.t('{0} {1} ({2})', destinationKindText(kind), plainLabel(name), roles.map(targetRoleText).join(', '));

function failedRow(title: string, error: unknown, open: readonly ActionViewModel[]): EvidenceRowViewModel {
  const { headline, missingAction, ungrantable } = errorText(error);
  const lines = [
    l10n.t('Not known whether it exists: {0}.', headline),
    ...(ungrantable === undefined ? [] : [ungrantable]),
  ];
  const copy = missingAction === undefined ? [] : [copyPolicy(missingAction)];
  return row('unknown', title, lines, [...open, ...copy]);
}
