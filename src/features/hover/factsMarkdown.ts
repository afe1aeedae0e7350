import { l10n } from 'vscode';
import { LATEST } from '../../domain/arn/functionArn.ts';
import type { Finding } from '../../domain/findings/finding.ts';
import { ruleOf } from '../../domain/findings/rules.ts';
import type { QualifierReport } from '../../domain/report/report.ts';
import { SEVERITY_ICONS } from '../../presentation/finding.ts';
import { findingText } from '../../presentation/findingText.ts';
import type { Destination } from '../../domain/destinations/destination.ts';
import { code, plain } from '../../editor/markdown.ts';
import { destinationKindText, targetRoleText } from '../../presentation/destination.ts';
import { durationText } from '../../presentation/duration.ts';
import { errorText } from '../../presentation/error.ts';
import { limitsText, markedText } from '../../presentation/settings.ts';
import { momentText, timeOfDayText } from '../../presentation/time.ts';
import { verdictOf } from '../../presentation/verdict.ts';
import type { AllQualifiersFacts, FunctionFacts } from './content.ts';
import { policyLink } from '../../page/remedyLinks.ts';

/** How many other qualifiers are named; the panel has them all. */
const MAX_OTHERS = 8;
/** The longest text with a name or an ARN in it, in characters. */
const MAX_TEXT = 1000;

/** A function's report as paragraphs of Markdown: the verdict first. */
export function factsMarkdown(facts: FunctionFacts): readonly string[] {
  return [
    ...existence(facts),
    verdict(facts.report),
    ...facts.report.findings.filter(({ kind }) => kind !== 'eventsLost').map(findingParagraph),
    settings(facts.report),
    ...others(facts),
    ...refusal(facts),
    times(facts),
  ];
}

/** The settings of all qualifiers, a line each. */
export function allQualifiersMarkdown({
  reports,
  readAt,
  refusal: error,
}: AllQualifiersFacts): readonly string[] {
  const more = reports.length - MAX_OTHERS;
  const lines = reports.slice(0, MAX_OTHERS).map(reportLine);
  return [
    [...lines, ...(more > 0 ? [`- ${l10n.t('… and {0} more', more)}`] : [])].join('\n'),
    ...(error ? refusal({ refusal: error }) : [l10n.t('Other qualifiers: not configured, defaults apply.')]),
    l10n.t('Read at {0}', plain(timeOfDayText(readAt))),
  ];
}

function reportLine({ qualifier, settings: of, findings }: QualifierReport): string {
  const destinations = [
    ...(of.onSuccess ? [line(targetRoleText('onSuccess'), target(of.onSuccess)).slice(2)] : []),
    ...(of.onFailure ? [line(targetRoleText('onFailure'), target(of.onFailure)).slice(2)] : []),
  ];
  const marks = findings.map(
    (finding) => `${icon(finding)} ${plain(findingText(finding).headline, MAX_TEXT)}`,
  );
  return line(code(qualifier), [limitsText(of), ...destinations, ...marks].join(' · '));
}

const VERDICT_ICONS = { ok: 'pass', lost: 'warning', unknown: 'question' } as const;

/** The fate of a failed event, which is the reason to look here. */
function verdict(report: QualifierReport): string {
  const { tone, text } = verdictOf(report);
  return `$(${VERDICT_ICONS[tone]}) **${plain(text, MAX_TEXT)}**`;
}

function findingParagraph(finding: Finding): string {
  const { headline, explanation } = findingText(finding);
  return `${icon(finding)} **${plain(headline, MAX_TEXT)}.** ${plain(explanation, MAX_TEXT)}`;
}

const icon = (finding: Finding): string => `$(${SEVERITY_ICONS[ruleOf(finding).severity]})`;

function existence({ report, refusal: refused }: FunctionFacts): readonly string[] {
  const { qualifier, settings: of, status } = report;
  if (status === 'missing') {
    return [`$(warning) ${l10n.t('The function has no version or alias {0}.', code(qualifier))}`];
  }
  if (of.configured) {
    // A config outlives its alias or version; two more requests would tell.
    const isOpen = status === 'unknown' && qualifier !== LATEST;
    return isOpen
      ? [`$(info) ${l10n.t('Not checked here: whether {0} still exists.', code(qualifier))}`]
      : [];
  }
  const text = refused
    ? l10n.t(
        'Not configured for {0}, or not found: without List, AWS answers the same for both.',
        code(qualifier),
      )
    : status === 'unknown'
      ? l10n.t('Not configured for {0}: if it exists, defaults apply.', code(qualifier))
      : l10n.t('Not configured for {0}: defaults apply.', code(qualifier));
  return [`$(info) ${text}`];
}

function settings({ settings: of, deadLetter }: QualifierReport): string {
  const { maximumRetryAttempts, maximumEventAgeInSeconds, onSuccess, onFailure } = of;
  const lines = [
    line(l10n.t('Retries'), markedText(String(maximumRetryAttempts.value), maximumRetryAttempts)),
    line(
      l10n.t('Max age'),
      markedText(durationText(maximumEventAgeInSeconds.value), maximumEventAgeInSeconds),
    ),
    line(targetRoleText('onSuccess'), target(onSuccess)),
    line(targetRoleText('onFailure'), target(onFailure)),
    ...(deadLetter.kind === 'known' ? [line(targetRoleText('deadLetter'), target(deadLetter.value))] : []),
  ];
  return lines.join('\n');
}

const line = (label: string, value: string): string => `- ${l10n.t('{0}: {1}', label, value)}`;

function target(destination: Destination | undefined): string {
  if (!destination) return l10n.t('none');
  return l10n.t('{0} {1}', destinationKindText(destination.kind), code(destination.name, 400));
}

function others({ others: all }: FunctionFacts): readonly string[] {
  if (all.length === 0) return [];
  const named = all
    .slice(0, MAX_OTHERS)
    .map((qualifier) => code(qualifier))
    .join(', ');
  const more = all.length - MAX_OTHERS;
  return [
    more > 0
      ? l10n.t('Also configured: {0} and {1} more.', named, more)
      : l10n.t('Also configured: {0}.', named),
  ];
}

function refusal({ refusal: error }: Pick<FunctionFacts, 'refusal'>): readonly string[] {
  if (!error) return [];
  const { headline, missingAction, ungrantable } = errorText(error);
  const said = `$(lock) ${l10n.t('{0}. Other qualifiers are unknown.', plain(headline, MAX_TEXT))}`;
  const text = ungrantable === undefined ? said : `${said} ${plain(ungrantable, MAX_TEXT)}`;
  return [missingAction === undefined ? text : `${text} ${policyLink(missingAction)}`];
}

function times({ report, readAt }: FunctionFacts): string {
  const { lastModified } = report.settings;
  const read = l10n.t('Read at {0}', plain(timeOfDayText(readAt)));
  if (!lastModified) return read;
  return l10n.t('{0} · {1}', l10n.t('Last modified {0}', plain(momentText(lastModified))), read);
}
