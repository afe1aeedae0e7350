import {
  GetCallerIdentityCommand,
  type GetCallerIdentityCommandOutput,
  STSClient,
  type STSClientConfig,
} from '@aws-sdk/client-sts';

export const stsClient = (config: STSClientConfig): STSClient => new STSClient(config);

/** Owner of the credentials. */
export const askCallerIdentity = (
  client: STSClient,
  abortSignal: AbortSignal,
): Promise<GetCallerIdentityCommandOutput> => client.send(new GetCallerIdentityCommand({}), { abortSignal });
