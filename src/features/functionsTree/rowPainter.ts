import type { Account } from '../../domain/account/account.ts';
import { AwaitedRows } from './awaitedRows.ts';
import { PaintSchedule } from './paintSchedule.ts';

/** Decides when the editor is told of other rows, while pages of functions stream in. */
export class RowPainter {
  readonly #waiting = new AwaitedRows();
  readonly #schedule = new PaintSchedule();
  readonly #paint: () => void;
  #late: NodeJS.Timeout | undefined;

  /** @param paint asks the editor to ask for all rows again */
  constructor(paint: () => void) {
    this.#paint = paint;
  }

  /** The editor waits for rows, and gets those that there are by then. */
  get areAwaited(): boolean {
    return this.#waiting.areAwaited;
  }

  /** Makes the answer to the editor. */
  answer<T>(rows: () => Promise<T>): Promise<T> {
    return this.#waiting.answer(rows);
  }

  /** Resolves when there are first rows, or none will come. */
  async ready({ directory }: Account): Promise<void> {
    await this.#waiting.first;
    // A list of one page ends in this turn: its rows need not be painted twice.
    if (directory.state.kind === 'loading') await new Promise((resolve) => setImmediate(resolve));
  }

  /** Ends the wait for the rows of the session before. */
  reset(): void {
    clearTimeout(this.#late);
    this.#waiting.reset();
    this.#schedule.reset();
  }

  /**
   * Asks the editor to ask again, unless it waits for an answer that will have all this. The editor gathers such
   * calls for as long as they follow each other within 200 ms, those for the message above the rows included
   * (debounce in extHostTreeViews.ts of VS Code): one too many delays what matters.
   */
  paint(awaited: boolean): void {
    if (!awaited) this.#paint();
  }

  /** The list of functions grew or ended. */
  listChanged(account: Account): void {
    const { state, size } = account.directory;
    const ended = state.kind === 'complete' || state.kind === 'failed';
    clearTimeout(this.#late);
    if (ended) this.#schedule.reset();
    else if (!this.#schedule.isDue(size)) {
      this.#late = setTimeout(() => this.paintBehind(account), this.#schedule.lateAfter(size));
      return;
    }
    const awaited = this.areAwaited;
    this.#waiting.arrive();
    // Work on the next pages would delay these rows: on two cores, first rows took longer in long lists.
    if (awaited && !ended) account.directory.holdPages(this.#waiting.shown());
    this.paint(awaited);
  }

  /** Paints what has been read while the next page lets wait. */
  paintBehind({ directory }: Account): void {
    const { state, size } = directory;
    if (state.kind === 'loading' && this.#schedule.isBehind(size)) this.paint(this.areAwaited);
  }

  dispose(): void {
    clearTimeout(this.#late);
  }
}
