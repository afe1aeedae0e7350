import { PromiseCache } from '../async/promiseCache.ts';
import type { KnownQualifiers, ReadQualifiers } from '../qualifiers/qualifiers.ts';

/** Aliases and versions of functions, as far as they have been read. */
export class QualifierCache {
  /** Both. */
  readonly whole = new PromiseCache<string, KnownQualifiers>();
  /** Read by a scan, which often needs no versions. */
  readonly #aliases = new Map<string, ReadQualifiers>();

  peek(name: string): ReadQualifiers | undefined {
    return this.whole.peek(name) ?? this.#aliases.get(name);
  }

  set(name: string, read: ReadQualifiers): void {
    if (isKnown(read)) this.whole.set(name, read);
    else this.#aliases.set(name, read);
  }

  /** What was refused in part is asked for again. */
  forgetUnknown(name: string): void {
    if (this.peek(name)?.unknown) this.whole.forget(name);
  }

  forget(name: string): void {
    this.whole.forget(name);
    this.#aliases.delete(name);
  }

  clear(): void {
    this.whole.clear();
    this.#aliases.clear();
  }
}

const isKnown = (read: ReadQualifiers): read is KnownQualifiers => read.versions !== undefined;
