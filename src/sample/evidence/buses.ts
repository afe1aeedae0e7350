import { textAt } from '../lambda/input.ts';
import { exists } from './existence.ts';
import { type JsonService, jsonRefusal } from './jsonService.ts';

/** EventBridge, as far as event buses go. */
export const EVENTBRIDGE: JsonService = {
  actions: 'events',
  version: '1.1',
  operations: {
    DescribeEventBus: (shelf, input) => {
      const Name = textAt(input, 'Name') ?? 'default';
      const Arn = `arn:aws:events:${shelf.region}:${shelf.accountId}:event-bus/${Name}`;
      if (exists(shelf, Arn)) return { Name, Arn };
      throw jsonRefusal(400, 'ResourceNotFoundException', `Event bus ${Name} does not exist.`);
    },
  },
};
