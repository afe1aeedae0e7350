import type { Account } from '../account/account.ts';
import { type ChangeFeed, ChangeFeeds } from '../async/changeFeed.ts';
import type { FunctionReading } from './readFunction.ts';
import type { OverviewRow } from './row.ts';
import { RowStore, type ScannedFunction } from './rowStore.ts';
import type { FunctionUpdate, ScanFailure, ScanProgress, ScanUpdate } from './scanUpdate.ts';
import type { Summary } from './summary.ts';

/** What a scan has found: rows and failures of each function, and the feeds of those who show them. */
export class ScanResults {
  readonly #account: Account;
  readonly #store: RowStore;
  readonly #failures = new Map<string, ScanFailure>();
  /** Functions whose List was refused, and is to be tried again: what is known of them is not enough. */
  readonly #outdated = new Set<string>();
  readonly #feeds: ChangeFeeds<ScanUpdate>;

  /** @param progress what each update says of the scan */
  constructor(account: Account, progress: () => ScanProgress) {
    this.#account = account;
    this.#feeds = new ChangeFeeds((arns) => ({
      functions: arns.map((arn) => this.#updateOf(arn)),
      progress: progress(),
      summary: this.summary,
    }));
    this.#store = new RowStore(account.region, (arn) => this.#feeds.changed(arn));
  }

  /** Functions, read or not. */
  get size(): number {
    return this.#store.size;
  }

  /** Functions of which something could not be read. */
  get failed(): number {
    return this.#failures.size;
  }

  get summary(): Summary {
    return this.#store.summary;
  }

  /** All rows found so far, by function and qualifier. */
  rows(): readonly OverviewRow[] {
    return this.#store.rows();
  }

  nameOf(arn: string): string | undefined {
    return this.#store.nameOf(arn);
  }

  /** Failures by name. */
  failures(): readonly ScanFailure[] {
    return [...this.#failures.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
  }

  /** True if a function was read, or failed to be. */
  isAnswered(name: string): boolean {
    return this.#store.knowledge(name) !== undefined || this.#failures.has(name);
  }

  /** True if what is known of a function by now does not spare a request. */
  isWantedAnew(name: string): boolean {
    return this.#outdated.has(name);
  }

  /** The functions whose configs were read before a time. */
  readBefore(time: Date): readonly string[] {
    return this.#store.readBefore(time);
  }

  follow(wake: () => void): ChangeFeed<ScanUpdate> {
    return this.#feeds.add(wake, this.#store.arns());
  }

  /** There is something to take: tells those who follow. */
  wake(): void {
    this.#feeds.wake();
  }

  /** A function has another state in the next update. */
  changed(name: string): void {
    const arn = this.#store.arnOf(name);
    if (arn !== undefined) this.#feeds.changed(arn);
  }

  /** Takes over the functions that the directory knows by now. Returns the names of those to read, and of those gone. */
  takeOver(): { readonly added: readonly string[]; readonly gone: readonly string[] } {
    const { directory } = this.#account;
    const added = directory.all().filter((summary) => this.#store.add(summary));
    const isComplete = directory.state.kind === 'complete';
    const gone = isComplete ? this.#store.names().filter((name) => !directory.lists(name)) : [];
    for (const name of gone) this.drop(name);
    return { added: added.map(({ name }) => name), gone };
  }

  /** Takes what was read of a function; false: it is gone meanwhile. */
  put(name: string, { configs, qualifiers, refusal }: FunctionReading): boolean {
    this.#outdated.delete(name);
    const summary = this.#account.directory.get(name);
    if (!summary) return false;
    if (refusal === undefined) this.#failures.delete(name);
    else this.fail(name, 'qualifiers', refusal);
    this.#store.put({ summary, configs, qualifiers, ...this.#findings(name) });
    return true;
  }

  fail(name: string, part: ScanFailure['part'], error: unknown): void {
    this.#failures.set(name, { arn: this.#store.arnOf(name) ?? name, name, part, error });
  }

  /** Forgets the failure of a function that is to be read again; false: there is none. */
  forgive(name: string): boolean {
    if (!this.#failures.delete(name)) return false;
    if (this.#store.knowledge(name)?.configs.via === 'get') this.#outdated.add(name);
    this.changed(name);
    return true;
  }

  drop(name: string): void {
    this.#failures.delete(name);
    this.#store.remove(name);
  }

  /** Looks for loops among all rows, see `RowStore.findLoops`. */
  findLoops(): void {
    this.#store.findLoops();
  }

  /** Shows at once what another view has read of a function's configs. */
  takeConfigs(name: string): void {
    const known = this.#store.knowledge(name);
    const configs = this.#account.peekConfigs(name);
    if (!known || !configs) return;
    const summary = this.#account.directory.get(name) ?? known.summary;
    this.#store.put({ ...known, summary, configs, ...this.#findings(name) });
  }

  /** Takes what another view has read of a function's aliases, versions or template; false: nothing is new. */
  takeReport(name: string): boolean {
    const known = this.#store.knowledge(name);
    if (!known) return false;
    const qualifiers = this.#account.peekQualifiers(name) ?? known.qualifiers;
    const { declaration, evidence } = this.#findings(name);
    const isSame = known.declaration === declaration && known.evidence === evidence;
    if (known.qualifiers === qualifiers && isSame) return false;
    this.#store.put({ ...known, qualifiers, declaration, evidence });
    return true;
  }

  /** What findings rest on beside the settings. */
  #findings(name: string): Pick<ScannedFunction, 'declaration' | 'evidence'> {
    return {
      declaration: this.#account.peekDeclaration(name),
      evidence: this.#account.evidence?.peek(name),
    };
  }

  #updateOf(arn: string): FunctionUpdate {
    const name = this.#store.nameOf(arn) ?? '';
    const failure = this.#failures.get(name);
    return { arn, rows: this.#store.rowsOf(name), ...(failure && { failure }) };
  }
}
