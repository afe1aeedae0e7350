import { l10n } from 'vscode';
import { parseFunctionArn } from '../domain/arn.ts';
import type { Finding, FunctionCycle, Severity } from '../domain/findings/finding.ts';
import { warningText } from './warning.ts';

/** A rule in words, for a legend, the README and code scanning. */
export interface RuleText {
  /** What is the case, in one sentence. */
  readonly title: string;
  /** The fact of the service behind it. */
  readonly fact: string;
  /** The way to mend it. */
  readonly remedy: string;
}

/** A finding in words: a headline for a cell or a row, and the whole with its consequence. */
export interface FindingText {
  readonly headline: string;
  readonly explanation: string;
}

export function severityText(severity: Severity): string {
  switch (severity) {
    case 'error':
      return l10n.t('Error');
    case 'warning':
      return l10n.t('Warning');
    case 'info':
      return l10n.t('Note');
    default:
      return severity satisfies never;
  }
}

/** Codicon of each severity. */
export const SEVERITY_ICONS: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  info: 'info',
};

/** What was found, about this row in particular. */
export function findingText(finding: Finding): FindingText {
  switch (finding.kind) {
    case 'eventsLost':
      return {
        headline: l10n.t('Failed events are lost'),
        explanation: l10n.t(
          'There is no on-failure destination and no dead-letter queue: an event that fails at every attempt is discarded, and nothing keeps it.',
        ),
      };
    case 'handledTwice':
      return {
        headline: l10n.t('Dead-letter queue and on-failure destination'),
        explanation: l10n.t(
          'Each failed event goes to both: the whole record to {0}, the event alone to {1}.',
          finding.onFailure.name,
          finding.deadLetter.name,
        ),
      };
    case 'aliasWithoutConfig':
      return {
        headline: l10n.t('Nothing configured for the alias {0}', finding.alias),
        explanation: l10n.t(
          'The settings of $LATEST do not apply to what is invoked through {0}: there the defaults are in force.',
          finding.alias,
        ),
      };
    case 'functionCycle':
      return cycleText(finding);
    default:
      return warningText(finding);
  }
}

function cycleText({ way, size }: FunctionCycle): FindingText {
  const names = way?.map(nameOf);
  const [first] = names ?? [];
  return {
    headline: l10n.t('A chain of functions that comes back'),
    explanation:
      names && first !== undefined
        ? l10n.t(
            'What is handed on comes back: {0}. Lambda cuts such loops after about 16 rounds.',
            [...names, first].join(' → '),
          )
        : l10n.t(
            'What is handed on can come back: {0} functions and qualifiers reach each other. Lambda cuts such loops after about 16 rounds.',
            size,
          ),
  };
}

function nameOf(arn: string): string {
  const parsed = parseFunctionArn(arn);
  return parsed ? `${parsed.name}:${parsed.qualifier}` : arn;
}

/** What a rule looks for, why, and what to do. The README has the same words. */
export function ruleText(kind: Finding['kind']): RuleText {
  return RULE_TEXTS[kind]();
}

/** Functions, for the language is known only when they are called. */
const RULE_TEXTS: Readonly<Record<Finding['kind'], () => RuleText>> = {
  unsupportedTarget: () => ({
    title: l10n.t('A destination or dead-letter queue is of a kind that Lambda hands no events to.'),
    fact: l10n.t(
      'Destinations are SQS queues, SNS topics, Lambda functions, EventBridge event buses and, on failure, S3 buckets; dead-letter queues are SQS queues and SNS topics.',
    ),
    remedy: l10n.t('Name a target of a supported kind.'),
  }),
  fifoTarget: () => ({
    title: l10n.t('A destination or dead-letter queue is a FIFO queue or topic.'),
    fact: l10n.t(
      'FIFO queues and topics are not supported; delivery fails silently, and only the metrics DestinationDeliveryFailures and DeadLetterErrors show it.',
    ),
    remedy: l10n.t('Use a standard queue or topic.'),
  }),
  bucketOnSuccess: () => ({
    title: l10n.t('An S3 bucket is the destination on success.'),
    fact: l10n.t('S3 buckets are supported as destinations on failure only.'),
    remedy: l10n.t('Use a queue, topic, function or event bus on success.'),
  }),
  wrongPartition: () => ({
    title: l10n.t('A destination or dead-letter queue is in another partition than the function.'),
    fact: l10n.t(
      'Partitions such as aws and aws-cn are separate: no execution role of one can reach a resource of another.',
    ),
    remedy: l10n.t('Name a target in the partition of the function.'),
  }),
  selfDestination: () => ({
    title: l10n.t('A function is its own destination.'),
    fact: l10n.t(
      'Lambda refuses such a setting today, and cuts loops of an earlier one after about 16 rounds.',
    ),
    remedy: l10n.t('Name another destination.'),
  }),
  functionCycle: () => ({
    title: l10n.t('Functions hand events to each other in a circle.'),
    fact: l10n.t(
      'A destination is invoked like any other event, with the settings of the qualifier that it names; loops are cut after about 16 rounds.',
    ),
    remedy: l10n.t('Hand the events of one function of the circle to a queue, or to nobody.'),
  }),
  eventsLost: () => ({
    title: l10n.t('Failed events are lost: no destination on failure and no dead-letter queue.'),
    fact: l10n.t(
      'An event whose attempts are used up, or that is too old, is discarded unless one of the two is set; neither is by default.',
    ),
    remedy: l10n.t('Set a destination on failure, or a dead-letter queue for the whole function.'),
  }),
  retriesCutByAge: () => ({
    title: l10n.t('The maximum event age leaves no time for all configured retries.'),
    fact: l10n.t(
      'Retries start about 1 min and about 3 min after the first attempt; an event that is older than its maximum age is not tried again.',
    ),
    remedy: l10n.t('Raise the maximum event age above 180 s, or configure fewer retries.'),
  }),
  orphanedConfig: () => ({
    title: l10n.t('A config is stored for an alias or version that does not exist.'),
    fact: l10n.t('Deleting an alias leaves its config behind.'),
    remedy: l10n.t('Delete the config: it would apply again to a new alias of that name.'),
  }),
  aliasWithoutConfig: () => ({
    title: l10n.t('An alias has no config while $LATEST has one.'),
    fact: l10n.t(
      'Settings are stored for each qualifier and are not inherited: what is invoked through the alias has the defaults.',
    ),
    remedy: l10n.t('Configure the alias too, if it is what your events invoke.'),
  }),
  handledTwice: () => ({
    title: l10n.t('Both a dead-letter queue and a destination on failure are set.'),
    fact: l10n.t(
      'Each failed event goes to both: the destination gets the whole record, the dead-letter queue the event alone.',
    ),
    remedy: l10n.t('Keep the destination alone, unless something still reads the dead-letter queue.'),
  }),
};
