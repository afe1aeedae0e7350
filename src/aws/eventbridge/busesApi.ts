import {
  DescribeEventBusCommand,
  EventBridgeClient,
  type EventBridgeClientConfig,
} from '@aws-sdk/client-eventbridge';
import { orAbsent } from '../transport/attributes.ts';
import { fieldsOf, requiredText } from '../transport/fields.ts';
import type { PerformWith } from '../transport/serviceRequest.ts';

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
