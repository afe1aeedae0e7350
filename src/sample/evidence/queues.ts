import { parseDestination } from '../../domain/destinations/destination.ts';
import { numberAt, textAt } from '../lambda/input.ts';
import { exists, existing } from './existence.ts';
import { type JsonService, jsonRefusal } from './jsonService.ts';
import { tokenPage } from './targetPages.ts';

/** The most that ListQueues puts on a page. */
const PAGE = 1_000;

/** SQS, as far as the state of queues goes. */
export const SQS: JsonService = {
  actions: 'sqs',
  version: '1.0',
  operations: {
    // A token only where a number was asked for, and no list where there is no queue.
    ListQueues: (shelf, input) => {
      const size = numberAt(input, 'MaxResults');
      const token = textAt(input, 'NextToken') ?? null;
      const { items, next } = tokenPage(existing(shelf, 'queue'), size ?? PAGE, token);
      const urls = items.map((arn) => urlOf(shelf.region, shelf.accountId, parseDestination(arn).name));
      return {
        ...(urls.length > 0 && { QueueUrls: urls }),
        ...(size !== undefined && next !== undefined && { NextToken: next }),
      };
    },
    GetQueueAttributes: (shelf, input) => {
      const { region } = shelf;
      const [accountId = '', name = ''] = (textAt(input, 'QueueUrl') ?? '').split('/').slice(-2);
      const arn = `arn:aws:sqs:${region}:${accountId}:${decodeURIComponent(name)}`;
      if (accountId !== shelf.accountId)
        throw jsonRefusal(403, 'AccessDeniedException', `Access to the resource ${arn} is denied.`);
      if (!exists(shelf, arn)) throw noQueue();
      const { waiting = 0, inFlight = 0, delayed = 0, key } = shelf.surroundings.queues.get(arn) ?? {};
      return {
        Attributes: {
          QueueArn: arn,
          ApproximateNumberOfMessages: String(waiting),
          ApproximateNumberOfMessagesNotVisible: String(inFlight),
          ApproximateNumberOfMessagesDelayed: String(delayed),
          VisibilityTimeout: '30',
          MessageRetentionPeriod: '1209600',
          ...(name.endsWith('.fifo') && { FifoQueue: 'true' }),
          ...(key === undefined ? { SqsManagedSseEnabled: 'true' } : { KmsMasterKeyId: key }),
        },
      };
    },
  },
};

const urlOf = (region: string, accountId: string, name: string): string =>
  `https://sqs.${region}.amazonaws.com/${accountId}/${name}`;

/** The message and both codes of the service: the second is the one of its older protocol. */
const noQueue = () =>
  jsonRefusal(400, 'com.amazonaws.sqs#QueueDoesNotExist', 'The specified queue does not exist.', {
    'x-amzn-query-error': 'AWS.SimpleQueueService.NonExistentQueue;Sender',
  });
