import type { ServiceId } from '../config/endpoints.ts';
import type { Resolved } from '../config/resolved.ts';
import type { AwsCredentials } from '../credentials/credentials.ts';
import { baseConfig } from './clientConfig.ts';
import type { RequestContext } from './requester.ts';
import { type EndpointParameters, hostOf, type ServiceClient, type ServiceConfig } from './serviceClient.ts';

/** The configurations of the SDK's clients of one connection. */
export class ServiceConfigs {
  readonly resolved: Resolved;
  readonly #shared: RequestContext;

  constructor(resolved: Resolved, shared: RequestContext) {
    this.resolved = resolved;
    this.#shared = shared;
  }

  of(service: ServiceId, region: string): ServiceConfig {
    const { Endpoint, UseFIPS, UseDualStack } = this.#endpoint(service, region);
    const credentials = (): Promise<AwsCredentials> => this.#shared.credentials.get();
    return {
      ...baseConfig(this.#shared.limits, this.resolved),
      ...(Endpoint !== undefined && { endpoint: Endpoint }),
      useFipsEndpoint: UseFIPS,
      useDualstackEndpoint: UseDualStack,
      region,
      // Without the mark, each client would keep keys of its own, also refused ones.
      credentials: Object.assign(credentials, { memoized: true }),
    };
  }

  /** The host that a client of a service asks. */
  hostOf(client: Pick<ServiceClient, 'config'>, service: ServiceId, region: string): string {
    return hostOf(client, this.#endpoint(service, region));
  }

  /** The SDK refuses FIPS and dual-stack together with an endpoint; the endpoint is the more specific wish. */
  #endpoint(service: ServiceId, Region: string): EndpointParameters {
    const { endpoints, useFips, useDualstack } = this.resolved;
    const endpoint = endpoints[service];
    if (endpoint !== undefined) return { Region, UseFIPS: false, UseDualStack: false, Endpoint: endpoint };
    return { Region, UseFIPS: useFips, UseDualStack: useDualstack };
  }
}
