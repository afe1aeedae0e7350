import { l10n } from 'vscode';
import type { Destination, TargetRole } from '../../../domain/destinations/destination.ts';
import { plainLabel } from '../../../editor/treeText.ts';
import { DESTINATION_ICONS, destinationKindText, targetRoleText } from '../../../presentation/destination.ts';
import { durationText } from '../../../presentation/duration.ts';
import { markedText, retriesText } from '../../../presentation/settings.ts';
import type { PanelModel } from '../model.ts';
import type { PathBranchViewModel, PathStepViewModel, PathViewModel } from '../readyViewModel.ts';
import { mostAttemptsText, headlineOf } from './common.ts';

/** The picture: event → queue → attempts → where it ends. */
export function pathView(model: PanelModel): PathViewModel {
  const steps = [eventStep(model), queueStep(model), attemptsStep(model)];
  const branches = branchViews(model);
  return {
    heading: l10n.t('The path of an event'),
    description: inSentences(steps, branches),
    steps,
    branches,
  };
}

function eventStep({ target }: PanelModel): PathStepViewModel {
  return {
    icon: 'zap',
    title: l10n.t('Event'),
    lines: [l10n.t('Asynchronous invocation of {0}', target.qualifier)],
  };
}

function queueStep({ report: { settings } }: PanelModel): PathStepViewModel {
  const age = settings.maximumEventAgeInSeconds;
  return {
    icon: 'layers',
    title: l10n.t('Lambda’s queue'),
    lines: [l10n.t('Max age {0}', markedText(durationText(age.value), age))],
  };
}

function attemptsStep({ report: { settings, event } }: PanelModel): PathStepViewModel {
  const retries = settings.maximumRetryAttempts;
  const cut = event.attempts.filter(({ cutByAge }) => cutByAge).length;
  const possible = retries.value - cut;
  return {
    icon: 'sync',
    title: mostAttemptsText(possible + 1),
    lines: [
      cut === 0
        ? markedText(retriesText(retries.value), retries)
        : l10n.t('{0} of {1} in time', possible, retriesText(retries.value)),
    ],
  };
}

function branchViews(model: PanelModel): readonly PathBranchViewModel[] {
  const { settings, ending } = model.report;
  const success = branch(model, 'onSuccess', settings.onSuccess);
  if (ending === 'discarded') return [success, discarded()];
  return [success, branch(model, 'onFailure', settings.onFailure), deadLetterBranch(model)];
}

function branch(model: PanelModel, role: TargetRole, target: Destination | undefined): PathBranchViewModel {
  const label = targetRoleText(role);
  if (!target) return { icon: 'circle-slash', label, kind: 'none', text: l10n.t('No destination') };
  const warning = headlineOf(model.report, role);
  return {
    icon: DESTINATION_ICONS[target.kind],
    label,
    kind: 'target',
    text: plainLabel(target.name),
    caption: destinationKindText(target.kind),
    ...(warning !== undefined && { warning }),
  };
}

function discarded(): PathBranchViewModel {
  return {
    icon: 'trash',
    label: targetRoleText('onFailure'),
    kind: 'lost',
    text: l10n.t('The event is discarded'),
    caption: l10n.t('No destination, no dead-letter queue'),
  };
}

function deadLetterBranch(model: PanelModel): PathBranchViewModel {
  const label = targetRoleText('deadLetter');
  const { deadLetter } = model.report;
  switch (deadLetter.kind) {
    case 'known':
      return deadLetter.value
        ? branch(model, 'deadLetter', deadLetter.value)
        : { icon: 'circle-slash', label, kind: 'none', text: l10n.t('None') };
    case 'loading':
      return { icon: 'ellipsis', label, kind: 'unknown', text: l10n.t('Reading…') };
    case 'failed':
      return { icon: 'question', label, kind: 'unknown', text: l10n.t('Unknown') };
    default:
      return deadLetter satisfies never;
  }
}

function inSentences(steps: readonly PathStepViewModel[], branches: readonly PathBranchViewModel[]): string {
  const path = steps.map(({ title, lines }) => l10n.t('{0}: {1}.', title, lines.join(', ')));
  const ends = branches.map(({ label, text, caption, warning }) =>
    l10n.t('{0}: {1}.', label, [caption, text, warning].filter((part) => part !== undefined).join(', ')),
  );
  return [...path, ...ends].join(' ');
}
