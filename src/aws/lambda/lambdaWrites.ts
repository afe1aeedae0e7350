import {
  DeleteFunctionEventInvokeConfigCommand,
  PutFunctionEventInvokeConfigCommand,
} from '@aws-sdk/client-lambda';
import { putBody } from '../../domain/change/change.ts';
import type { LambdaWrites } from '../../domain/session/lambdaWrites.ts';
import { type Perform, required } from './lambdaApi.ts';
import { readConfig } from './responses.ts';

/** The changing operations of Lambda in one Region, through `perform`, which knows that they have an effect. */
export function lambdaWrites(perform: Perform): LambdaWrites {
  return {
    putEventInvokeConfig: async (name, qualifier, desired, signal) => {
      const command = new PutFunctionEventInvokeConfigCommand({
        FunctionName: required(name),
        Qualifier: required(qualifier),
        ...putBody(desired),
      });
      return await perform(
        'PutFunctionEventInvokeConfig',
        signal,
        (client, options) => client.send(command, options),
        readConfig,
      );
    },
    deleteEventInvokeConfig: async (name, qualifier, signal) => {
      const command = new DeleteFunctionEventInvokeConfigCommand({
        FunctionName: required(name),
        Qualifier: required(qualifier),
      });
      await perform(
        'DeleteFunctionEventInvokeConfig',
        signal,
        (client, options) => client.send(command, options),
        () => undefined,
      );
    },
  };
}
