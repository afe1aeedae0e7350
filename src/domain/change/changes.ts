import { ExpectedError } from '../errors.ts';
import type { Session } from '../session/session.ts';
import { applyChange, type ChangeOutcome } from './applyChange.ts';
import type { Change } from './change.ts';
import { type ChangeHistory } from './changeHistory.ts';
import { type RecordedChange, recordOf, stateOf } from './recordedChange.ts';
import type { RunMark } from './interrupted.ts';
import { problemsOf } from './desiredConfig.ts';

/** Changes that were reviewed and confirmed together. */
export interface ConfirmedChanges {
  readonly session: Session;
  readonly changes: readonly Change[];
  /** Of each change: the recorded one that it puts back. */
  readonly undoes?: readonly (string | undefined)[];
  /** Aborts when the user stops: what was not begun is not sent. */
  readonly signal: AbortSignal;
  /** Called before and after each change. */
  readonly told: (position: number, outcome: ChangeOutcome | 'running') => void;
}

export interface ChangesParts {
  readonly history: (session: Session) => ChangeHistory;
  /** True if the user allows changes with this session. Asked again right before each request. */
  readonly isAllowed: (session: Session) => boolean;
  readonly wait: (ms: number, signal: AbortSignal) => Promise<void>;
  readonly now: () => Date;
  /** Keeps that a run is under way: told on the next start where the window closes meanwhile. */
  readonly mark: (session: Session, mark: RunMark) => Promise<void>;
  /** The run of this group has ended. */
  readonly unmark: (session: Session, group: string) => Promise<void>;
  /** A new name for changes that are confirmed together. */
  readonly newGroup: () => string;
}

/** The most functions of one confirmation: more cannot be reviewed. */
export const MOST_AT_ONCE = 200;

/**
 * The one place from which anything is changed in an account: one change after the other, each recorded before it is sent,
 * with the session of its review and no other.
 */
export class Changes {
  readonly #parts: ChangesParts;
  #last: Promise<void> = Promise.resolve();

  constructor(parts: ChangesParts) {
    this.#parts = parts;
  }

  /** Applies what was confirmed, after everything that was confirmed before. Never rejects for one of the changes. */
  apply(confirmed: ConfirmedChanges): Promise<void> {
    const run = this.#last.then(() => this.#applyAll(confirmed));
    this.#last = run.catch(() => undefined);
    return run;
  }

  async #applyAll(confirmed: ConfirmedChanges): Promise<void> {
    const { session, changes, signal, told } = confirmed;
    const history = this.#parts.history(session);
    const records = this.#recordsOf(confirmed);
    const failed = await history.add(records).then(() => undefined, refused);
    if (failed) return records.forEach((_, position) => told(position, failed));
    for (const [position, record] of records.entries()) {
      const change = changes[position];
      if (!change || signal.aborted) break;
      told(position, 'running');
      // oxlint-disable-next-line no-await-in-loop -- one write at a time (domain.md §13)
      await this.#markAlive(session, record);
      // oxlint-disable-next-line no-await-in-loop -- one write at a time (domain.md §13)
      told(position, await this.#applyOne(change, { session, history, record, signal }));
    }
    const [first] = records;
    if (first) await this.#parts.unmark(session, first.group).catch(() => undefined);
  }

  #recordsOf({ session, changes, undoes }: ConfirmedChanges): readonly RecordedChange[] {
    const { now, newGroup } = this.#parts;
    const { profile, callerArn: identity } = session.connection;
    const occasion = { group: newGroup(), at: now(), profile, identity };
    return changes.map((change, at) => recordOf(change, { ...occasion, undoes: undoes?.[at] }, at));
  }

  /** A mark that cannot be kept stops nothing: the records say the same. */
  async #markAlive(session: Session, { accountId, group }: RecordedChange): Promise<void> {
    const at = this.#parts.now().getTime();
    await this.#parts.mark(session, { accountId, group, at }).catch(() => undefined);
  }

  async #applyOne(change: Change, { session, history, record, signal }: Applying): Promise<ChangeOutcome> {
    const { region } = change.fn;
    const outcome = await applyChange(change, {
      reads: session.connection.lambda(region),
      writes: session.writes(region),
      wait: this.#parts.wait,
      signal: session.signal,
      sending: async () => {
        this.#check(change, session, signal);
        await history.tell(record, 'sent');
        // Kept on disk meanwhile: the user may have stopped, or left the session.
        this.#check(change, session, signal);
      },
    }).catch(refused);
    // Where this cannot be kept, the record goes on to say that the outcome is not known.
    await history.tell(record, stateOf(outcome)).catch(() => undefined);
    // Every view reads the function again; failures stand there.
    void session
      .inRegion(region)
      .refreshFunction(change.fn.name)
      .catch(() => undefined);
    return outcome;
  }

  /** The last word before a request: nothing else may cause one. */
  #check({ fn, desired }: Change, session: Session, signal: AbortSignal): void {
    if (!this.#parts.isAllowed(session))
      throw new ExpectedError('invalidRequest', 'Changes are not allowed.');
    if (fn.accountId === '' || fn.accountId !== session.knownAccountId) {
      throw new ExpectedError('invalidRequest', 'The function is in another account than the session.');
    }
    if (problemsOf(desired, fn).size > 0) throw new ExpectedError('invalidRequest', 'A value is not valid.');
    if (signal.aborted || session.signal.aborted)
      throw new ExpectedError('cancelled', 'The change was stopped.');
  }
}

const refused = (error: unknown): ChangeOutcome => ({ kind: 'refused', error });

interface Applying {
  readonly session: Session;
  readonly history: ChangeHistory;
  readonly record: RecordedChange;
  readonly signal: AbortSignal;
}
