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
export const destinationKindText = (kind: DestinationKind): string => DESTINATION_KIND_TEXTS[kind]();

const DESTINATION_KIND_TEXTS: Readonly<Record<DestinationKind, () => string>> = {
  queue: () => l10n.t('SQS queue'),
  topic: () => l10n.t('SNS topic'),
  function: () => l10n.t('Lambda function'),
  eventBus: () => l10n.t('EventBridge event bus'),
  bucket: () => l10n.t('S3 bucket'),
  unknown: () => l10n.t('Unknown kind of destination'),
};

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
