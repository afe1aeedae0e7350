import {
  DescribeEventBusCommand,
  EventBridgeClient,
  type EventBridgeClientConfig,
  ListEventBusesCommand,
} from '@aws-sdk/client-eventbridge';
import type { TargetList } from '../../domain/session/evidenceApi.ts';
import { orAbsent } from '../transport/attributes.ts';
import { fieldsOf, listOf, nextToken, requiredText } from '../transport/fields.ts';
import type { PerformWith } from '../transport/serviceRequest.ts';
import { listTargets } from '../transport/targetPages.ts';

export const eventBridgeClient = (config: EventBridgeClientConfig): EventBridgeClient =>
  new EventBridgeClient(config);

export async function readBus(
  perform: PerformWith<EventBridgeClient>,
  Name: string,
  signal: AbortSignal,
): Promise<object | undefined> {
  const command = new DescribeEventBusCommand({ Name });
  const read = perform(
    'DescribeEventBus',
    signal,
    (client, options) => client.send(command, options),
    (answer) => ({ name: requiredText(fieldsOf(answer), 'Name') }),
  );
  return await orAbsent(read);
}

/** The most on a page. Source: EventBridge, ListEventBuses. */
const Limit = 100;

export const listBuses = (
  perform: PerformWith<EventBridgeClient>,
  signal: AbortSignal,
): Promise<TargetList> =>
  listTargets((token) => {
    const command = new ListEventBusesCommand({ Limit, ...(token !== undefined && { NextToken: token }) });
    return perform(
      'ListEventBuses',
      signal,
      (client, options) => client.send(command, options),
      (answer) => ({
        arns: listOf(answer, 'EventBuses', (bus) => requiredText(bus, 'Arn')).entries,
        next: nextToken(fieldsOf(answer), 'NextToken'),
      }),
    );
  });
