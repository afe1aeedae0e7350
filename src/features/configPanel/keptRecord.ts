import { isCancelled, isExpectedError } from '../../domain/errors.ts';
import type { Session } from '../../domain/session/session.ts';
import { accountInAnswers, type PanelData } from './model.ts';
import type { PanelRecord } from './record.ts';
import { withAccount } from './target.ts';

/** The part of the record that the binding to the session does not tell. */
export type OwnRecord = Omit<PanelRecord, 'session' | 'left' | 'successor'>;

/** The record of one panel, and how it changes with what is read. */
export class KeptRecord {
  readonly #changed: () => void;
  #record: OwnRecord;

  constructor(record: OwnRecord, changed: () => void) {
    this.#record = record;
    this.#changed = changed;
  }

  get current(): OwnRecord {
    return this.#record;
  }

  change(change: Partial<OwnRecord>): void {
    this.#record = { ...this.#record, ...change };
    this.#changed();
  }

  /** Takes another qualifier into view. True if all that is known of the function stays true for it. */
  select(qualifier: string): boolean {
    const { content } = this.#record;
    const target = { ...this.#record.target, qualifier };
    const isKnown = content.kind === 'ready' && content.data.configs.via === 'list';
    this.change({
      target,
      content: isKnown ? { ...content, data: { ...content.data, target } } : { kind: 'loading' },
    });
    return isKnown;
  }

  show(data: PanelData): void {
    const accountId = this.#record.target.accountId ?? accountInAnswers(data);
    this.change({ target: withAccount(this.#record.target, accountId), refreshFailure: undefined });
    this.change({ content: { kind: 'ready', data: { ...data, target: this.#record.target } } });
  }

  fail(error: unknown): void {
    // Cancelled: the session was left, and the next one is about to be announced.
    if (isCancelled(error)) return;
    if (this.#record.content.kind === 'ready' && leavesValid(error)) this.change({ refreshFailure: error });
    else this.change({ content: { kind: 'failed', error }, refreshFailure: undefined });
  }

  /** From when the session's account is known, the panel belongs to that account for good. */
  adoptAccount({ knownAccountId }: Session): void {
    const { target, content } = this.#record;
    if (target.accountId !== undefined || knownAccountId === undefined) return;
    this.change({ target: withAccount(target, knownAccountId) });
    if (content.kind === 'ready') this.show(content.data);
  }
}

/** True if what was read before may stay in view: not of a function that is gone, nor after a bug. */
const leavesValid = (error: unknown): boolean => isExpectedError(error) && error.kind !== 'notFound';
