import { l10n } from 'vscode';
import type { DestinationKind, TargetRole } from '../domain/destinations/destination.ts';

/** Codicon of each kind of target. */
export const DESTINATION_ICONS: Readonly<Record<DestinationKind, string>> = {
  queue: 'inbox',
  topic: 'megaphone',
  function: 'symbol-function',
  eventBus: 'broadcast',
  bucket: 'database',
  unknown: 'question',
};

/** AWS's name for a target of this kind. */
export function destinationKindText(kind: DestinationKind): string {
  switch (kind) {
    case 'queue':
      return l10n.t('SQS queue');
    case 'topic':
      return l10n.t('SNS topic');
    case 'function':
      return l10n.t('Lambda function');
    case 'eventBus':
      return l10n.t('EventBridge event bus');
    case 'bucket':
      return l10n.t('S3 bucket');
    case 'unknown':
      return l10n.t('Unknown kind of destination');
    default:
      return kind satisfies never;
  }
}

/** The same for a row, which is narrow: `DLQ` is AWS's own abbreviation. */
export const shortRoleText = (role: TargetRole): string =>
  role === 'deadLetter' ? l10n.t('DLQ') : targetRoleText(role);

/** Which setting a target comes from. */
export function targetRoleText(role: TargetRole): string {
  switch (role) {
    case 'onSuccess':
      return l10n.t('On success');
    case 'onFailure':
      return l10n.t('On failure');
    case 'deadLetter':
      return l10n.t('Dead-letter queue');
    default:
      return role satisfies never;
  }
}
