import {
  GetQueueAttributesCommand,
  ListQueuesCommand,
  SQSClient,
  type SQSClientConfig,
} from '@aws-sdk/client-sqs';
import { partitionOfRegion } from '../../domain/arn/partition.ts';
import { parseDestination } from '../../domain/destinations/destination.ts';
import type { QueueFacts, TargetList } from '../../domain/session/evidenceApi.ts';
import { notUnderstood } from '../failures/errors.ts';
import { countOf, encryptionOf, orAbsent } from '../transport/attributes.ts';
import { type Fields, fieldsOf, member, nextToken, textsOf } from '../transport/fields.ts';
import type { PerformWith } from '../transport/serviceRequest.ts';
import { listTargets, type TargetPage } from '../transport/targetPages.ts';

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

/** The most on a page. SQS answers with a token only where a number is asked for. Source: Amazon SQS, ListQueues. */
const MaxResults = 1_000;

export async function listQueues(
  perform: PerformWith<SQSClient>,
  region: string,
  signal: AbortSignal,
): Promise<TargetList> {
  return await listTargets((token) => {
    const command = new ListQueuesCommand({ MaxResults, ...(token !== undefined && { NextToken: token }) });
    return perform(
      'ListQueues',
      signal,
      (client, options) => client.send(command, options),
      (answer): TargetPage => ({
        arns: textsOf(answer, 'QueueUrls').map((url) => arnOf(url, region)),
        next: nextToken(fieldsOf(answer), 'NextToken'),
      }),
    );
  });
}

/** The account and the name are the end of a queue's URL, whatever its host. */
function arnOf(url: string, region: string): string {
  const [accountId = '', name = ''] = url.split('/').slice(-2);
  if (!/^\d{12}$/.test(accountId) || name === '')
    throw notUnderstood('QueueUrls has an entry that is no URL.');
  return `arn:${partitionOfRegion(region).id}:sqs:${region}:${accountId}:${name}`;
}
