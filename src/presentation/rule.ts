import { l10n } from 'vscode';
import type { Finding } from '../domain/findings/finding.ts';

/** A rule in words, for legends, the README and code scanning. */
export interface RuleText {
  /** The problem, in one sentence. */
  readonly title: string;
  /** The fact of the service behind it. */
  readonly fact: string;
  /** How to fix it. */
  readonly remedy: string;
}

/** A rule's check, its reason and its remedy. The README has the same words. */
export function ruleText(kind: Finding['kind']): RuleText {
  return RULE_TEXTS[kind]();
}

/** Functions, because the language is only known when they are called. */
const RULE_TEXTS: Readonly<Record<Finding['kind'], () => RuleText>> = {
  unsupportedTarget: () => ({
    title: l10n.t('A destination or dead-letter queue is of a kind that Lambda does not support.'),
    fact: l10n.t(
      'Destinations are SQS queues, SNS topics, Lambda functions, EventBridge event buses and, on failure, S3 buckets; dead-letter queues are SQS queues and SNS topics.',
    ),
    remedy: l10n.t('Choose a supported kind of target.'),
  }),
  fifoTarget: () => ({
    title: l10n.t('A destination or dead-letter queue is a FIFO queue or topic.'),
    fact: l10n.t(
      'Lambda does not support FIFO queues and topics here. Delivery fails silently: only the metrics DestinationDeliveryFailures and DeadLetterErrors show it.',
    ),
    remedy: l10n.t('Use a standard queue or topic.'),
  }),
  bucketOnSuccess: () => ({
    title: l10n.t('The on-success destination is an S3 bucket.'),
    fact: l10n.t('Lambda supports S3 buckets only as on-failure destinations.'),
    remedy: l10n.t('Use a queue, topic, function or event bus.'),
  }),
  wrongPartition: () => ({
    title: l10n.t('A destination or dead-letter queue is in a different partition than the function.'),
    fact: l10n.t(
      'Partitions such as aws and aws-cn are separate: an execution role cannot reach resources in another one.',
    ),
    remedy: l10n.t('Choose a target in the partition of the function.'),
  }),
  selfDestination: () => ({
    title: l10n.t('A function is its own destination.'),
    fact: l10n.t(
      'Lambda rejects this setting today. Where it was stored earlier, Lambda stops the loop after about 16 rounds.',
    ),
    remedy: l10n.t('Choose another destination.'),
  }),
  durableDestination: () => ({
    title: l10n.t('A durable function has a destination.'),
    fact: l10n.t(
      'AWS documents that durable functions do not support Lambda destinations, only dead-letter queues.',
    ),
    remedy: l10n.t('Use a dead-letter queue.'),
  }),
  functionLoop: () => ({
    title: l10n.t('Functions send events to each other in a loop.'),
    fact: l10n.t(
      'Lambda invokes a destination with the settings of the qualifier in its ARN, and stops loops after about 16 rounds.',
    ),
    remedy: l10n.t('Break the loop: send one function’s events to a queue, or remove its destination.'),
  }),
  eventsLost: () => ({
    title: l10n.t('Failed events are lost: no on-failure destination and no dead-letter queue.'),
    fact: l10n.t(
      'Lambda discards an event after its last attempt or at its maximum age, unless one of the two is set. By default neither is.',
    ),
    remedy: l10n.t('Set an on-failure destination, or a dead-letter queue for the whole function.'),
  }),
  retriesCutByAge: () => ({
    title: l10n.t('The maximum event age is too short for all configured retries.'),
    fact: l10n.t(
      'Retries start about 1 min and about 3 min after the first attempt. Lambda does not retry an event older than its maximum age.',
    ),
    remedy: l10n.t('Raise the maximum event age above 180 s, or reduce the retries.'),
  }),
  orphanedConfig: () => ({
    title: l10n.t('A config exists for an alias or version that does not exist.'),
    fact: l10n.t('Lambda keeps the config when an alias is deleted.'),
    remedy: l10n.t('Delete the config. It would apply to a new alias with the same name.'),
  }),
  aliasWithoutConfig: () => ({
    title: l10n.t('An alias has no config while $LATEST has one.'),
    fact: l10n.t(
      'Each qualifier has its own settings and inherits none. Invocations of the alias use the defaults.',
    ),
    remedy: l10n.t('Configure the alias too if events invoke it.'),
  }),
  drifted: () => ({
    title: l10n.t('The settings in force differ from those that the stack last deployed.'),
    fact: l10n.t(
      'Somebody or another tool changed the settings after the last deployment. CloudFormation’s own drift detection compares only the properties that the template sets.',
    ),
    remedy: l10n.t('Put the change into the template, or deploy the template again.'),
  }),
  notInTemplate: () => ({
    title: l10n.t('A config is stored that the stack’s template does not declare.'),
    fact: l10n.t('CloudFormation neither changes nor deletes a config that its template does not declare.'),
    remedy: l10n.t('Declare the config in the template, or delete it.'),
  }),
  deliveryFailing: () => ({
    title: l10n.t('Lambda could not deliver events or records in the last 24 hours.'),
    fact: l10n.t(
      'CloudWatch counts DestinationDeliveryFailures and DeadLetterErrors. Nothing else shows that a destination or dead-letter queue is missing or that the execution role may not send to it.',
    ),
    remedy: l10n.t(
      'Load the evidence of the function: it shows whether the targets exist and what the role says.',
    ),
  }),
  eventsDropped: () => ({
    title: l10n.t('Lambda dropped events in the last 24 hours.'),
    fact: l10n.t(
      'CloudWatch counts AsyncEventsDropped: events that no attempt processed. They are counted also where a destination or dead-letter queue received them.',
    ),
    remedy: l10n.t(
      'Open the logs of the function for the error; set an on-failure destination where there is none.',
    ),
  }),
  triggerUsesDefaults: () => ({
    title: l10n.t('Something invokes an alias or version asynchronously that has no config.'),
    fact: l10n.t(
      'Each qualifier has its own settings. Events that arrive through one without a config use the defaults.',
    ),
    remedy: l10n.t('Configure the qualifier that the trigger uses.'),
  }),
  handledTwice: () => ({
    title: l10n.t('Both a dead-letter queue and an on-failure destination are set.'),
    fact: l10n.t(
      'Lambda sends each failed event to both: the whole record to the destination, the event alone to the dead-letter queue.',
    ),
    remedy: l10n.t('Keep only the destination, unless something still reads the dead-letter queue.'),
  }),
};
