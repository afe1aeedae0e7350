import {
  CloudTrailClient,
  type CloudTrailClientConfig,
  LookupEventsCommand,
} from '@aws-sdk/client-cloudtrail';
import type { TrailApi, TrailEvent } from '../../domain/session/evidenceApi.ts';
import { notUnderstood } from '../failures/errors.ts';
import { type Fields, fieldsOf, listOf, nextToken, optionalText, requiredText } from '../transport/fields.ts';
import type { PerformWith } from '../transport/serviceRequest.ts';

export const cloudTrailClient = (config: CloudTrailClientConfig): CloudTrailClient =>
  new CloudTrailClient(config);

/** The most on a page (domain.md §15). */
const MaxResults = 50;

/** CloudTrail of one Region, read through `perform`. */
export function trailApi(perform: PerformWith<CloudTrailClient>): TrailApi {
  return {
    lookUp: async (AttributeKey, AttributeValue, mostPages, signal) => {
      const events: TrailEvent[] = [];
      let NextToken: string | undefined;
      for (let page = 0; page < mostPages; page += 1) {
        const token = NextToken === undefined ? {} : { NextToken };
        const LookupAttributes = [{ AttributeKey, AttributeValue }];
        const command = new LookupEventsCommand({ LookupAttributes, MaxResults, ...token });
        const read = await perform(
          'LookupEvents',
          signal,
          (client, options) => client.send(command, options),
          (answer) => ({
            found: listOf(answer, 'Events', eventOf).entries,
            next: nextToken(fieldsOf(answer), 'NextToken'),
          }),
        );
        for (const event of read.found) events.push(event);
        NextToken = read.next;
        if (NextToken === undefined) return { events, more: false };
      }
      return { events, more: true };
    },
  };
}

function eventOf(fields: Fields): TrailEvent {
  const { EventTime: at, CloudTrailEvent: record } = fields;
  if (!(at instanceof Date) || Number.isNaN(at.getTime())) throw notUnderstood('EventTime is no time.');
  if (typeof record !== 'string') throw notUnderstood('CloudTrailEvent is no text.');
  const user = optionalText(fields, 'Username');
  return {
    id: requiredText(fields, 'EventId'),
    name: requiredText(fields, 'EventName'),
    at,
    ...(user !== undefined && { user }),
    record,
  };
}
