import { PromiseCache } from '../async/promiseCache.ts';
import type { ListedKind, TargetList, TargetListsApi } from '../session/evidenceApi.ts';

/** Possible destinations in one account and Region: each kind is listed when first asked for and kept until refreshed. */
export class TargetLists {
  readonly #api: TargetListsApi;
  readonly #signal: AbortSignal;
  readonly #lists = new PromiseCache<ListedKind, TargetList>();

  /** @param signal aborts when the session is left. */
  constructor(api: TargetListsApi, signal: AbortSignal) {
    this.#api = api;
    this.#signal = signal;
  }

  /** One request for each page; none when known. Rejects where it is denied or fails, and is then not kept. */
  list(kind: ListedKind): Promise<TargetList> {
    return this.#lists.get(kind, () => this.#api.list(kind, this.#signal));
  }

  forget(): void {
    this.#lists.clear();
  }
}
