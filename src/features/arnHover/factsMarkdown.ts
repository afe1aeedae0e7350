import { l10n } from 'vscode';
import type { Destination } from '../../domain/destinations/destination.ts';
import { code, plain } from '../../editor/markdown.ts';
import { destinationKindText, targetRoleText } from '../../presentation/destination.ts';
import { durationText } from '../../presentation/duration.ts';
import { errorText } from '../../presentation/error.ts';
import { limitsText, markedText } from '../../presentation/settings.ts';
import { momentText, timeOfDayText } from '../../presentation/time.ts';
import { endText, outcomeTexts } from '../../presentation/timeline.ts';
import { warningText } from '../../presentation/warning.ts';
import type { AllQualifiersFacts, FunctionFacts, QualifierFacts } from './content.ts';
import { policyLink } from './remedies.ts';

/** How many other qualifiers are named; the panel has them all. */
const MAX_OTHERS = 8;
/** No text of ours with a name or an ARN in it is longer, in characters. */
const MAX_TEXT = 1000;

/** What was read of a function, as paragraphs of Markdown. */
export function factsMarkdown(facts: FunctionFacts): readonly string[] {
  return [
    ...existence(facts),
    ...facts.warnings.map((warning) => {
      const { headline, explanation } = warningText(warning);
      return `$(warning) **${plain(headline, MAX_TEXT)}.** ${plain(explanation, MAX_TEXT)}`;
    }),
    settings(facts),
    failureStory(facts),
    ...others(facts),
    ...refusal(facts),
    times(facts),
  ];
}

/** The settings of all qualifiers, a line each. */
export function allQualifiersMarkdown({
  qualifiers,
  readAt,
  refusal: error,
}: AllQualifiersFacts): readonly string[] {
  const more = qualifiers.length - MAX_OTHERS;
  const lines = qualifiers.slice(0, MAX_OTHERS).map(qualifierLine);
  return [
    [...lines, ...(more > 0 ? [`- ${l10n.t('… and {0} more', more)}`] : [])].join('\n'),
    ...(error ? refusal({ refusal: error }) : [l10n.t('Other qualifiers: not configured, defaults apply.')]),
    l10n.t('Read at {0}', plain(timeOfDayText(readAt))),
  ];
}

function qualifierLine({ settings: of, warnings }: QualifierFacts): string {
  const destinations = [
    ...(of.onSuccess ? [line(targetRoleText('onSuccess'), target(of.onSuccess)).slice(2)] : []),
    ...(of.onFailure ? [line(targetRoleText('onFailure'), target(of.onFailure)).slice(2)] : []),
  ];
  const marks = warnings.map((warning) => `$(warning) ${plain(warningText(warning).headline, MAX_TEXT)}`);
  return line(code(of.qualifier), [limitsText(of), ...destinations, ...marks].join(' · '));
}

function existence({
  settings: { configured, qualifier },
  missingQualifier,
  unsureQualifier,
  refusal: refused,
}: FunctionFacts): readonly string[] {
  if (missingQualifier) {
    return [`$(warning) ${l10n.t('The function has no version or alias {0}.', code(qualifier))}`];
  }
  if (configured) return [];
  const text = refused
    ? l10n.t(
        'Not configured for {0}, or not found: without List, AWS answers the same for both.',
        code(qualifier),
      )
    : unsureQualifier
      ? l10n.t('Not configured for {0}: if it exists, defaults apply.', code(qualifier))
      : l10n.t('Not configured for {0}: defaults apply.', code(qualifier));
  return [`$(info) ${text}`];
}

function settings({
  settings: { maximumRetryAttempts, maximumEventAgeInSeconds, onSuccess, onFailure },
  deadLetter,
}: FunctionFacts): string {
  const lines = [
    line(l10n.t('Retries'), markedText(String(maximumRetryAttempts.value), maximumRetryAttempts)),
    line(
      l10n.t('Max age'),
      markedText(durationText(maximumEventAgeInSeconds.value), maximumEventAgeInSeconds),
    ),
    line(targetRoleText('onSuccess'), target(onSuccess)),
    line(targetRoleText('onFailure'), target(onFailure)),
    ...(deadLetter === 'notKnown'
      ? []
      : [line(targetRoleText('deadLetter'), target(deadLetter === 'none' ? undefined : deadLetter))]),
  ];
  return lines.join('\n');
}

const line = (label: string, value: string): string => `- ${l10n.t('{0}: {1}', label, value)}`;

function target(destination: Destination | undefined): string {
  if (!destination) return l10n.t('none');
  return l10n.t('{0} {1}', destinationKindText(destination.kind), code(destination.name, 400));
}

/** What becomes of an event that fails. Where the dead-letter queue is not known, nothing is said to be lost. */
function failureStory({ failing, deadLetter }: FunctionFacts): string {
  const outcome =
    deadLetter === 'notKnown' && !failing.onFailure
      ? l10n.t('There is no on-failure destination. The panel shows whether there is a dead-letter queue.')
      : outcomeTexts(failing).join(' ');
  const story = l10n.t('If every attempt fails: {0}. {1}', endText(failing), outcome);
  return plain(story, MAX_TEXT);
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

function times({ settings: { lastModified }, readAt }: FunctionFacts): string {
  const read = l10n.t('Read at {0}', plain(timeOfDayText(readAt)));
  if (!lastModified) return read;
  return l10n.t('{0} · {1}', l10n.t('Last modified {0}', plain(momentText(lastModified))), read);
}
