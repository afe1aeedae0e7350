import type { KnownQualifiers, ReadQualifiers } from '../qualifiers/qualifiers.ts';
import { LATEST } from '../arn/functionArn.ts';
import type { StackDeclaration } from '../declared/stackDeclaration.ts';
import type { Deployments } from './deployments.ts';
import { EvidenceStore } from '../evidence/evidenceStore.ts';
import { FunctionDirectory } from './functionDirectory.ts';
import type { FunctionSummary, LambdaApi } from '../session/lambdaApi.ts';
import { Emitter } from '../async/emitter.ts';
import { keyOf } from '../text/keyOf.ts';
import type { ScanState } from '../overview/scanUpdate.ts';
import { PromiseCache } from '../async/promiseCache.ts';
import { QualifierCache } from './qualifierCache.ts';
import { type FunctionConfigs, readConfig, readConfigs, sameConfigs } from './readConfigs.ts';
import type { AccountParts } from './accountParts.ts';
import { TargetLists } from './targetLists.ts';

export type { FunctionConfigs } from './readConfigs.ts';

/** `function`: the settings of one function changed or were forgotten. `report`: more about it was read. */
export type AccountChange =
  | { readonly kind: 'functions' }
  | { readonly kind: 'function'; readonly name: string }
  | { readonly kind: 'report'; readonly name: string };

/**
 * Knowledge of one AWS account in one Region: functions, their event-invoke configs and qualifiers, each
 * read when first asked for and kept until refreshed. The features meet here: what one has read, all have.
 */
export class Account {
  readonly region: string;
  readonly directory: FunctionDirectory;
  /** Stacks and tags; absent where nobody can be asked for them. */
  readonly deployments: Deployments | undefined;
  /** Metrics and invokers; absent where nobody can be asked for them. */
  readonly evidence: EvidenceStore | undefined;
  /** Queues, topics, event buses and buckets; absent where nobody can be asked for them. */
  readonly targetLists: TargetLists | undefined;
  readonly #api: LambdaApi;
  readonly #scanApi: LambdaApi;
  /** Aborts when the session is left. */
  readonly signal: AbortSignal;
  readonly #configs = new PromiseCache<string, FunctionConfigs>();
  /** Answers of Get, for one qualifier each. */
  readonly #single = new PromiseCache<string, FunctionConfigs>();
  readonly #qualifiers = new QualifierCache();
  /** Functions in the last templates of their stacks, by name. */
  readonly #declarations = new Map<string, StackDeclaration>();
  readonly #changes = new Emitter<AccountChange>();
  readonly #scans = new Emitter<ScanState>();
  /** Grows when something is forgotten: what was asked before is then not kept. */
  #epoch = 0;

  /**
   * @param signal aborts when the session is left; every request of the account ends with it.
   */
  constructor(region: string, api: LambdaApi, signal: AbortSignal, more: AccountParts = {}) {
    this.region = region;
    this.#api = api;
    this.#scanApi = more.scanApi ?? api;
    this.deployments = more.deployments;
    this.evidence =
      more.evidence &&
      new EvidenceStore(more.evidence, (name) => this.#changes.fire({ kind: 'report', name }));
    this.targetLists = more.evidence && new TargetLists(more.evidence.lists, signal);
    this.signal = signal;
    this.directory = new FunctionDirectory(api, signal, () => this.#changes.fire({ kind: 'functions' }));
  }

  /** Called after each change; returns what ends that. */
  onDidChange(listener: (change: AccountChange) => void): { dispose(): void } {
    return this.#changes.add(listener);
  }

  /** Called when the scan of the account starts, pauses or ends; returns what ends that. */
  onDidScan(listener: (state: ScanState) => void): { dispose(): void } {
    return this.#scans.add(listener);
  }

  /** The scan says that it started, paused or ended. */
  announceScan(state: ScanState): void {
    this.#scans.fire(state);
  }

  /** Forgets everything and reads the functions again; rows already known stay until the answer is there. */
  async refresh(): Promise<void> {
    this.#epoch += 1;
    this.#configs.clear();
    this.#single.clear();
    this.#qualifiers.clear();
    this.#declarations.clear();
    this.deployments?.forget();
    this.evidence?.clear();
    this.targetLists?.forget();
    await this.directory.refresh();
  }

  /**
   * Forgets everything about one function, so that its views read it again; and reads the function itself again,
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
    return this.#reported(name, this.#configs, () => readConfigs(name, this.#api, this.signal));
  }

  /** As `configs`, but certain to cover one qualifier, also where only Get is allowed. */
  async configsCovering(name: string, qualifier: string): Promise<FunctionConfigs> {
    const all = await this.configs(name);
    if (all.via === 'list' || qualifier === LATEST) return all;
    return this.#single.get(keyOf(name, qualifier), () =>
      readConfig(name, qualifier, this.#api, this.signal, all.refusal),
    );
  }

  /**
   * The configs of a function for a scan: what is known and no older than `since`, else one request at a scan's
   * pace, whose answer all have then. Nobody joins it, so that a person never waits at that pace. Rejects with
   * `cancelled` soon after `signal` aborts, and otherwise as `configs` does.
   */
  async scanConfigs(name: string, since: Date, signal: AbortSignal): Promise<FunctionConfigs> {
    const known = this.#configs.peek(name);
    const wanted = known ? known.readAt >= since : this.#configs.started(name) !== undefined;
    if (wanted) return await this.configs(name);
    const epoch = this.#epoch;
    const read = await readConfigs(name, this.#scanApi, AbortSignal.any([this.signal, signal]));
    // Somebody refreshed meanwhile, perhaps after a change: this answer may be from before it.
    if (epoch !== this.#epoch) return await this.scanConfigs(name, since, signal);
    this.#configs.set(name, read);
    if (!known) this.#changes.fire({ kind: 'report', name });
    else if (!sameConfigs(known, read)) this.#changes.fire({ kind: 'function', name });
    return read;
  }

  /** A function's aliases for a scan, with its versions where they are asked for: one request, or two. */
  async scanQualifiers(name: string, versions: boolean, signal: AbortSignal): Promise<ReadQualifiers> {
    const either = AbortSignal.any([this.signal, signal]);
    const epoch = this.#epoch;
    const read = versions
      ? await this.#scanApi.listQualifiers(name, either)
      : { aliases: await this.#scanApi.listAliases(name, either) };
    if (epoch !== this.#epoch) return read;
    this.#qualifiers.set(name, read);
    this.#changes.fire({ kind: 'report', name });
    return read;
  }

  /** The configs if they have been read; asks nothing. */
  peekConfigs(name: string): FunctionConfigs | undefined {
    return this.#configs.peek(name);
  }

  /** A function's aliases and versions: two requests at least, none when known. */
  qualifiers(name: string): Promise<KnownQualifiers> {
    return this.#reported(name, this.#qualifiers.whole, () => this.#api.listQualifiers(name, this.signal));
  }

  /** A person tries again: qualifiers that were refused in part are asked for again. */
  forgetUnknownQualifiers(name: string): void {
    this.#qualifiers.forgetUnknown(name);
  }

  /** The aliases, and the versions too, if they have been read; sends nothing. */
  peekQualifiers(name: string): ReadQualifiers | undefined {
    return this.#qualifiers.peek(name);
  }

  /** A stack's last template was read: its function is compared with it from now on. */
  setDeclaration(name: string, declaration: StackDeclaration): void {
    this.#declarations.set(name, declaration);
    this.#changes.fire({ kind: 'report', name });
  }

  /** The function in the last template of its stack, if that has been read; sends nothing. */
  peekDeclaration(name: string): StackDeclaration | undefined {
    return this.#declarations.get(name);
  }

  /** A function by name: as the list has it, else by one GetFunctionConfiguration request. */
  async summary(name: string): Promise<FunctionSummary> {
    return this.directory.get(name) ?? (await this.directory.read(name));
  }

  #forget(name: string): void {
    this.#epoch += 1;
    this.#configs.forget(name);
    this.#single.forgetWhere((key) => key.startsWith(`${keyOf(name)}/`));
    this.#qualifiers.forget(name);
    this.evidence?.forget(name);
  }

  /** A cached value; once a new one has arrived, listeners are told that more is known of the function. */
  #reported<T>(name: string, cache: PromiseCache<string, T>, load: () => Promise<T>): Promise<T> {
    const isNew = cache.started(name) === undefined;
    const value = cache.get(name, load);
    const tell = () => this.#changes.fire({ kind: 'report', name });
    if (isNew) value.then(tell, () => undefined);
    return value;
  }
}
