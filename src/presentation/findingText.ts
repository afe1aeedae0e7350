import { l10n } from 'vscode';
import type { Finding, FunctionLoop } from '../domain/findings/finding.ts';
import { isVersion, parseFunctionArn } from '../domain/arn/functionArn.ts';
import { settingText, sideText } from './declared.ts';
import { targetRoleText } from './destination.ts';
import { durationText } from './duration.ts';

/** A finding in words: a headline for a row or cell, and an explanation with the consequence. */
export interface FindingText {
  readonly headline: string;
  readonly explanation: string;
}

type Of<K extends Finding['kind']> = Extract<Finding, { readonly kind: K }>;

export function findingText(finding: Finding): FindingText {
  switch (finding.kind) {
    case 'retriesCutByAge':
      return retriesCut(finding);
    case 'fifoTarget':
      return fifoTarget(finding);
    case 'bucketOnSuccess':
      return bucketOnSuccess(finding);
    case 'selfDestination':
      return selfDestination(finding);
    case 'wrongPartition':
      return wrongPartition(finding);
    case 'unsupportedTarget':
      return unsupportedTarget(finding);
    case 'orphanedConfig':
      return orphaned(finding);
    case 'durableDestination':
      return durableDestination(finding);
    case 'eventsLost':
      return eventsLost();
    case 'handledTwice':
      return handledTwice(finding);
    case 'aliasWithoutConfig':
      return aliasWithoutConfig(finding);
    case 'functionLoop':
      return inLoop(finding);
    case 'drifted':
      return drifted(finding);
    case 'notInTemplate':
      return notInTemplate(finding);
    default:
      return finding satisfies never;
  }
}

function retriesCut({ cut, retries, ageSeconds }: Of<'retriesCutByAge'>): FindingText {
  const age = durationText(ageSeconds);
  const explanation = l10n.t(
    'Retries start about 1 min and about 3 min after the first attempt. Lambda does not retry an event older than {0}, so only {2} of {1} configured retries can happen.',
    age,
    retries,
    retries - cut,
  );
  const headline =
    cut === retries
      ? l10n.t('Max age {0} leaves no time for a retry', age)
      : l10n.t('Max age {0} leaves time for {1} of {2} retries', age, retries - cut, retries);
  return { headline, explanation };
}

function orphaned({ qualifier }: Of<'orphanedConfig'>): FindingText {
  const version = isVersion(qualifier);
  return {
    headline: version
      ? l10n.t('Version {0} no longer exists', qualifier)
      : l10n.t('Alias {0} no longer exists', qualifier),
    explanation: l10n.t(
      'This config is left over: {0} cannot be invoked. The config would apply again to a new alias of that name.',
      qualifier,
    ),
  };
}

function inLoop({ path, size }: FunctionLoop): FindingText {
  return {
    headline: l10n.t('Functions send events in a loop'),
    explanation:
      path === undefined
        ? l10n.t(
            'Events can return to this function: {0} functions and qualifiers send events to each other. Lambda stops such loops after about 16 rounds.',
            size ?? l10n.t('many'),
          )
        : l10n.t(
            'Events return to this function: {0}. Lambda stops such loops after about 16 rounds.',
            loopPathText(path),
          ),
  };
}

function fifoTarget(finding: Of<'fifoTarget'>): FindingText {
  return {
    headline: l10n.t('{0}: FIFO is not supported', targetRoleText(finding.role)),
    explanation: l10n.t(
      'Lambda does not deliver to FIFO queues and topics. Nothing arrives at {0}; only the metrics DestinationDeliveryFailures and DeadLetterErrors show it. Use a standard queue or topic.',
      finding.target.name,
    ),
  };
}

function bucketOnSuccess(finding: Of<'bucketOnSuccess'>): FindingText {
  return {
    headline: l10n.t('On success: a bucket is not supported'),
    explanation: l10n.t(
      'An S3 bucket can only be an on-failure destination. Success records do not arrive in {0}.',
      finding.target.name,
    ),
  };
}

function selfDestination(finding: Of<'selfDestination'>): FindingText {
  return {
    headline: l10n.t('{0}: the function itself', targetRoleText(finding.role)),
    explanation: l10n.t(
      'The function is its own destination: each event causes the next one. Lambda now rejects this setting, and stops such loops after about 16 rounds.',
    ),
  };
}

function wrongPartition(finding: Of<'wrongPartition'>): FindingText {
  return {
    headline: l10n.t('{0}: in another AWS partition', targetRoleText(finding.role)),
    explanation: l10n.t(
      '{0} is in partition {1}, the function is not. Partitions are separate: an execution role cannot reach a resource in another one. Use a destination in the function’s own partition.',
      finding.target.name,
      finding.target.partition ?? '',
    ),
  };
}

function unsupportedTarget(finding: Of<'unsupportedTarget'>): FindingText {
  return {
    headline: l10n.t('{0}: unsupported kind of resource', targetRoleText(finding.role)),
    explanation:
      finding.role === 'deadLetter'
        ? l10n.t(
            'A dead-letter queue is a standard SQS queue or SNS topic. {0} is neither.',
            finding.target.name,
          )
        : l10n.t(
            'Lambda sends events to SQS queues, SNS topics, Lambda functions, EventBridge event buses and, on failure, S3 buckets. {0} is none of them.',
            finding.target.name,
          ),
  };
}

function durableDestination(finding: Of<'durableDestination'>): FindingText {
  return {
    headline: l10n.t('{0}: not supported for durable functions', targetRoleText(finding.role)),
    explanation: l10n.t(
      'AWS documents that durable functions do not support Lambda destinations, only dead-letter queues. Do not rely on {0} to receive records.',
      finding.target.name,
    ),
  };
}

function eventsLost(): FindingText {
  return {
    headline: l10n.t('Failed events are lost'),
    explanation: l10n.t(
      'There is no on-failure destination and no dead-letter queue. Lambda discards an event whose attempts all fail.',
    ),
  };
}

function handledTwice(finding: Of<'handledTwice'>): FindingText {
  return {
    headline: l10n.t('Dead-letter queue and on-failure destination'),
    explanation: l10n.t(
      'Lambda sends each failed event twice: the whole record to {0}, the event alone to {1}.',
      finding.onFailure.name,
      finding.deadLetter.name,
    ),
  };
}

function aliasWithoutConfig(finding: Of<'aliasWithoutConfig'>): FindingText {
  return {
    headline: l10n.t('Alias {0} is not configured', finding.alias),
    explanation: l10n.t(
      'Aliases do not inherit the settings of $LATEST. Invocations of {0} use the defaults.',
      finding.alias,
    ),
  };
}

function drifted({ stack, differences }: Of<'drifted'>): FindingText {
  const texts = differences.map(({ setting, declared, deployed }) =>
    l10n.t(
      '{0}: {1} last deployed, {2} in force',
      settingText(setting),
      sideText(setting, declared),
      sideText(setting, deployed),
    ),
  );
  return {
    headline: l10n.t('Differs from stack {0}', stack),
    explanation: l10n.t('{0}. The next deployment may put it back.', texts.join('; ')),
  };
}

function notInTemplate({ stack }: Of<'notInTemplate'>): FindingText {
  return {
    headline: l10n.t('Not in the template of stack {0}', stack),
    explanation: l10n.t(
      'The last template of stack {0} declares no config for this qualifier. It was created in another way.',
      stack,
    ),
  };
}

/** `a:live → b:$LATEST → a:live` */
export function loopPathText(path: readonly string[]): string {
  const names = path.map(nameOf);
  return [...names, ...names.slice(0, 1)].join(' → ');
}

function nameOf(arn: string): string {
  const parsed = parseFunctionArn(arn);
  return parsed ? `${parsed.name}:${parsed.qualifier}` : arn;
}
