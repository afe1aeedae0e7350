import type { EvidenceApi } from '../session/evidenceApi.ts';
import type { InvokersEvidence } from './invokers.ts';
import type { Losses } from './losses.ts';

/** What was read of a function beside its settings, as far as findings rest on it. */
export interface KnownEvidence {
  readonly losses?: Losses;
  readonly invokers?: InvokersEvidence;
}

/** Evidence of the functions of one account and Region, kept until refreshed. Sends nothing. */
export class EvidenceStore {
  /** The services of the Region. */
  readonly api: EvidenceApi;
  readonly #known = new Map<string, KnownEvidence>();
  readonly #changed: (name: string) => void;

  /** @param changed called with the function of which more is known */
  constructor(api: EvidenceApi, changed: (name: string) => void) {
    this.api = api;
    this.#changed = changed;
  }

  /** Evidence of a function if some has been read; sends nothing. */
  peek(name: string): KnownEvidence | undefined {
    return this.#known.get(name);
  }

  add(name: string, evidence: KnownEvidence): void {
    this.#known.set(name, { ...this.#known.get(name), ...evidence });
    this.#changed(name);
  }

  forget(name: string): void {
    this.#known.delete(name);
  }

  clear(): void {
    this.#known.clear();
  }
}
