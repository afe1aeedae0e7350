import { parseDestination } from '../../domain/destinations/destination.ts';
import { numberAt, textAt } from '../lambda/input.ts';
import type { Shelf } from '../lambda/store.ts';
import { exists, existing } from './existence.ts';
import { type JsonService, jsonRefusal } from './jsonService.ts';
import { tokenPage } from './targetPages.ts';

/** The most that ListEventBuses puts on a page. */
const PAGE = 100;

/** EventBridge, as far as event buses go. */
export const EVENTBRIDGE: JsonService = {
  actions: 'events',
  version: '1.1',
  operations: {
    ListEventBuses: (shelf, input) => {
      const all = [...new Set([busArn(shelf, 'default'), ...existing(shelf, 'eventBus')])].toSorted();
      const size = numberAt(input, 'Limit') ?? PAGE;
      const { items, next } = tokenPage(all, size, textAt(input, 'NextToken') ?? null);
      const buses = items.map((Arn) => ({ Name: parseDestination(Arn).name, Arn }));
      return { EventBuses: buses, ...(next !== undefined && { NextToken: next }) };
    },
    DescribeEventBus: (shelf, input) => {
      const Name = textAt(input, 'Name') ?? 'default';
      const Arn = busArn(shelf, Name);
      if (exists(shelf, Arn)) return { Name, Arn };
      throw jsonRefusal(400, 'ResourceNotFoundException', `Event bus ${Name} does not exist.`);
    },
  },
};

const busArn = ({ region, accountId }: Shelf, name: string): string =>
  `arn:aws:events:${region}:${accountId}:event-bus/${name}`;
