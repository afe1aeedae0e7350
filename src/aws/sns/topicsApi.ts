import { GetTopicAttributesCommand, SNSClient, type SNSClientConfig } from '@aws-sdk/client-sns';
import type { TopicFacts } from '../../domain/session/evidenceApi.ts';
import { countOf, encryptionOf, orAbsent } from '../transport/attributes.ts';
import { type Fields, fieldsOf, member } from '../transport/fields.ts';
import type { PerformWith } from '../transport/serviceRequest.ts';

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
