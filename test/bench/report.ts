import { exponent, spread, type Spread } from './statistics.ts';

/** Where a number was taken: on the screen, inside the extension host, in plain Node, or off a file. */
export type Place = 'workbench' | 'host' | 'node' | 'file';
export type Unit = 'ms' | 'ns' | 'MB' | 'kB' | 'requests' | 'functions' | '/s' | '%';

/** A measured value, under a key that goals refer to. */
export interface Subject {
  /** `tree.first`, say: the group, then what of it. */
  readonly key: string;
  readonly title: string;
  readonly place: Place;
  readonly unit: Unit;
  /** How many functions, or bytes of a file; absent where the row has no size. */
  readonly n?: number;
}

/** A line of the table. */
export interface Row extends Subject, Spread {
  readonly values: readonly number[];
}

/** How a row grows with its size. */
export interface Growth {
  readonly key: string;
  readonly title: string;
  readonly exponent: number;
  readonly sizes: readonly number[];
}

/** Collects values while the groups run; the order of rows is that in which they were first met. */
export class Measurements {
  readonly #rows = new Map<string, { readonly subject: Subject; readonly values: number[] }>();

  add(subject: Subject, ...values: readonly number[]): void {
    const id = `${subject.key}/${subject.n ?? ''}`;
    const known = this.#rows.get(id) ?? { subject, values: [] };
    known.values.push(...values);
    this.#rows.set(id, known);
  }

  /** Rows of the same kind together, by size. */
  rows(): readonly Row[] {
    const rows = [...this.#rows.values()].map(({ subject, values }) => ({
      ...subject,
      ...spread(values),
      values,
    }));
    const keys = [...new Set(rows.map(({ key }) => key))];
    return rows.toSorted((a, b) => keys.indexOf(a.key) - keys.indexOf(b.key) || (a.n ?? 0) - (b.n ?? 0));
  }
}

/** The growth of every kind of row that has at least two sizes. */
export function growths(rows: readonly Row[]): readonly Growth[] {
  return [...Map.groupBy(rows, ({ key }) => key)].flatMap(([key, same]) => {
    const sized = same.filter((row): row is Row & { readonly n: number } => row.n !== undefined);
    const found = exponent(sized.map(({ n, median }) => [n, median]));
    const title = same[0]?.title ?? key;
    return found === undefined ? [] : [{ key, title, exponent: found, sizes: sized.map(({ n }) => n) }];
  });
}
