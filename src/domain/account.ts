import { LATEST } from './arn.ts';
import { type Destination, parseDestination } from './destination.ts';
import { type ExpectedError, isExpectedError } from './errors.ts';
import type { EventInvokeConfig } from './eventInvokeConfig.ts';
import { FunctionDirectory } from './functionDirectory.ts';
import type { FunctionSummary, LambdaApi } from './lambdaApi.ts';
import { Listeners } from './listeners.ts';
import { PromiseCache } from './promiseCache.ts';
import type { KnownQualifiers } from './warnings.ts';

/** What List (or, where that is refused, Get) answered for a function, and when. */
export interface FunctionConfigs {
  readonly configs: readonly EventInvokeConfig[];
  /** `get`: List was refused, so that only the qualifier asked for is known. */
  readonly via: 'list' | 'get';
  readonly readAt: Date;
  /** The refusal of List, where `via` is `get`. */
  readonly refusal?: ExpectedError;
}

/** What changed: the list of functions, or what is known of one function. */
export type AccountChange =
  | { readonly kind: 'functions' }
  | { readonly kind: 'function'; readonly name: string };

/**
 * What is known of one AWS account in one region: functions, their event-invoke configs and qualifiers, each
 * read when first asked for and kept until refreshed. The features meet here: what one has read, all have.
 */
export class Account {
  readonly region: string;
  readonly directory: FunctionDirectory;
  readonly #api: LambdaApi;
  readonly #signal: AbortSignal;
  readonly #configs = new PromiseCache<string, FunctionConfigs>();
  readonly #qualifiers = new PromiseCache<string, KnownQualifiers>();
  readonly #changes = new Listeners<AccountChange>();

  /** @param signal aborts when the session is left; every request of the account ends with it. */
  constructor(region: string, api: LambdaApi, signal: AbortSignal) {
    this.region = region;
    this.#api = api;
    this.#signal = signal;
    this.directory = new FunctionDirectory(api, signal, () => this.#changes.fire({ kind: 'functions' }));
  }

  /** Called after each change; returns what ends that. */
  onDidChange(listener: (change: AccountChange) => void): { dispose(): void } {
    return this.#changes.add(listener);
  }

  /** Forgets everything and reads the functions again; rows already known stay until the answer is there. */
  async refresh(): Promise<void> {
    this.#configs.clear();
    this.#qualifiers.clear();
    await this.directory.refresh();
  }

  /**
   * Forgets what is known of one function, whoever shows it asks again; and reads the function itself anew,
   * for its dead-letter queue. Resolves when that is known; rejects when it cannot be read.
   */
  async refreshFunction(name: string): Promise<void> {
    this.#forget(name);
    this.#changes.fire({ kind: 'function', name });
    await this.directory.reread(name);
    this.#changes.fire({ kind: 'function', name });
  }

  /**
   * The event-invoke configs of all qualifiers of a function: one List request, none when known. Where List
   * is refused, Get is asked for `$LATEST`. Rejects with List's error where that does not help.
   */
  configs(name: string): Promise<FunctionConfigs> {
    return this.#configs.get(name, () => this.#readConfigs(name));
  }

  /** As `configs`, but certain to cover one qualifier, also where only Get is allowed. */
  async configsCovering(name: string, qualifier: string): Promise<FunctionConfigs> {
    const all = await this.configs(name);
    if (all.via === 'list' || qualifier === LATEST) return all;
    return this.#configs.get(`${name}:${qualifier}`, () => this.#getConfig(name, qualifier, all.refusal));
  }

  /** The configs if they have been read; asks nothing. */
  peekConfigs(name: string): FunctionConfigs | undefined {
    return this.#configs.peek(name);
  }

  /** A function's aliases and versions: two requests at least, none when known. */
  qualifiers(name: string): Promise<KnownQualifiers> {
    return this.#qualifiers.get(name, () => this.#api.listQualifiers(name, this.#signal));
  }

  /** The aliases and versions if they have been read; asks nothing. */
  peekQualifiers(name: string): KnownQualifiers | undefined {
    return this.#qualifiers.peek(name);
  }

  /** A function by name: as the list has it, else by one GetFunctionConfiguration request. */
  async summary(name: string): Promise<FunctionSummary> {
    return this.directory.get(name) ?? (await this.directory.read(name));
  }

  /** The dead-letter queue or topic of a function that is known, where it has one. */
  deadLetter(name: string): Destination | undefined {
    const arn = this.directory.get(name)?.deadLetterArn;
    return arn === undefined ? undefined : parseDestination(arn);
  }

  #forget(name: string): void {
    this.#configs.forgetWhere((key) => key === name || key.startsWith(`${name}:`));
    this.#qualifiers.forget(name);
  }

  async #readConfigs(name: string): Promise<FunctionConfigs> {
    try {
      const configs = await this.#api.listEventInvokeConfigs(name, this.#signal);
      return { configs, via: 'list', readAt: new Date() };
    } catch (error) {
      if (!isExpectedError(error) || error.kind !== 'accessDenied') throw error;
      return await this.#getConfig(name, LATEST, error);
    }
  }

  async #getConfig(name: string, qualifier: string, refusal?: ExpectedError): Promise<FunctionConfigs> {
    try {
      const config = await this.#api.getEventInvokeConfig(name, qualifier, this.#signal);
      const configs = config ? [config] : [];
      return { configs, via: 'get', readAt: new Date(), ...(refusal && { refusal }) };
    } catch (error) {
      // Both refused: List is what the user should be allowed, so its refusal is the one to show.
      if (refusal && isExpectedError(error) && error.kind === 'accessDenied') throw refusal;
      throw error;
    }
  }
}
