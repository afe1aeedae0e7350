import type { ChangeHistory } from '../../domain/change/changeHistory.ts';
import { type HostProcesses, interruptedOf, isInterrupted } from '../../domain/change/interrupted.ts';
import type { RunMemory } from '../../editor/changeMemory.ts';
import { sayInterrupted } from './sayRuns.ts';

/** Milliseconds until runs of other windows are looked at again. A window that closes may take a moment to end. */
const LOOK_AGAIN = 2000;

/** Tells of runs of changes that ended with their window. */
export class InterruptedRuns {
  readonly #memory: RunMemory;
  readonly #history: ChangeHistory;
  readonly #processes: HostProcesses;
  #later: NodeJS.Timeout | undefined;

  constructor(memory: RunMemory, history: ChangeHistory, processes: HostProcesses) {
    this.#memory = memory;
    this.#history = history;
    this.#processes = processes;
  }

  /** Tells of those that have ended, and looks again while another window may be at one. */
  async tell(): Promise<void> {
    const marks = this.#memory.marks().filter(({ process }) => process !== this.#processes.own);
    const ended = marks.filter((mark) => isInterrupted(mark, Date.now(), this.#processes));
    for (const mark of ended) {
      // oxlint-disable-next-line no-await-in-loop -- each writes the whole list
      await this.#memory.remove(mark.group);
      void sayInterrupted(interruptedOf(mark, this.#history.of(mark.accountId)));
    }
    if (ended.length < marks.length) this.#later = setTimeout(() => void this.tell(), LOOK_AGAIN);
  }

  dispose(): void {
    clearTimeout(this.#later);
  }
}
