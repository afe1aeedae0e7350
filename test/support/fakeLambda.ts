import { FakeEvidence } from './fakeEvidence.ts';
import { FakeStacks, FakeTagging } from './fakeStacks.ts';
import type { KnownQualifiers } from '../../src/domain/qualifiers/qualifiers.ts';
import type { EventInvokeConfig } from '../../src/domain/settings/eventInvokeConfig.ts';
import { ExpectedError } from '../../src/domain/errors.ts';
import type { BeforeNext, FunctionSummary, LambdaApi } from '../../src/domain/session/lambdaApi.ts';
import type { DesiredConfig } from '../../src/domain/change/desiredConfig.ts';
import type { LambdaWrites } from '../../src/domain/session/lambdaWrites.ts';
import type { Connection } from '../../src/domain/session/connection.ts';

export const ACCOUNT = '111111111111';
export const REGION = 'us-east-1';

export function summaryOf(name: string, more: Partial<FunctionSummary> = {}): FunctionSummary {
  return { name, arn: `arn:aws:lambda:${REGION}:${ACCOUNT}:function:${name}`, ...more };
}

export function configOf(name: string, more: Partial<EventInvokeConfig> = {}): EventInvokeConfig {
  const qualifier = more.qualifier ?? '$LATEST';
  return {
    functionArn: `arn:aws:lambda:${REGION}:${ACCOUNT}:function:${name}:${qualifier}`,
    qualifier,
    ...more,
  };
}

export const refused = (action: string): ExpectedError =>
  new ExpectedError('accessDenied', `${action} is refused`, { action });

type Method = keyof LambdaApi | keyof LambdaWrites;

/** Lambda in memory, with the operations that change something: counts what it is asked, and waits where a test wants it to. */
export class FakeLambda implements LambdaApi, LambdaWrites {
  readonly asked: string[] = [];
  pages: (readonly FunctionSummary[])[] = [];
  readonly configs = new Map<string, readonly EventInvokeConfig[]>();
  readonly qualifiers = new Map<string, KnownQualifiers>();
  /** Errors by method name, thrown instead of an answer. */
  readonly errors = new Map<Method, unknown>();
  /** Errors of changes, thrown after they were stored. */
  readonly lateErrors = new Map<Method, unknown>();
  /** Time of the next change. */
  now = new Date('2026-01-01T00:00:00Z');
  /** Awaited by each answer. */
  gate: Promise<void> = Promise.resolve();
  /** After how many pages the listing fails, where `errors` has `listFunctions`. */
  failAfterPages = 0;
  /** Answers also who has given up: as what arrives in the moment of a switch. */
  ignoresAbort = false;

  async *listFunctions(
    signal: AbortSignal,
    beforeNext?: BeforeNext,
  ): AsyncIterable<readonly FunctionSummary[]> {
    let count = 0;
    for (const page of this.pages) {
      // oxlint-disable-next-line no-await-in-loop -- one page after the other
      if (count > 0) await beforeNext?.();
      if (count === this.failAfterPages) this.#throwIfAsked('listFunctions');
      await this.#turn('listFunctions', '', signal);
      count += 1;
      yield page;
    }
    if (count <= this.failAfterPages) this.#throwIfAsked('listFunctions');
  }

  async listEventInvokeConfigs(name: string, signal: AbortSignal): Promise<readonly EventInvokeConfig[]> {
    await this.#turn('listEventInvokeConfigs', name, signal);
    this.#throwIfAsked('listEventInvokeConfigs');
    return this.configs.get(name) ?? [];
  }

  async getEventInvokeConfig(
    name: string,
    qualifier: string,
    signal: AbortSignal,
  ): Promise<EventInvokeConfig | undefined> {
    await this.#turn('getEventInvokeConfig', `${name}:${qualifier}`, signal);
    this.#throwIfAsked('getEventInvokeConfig');
    return this.configs.get(name)?.find((config) => config.qualifier === qualifier);
  }

  async listQualifiers(name: string, signal: AbortSignal): Promise<KnownQualifiers> {
    await this.#turn('listQualifiers', name, signal);
    this.#throwIfAsked('listQualifiers');
    return this.qualifiers.get(name) ?? { aliases: [], versions: [] };
  }

  async listAliases(name: string, signal: AbortSignal): Promise<KnownQualifiers['aliases']> {
    await this.#turn('listAliases', name, signal);
    return this.qualifiers.get(name)?.aliases ?? [];
  }

  async getFunction(name: string, signal: AbortSignal): Promise<FunctionSummary> {
    await this.#turn('getFunction', name, signal);
    this.#throwIfAsked('getFunction');
    const found = this.pages.flat().find((summary) => summary.name === name);
    if (!found) throw new ExpectedError('notFound', `no function ${name}`);
    return found;
  }

  async putEventInvokeConfig(
    name: string,
    qualifier: string,
    desired: DesiredConfig,
    signal: AbortSignal,
  ): Promise<EventInvokeConfig> {
    await this.#turn('putEventInvokeConfig', `${name}:${qualifier} ${JSON.stringify(desired)}`, signal);
    this.#throwIfAsked('putEventInvokeConfig');
    const stored = configOf(name, { ...desired, qualifier, lastModified: this.#tick() });
    this.configs.set(name, [...this.#others(name, qualifier), stored]);
    if (this.lateErrors.has('putEventInvokeConfig')) throw this.lateErrors.get('putEventInvokeConfig');
    return stored;
  }

  async deleteEventInvokeConfig(name: string, qualifier: string, signal: AbortSignal): Promise<void> {
    await this.#turn('deleteEventInvokeConfig', `${name}:${qualifier}`, signal);
    this.#throwIfAsked('deleteEventInvokeConfig');
    this.configs.set(name, this.#others(name, qualifier));
    if (this.lateErrors.has('deleteEventInvokeConfig')) throw this.lateErrors.get('deleteEventInvokeConfig');
  }

  #others(name: string, qualifier: string): readonly EventInvokeConfig[] {
    return (this.configs.get(name) ?? []).filter((config) => config.qualifier !== qualifier);
  }

  #tick(): Date {
    this.now = new Date(this.now.getTime() + 1000);
    return this.now;
  }

  async #turn(method: Method, about: string, signal: AbortSignal): Promise<void> {
    this.asked.push(about === '' ? method : `${method} ${about}`);
    await this.gate;
    if (signal.aborted && !this.ignoresAbort) throw new ExpectedError('cancelled', 'The session was left');
  }

  #throwIfAsked(method: Method): void {
    if (this.errors.has(method)) throw this.errors.get(method);
  }
}

/** A connection to fakes, one a region, made when first asked for. */
export class FakeConnection implements Connection {
  readonly profile: string;
  readonly source = 'profile';
  readonly region: string;
  /** The same in every Region. */
  readonly stackApi = new FakeStacks();
  readonly tagApi = new FakeTagging(this.stackApi);
  readonly evidenceApi = new FakeEvidence();
  readonly regions = new Map<string, FakeLambda>();
  account: () => Promise<string> = () => Promise.resolve(ACCOUNT);
  closed = false;
  /** Says that the service throttles, or does so no more. */
  throttle: (isThrottled: boolean) => void = () => undefined;
  /** How often the user tried to sign in again. */
  signInRetries = 0;

  constructor(profile = 'test', region = REGION) {
    this.profile = profile;
    this.region = region;
  }

  stacks(): FakeStacks {
    return this.stackApi;
  }

  tagging(): FakeTagging {
    return this.tagApi;
  }

  evidence(): FakeEvidence {
    return this.evidenceApi;
  }

  lambda(region: string): FakeLambda {
    const known = this.regions.get(region);
    if (known) return known;
    const made = new FakeLambda();
    this.regions.set(region, made);
    return made;
  }

  lambdaWrites(region: string): FakeLambda {
    return this.lambda(region);
  }

  accountId(): Promise<string> {
    return this.account();
  }

  onThrottling(listener: (isThrottled: boolean) => void): void {
    this.throttle = listener;
  }

  retrySignIn(): void {
    this.signInRetries += 1;
  }

  close(): void {
    this.closed = true;
  }
}
