import { LambdaClient } from '@aws-sdk/client-lambda';
import { once } from '../../domain/async/lazy.ts';
import type { LambdaApi } from '../../domain/session/lambdaApi.ts';
import type { LambdaWrites } from '../../domain/session/lambdaWrites.ts';
import type { StacksApi } from '../../domain/session/stacksApi.ts';
import type { TaggingApi } from '../../domain/session/taggingApi.ts';
import type { PerformWith } from './serviceRequest.ts';
import { Limiter } from './limiter.ts';
import type { Connection, RequestPriority } from '../../domain/session/connection.ts';
import type { Resolved } from '../config/resolved.ts';
import { baseConfig } from './clientConfig.ts';
import type { AwsCredentials } from '../credentials/credentials.ts';
import { requireHost, type ServiceId, shownEndpoint } from '../config/endpoints.ts';
import { noSuchOperation } from '../failures/errors.ts';
import { readEmulators } from '../failures/emulators.ts';
import { keepAlive } from './keepAlive.ts';
import { lambdaApi, type Perform } from '../lambda/lambdaApi.ts';
import { lambdaWrites } from '../lambda/lambdaWrites.ts';
import { type Answer, perform, type Request, type RequestContext } from './requester.ts';
import { regionRefused, requireRegion } from '../config/requireRegion.ts';
import {
  type EndpointParameters,
  type Hosted,
  hostOf,
  later,
  readAccountId,
  type Service,
  type ServiceClient,
  type ServiceConfig,
} from './serviceClient.ts';

/** A connection for what was resolved. Makes no request; one client per region, each made when first used. */
export class AwsConnection implements Connection {
  readonly profile?: string;
  readonly source: Resolved['source'];
  readonly region: string;
  readonly endpoint?: string;
  readonly #resolved: Resolved;
  readonly #shared: RequestContext;
  readonly #close: AbortController;
  readonly #lambdas = new Map<string, Hosted<LambdaClient>>();
  readonly #others = new Set<ServiceClient>();
  /** One for each service beside Lambda: its quota is its own. */
  readonly #limiters = new Set<Limiter>();
  #callerArn: string | undefined;
  readonly #identity = once(() => this.#openIdentity());

  /** @param close its signal is the one in `shared`. */
  constructor(resolved: Resolved, shared: RequestContext, close: AbortController) {
    this.source = resolved.source;
    this.region = resolved.region;
    if (resolved.source === 'profile' && resolved.profile) this.profile = resolved.profile.name;
    if (resolved.endpoints.lambda !== undefined) this.endpoint = shownEndpoint(resolved.endpoints.lambda);
    this.#resolved = resolved;
    this.#shared = shared;
    this.#close = close;
  }

  lambda(region: string, priority: RequestPriority = 'foreground'): LambdaApi {
    const send = this.#lambdaRequests(region, { priority, effect: 'read' });
    return lambdaApi(send, (message) => this.#shared.log.warn(`Lambda ${region}: ${message}`));
  }

  lambdaWrites(region: string): LambdaWrites {
    return lambdaWrites(this.#lambdaRequests(region, { priority: 'foreground', effect: 'write' }));
  }

  #lambdaRequests(region: string, kind: Pick<Request<Answer>, 'priority' | 'effect'>): Perform {
    requireRegion(region, this.region);
    return (operation, signal, call, read) => {
      const { client, host } = this.#lambda(region);
      const lane = operation === 'ListFunctions' ? 'listing' : 'fanOut';
      const request = {
        operation,
        action: `lambda:${operation}`,
        region,
        host,
        lane,
        signal,
        ...kind,
      } as const;
      return perform(
        { ...request, send: (abortSignal) => call(client, { abortSignal }) },
        read,
        this.#shared,
      );
    };
  }

  stacks(region: string): StacksApi {
    requireRegion(region, this.region);
    const api = once(async () => {
      const { cloudFormationClient, stacksApi } = await import('../cloudformation/stacksApi.ts');
      const service = { id: 'cloudformation', actions: 'cloudformation' } as const;
      return stacksApi(this.#performWith(service, region, cloudFormationClient), this.#warnings(region));
    });
    return {
      listStacks: (signal) => later(api, (stacks) => stacks.listStacks(signal)),
      resourcesWith: async (id, signal) => (await api()).resourcesWith(id, signal),
      resourcesOf: (stack, signal) => later(api, (stacks) => stacks.resourcesOf(stack, signal)),
      processedTemplate: async (stack, signal) => (await api()).processedTemplate(stack, signal),
    };
  }

  tagging(region: string): TaggingApi {
    requireRegion(region, this.region);
    const api = once(async () => {
      const { taggingApi, taggingClient } = await import('../tagging/taggingApi.ts');
      const service = { id: 'resource_groups_tagging_api', actions: 'tag' } as const;
      return taggingApi(this.#performWith(service, region, taggingClient), this.#warnings(region));
    });
    return {
      taggedFunctions: (signal) => later(api, (tagging) => tagging.taggedFunctions(signal)),
      taggedTargets: (signal) => later(api, (tagging) => tagging.taggedTargets(signal)),
    };
  }

  async accountId(signal: AbortSignal): Promise<string> {
    const { region } = this;
    const { client, host, ask } = await this.#identity();
    const request = { operation: 'GetCallerIdentity', action: 'sts:GetCallerIdentity', region, host, signal };
    const send = (abortSignal: AbortSignal) => ask(client, abortSignal);
    return await perform(
      { ...request, effect: 'read', lane: 'account', priority: 'foreground', send },
      (answer) => {
        const id = readAccountId(answer);
        this.#callerArn = answer.Arn;
        return id;
      },
      this.#shared,
    );
  }

  get callerArn(): string | undefined {
    return this.#callerArn;
  }

  onThrottling(listener: (isThrottled: boolean) => void): void {
    this.#shared.limiter.onThrottling(listener);
  }

  retrySignIn(): void {
    this.#shared.credentials.retry();
  }

  close(): void {
    this.#close.abort();
    this.#shared.limiter.close();
    for (const limiter of this.#limiters) limiter.close();
    for (const { client } of this.#lambdas.values()) client.destroy();
    for (const client of this.#others) client.destroy();
    this.#identity.started?.then(
      ({ client }) => client.destroy(),
      () => undefined,
    );
  }

  #lambda(region: string): Hosted<LambdaClient> {
    const known = this.#lambdas.get(region);
    if (known) return known;
    const client = new LambdaClient(this.#config('lambda', region));
    readEmulators(client);
    keepAlive(client);
    const hosted = { client, host: hostOf(client, this.#endpoint('lambda', region)) };
    this.#requireOwnDomain(region, hosted.host);
    this.#lambdas.set(region, hosted);
    return hosted;
  }

  /** The SDK has a table of partitions of its own: a Region that it does not know gets a host of `aws`. */
  #requireOwnDomain(region: string, host: string): void {
    if (region === this.region || host === '') return;
    const own = this.#lambda(this.region).host.replace(this.region, '*');
    if (host.replace(region, '*') !== own) throw regionRefused(region);
  }

  /**
   * Requests to a service beside Lambda. Where Lambda has an endpoint of its own and the service has none, an emulator or
   * another account answers for Lambda: AWS must not be asked about its functions.
   */
  #performWith<Client extends ServiceClient>(
    { id, actions }: Service,
    region: string,
    create: (config: ServiceConfig) => Client,
  ): PerformWith<Client> {
    this.#requireOwnDomain(region, this.#lambda(region).host);
    const { endpoints } = this.#resolved;
    const isElsewhere = endpoints.lambda !== undefined && endpoints[id] === undefined;
    const limiter = new Limiter(this.#shared.limits);
    this.#limiters.add(limiter);
    const client = isElsewhere ? undefined : this.#opened(create(this.#config(id, region)));
    const host = client ? hostOf(client, this.#endpoint(id, region)) : '';
    return async (operation, signal, call, read) => {
      if (!client) throw noSuchOperation(operation);
      requireHost(id, { region, endpoints });
      const request = {
        operation,
        action: `${actions}:${operation}`,
        region,
        host,
        lane: 'fanOut',
        signal,
      } as const;
      const send = (abortSignal: AbortSignal) => call(client, { abortSignal });
      return await perform({ ...request, effect: 'read', priority: 'background', send }, read, {
        ...this.#shared,
        limiter,
      });
    };
  }

  #opened<Client extends ServiceClient>(client: Client): Client {
    this.#others.add(client);
    return client;
  }

  #warnings(region: string): (message: string) => void {
    return (message) => this.#shared.log.warn(`${region}: ${message}`);
  }

  /** STS is the second service that is asked: its code is loaded while the first is. */
  async #openIdentity() {
    requireHost('sts', this.#resolved);
    const { askCallerIdentity: ask, stsClient } = await import('./callerIdentity.ts');
    const client = stsClient(this.#config('sts', this.region));
    return { ask, client, host: hostOf(client, this.#endpoint('sts', this.region)) };
  }

  /** The SDK refuses FIPS and dual-stack together with an endpoint; the endpoint is the more specific wish. */
  #endpoint(service: ServiceId, Region: string): EndpointParameters {
    const { endpoints, useFips, useDualstack } = this.#resolved;
    const endpoint = endpoints[service];
    if (endpoint !== undefined) return { Region, UseFIPS: false, UseDualStack: false, Endpoint: endpoint };
    return { Region, UseFIPS: useFips, UseDualStack: useDualstack };
  }

  #config(service: ServiceId, region: string): ServiceConfig {
    const { Endpoint, UseFIPS, UseDualStack } = this.#endpoint(service, region);
    const credentials = (): Promise<AwsCredentials> => this.#shared.credentials.get();
    return {
      ...baseConfig(this.#shared.limits, this.#resolved),
      ...(Endpoint !== undefined && { endpoint: Endpoint }),
      useFipsEndpoint: UseFIPS,
      useDualstackEndpoint: UseDualStack,
      region,
      // Without the mark, each client would keep keys of its own, also refused ones.
      credentials: Object.assign(credentials, { memoized: true }),
    };
  }
}
