import type { FunctionSummary, LambdaApi } from '../session/lambdaApi.ts';
import { PromiseCache } from '../async/promiseCache.ts';

/** How far the reading of the functions has come. */
export type DirectoryState =
  | { readonly kind: 'unread' }
  | { readonly kind: 'loading' }
  | { readonly kind: 'complete'; readonly readAt: Date }
  /** The functions that had arrived stay; the list is not complete. */
  | { readonly kind: 'failed'; readonly error: unknown };

const byName = (a: FunctionSummary, b: FunctionSummary): number =>
  a.name < b.name ? -1 : a.name > b.name ? 1 : 0;

/** The functions of one region as far as they are known, read page by page. */
export class FunctionDirectory {
  readonly #api: LambdaApi;
  readonly #signal: AbortSignal;
  readonly #changed: () => void;
  readonly #single = new PromiseCache<string, FunctionSummary>();
  #functions = new Map<string, FunctionSummary>();
  #sorted: readonly FunctionSummary[] | undefined;
  #state: DirectoryState = { kind: 'unread' };
  #reading: Promise<void> | undefined;
  #held: Promise<void> | undefined;

  constructor(api: LambdaApi, signal: AbortSignal, changed: () => void) {
    this.#api = api;
    this.#signal = signal;
    this.#changed = changed;
  }

  get state(): DirectoryState {
    return this.#state;
  }

  get size(): number {
    return this.#functions.size;
  }

  /** The functions that ListFunctions has answered, by name. Sorting is done once per change, on demand. */
  all(): readonly FunctionSummary[] {
    this.#sorted ??= [...this.#functions.values()].sort(byName);
    return this.#sorted;
  }

  /** True if ListFunctions has answered the function; `get` may know others that were asked for by name. */
  lists(name: string): boolean {
    return this.#functions.has(name);
  }

  get(name: string): FunctionSummary | undefined {
    return this.#functions.get(name) ?? this.#single.peek(name);
  }

  /** Reads all functions unless that was done or is under way. Resolves when it has ended, well or not. */
  load(): Promise<void> {
    this.#reading ??= this.#read();
    return this.#reading;
  }

  /** Reads all functions again. A reading under way is joined: it is no older than the wish. */
  refresh(): Promise<void> {
    if (this.#state.kind !== 'loading') this.#reading = undefined;
    return this.load();
  }

  /** Asks for no further page before that: who shows the rows of this one needs the machine more. */
  holdPages(until: Promise<void>): void {
    this.#held = until.catch(() => undefined);
  }

  /** Reads one function by GetFunctionConfiguration; a request under way is joined. */
  read(name: string): Promise<FunctionSummary> {
    return this.#single.get(name, () => this.#api.getFunction(name, this.#signal));
  }

  /** Reads one function again. */
  async reread(name: string): Promise<FunctionSummary> {
    this.#single.forget(name);
    const summary = await this.read(name);
    if (this.#functions.has(name)) {
      this.#functions.set(name, summary);
      this.#sorted = undefined;
    }
    return summary;
  }

  async #read(): Promise<void> {
    // The first reading shows its pages as they come; a later one replaces the rows when it is whole.
    const first = this.#functions.size === 0;
    const found = first ? this.#functions : new Map<string, FunctionSummary>();
    this.#become({ kind: 'loading' });
    try {
      for await (const page of this.#api.listFunctions(this.#signal, () => this.#held)) {
        for (const summary of page) found.set(summary.name, summary);
        if (first) this.#become({ kind: 'loading' });
      }
      this.#functions = found;
      this.#single.clear();
      this.#become({ kind: 'complete', readAt: new Date() });
    } catch (error) {
      this.#reading = undefined;
      this.#become({ kind: 'failed', error });
    }
  }

  #become(state: DirectoryState): void {
    this.#state = state;
    this.#sorted = undefined;
    this.#changed();
  }
}
