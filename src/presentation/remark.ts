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

/** Reads a fact of a remark: foreign text. */
type Fact = (name: string) => string;

const TEXTS: Readonly<Record<RemarkKind, (fact: Fact) => string>> = {
  'out-of-range': (fact) =>
    fact('setting') === 'retries'
      ? l10n.t('{0} retries: Lambda allows {1} to {2}.', fact('value'), fact('min'), fact('max'))
      : l10n.t(
          'A maximum event age of {0} s: Lambda allows {1} to {2} s.',
          fact('value'),
          fact('min'),
          fact('max'),
        ),
  'fifo-destination': (fact) =>
    l10n.t('{0} is FIFO, which Lambda does not support as a destination.', fact('name')),
  'bucket-on-success': () => l10n.t('Lambda does not support an S3 bucket as the on-success destination.'),
  'destination-not-arn': (fact) =>
    l10n.t('This is not the ARN of {0}. A destination is an ARN.', fact('name')),
  'qualifier-missing': () =>
    l10n.t('Qualifier is missing. CloudFormation requires it; for the unpublished version it is $LATEST.'),
  'qualifier-is-arn': (fact) =>
    l10n.t('This is the ARN of {0}. Qualifier is an alias name or a version number.', fact('name')),
  'config-beside-properties': () =>
    l10n.t('SAM ignores EventInvokeConfig beside Properties. Move it under Properties.'),
  'destination-type': (fact) => destinationTypeText(fact('problem'), fact('type')),
  'role-without-policy': () =>
    l10n.t('SAM adds no permission for the destination to a role of your own. The role must allow it.'),
  'permission-race': (fact) =>
    l10n.t('Policy {0} allows the destination and may be created later. Add it to DependsOn.', fact('name')),
  'permission-missing': (fact) =>
    l10n.t('Role {0} does not allow {1}, which this destination needs.', fact('role'), fact('action')),
  'retries-cut-by-age': (fact) =>
    l10n.t(
      'A maximum event age of {0} leaves no time for all {1} retries.',
      durationText(Number(fact('age'))),
      fact('retries'),
    ),
  'module-config-off': () =>
    l10n.t('The module ignores these settings: create_async_event_config is not true.'),
  'destination-is-self': () => l10n.t('The destination is the function itself: events loop.'),
  'durable-destination': () =>
    l10n.t('Durable functions do not support destinations. Use a dead-letter queue.'),
  'alias-without-config': (fact) =>
    l10n.t('These settings apply to $LATEST. The published alias {0} uses the defaults.', fact('alias')),
  'bucket-unsupported': () =>
    l10n.t('The Serverless Framework does not support an S3 bucket as a destination.'),
  'configs-collide': () =>
    l10n.t('Two configs of one function without depends_on: Lambda may reject one with 409.'),
  'qualifier-contradiction': () =>
    l10n.t('function_name is the ARN of an alias, and qualifier is not that alias.'),
  'partner-bus': () => l10n.t('Lambda does not support a partner event bus as a destination.'),
};

/** The problem and its consequence, in at most two sentences. Names in it are foreign text. */
export const remarkText = ({ kind, facts }: Remark): string =>
  TEXTS[kind]((name) => String(facts[name] ?? ''));

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
