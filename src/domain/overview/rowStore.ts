import type { FunctionSummary } from '../session/lambdaApi.ts';
import type { FunctionCycle } from '../findings/finding.ts';
import { findCycles } from '../graph/loops.ts';
import { type FunctionKnowledge, type OverviewRow, rowsOf } from './row.ts';
import { type Summary, SummaryCounter } from './summary.ts';

interface Entry {
  readonly summary: FunctionSummary;
  readonly known?: FunctionKnowledge;
  /** With the findings that the function alone gives away. */
  readonly own: readonly OverviewRow[];
  /** With all findings. */
  readonly rows: readonly OverviewRow[];
}

const NO_CYCLES: ReadonlyMap<string, FunctionCycle> = new Map();

/** What a scan knows of each function, the rows made of it, and their summary. */
export class RowStore {
  readonly #region: string;
  readonly #changed: (name: string) => void;
  readonly #entries = new Map<string, Entry>();
  readonly #counter = new SummaryCounter();
  #cycles = NO_CYCLES;

  constructor(region: string, changed: (name: string) => void) {
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

  knowledge(name: string): FunctionKnowledge | undefined {
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
      this.#entries.set(summary.name, { summary, own: [], rows: [] });
      return true;
    }
    const { known } = entry;
    if (known && known.summary.deadLetterArn !== summary.deadLetterArn) this.put({ ...known, summary });
    return false;
  }

  /** What was read of a function, in place of what was known. */
  put(known: FunctionKnowledge): void {
    const { summary } = known;
    const own = rowsOf(known, this.#region);
    this.#show(summary.name, { summary, known, own, rows: this.#withCycles(own) });
  }

  remove(name: string): void {
    this.#counter.remove(this.rowsOf(name));
    if (this.#entries.delete(name)) this.#changed(name);
  }

  /** Looks for chains that come back among all rows: known only when all are, and costs as much as all. */
  findCycles(): void {
    const before = this.#cycles;
    this.#cycles = findCycles([...this.#entries.values()].flatMap(({ own }) => own));
    for (const [name, entry] of this.#entries) {
      const concerned = entry.own.some(({ arn }) => before.has(arn) || this.#cycles.has(arn));
      if (concerned) this.#show(name, { ...entry, rows: this.#withCycles(entry.own) });
    }
  }

  #withCycles(own: readonly OverviewRow[]): readonly OverviewRow[] {
    return own.map((row) => {
      const cycle = this.#cycles.get(row.arn);
      return cycle ? { ...row, findings: [...row.findings, cycle] } : row;
    });
  }

  #show(name: string, entry: Entry): void {
    this.#counter.remove(this.rowsOf(name));
    this.#counter.add(entry.rows);
    this.#entries.set(name, entry);
    this.#changed(name);
  }
}
