import { l10n } from 'vscode';
import type { Change } from '../../../domain/change/change.ts';
import { type DesiredConfig, EDITABLE_SETTINGS } from '../../../domain/change/desiredConfig.ts';
import type { ChangeReview } from '../../../domain/change/review.ts';
import type { Finding } from '../../../domain/findings/finding.ts';
import { ruleOf } from '../../../domain/findings/rules.ts';
import { findingText } from '../../../presentation/findingText.ts';
import { attemptTimeText, endText } from '../../../presentation/timeline.ts';
import { verdictOf } from '../../../presentation/verdict.ts';
import type { TaggedStack } from '../deskRecord.ts';
import type { PartViewModel, TableViewModel } from '../protocol.ts';
import * as buttons from './buttons.ts';
import { settingName, shortValueText, valueText } from './fields.ts';

/** Each setting now and then, or before and after. */
export function settingsTable({ change, changed }: ChangeReview, isDone = false): TableViewModel {
  return {
    caption: l10n.t('Settings'),
    columns: [l10n.t('Setting'), isDone ? l10n.t('Before') : l10n.t('Now'), l10n.t('After')],
    rows: EDITABLE_SETTINGS.map((setting) => ({
      name: settingName(setting),
      cells: [valueText(setting, change.seen?.[setting]), valueText(setting, change.desired[setting])],
      isChanged: changed.includes(setting),
    })),
  };
}

/** The three sides of a conflict. */
export function conflictTable({ seen, desired }: Change, now: DesiredConfig | undefined): TableViewModel {
  return {
    caption: l10n.t('Three states'),
    columns: [l10n.t('Setting'), l10n.t('You saw'), l10n.t('Stored now'), l10n.t('Your change')],
    rows: EDITABLE_SETTINGS.map((setting) => ({
      name: settingName(setting),
      cells: [seen?.[setting], now?.[setting], desired[setting]].map((value) => valueText(setting, value)),
      isChanged: now?.[setting] !== seen?.[setting],
    })),
  };
}

/** The settings that change, in one line. */
export function changeSummary({ change, changed }: ChangeReview): string {
  if (changed.length === 0) return l10n.t('No change');
  return changed
    .map((setting) =>
      l10n.t(
        '{0}: {1} → {2}',
        settingName(setting),
        shortValueText(setting, change.seen?.[setting], change.fn),
        shortValueText(setting, change.desired[setting], change.fn),
      ),
    )
    .join(' · ');
}

/** What the change means. */
export function meaningParts(review: ChangeReview): readonly PartViewModel[] {
  const isTimeChanged = review.changed.some((setting) => setting.startsWith('maximum'));
  const timeline = isTimeChanged ? [timelinePart(review)] : [];
  return [verdictPart(review), ...timeline, ...findingsPart(review), ...rolePart(review)];
}

const TONE_ICONS = { ok: 'pass', lost: 'warning', unknown: 'question' } as const;

function verdictPart({ before, after }: ChangeReview): PartViewModel {
  const line = (label: string, report: typeof before) => {
    const { tone, text } = verdictOf(report);
    return { icon: TONE_ICONS[tone], text: l10n.t('{0}: {1}', label, text), tone };
  };
  return {
    heading: l10n.t('What happens to a failed event'),
    lines: [line(l10n.t('Now'), before), line(l10n.t('After'), after)],
    actions: [],
  };
}

function findingsPart({ gone, come }: ChangeReview): readonly PartViewModel[] {
  if (gone.length + come.length === 0) return [];
  const lines = [
    ...gone.map((finding) => ({ icon: 'check', text: l10n.t('Solved: {0}', headline(finding)), tone: 'ok' })),
    ...come.map((finding) => ({
      icon: ruleOf(finding).severity,
      text: l10n.t('New: {0}', headline(finding)),
      tone: 'lost',
    })),
  ];
  return [{ heading: l10n.t('Findings'), lines, actions: [] }];
}

const headline = (finding: Finding): string => findingText(finding).headline;

/** What the execution role must be allowed: Lambda checks it when the change is stored (domain.md §5). */
function rolePart(review: ChangeReview): readonly PartViewModel[] {
  const { needs, role, change } = review;
  if (needs.length === 0) return [];
  const lines = needs.map(({ actions, destination }) => ({
    icon: 'key',
    text: l10n.t('{0} on {1}', actions.join(', '), destination.arn),
  }));
  const heading =
    role === undefined ? l10n.t('The execution role needs') : l10n.t('The role {0} needs', role);
  return [{ heading, lines, actions: [buttons.copyStatement(keyOfChange(change))] }];
}

const keyOfChange = ({ fn, qualifier }: Change): string => `${fn.arn}:${qualifier}`;

/** The statement that allows the execution role what the new destinations need. */
export function statementJson({ needs }: ChangeReview): string {
  const Statement = needs.map(({ actions, destination }) => ({
    Effect: 'Allow',
    Action: actions,
    Resource: destination.kind === 'bucket' ? [destination.arn, `${destination.arn}/*`] : destination.arn,
  }));
  return JSON.stringify({ Version: '2012-10-17', Statement }, undefined, 2);
}

/** The exact request. */
export function requestPart({ request, change }: ChangeReview): PartViewModel {
  const place = { FunctionName: change.fn.name, Qualifier: change.qualifier };
  const body =
    request.operation === 'DeleteFunctionEventInvokeConfig' ? place : { ...place, ...request.body };
  return {
    heading: l10n.t('Request'),
    lines: [],
    code: `${request.operation}\n${JSON.stringify(body, undefined, 2)}`,
    actions: [],
  };
}

/** Who else decides about these settings. */
export function stackPart(stack: TaggedStack, key: string): PartViewModel {
  return {
    heading: l10n.t('Template'),
    lines: [{ icon: typeof stack === 'object' ? 'layers' : 'info', text: stackText(stack) }],
    actions: [buttons.goToDeclaration(key), buttons.copyTemplate(key)],
  };
}

function stackText(stack: TaggedStack): string {
  if (stack === 'unknown') {
    return l10n.t(
      'The tags of the function cannot be read, so it is not known which stack declares it. A deployment may put the old settings back.',
    );
  }
  if (stack === 'none') {
    return l10n.t(
      'No tag of the function names a CloudFormation stack. Terraform leaves no mark: a deployment may put the old settings back.',
    );
  }
  return l10n.t(
    'The stack {0} declares this function: its next deployment may put the old settings back. Change the template, too.',
    stack.name,
  );
}

/** When a failing event is tried, and when Lambda stops: now and after the change. */
function timelinePart({ before, after }: ChangeReview): PartViewModel {
  const line = (label: string, { event }: typeof before) => {
    const attempts = event.attempts.filter(({ cutByAge }) => !cutByAge).map(attemptTimeText);
    return { icon: 'history', text: l10n.t('{0}: {1}. {2}.', label, attempts.join(', '), endText(event)) };
  };
  return {
    heading: l10n.t('Attempts of a failing event'),
    lines: [line(l10n.t('Now'), before), line(l10n.t('After'), after)],
    actions: [],
  };
}
