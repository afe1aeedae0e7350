import { GetPolicyCommand, ListEventSourceMappingsCommand } from '@aws-sdk/client-lambda';
import type { EventSourceMapping, InvokersApi } from '../../domain/session/evidenceApi.ts';
import { orAbsent } from '../transport/attributes.ts';
import { type Fields, fieldsOf, listOf, optionalText, requiredText } from '../transport/fields.ts';
import { notUnderstood } from '../failures/errors.ts';
import { CAPS } from '../transport/limits.ts';
import { collect, type Marker } from '../transport/pages.ts';
import { nextMarker } from './responses.ts';
import { type Perform, required } from './lambdaApi.ts';

/** Who invokes functions, as Lambda of one Region tells it. */
export function invokersApi(perform: Perform, warn: (message: string) => void): InvokersApi {
  return {
    resourcePolicy: async (name, qualifier, signal) => {
      const input = {
        FunctionName: required(name),
        ...(qualifier !== undefined && { Qualifier: required(qualifier) }),
      };
      return await orAbsent(
        perform(
          'GetPolicy',
          signal,
          (client, options) => client.send(new GetPolicyCommand(input), options),
          policyOf,
        ),
      );
    },
    eventSourceMappings: async (name, qualifier, signal) => {
      const own = required(name);
      const FunctionName = qualifier === undefined ? own : `${own}:${required(qualifier)}`;
      const read = (marker: Marker) =>
        perform(
          'ListEventSourceMappings',
          signal,
          (client, options) =>
            client.send(new ListEventSourceMappingsCommand({ FunctionName, ...marker }), options),
          (answer) => ({ ...listOf(answer, 'EventSourceMappings', mappingOf), next: nextMarker(answer) }),
        );
      return await collect({ read, idOf: ({ id }) => id, most: CAPS.perFunction, warn });
    },
  };
}

/** As it is: one that is cut would be another policy. */
function policyOf(answer: object): string {
  const { Policy: policy } = fieldsOf(answer);
  if (typeof policy === 'string') return policy;
  throw notUnderstood('Policy is no text.');
}

function mappingOf(fields: Fields): EventSourceMapping {
  const source = optionalText(fields, 'EventSourceArn');
  const state = optionalText(fields, 'State');
  return {
    id: requiredText(fields, 'UUID'),
    functionArn: requiredText(fields, 'FunctionArn'),
    ...(source !== undefined && { source }),
    ...(state !== undefined && { state }),
  };
}
