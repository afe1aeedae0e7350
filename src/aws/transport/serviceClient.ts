import { isAccountId } from '../../domain/arn/functionArn.ts';
import type { baseConfig } from './clientConfig.ts';
import type { AwsCredentials } from '../credentials/credentials.ts';
import type { ServiceId } from '../config/endpoints.ts';
import { notUnderstood } from '../failures/errors.ts';

/** A service beside Lambda and STS. */
export interface Service {
  readonly id: ServiceId;
  /** Before the colon of its IAM actions. */
  readonly actions: string;
  /** Its quota, where that is below our own pace. */
  readonly perSecond?: number;
}

/** Configuration of every client of the SDK. */
export type ServiceConfig = ReturnType<typeof baseConfig> & {
  readonly endpoint?: string;
  readonly useFipsEndpoint: boolean;
  readonly useDualstackEndpoint: boolean;
  readonly region: string;
  readonly credentials: () => Promise<AwsCredentials>;
};

export interface ServiceClient {
  readonly config: {
    readonly endpointProvider: (parameters: EndpointParameters) => { readonly url: URL };
  };
  destroy(): void;
}

/** The pages of an API whose code is loaded first. */
export async function* later<Api, T>(
  api: () => Promise<Api>,
  list: (api: Api) => AsyncIterable<T>,
): AsyncGenerator<T, void, undefined> {
  yield* list(await api());
}

export interface Hosted<C> {
  readonly client: C;
  readonly host: string;
}

/** The host that a client asks, by the SDK's own rules for endpoints. Empty where they have none. */
export function hostOf(client: Pick<ServiceClient, 'config'>, parameters: EndpointParameters): string {
  try {
    return client.config.endpointProvider(parameters).url.host;
  } catch {
    // Its requests will fail for the same reason, and say it.
    return '';
  }
}

/** As the rules for endpoints name them; a type and not an interface, for theirs has an index signature. */
export type EndpointParameters = {
  readonly Region: string;
  readonly UseFIPS: boolean;
  readonly UseDualStack: boolean;
  readonly Endpoint?: string;
};

export function readAccountId({ Account: id }: { readonly Account?: string | undefined }): string {
  if (id !== undefined && isAccountId(id)) return id;
  throw notUnderstood('Account is no account id.');
}
