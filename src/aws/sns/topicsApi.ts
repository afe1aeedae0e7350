import {
  GetTopicAttributesCommand,
  ListTopicsCommand,
  SNSClient,
  type SNSClientConfig,
} from '@aws-sdk/client-sns';
import type { TargetList, TopicFacts } from '../../domain/session/evidenceApi.ts';
import { notUnderstood } from '../failures/errors.ts';
import { countOf, encryptionOf, orAbsent } from '../transport/attributes.ts';
import { type Fields, fieldsOf, listOf, member, nextToken, requiredText } from '../transport/fields.ts';
import type { PerformWith } from '../transport/serviceRequest.ts';
import { listTargets, type TargetPage } from '../transport/targetPages.ts';

export const snsClient = (config: SNSClientConfig): SNSClient => new SNSClient(config);

export async function readTopic(
  perform: PerformWith<SNSClient>,
  TopicArn: string,
  signal: AbortSignal,
): Promise<TopicFacts | undefined> {
  const command = new GetTopicAttributesCommand({ TopicArn });
  const read = perform(
    'GetTopicAttributes',
    signal,
    (client, options) => client.send(command, options),
    (answer) => factsOf(member(fieldsOf(answer), 'Attributes')),
  );
  return await orAbsent(read);
}

const factsOf = (attributes: Fields): TopicFacts => ({
  confirmed: countOf(attributes, 'SubscriptionsConfirmed'),
  pending: countOf(attributes, 'SubscriptionsPending'),
  fifo: attributes['FifoTopic'] === 'true',
  encryption: encryptionOf(attributes, 'KmsMasterKeyId', false),
});

/** SNS puts up to 100 topics on a page. */
export const listTopics = (perform: PerformWith<SNSClient>, signal: AbortSignal): Promise<TargetList> =>
  listTargets((token) => {
    const command = new ListTopicsCommand(token === undefined ? {} : { NextToken: token });
    return perform(
      'ListTopics',
      signal,
      (client, options) => client.send(command, options),
      (answer): TargetPage => {
        // The SDK reads any XML; the list is there also where it is empty.
        if (answer.Topics === undefined) throw notUnderstood('Topics is missing.');
        return {
          arns: listOf(answer, 'Topics', (topic) => requiredText(topic, 'TopicArn')).entries,
          next: nextToken(fieldsOf(answer), 'NextToken'),
        };
      },
    );
  });
