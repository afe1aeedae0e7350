import { LambdaClient } from '@aws-sdk/client-lambda';
import { regionRefused } from '../config/requireRegion.ts';
import { readEmulators } from '../failures/emulators.ts';
import { keepAlive } from './keepAlive.ts';
import type { Hosted } from './serviceClient.ts';
import type { ServiceConfigs } from './serviceConfigs.ts';

/** Clients of Lambda, one for each Region, each made when first used. */
export class LambdaClients {
  readonly #configs: ServiceConfigs;
  readonly #clients = new Map<string, Hosted<LambdaClient>>();

  constructor(configs: ServiceConfigs) {
    this.#configs = configs;
  }

  /** Throws where the Region has its hosts in another domain than the connection's. */
  of(region: string): Hosted<LambdaClient> {
    const known = this.#clients.get(region);
    if (known) return known;
    const client = new LambdaClient(this.#configs.of('lambda', region));
    readEmulators(client);
    keepAlive(client);
    const hosted = { client, host: this.#configs.hostOf(client, 'lambda', region) };
    this.#requireOwnDomain(region, hosted.host);
    this.#clients.set(region, hosted);
    return hosted;
  }

  close(): void {
    for (const { client } of this.#clients.values()) client.destroy();
  }

  /** The SDK has a table of partitions of its own: a Region that it does not know gets a host of `aws`. */
  #requireOwnDomain(region: string, host: string): void {
    const { region: own } = this.#configs.resolved;
    if (region === own || host === '') return;
    if (host.replace(region, '*') !== this.of(own).host.replace(own, '*')) throw regionRefused(region);
  }
}
