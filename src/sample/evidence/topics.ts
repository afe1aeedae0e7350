import { queryAnswer, queryRefusal } from '../http/queryProtocol.ts';
import { element, textElement } from '../http/xml.ts';
import { exists, existing } from './existence.ts';
import type { QueryService } from './queryService.ts';
import { tokenPage } from './targetPages.ts';

/** Topics on a page of ListTopics. */
const PAGE = 100;

const NAMESPACE = 'http://sns.amazonaws.com/doc/2010-03-31/';

/** SNS, as far as the state of topics goes. */
export const SNS: QueryService = {
  actions: 'sns',
  refusal: (status, code, message) => queryRefusal(NAMESPACE, status, code, message),
  denied: 'AuthorizationError',
  operations: {
    ListTopics: (shelf, form) => {
      const { items, next } = tokenPage(existing(shelf, 'topic'), PAGE, form.get('NextToken'));
      const topics = items.map((arn) => element('member', textElement('TopicArn', arn)));
      const token = next === undefined ? '' : textElement('NextToken', next);
      return queryAnswer(NAMESPACE, 'ListTopics', element('Topics', ...topics), token);
    },
    GetTopicAttributes: (shelf, form) => {
      const arn = form.get('TopicArn') ?? '';
      if (!exists(shelf, arn)) throw queryRefusal(NAMESPACE, 404, 'NotFound', 'Topic does not exist');
      const { confirmed = 1, pending = 0, key } = shelf.surroundings.topics.get(arn) ?? {};
      const attributes = {
        TopicArn: arn,
        Owner: shelf.accountId,
        SubscriptionsConfirmed: String(confirmed),
        SubscriptionsPending: String(pending),
        SubscriptionsDeleted: '0',
        ...(arn.endsWith('.fifo') && { FifoTopic: 'true' }),
        ...(key !== undefined && { KmsMasterKeyId: key }),
      };
      const entries = Object.entries(attributes).map(([name, value]) =>
        element('entry', textElement('key', name), textElement('value', value)),
      );
      return queryAnswer(NAMESPACE, 'GetTopicAttributes', element('Attributes', ...entries));
    },
  },
};
