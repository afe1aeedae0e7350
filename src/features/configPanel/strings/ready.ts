import { l10n } from 'vscode';
import { isVersion } from '../../../domain/arn/functionArn.ts';
import { type PanelData, type PanelModel, panelModel } from '../model.ts';
import type { Place } from '../navigation.ts';
import type { NoticeViewModel } from '../protocol.ts';
import type { ReadyViewModel } from '../readyViewModel.ts';
import { NOT_ASKED } from '../evidence/panelEvidence.ts';
import { evidenceView } from './evidence/evidence.ts';
import { destinationsView } from './destinations.ts';
import { limitsView } from './limits.ts';
import { notesView } from './notes.ts';
import { pathView } from './path.ts';
import { qualifiersView, statusText } from './qualifiers.ts';
import { timelineView } from './timeline.ts';
import { verdictView } from './verdict.ts';

/** The settings in words. */
export function readyView(
  data: PanelData,
  place: Place,
  notices: readonly NoticeViewModel[],
  evidence = NOT_ASKED,
): ReadyViewModel {
  const model = panelModel(data);
  return {
    kind: 'ready',
    notices: [...notices, ...statusNotices(model), ...getNotices(data, model), ...durableNotices(data)],
    verdict: verdictView(model),
    path: pathView(model),
    timeline: timelineView(model),
    limits: limitsView(model, data.configs.readAt),
    destinations: destinationsView(model, data.summary, place),
    evidence: evidenceView(evidence, model, data, place),
    qualifiers: qualifiersView(model, data.configs, data.qualifiers),
    notes: notesView(),
  };
}

/** The qualifier in view does not exist. A config that is left over is a finding. */
function statusNotices({ report: { status, qualifier } }: PanelModel): readonly NoticeViewModel[] {
  const title = status === 'missing' ? statusText({ qualifier, status }) : undefined;
  if (title === undefined) return [];
  const text = isVersion(qualifier)
    ? l10n.t('Invocations through it fail. The defaults are shown.')
    : l10n.t('Invocations through it fail. The defaults shown would apply to a new alias.');
  return [{ tone: 'warning', title, text, actions: [] }];
}

/** It decides which qualifiers can be invoked at all, so it stands on top. */
function durableNotices({ summary }: PanelData): readonly NoticeViewModel[] {
  if (summary.kind !== 'known' || summary.value.durable !== true) return [];
  const title = l10n.t('Durable function');
  return [
    { tone: 'info', title, text: l10n.t('Lambda rejects invocations without a qualifier.'), actions: [] },
  ];
}

/** Get answers the same for a qualifier without a config and for one that does not exist (domain.md §3). */
function getNotices({ configs }: PanelData, { config, report }: PanelModel): readonly NoticeViewModel[] {
  if (configs.via === 'list' || config || report.status === 'exists') return [];
  const title = l10n.t('No config found');
  const text = l10n.t(
    'Without permission to list, AWS answers the same for “not configured” and “not found”.',
  );
  return [{ tone: 'info', title, text, actions: [] }];
}
