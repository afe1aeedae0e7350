import { l10n } from 'vscode';
import { measuredQueues, targetsOf } from '../../../../domain/evidence/targetEvidence.ts';
import { LAMBDA_METRICS } from '../../../../domain/evidence/metrics.ts';
import { hasConsole } from '../../../../domain/links/consoleLink.ts';
import { valueOf } from '../../../../domain/loadable.ts';
import { configOf } from '../../../../domain/settings/eventInvokeConfig.ts';
import { timeOfDayText } from '../../../../presentation/time.ts';
import type { EvidenceRecord } from '../../evidence/panelEvidence.ts';
import type { EvidenceSectionViewModel, EvidenceViewModel } from '../../evidenceViewModel.ts';
import { type PanelData, type PanelModel } from '../../model.ts';
import type { Place } from '../../navigation.ts';
import * as buttons from '../buttons.ts';
import { historyView } from './history.ts';
import { invokersView } from './invokers.ts';
import { metricsView } from './metrics.ts';
import { roleView } from './role.ts';
import { targetsView } from './targets.ts';

/** What happened, beside the settings. */
export function evidenceView(
  record: EvidenceRecord,
  { report, target }: PanelModel,
  data: PanelData,
  place: Place,
): EvidenceViewModel {
  const metrics = metricsView(record, report);
  return {
    heading: l10n.t('Evidence: did it happen?'),
    intro: introOf(record, { report, target }),
    ...(record.left !== true && { load: buttons.loadEvidence(record.evidence !== undefined) }),
    ...(!record.evidence && { pricing: buttons.openPricing() }),
    ...(metrics && { metrics }),
    sections: sectionsOf(record, data, place),
    actions: [
      ...(hasConsole(place) && target.accountId !== undefined
        ? [buttons.openLogs(), buttons.openMetrics()]
        : []),
      buttons.copyLogsTail(),
      buttons.copyAsyncTest(),
    ],
    actionsLabel: l10n.t('Go on'),
    actionsNote: l10n.t(
      'The Test button of the AWS console invokes synchronously: such an event never reaches a destination. Lambda Async sends no event and receives no message.',
    ),
  };
}

function introOf(
  { evidence, left }: EvidenceRecord,
  { report, target }: Pick<PanelModel, 'report' | 'target'>,
): string {
  if (evidence) return l10n.t('Read at {0}.', timeOfDayText(evidence.readAt));
  if (left === true) return l10n.t('Nothing was read, and this account is no longer active.');
  const queues = measuredQueues(targetsOf(report), { accountId: target.accountId, region: target.region });
  return l10n.t(
    'Reads metrics, the state of the targets, the policies of the execution role, CloudTrail’s event history and who invokes the function. Nothing is read before you press. AWS charges for the {0} metrics of CloudWatch (GetMetricData), a small fraction of a cent.',
    LAMBDA_METRICS.length + queues.length,
  );
}

function sectionsOf(
  { evidence, simulation, left }: EvidenceRecord,
  { configs }: PanelData,
  place: Place,
): readonly EvidenceSectionViewModel[] {
  if (!evidence) return [];
  const isConfigured = (qualifier: string): boolean => configOf(qualifier, configs.configs) !== undefined;
  return [
    targetsView(evidence.targets, valueOf(evidence.metrics), place),
    roleView(evidence.role, simulation, left !== true),
    historyView(evidence.history),
    invokersView(evidence.invokers, isConfigured),
  ];
}
