import { l10n } from 'vscode';
import type { Remark, RemarkFix, RemarkKind } from '../domain/declared/remark.ts';
import { durationText } from './duration.ts';

export type RemarkSeverity = 'error' | 'warning' | 'info';

/** As templates.md §7 has them: an error fails the deployment; a warning works, and not as written. */
export const REMARK_SEVERITY: Readonly<Record<RemarkKind, RemarkSeverity>> = {
  'out-of-range': 'error',
  'fifo-destination': 'error',
  'bucket-on-success': 'error',
  'destination-not-arn': 'error',
  'qualifier-missing': 'error',
  'qualifier-is-arn': 'error',
  'config-beside-properties': 'warning',
  'destination-type': 'error',
  'role-without-policy': 'warning',
  'permission-race': 'warning',
  'permission-missing': 'warning',
  'retries-cut-by-age': 'warning',
  'module-config-off': 'warning',
  'destination-is-self': 'warning',
  'durable-destination': 'warning',
  'alias-without-config': 'warning',
  'bucket-unsupported': 'error',
  'configs-collide': 'info',
  'qualifier-contradiction': 'warning',
  'partner-bus': 'warning',
};

/** The problem and its consequence, in at most two sentences. Names in it are foreign text. */
export function remarkText({ kind, facts }: Remark): string {
  const fact = (name: string): string => String(facts[name] ?? '');
  switch (kind) {
    case 'out-of-range':
      return fact('setting') === 'retries'
        ? l10n.t('{0} retries: Lambda allows {1} to {2}.', fact('value'), fact('min'), fact('max'))
        : l10n.t(
            'A maximum event age of {0} s: Lambda allows {1} to {2} s.',
            fact('value'),
            fact('min'),
            fact('max'),
          );
    case 'fifo-destination':
      return l10n.t('{0} is FIFO, which Lambda does not support as a destination.', fact('name'));
    case 'bucket-on-success':
      return l10n.t('Lambda does not support an S3 bucket as the on-success destination.');
    case 'destination-not-arn':
      return l10n.t('This is not the ARN of {0}. A destination is an ARN.', fact('name'));
    case 'qualifier-missing':
      return l10n.t(
        'Qualifier is missing. CloudFormation requires it; for the unpublished version it is $LATEST.',
      );
    case 'qualifier-is-arn':
      return l10n.t('This is the ARN of {0}. Qualifier is an alias name or a version number.', fact('name'));
    case 'config-beside-properties':
      return l10n.t('SAM ignores EventInvokeConfig beside Properties. Move it under Properties.');
    case 'destination-type':
      return destinationTypeText(fact('problem'), fact('type'));
    case 'role-without-policy':
      return l10n.t(
        'SAM adds no permission for the destination to a role of your own. The role must allow it.',
      );
    case 'permission-race':
      return l10n.t(
        'Policy {0} allows the destination and may be created later. Add it to DependsOn.',
        fact('name'),
      );
    case 'permission-missing':
      return l10n.t(
        'Role {0} does not allow {1}, which this destination needs.',
        fact('role'),
        fact('action'),
      );
    case 'retries-cut-by-age':
      return l10n.t(
        'A maximum event age of {0} leaves no time for all {1} retries.',
        durationText(Number(facts['age'] ?? 0)),
        fact('retries'),
      );
    case 'module-config-off':
      return l10n.t('The module ignores these settings: create_async_event_config is not true.');
    case 'destination-is-self':
      return l10n.t('The destination is the function itself: events loop.');
    case 'durable-destination':
      return l10n.t('Durable functions do not support destinations. Use a dead-letter queue.');
    case 'alias-without-config':
      return l10n.t(
        'These settings apply to $LATEST. The published alias {0} uses the defaults.',
        fact('alias'),
      );
    case 'bucket-unsupported':
      return l10n.t('The Serverless Framework does not support an S3 bucket as a destination.');
    case 'configs-collide':
      return l10n.t('Two configs of one function without depends_on: Lambda may reject one with 409.');
    case 'qualifier-contradiction':
      return l10n.t('function_name is the ARN of an alias, and qualifier is not that alias.');
    case 'partner-bus':
      return l10n.t('Lambda does not support a partner event bus as a destination.');
    default:
      return kind satisfies never;
  }
}

function destinationTypeText(problem: string, type: string): string {
  switch (problem) {
    case 'missing':
      return l10n.t('Type is missing: SQS, SNS, EventBridge, Lambda or S3Bucket.');
    case 'noDestination':
      return l10n.t('Destination is missing: SAM creates one only for SQS and SNS.');
    default:
      return l10n.t('{0} is not a destination type: use SQS, SNS, EventBridge, Lambda or S3Bucket.', type);
  }
}

export function fixText({ kind, subject = '' }: RemarkFix): string {
  switch (kind) {
    case 'use-type':
      return l10n.t('Use {0}', subject);
    case 'move-under-properties':
      return l10n.t('Move EventInvokeConfig under Properties');
    case 'use-arn':
      return l10n.t('Use the ARN of {0}', subject);
    case 'add-qualifier':
      return l10n.t('Add Qualifier {0}', subject);
    case 'use-qualifier':
      return l10n.t('Use {0}', subject);
    case 'add-depends-on':
      return l10n.t('Add DependsOn {0}', subject);
    case 'switch-on-config':
      return l10n.t('Set create_async_event_config = true');
    case 'add-destination':
      return l10n.t('Add an On-Failure Destination');
    default:
      return kind satisfies never;
  }
}
