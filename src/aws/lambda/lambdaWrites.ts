import {
  DeleteFunctionEventInvokeConfigCommand,
  PutFunctionEventInvokeConfigCommand,
} from '@aws-sdk/client-lambda';
import { putBody } from '../../domain/change/change.ts';
import type { LambdaWrites } from '../../domain/session/lambdaWrites.ts';
import { type Perform, required } from './lambdaApi.ts';
import { readConfig } from './responses.ts';

/** The changing operations of Lambda in one Region, through `perform`, which knows that they have an effect. */
export const lambdaWrites = (perform: Perform): LambdaWrites => ({
  putEventInvokeConfig: async (...asked) => await put(perform, ...asked),
  deleteEventInvokeConfig: async (...asked) => await remove(perform, ...asked),
});

type Put = LambdaWrites['putEventInvokeConfig'];

function put(perform: Perform, ...[name, qualifier, desired, signal]: Parameters<Put>): ReturnType<Put> {
  const command = new PutFunctionEventInvokeConfigCommand({
    ...placeOf(name, qualifier),
    ...putBody(desired),
  });
  return perform(
    'PutFunctionEventInvokeConfig',
    signal,
    (client, options) => client.send(command, options),
    readConfig,
  );
}

type Delete = LambdaWrites['deleteEventInvokeConfig'];

function remove(perform: Perform, ...[name, qualifier, signal]: Parameters<Delete>): ReturnType<Delete> {
  const command = new DeleteFunctionEventInvokeConfigCommand(placeOf(name, qualifier));
  return perform(
    'DeleteFunctionEventInvokeConfig',
    signal,
    (client, options) => client.send(command, options),
    () => undefined,
  );
}

const placeOf = (name: string, qualifier: string) => ({
  FunctionName: required(name),
  Qualifier: required(qualifier),
});
