import { l10n } from 'vscode';
import { isVersion } from '../../../domain/arn/functionArn.ts';
import { warningText } from '../../../presentation/warning.ts';
import { type PanelData, type PanelModel, panelModel } from '../model.ts';
import type { Place } from '../navigation.ts';
import type { NoticeViewModel } from '../protocol.ts';
import type { ReadyViewModel } from '../readyViewModel.ts';
import { destinationsView } from './destinations.ts';
import { limitsView } from './limits.ts';
import { notesView } from './notes.ts';
import { pathView } from './path.ts';
import { qualifiersView, standingText } from './qualifiers.ts';
import { timelineView } from './timeline.ts';

/** What was read, in words. */
export function readyView(
  data: PanelData,
  place: Place,
  notices: readonly NoticeViewModel[],
): ReadyViewModel {
  const model = panelModel(data);
  return {
    kind: 'ready',
    notices: [...notices, ...standingNotices(model), ...getNotices(data, model), ...durableNotices(data)],
    path: pathView(model),
    timeline: timelineView(model),
    limits: limitsView(model, data.configs.readAt),
    destinations: destinationsView(model, data.summary, place),
    qualifiers: qualifiersView(model, data.configs, data.qualifiers),
    notes: notesView(),
  };
}

/** The qualifier in view does not exist: its settings apply to nothing. */
function standingNotices({ standing, target: { qualifier } }: PanelModel): readonly NoticeViewModel[] {
  const title = standingText({ qualifier, standing });
  if (title === undefined) return [];
  const text =
    standing === 'orphaned'
      ? warningText({ kind: 'orphanedConfig', qualifier }).explanation
      : isVersion(qualifier)
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
function getNotices({ configs }: PanelData, { config, standing }: PanelModel): readonly NoticeViewModel[] {
  if (configs.via === 'list' || config || standing === 'there') return [];
  const title = l10n.t('No config found');
  const text = l10n.t(
    'Without permission to list, AWS answers the same for “not configured” and “not found”.',
  );
  return [{ tone: 'info', title, text, actions: [] }];
}
