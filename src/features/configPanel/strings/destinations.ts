import { l10n } from 'vscode';
import {
  type Destination,
  REQUIRED_ACTIONS,
  type TargetRole,
} from '../../../domain/destinations/destination.ts';
import type { Loadable } from '../../../domain/loadable.ts';
import type { FunctionSummary } from '../../../domain/session/lambdaApi.ts';
import { plainLabel } from '../../../editor/treeText.ts';
import { DESTINATION_ICONS, destinationKindText, targetRoleText } from '../../../presentation/destination.ts';
import type { PanelModel } from '../model.ts';
import { type Place, navigationTo } from '../navigation.ts';
import type { ActionViewModel, FactViewModel, NoticeViewModel } from '../protocol.ts';
import type { DestinationRowViewModel, DestinationsViewModel, TargetViewModel } from '../readyViewModel.ts';
import * as buttons from './buttons.ts';
import { switchButtons } from '../../../page/buttons.ts';
import { profilesText } from '../../../presentation/match.ts';
import { findingText } from '../../../presentation/findingText.ts';
import { findingsAbout, missingNotice } from './common.ts';

/** Targets with their ARNs, and the permissions that the execution role needs for them. */
export function destinationsView(
  model: PanelModel,
  summary: Loadable<FunctionSummary>,
  place: Place,
): DestinationsViewModel {
  const { settings, deadLetter } = model.report;
  const row = rowMaker(model, place);
  const role = executionRole(summary);
  return {
    heading: l10n.t('Destinations and dead-letter queue'),
    columns: [l10n.t('When'), l10n.t('Destination'), l10n.t('The execution role needs')],
    rows: [
      row('onSuccess', settings.onSuccess),
      row('onFailure', settings.onFailure),
      deadLetter.kind === 'known'
        ? row('deadLetter', deadLetter.value)
        : { ...emptyRow('deadLetter'), text: unknownText(deadLetter.kind) },
    ],
    ...(role && { executionRole: role }),
    notices: summaryNotices(summary),
  };
}

type RowMaker = (role: TargetRole, target: Destination | undefined) => DestinationRowViewModel;

function rowMaker(model: PanelModel, place: Place): RowMaker {
  return (role, target) => {
    if (!target) return { ...emptyRow(role), text: l10n.t('Not configured') };
    return {
      ...emptyRow(role),
      target: {
        icon: DESTINATION_ICONS[target.kind],
        kind: destinationKindText(target.kind),
        name: plainLabel(target.name),
        arn: plainLabel(target.arn),
        needs: REQUIRED_ACTIONS[target.kind],
        ...needsNote(target),
        ...elsewhere(target, place),
        actions: targetActions(role, target, place),
      },
      warnings: findingsAbout(model.report, role).map((finding) => findingText(finding).headline),
    };
  };
}

function emptyRow(role: TargetRole): DestinationRowViewModel {
  return { role, label: targetRoleText(role), note: noteText(role), warnings: [] };
}

function noteText(role: TargetRole): string {
  switch (role) {
    case 'onSuccess':
      return l10n.t('Receives a record of each successful event');
    case 'onFailure':
      return l10n.t('Receives a record of each failed event, with the error');
    case 'deadLetter':
      return l10n.t('Receives only the event; one for all versions of the function');
    default:
      return role satisfies never;
  }
}

function needsNote({ kind }: Destination): { readonly needsNote?: string } {
  if (kind === 'bucket') {
    return { needsNote: l10n.t('With SSE-KMS encryption, also kms:GenerateDataKey on the key.') };
  }
  return kind === 'unknown' ? { needsNote: l10n.t('Unknown for this kind of destination.') } : {};
}

/** A destination in another account needs a profile that signs in there. */
function elsewhere(
  { accountId }: Destination,
  place: Place,
): Pick<TargetViewModel, 'elsewhere' | 'switches'> {
  const isOther = accountId !== undefined && place.accountId !== undefined && accountId !== place.accountId;
  if (!isOther) return { switches: [] };
  const profiles = place.profilesOf?.get(accountId) ?? [];
  return {
    elsewhere: l10n.t('In account {0}. {1}', accountId, profilesText(profiles)),
    switches: profiles.length === 0 ? [] : switchButtons(profiles),
  };
}

function targetActions(role: TargetRole, target: Destination, place: Place): readonly ActionViewModel[] {
  const way = navigationTo(target, place);
  const name = plainLabel(target.name);
  return [
    buttons.copyTarget(role, name),
    ...(way ? [buttons.openTarget(role, name, way.kind === 'panel')] : []),
    ...(way?.kind === 'panel' && way.inTree ? [buttons.revealTarget(role, name)] : []),
  ];
}

const unknownText = (kind: 'loading' | 'failed'): string =>
  kind === 'loading' ? l10n.t('Reading…') : l10n.t('Unknown');

function executionRole(summary: Loadable<FunctionSummary>): FactViewModel | undefined {
  const arn = summary.kind === 'known' ? summary.value.role : undefined;
  if (arn === undefined) return undefined;
  const copy = buttons.copy('executionRole', l10n.t('Copy ARN of the Execution Role'));
  return { label: l10n.t('Execution role'), value: plainLabel(arn), copy };
}

function summaryNotices(summary: Loadable<FunctionSummary>): readonly NoticeViewModel[] {
  if (summary.kind !== 'failed') return [];
  const what = l10n.t('Dead-letter queue and execution role unknown');
  return [missingNotice(what, summary.error, [buttons.refresh()])];
}
