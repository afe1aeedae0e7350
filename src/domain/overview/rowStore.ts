import type { FunctionSummary } from '../session/lambdaApi.ts';
import type { StackDeclaration } from '../declared/stackDeclaration.ts';
import type { KnownEvidence } from '../evidence/evidenceStore.ts';
import type { FunctionLoop } from '../findings/finding.ts';
import { worstFirst } from '../findings/rules.ts';
import { findLoops } from '../graph/loops.ts';
import { identityOfSummary } from '../account/functionIdentity.ts';
import type { FunctionConfigs } from '../account/readConfigs.ts';
import { known as loaded } from '../loadable.ts';
import type { ReadQualifiers } from '../qualifiers/qualifiers.ts';
import { type OverviewRow, rowsOf } from './row.ts';
import { type Summary, SummaryCounter } from './summary.ts';

/** Everything that a scan read of one function. */
export interface ScannedFunction {
  readonly summary: FunctionSummary;
  readonly configs: FunctionConfigs;
  /** Absent: not read, or denied. */
  readonly qualifiers?: ReadQualifiers | undefined;
  /** Absent: the template of its stack was not read. */
  readonly declaration?: StackDeclaration | undefined;
  /** Absent: no metrics and no invokers were read. */
  readonly evidence?: KnownEvidence | undefined;
}

interface Entry {
  /** Unqualified. */
  readonly arn: string;
  readonly summary: FunctionSummary;
  readonly known?: ScannedFunction;
  /** With the findings that the function alone gives away. */
  readonly own: readonly OverviewRow[];
  /** With all findings. */
  readonly rows: readonly OverviewRow[];
}

const NO_LOOPS: ReadonlyMap<string, FunctionLoop> = new Map();

/** Knowledge of a scan about each function, the rows made of it, and their summary. */
export class RowStore {
  readonly #region: string;
  readonly #changed: (arn: string) => void;
  /** By name, which is unique in an account and Region. */
  readonly #entries = new Map<string, Entry>();
  readonly #names = new Map<string, string>();
  readonly #counter = new SummaryCounter();
  #loops = NO_LOOPS;

  /** @param changed gets the ARN of each function whose rows are other ones now */
  constructor(region: string, changed: (arn: string) => void) {
    this.#region = region;
    this.#changed = changed;
  }

  get size(): number {
    return this.#entries.size;
  }

  get summary(): Summary {
    return this.#counter.summary;
  }

  names(): readonly string[] {
    return [...this.#entries.keys()];
  }

  arns(): readonly string[] {
    return [...this.#entries.values()].map(({ arn }) => arn);
  }

  arnOf(name: string): string | undefined {
    return this.#entries.get(name)?.arn;
  }

  nameOf(arn: string): string | undefined {
    return this.#names.get(arn);
  }

  knowledge(name: string): ScannedFunction | undefined {
    return this.#entries.get(name)?.known;
  }

  rowsOf(name: string): readonly OverviewRow[] {
    return this.#entries.get(name)?.rows ?? [];
  }

  /** All rows, by function and qualifier. */
  rows(): readonly OverviewRow[] {
    return this.names()
      .toSorted()
      .flatMap((name) => this.rowsOf(name));
  }

  /** The functions whose configs were read before a time. */
  readBefore(time: Date): readonly string[] {
    const old = [...this.#entries].filter(([, { known }]) => known && known.configs.readAt < time);
    return old.map(([name]) => name);
  }

  /** A function that the directory knows. True if it is new here; one that changed gets its rows again. */
  add(summary: FunctionSummary): boolean {
    const entry = this.#entries.get(summary.name);
    if (!entry) {
      const { arn } = identityOfSummary(summary, this.#region);
      this.#names.set(arn, summary.name);
      this.#entries.set(summary.name, { arn, summary, own: [], rows: [] });
      return true;
    }
    const { known } = entry;
    if (known && known.summary.deadLetterArn !== summary.deadLetterArn) this.put({ ...known, summary });
    return false;
  }

  /** New knowledge of a function, in place of the former. */
  put(known: ScannedFunction): void {
    const { summary, configs, qualifiers, declaration, evidence } = known;
    const fn = identityOfSummary(summary, this.#region);
    const own = rowsOf({ fn, configs, qualifiers, declaration, evidence, summary: loaded(summary) });
    this.#names.set(fn.arn, summary.name);
    this.#show(summary.name, { arn: fn.arn, summary, known, own, rows: this.#withLoops(own) });
  }

  remove(name: string): void {
    const entry = this.#entries.get(name);
    if (!entry) return;
    this.#counter.remove(entry.rows);
    this.#entries.delete(name);
    this.#names.delete(entry.arn);
    this.#changed(entry.arn);
  }

  /** Looks for chains that come back among all rows: known only when all are, and costs as much as all. */
  findLoops(): void {
    const before = this.#loops;
    this.#loops = findLoops(senders([...this.#entries.values()].flatMap(({ own }) => own)));
    for (const [name, entry] of this.#entries) {
      const concerned = entry.own.some(({ arn }) => before.has(arn) || this.#loops.has(arn));
      if (concerned) this.#show(name, { ...entry, rows: this.#withLoops(entry.own) });
    }
  }

  #withLoops(own: readonly OverviewRow[]): readonly OverviewRow[] {
    return own.map((row) => {
      const loop = this.#loops.get(row.arn);
      return loop ? { ...row, findings: worstFirst([...row.findings, loop]) } : row;
    });
  }

  #show(name: string, entry: Entry): void {
    this.#counter.remove(this.rowsOf(name));
    this.#counter.add(entry.rows);
    this.#entries.set(name, entry);
    this.#changed(entry.arn);
  }
}

/** The rows that send events: nothing can be invoked through a qualifier that is gone. */
export function senders(rows: readonly OverviewRow[]): readonly OverviewRow[] {
  return rows.filter(({ findings }) => !findings.some(({ kind }) => kind === 'orphanedConfig'));
}
