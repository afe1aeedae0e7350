import { once } from '../../domain/async/lazy.ts';
import { requireHost } from '../config/endpoints.ts';
import { perform, type RequestContext } from './requester.ts';
import { readAccountId } from './serviceClient.ts';
import type { ServiceConfigs } from './serviceConfigs.ts';

/** The owner of a connection's credentials, as STS names it. */
export class Caller {
  readonly #configs: ServiceConfigs;
  readonly #shared: RequestContext;
  #arn: string | undefined;
  readonly #identity = once(() => this.#open());

  constructor(configs: ServiceConfigs, shared: RequestContext) {
    this.#configs = configs;
    this.#shared = shared;
  }

  /** Known once the account is. */
  get arn(): string | undefined {
    return this.#arn;
  }

  async accountId(signal: AbortSignal): Promise<string> {
    const { region } = this.#configs.resolved;
    const { client, host, ask } = await this.#identity();
    const request = { operation: 'GetCallerIdentity', action: 'sts:GetCallerIdentity', region, host, signal };
    const send = (abortSignal: AbortSignal) => ask(client, abortSignal);
    return await perform(
      { ...request, effect: 'read', lane: 'account', priority: 'foreground', send },
      (answer) => {
        const id = readAccountId(answer);
        this.#arn = answer.Arn;
        return id;
      },
      this.#shared,
    );
  }

  close(): void {
    this.#identity.started?.then(
      ({ client }) => client.destroy(),
      () => undefined,
    );
  }

  /** STS is the second service that is asked: its code is loaded while the first is. */
  async #open() {
    const { resolved } = this.#configs;
    requireHost('sts', resolved);
    const { askCallerIdentity: ask, stsClient } = await import('./callerIdentity.ts');
    const client = stsClient(this.#configs.of('sts', resolved.region));
    return { ask, client, host: this.#configs.hostOf(client, 'sts', resolved.region) };
  }
}
