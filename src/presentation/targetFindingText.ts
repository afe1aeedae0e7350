import { l10n } from 'vscode';
import { targetRoleText } from './destination.ts';
import type { FindingText, Of } from './findingOf.ts';

export function fifoTarget(finding: Of<'fifoTarget'>): FindingText {
  return {
    headline: l10n.t('{0}: FIFO is not supported', targetRoleText(finding.role)),
    explanation: l10n.t(
      'Lambda does not deliver to FIFO queues and topics. Nothing arrives at {0}; only the metrics DestinationDeliveryFailures and DeadLetterErrors show it. Use a standard queue or topic.',
      finding.target.name,
    ),
  };
}

export function bucketOnSuccess(finding: Of<'bucketOnSuccess'>): FindingText {
  return {
    headline: l10n.t('On success: a bucket is not supported'),
    explanation: l10n.t(
      'An S3 bucket can only be an on-failure destination. Success records do not arrive in {0}.',
      finding.target.name,
    ),
  };
}

export function selfDestination(finding: Of<'selfDestination'>): FindingText {
  return {
    headline: l10n.t('{0}: the function itself', targetRoleText(finding.role)),
    explanation: l10n.t(
      'The function is its own destination: each event causes the next one. Lambda now rejects this setting, and stops such loops after about 16 rounds.',
    ),
  };
}

export function wrongPartition(finding: Of<'wrongPartition'>): FindingText {
  return {
    headline: l10n.t('{0}: in another AWS partition', targetRoleText(finding.role)),
    explanation: l10n.t(
      '{0} is in partition {1}, the function is not. Partitions are separate: an execution role cannot reach a resource in another one. Use a destination in the function’s own partition.',
      finding.target.name,
      finding.target.partition ?? '',
    ),
  };
}

export function unsupportedTarget(finding: Of<'unsupportedTarget'>): FindingText {
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

export function durableDestination(finding: Of<'durableDestination'>): FindingText {
  return {
    headline: l10n.t('{0}: not supported for durable functions', targetRoleText(finding.role)),
    explanation: l10n.t(
      'AWS documents that durable functions do not support Lambda destinations, only dead-letter queues. Do not rely on {0} to receive records.',
      finding.target.name,
    ),
  };
}
