import type { EvidenceApi } from '../../domain/session/evidenceApi.ts';
import type { LambdaApi } from '../../domain/session/lambdaApi.ts';
import type { LambdaWrites } from '../../domain/session/lambdaWrites.ts';
import type { StacksApi } from '../../domain/session/stacksApi.ts';
import type { TaggingApi } from '../../domain/session/taggingApi.ts';
import type { Connection, RequestPriority } from '../../domain/session/connection.ts';
import type { Resolved } from '../config/resolved.ts';
import { evidenceApi, type Services } from '../evidence/evidenceApi.ts';
import { shownEndpoint } from '../config/endpoints.ts';
import { requireRegion } from '../config/requireRegion.ts';
import { lambdaApi, type Perform } from '../lambda/lambdaApi.ts';
import { lambdaWrites } from '../lambda/lambdaWrites.ts';
import { Caller } from './caller.ts';
import { lazyStacks, lazyTagging } from './deploymentApis.ts';
import { LambdaClients } from './lambdaClients.ts';
import { OtherServices } from './otherServices.ts';
import { type Answer, perform, type Request, type RequestContext } from './requester.ts';
import { ServiceConfigs } from './serviceConfigs.ts';

/** A connection for what was resolved. Makes no request. */
export class AwsConnection implements Connection {
  readonly profile?: string;
  readonly source: Resolved['source'];
  readonly region: string;
  readonly endpoint?: string;
  readonly #shared: RequestContext;
  readonly #close: AbortController;
  readonly #lambdas: LambdaClients;
  readonly #others: OtherServices;
  readonly #caller: Caller;

  /** @param close its signal is the one in `shared`. */
  constructor(resolved: Resolved, shared: RequestContext, close: AbortController) {
    this.source = resolved.source;
    this.region = resolved.region;
    if (resolved.source === 'profile' && resolved.profile) this.profile = resolved.profile.name;
    if (resolved.endpoints.lambda !== undefined) this.endpoint = shownEndpoint(resolved.endpoints.lambda);
    this.#shared = shared;
    this.#close = close;
    const configs = new ServiceConfigs(resolved, shared);
    this.#lambdas = new LambdaClients(configs);
    this.#others = new OtherServices(configs, shared);
    this.#caller = new Caller(configs, shared);
  }

  lambda(region: string, priority: RequestPriority = 'foreground'): LambdaApi {
    const send = this.#lambdaRequests(region, { priority, effect: 'read' });
    return lambdaApi(send, (message) => this.#shared.log.warn(`Lambda ${region}: ${message}`));
  }

  lambdaWrites(region: string): LambdaWrites {
    return lambdaWrites(this.#lambdaRequests(region, { priority: 'foreground', effect: 'write' }));
  }

  stacks(region: string): StacksApi {
    return lazyStacks(this.#services(region));
  }

  tagging(region: string): TaggingApi {
    return lazyTagging(this.#services(region));
  }

  evidence(region: string): EvidenceApi {
    const lambda = this.#lambdaRequests(region, { priority: 'foreground', effect: 'read' });
    return evidenceApi(this.#services(region), region, lambda);
  }

  accountId(signal: AbortSignal): Promise<string> {
    return this.#caller.accountId(signal);
  }

  get callerArn(): string | undefined {
    return this.#caller.arn;
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
    this.#lambdas.close();
    this.#others.close();
    this.#caller.close();
  }

  #lambdaRequests(region: string, kind: Pick<Request<Answer>, 'priority' | 'effect'>): Perform {
    requireRegion(region, this.region);
    return (operation, signal, call, read) => {
      const { client, host } = this.#lambdas.of(region);
      const lane = operation === 'ListFunctions' ? 'listing' : 'fanOut';
      const action = `lambda:${operation}`;
      const request = { operation, action, region, host, lane, signal, ...kind } as const;
      return perform(
        { ...request, send: (abortSignal) => call(client, { abortSignal }) },
        read,
        this.#shared,
      );
    };
  }

  #services(region: string): Services {
    requireRegion(region, this.region);
    return {
      performWith: (service, create) => {
        // Refuses a Region of another domain.
        this.#lambdas.of(region);
        return this.#others.performWith(service, region, create);
      },
      warn: (message) => this.#shared.log.warn(`${region}: ${message}`),
    };
  }
}
