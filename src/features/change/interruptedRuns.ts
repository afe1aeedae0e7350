import type { ChangeHistory } from '../../domain/change/changeHistory.ts';
import {
  type HostProcesses,
  type Interrupted,
  interruptedOf,
  isInterrupted,
  type RunMark,
} from '../../domain/change/interrupted.ts';
import type { RunMarks } from '../../domain/change/runMarks.ts';

/** Milliseconds until runs of other windows are looked at again. A window that closes may take a moment to end. */
const LOOK_AGAIN = 2000;

/** Tells of runs of changes that ended with their window. */
export class InterruptedRuns {
  readonly #marks: RunMarks;
  readonly #history: Pick<ChangeHistory, 'of'>;
  readonly #processes: HostProcesses;
  readonly #say: (interrupted: Interrupted) => unknown;
  #later: NodeJS.Timeout | undefined;

  constructor(
    marks: RunMarks,
    history: Pick<ChangeHistory, 'of'>,
    processes: HostProcesses,
    say: (interrupted: Interrupted) => unknown,
  ) {
    this.#marks = marks;
    this.#history = history;
    this.#processes = processes;
    this.#say = say;
  }

  /** Tells of those that have ended, and looks again while another window may be at one. */
  async tell(): Promise<void> {
    clearTimeout(this.#later);
    const marks = (await this.#marks.all()).filter(({ process }) => process !== this.#processes.own);
    const ended = marks.filter((mark) => isInterrupted(mark, Date.now(), this.#processes));
    await Promise.all(ended.map((mark) => this.#tellOne(mark)));
    if (ended.length < marks.length) this.#later = setTimeout(() => void this.tell(), LOOK_AGAIN);
    else await this.#marks.settle();
  }

  dispose(): void {
    clearTimeout(this.#later);
  }

  /** Two windows may have found it: the one that takes the mark away tells. */
  async #tellOne(mark: RunMark): Promise<void> {
    const changes = await this.#history.of(mark.accountId);
    if (await this.#marks.remove(mark.group)) this.#say(interruptedOf(mark, changes));
  }
}
