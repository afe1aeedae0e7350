import { l10n } from 'vscode';
import { isVersion } from '../domain/arn/functionArn.ts';
import type { Warning } from '../domain/findings/settingsFindings.ts';
import { targetRoleText } from './destination.ts';
import { durationText } from './duration.ts';

/** A warning in words: a headline for a row, and the whole with its consequence. */
export interface WarningText {
  readonly headline: string;
  readonly explanation: string;
}

export function warningText(warning: Warning): WarningText {
  switch (warning.kind) {
    case 'retriesCutByAge':
      return retriesCut(warning.cut, warning.retries, warning.ageSeconds);
    case 'fifoTarget':
      return {
        headline: l10n.t('{0}: FIFO is not supported', targetRoleText(warning.role)),
        explanation: l10n.t(
          'Lambda does not deliver to FIFO queues and topics. Nothing arrives at {0}; only the metrics DestinationDeliveryFailures and DeadLetterErrors show it. Use a standard queue or topic.',
          warning.target.name,
        ),
      };
    case 'bucketOnSuccess':
      return {
        headline: l10n.t('On success: a bucket is not supported'),
        explanation: l10n.t(
          'An S3 bucket can only be an on-failure destination. Success records do not arrive in {0}.',
          warning.target.name,
        ),
      };
    case 'selfDestination':
      return {
        headline: l10n.t('{0}: the function itself', targetRoleText(warning.role)),
        explanation: l10n.t(
          'The function is its own destination: each event causes the next one. Lambda now rejects this setting, and stops such loops after about 16 rounds.',
        ),
      };
    case 'wrongPartition':
      return {
        headline: l10n.t('{0}: in another AWS partition', targetRoleText(warning.role)),
        explanation: l10n.t(
          '{0} is in partition {1}, the function is not. Partitions are separate: an execution role cannot reach a resource in another one. Use a destination in the function’s own partition.',
          warning.target.name,
          warning.target.partition ?? '',
        ),
      };
    case 'unsupportedTarget':
      return {
        headline: l10n.t('{0}: unsupported kind of resource', targetRoleText(warning.role)),
        explanation:
          warning.role === 'deadLetter'
            ? l10n.t(
                'A dead-letter queue is a standard SQS queue or SNS topic. {0} is neither.',
                warning.target.name,
              )
            : l10n.t(
                'Lambda sends events to SQS queues, SNS topics, Lambda functions, EventBridge event buses and, on failure, S3 buckets. {0} is none of them.',
                warning.target.name,
              ),
      };
    case 'orphanedConfig':
      return orphaned(warning.qualifier);
    default:
      return warning satisfies never;
  }
}

/** A warning for a row, which is narrow: what is wrong, and behind it what with. */
export function shortWarning(warning: Warning): { readonly what: string; readonly about: string } {
  switch (warning.kind) {
    case 'retriesCutByAge': {
      const { cut, retries, ageSeconds } = warning;
      const about = l10n.t('max age {0}', durationText(ageSeconds));
      if (cut === retries) return { what: l10n.t('No time for retries'), about };
      return { what: l10n.t('Only {0} of {1} retries', retries - cut, retries), about };
    }
    case 'fifoTarget':
      return { what: l10n.t('FIFO not supported'), about: targetRoleText(warning.role) };
    case 'bucketOnSuccess':
      return { what: l10n.t('Bucket not supported'), about: targetRoleText('onSuccess') };
    case 'selfDestination':
      return { what: l10n.t('Sends to itself'), about: targetRoleText(warning.role) };
    case 'wrongPartition':
      return { what: l10n.t('Other AWS partition'), about: targetRoleText(warning.role) };
    case 'unsupportedTarget':
      return { what: l10n.t('Kind not supported'), about: targetRoleText(warning.role) };
    case 'orphanedConfig':
      return isVersion(warning.qualifier)
        ? { what: l10n.t('Version is gone'), about: warning.qualifier }
        : { what: l10n.t('Alias is gone'), about: warning.qualifier };
    default:
      return warning satisfies never;
  }
}

function retriesCut(cut: number, retries: number, ageSeconds: number): WarningText {
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

function orphaned(qualifier: string): WarningText {
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
