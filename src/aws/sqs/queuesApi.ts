import { GetQueueAttributesCommand, SQSClient, type SQSClientConfig } from '@aws-sdk/client-sqs';
import { parseDestination } from '../../domain/destinations/destination.ts';
import type { QueueFacts } from '../../domain/session/evidenceApi.ts';
import { countOf, encryptionOf, orAbsent } from '../transport/attributes.ts';
import { type Fields, fieldsOf, member } from '../transport/fields.ts';
import type { PerformWith } from '../transport/serviceRequest.ts';

/** The endpoint is the connection's, whatever a queue's URL says. */
export const sqsClient = (config: SQSClientConfig): SQSClient =>
  new SQSClient({ ...config, useQueueUrlAsEndpoint: false });

/** @param dnsSuffix of the partition, for the queue's URL */
export async function readQueue(
  perform: PerformWith<SQSClient>,
  arn: string,
  dnsSuffix: string,
  signal: AbortSignal,
): Promise<QueueFacts | undefined> {
  const { name, region = '', accountId = '' } = parseDestination(arn);
  const QueueUrl = `https://sqs.${region}.${dnsSuffix}/${accountId}/${encodeURIComponent(name.toWellFormed())}`;
  const command = new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['All'] });
  const read = perform(
    'GetQueueAttributes',
    signal,
    (client, options) => client.send(command, options),
    (answer) => factsOf(member(fieldsOf(answer), 'Attributes')),
  );
  return await orAbsent(read);
}

function factsOf(attributes: Fields): QueueFacts {
  return {
    waiting: countOf(attributes, 'ApproximateNumberOfMessages'),
    inFlight: countOf(attributes, 'ApproximateNumberOfMessagesNotVisible'),
    delayed: countOf(attributes, 'ApproximateNumberOfMessagesDelayed'),
    fifo: attributes['FifoQueue'] === 'true',
    encryption: encryptionOf(attributes, 'KmsMasterKeyId', attributes['SqsManagedSseEnabled'] === 'true'),
  };
}
