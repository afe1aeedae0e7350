import { requireHost } from '../config/endpoints.ts';
import { noSuchOperation } from '../failures/errors.ts';
import { Limiter } from './limiter.ts';
import { perform, type RequestContext } from './requester.ts';
import type { Service, ServiceClient, ServiceConfig } from './serviceClient.ts';
import type { ServiceConfigs } from './serviceConfigs.ts';
import type { PerformWith } from './serviceRequest.ts';

/** Requests to the services beside Lambda and STS. */
export class OtherServices {
  readonly #configs: ServiceConfigs;
  readonly #shared: RequestContext;
  readonly #clients = new Set<ServiceClient>();
  /** One for each service: its quota is its own. */
  readonly #limiters = new Set<Limiter>();

  constructor(configs: ServiceConfigs, shared: RequestContext) {
    this.#configs = configs;
    this.#shared = shared;
  }

  /**
   * Requests to one service. Where Lambda has an endpoint of its own and the service has none, an emulator or another
   * account answers for Lambda: AWS must not be asked about its functions.
   */
  performWith<Client extends ServiceClient>(
    { id, actions, perSecond }: Service,
    region: string,
    create: (config: ServiceConfig) => Client,
  ): PerformWith<Client> {
    const { endpoints } = this.#configs.resolved;
    const isElsewhere = endpoints.lambda !== undefined && endpoints[id] === undefined;
    const { limits } = this.#shared;
    const limiter = new Limiter(
      perSecond === undefined ? limits : { ...limits, perWindow: Math.min(perSecond, limits.perWindow) },
    );
    this.#limiters.add(limiter);
    const client = isElsewhere ? undefined : this.#opened(create(this.#configs.of(id, region)));
    const host = client ? this.#configs.hostOf(client, id, region) : '';
    return async (operation, signal, call, read) => {
      if (!client) throw noSuchOperation(operation);
      requireHost(id, { region, endpoints });
      const action = `${actions}:${ACTIONS[operation] ?? operation}`;
      const request = { operation, action, region, host, lane: 'fanOut', signal } as const;
      const send = (abortSignal: AbortSignal) => call(client, { abortSignal });
      return await perform({ ...request, effect: 'read', priority: 'background', send }, read, {
        ...this.#shared,
        limiter,
      });
    };
  }

  close(): void {
    for (const limiter of this.#limiters) limiter.close();
    for (const client of this.#clients) client.destroy();
  }

  #opened<Client extends ServiceClient>(client: Client): Client {
    this.#clients.add(client);
    return client;
  }
}

/** Operations whose IAM action has another name. Source: Amazon S3, HeadBucket and ListBuckets. */
const ACTIONS: Readonly<Record<string, string>> = {
  HeadBucket: 'ListBucket',
  ListBuckets: 'ListAllMyBuckets',
};
