import {
  GetFunctionEventInvokeConfigCommand,
  type GetFunctionEventInvokeConfigCommandOutput,
  LambdaClient,
  PutFunctionEventInvokeConfigCommand,
  type PutFunctionEventInvokeConfigCommandInput,
} from '@aws-sdk/client-lambda';
import type { SampleAccount } from '../../../src/sample/index.ts';

type Settings = Omit<PutFunctionEventInvokeConfigCommandInput, 'FunctionName' | 'Qualifier'>;

/** Somebody else who works with the same sample account, by the SDK. */
export interface SampleCaller {
  config(name: string, qualifier?: string): Promise<GetFunctionEventInvokeConfigCommandOutput | undefined>;
  put(name: string, settings: Settings): Promise<void>;
}

export function callerOf({ endpoint, region, accessKeyId, secretAccessKey }: SampleAccount): SampleCaller {
  const client = new LambdaClient({ endpoint, region, credentials: { accessKeyId, secretAccessKey } });
  return {
    config: async (FunctionName, Qualifier = '$LATEST') =>
      await client
        .send(new GetFunctionEventInvokeConfigCommand({ FunctionName, Qualifier }))
        .catch((error: unknown) => {
          if (error instanceof Error && error.name === 'ResourceNotFoundException') return undefined;
          throw error;
        }),
    put: async (FunctionName, settings) => {
      await client.send(
        new PutFunctionEventInvokeConfigCommand({ FunctionName, Qualifier: '$LATEST', ...settings }),
      );
    },
  };
}
