import { qualifiedArn } from '../../domain/account/functionIdentity.ts';
import type { ChangeOutcome } from '../../domain/change/applyChange.ts';
import { type Changes, MOST_AT_ONCE } from '../../domain/change/changes.ts';
import type { DesiredConfig, EditableSetting } from '../../domain/change/desiredConfig.ts';
import type { Session } from '../../domain/session/session.ts';
import type { SessionManager } from '../../domain/session/sessionManager.ts';
import type { ChangeWish } from './request.ts';
import type { DeskRecord, DeskTarget, Opening } from './deskRecord.ts';
import { correctionOf, undoneBy } from './correction.ts';
import { begun, edited, EMPTY_FORM, filled, textOf, toggled } from './form.ts';
import { read, unread } from './readTarget.ts';
import { reviewsOf, type TargetReview } from './reviews.ts';

/** The state of a change from the first key to its result. Knows no words and no editor. */
export class ChangeDesk {
  readonly #sessions: SessionManager;
  readonly #changes: Changes;
  readonly #changed: () => void;
  readonly #subscription: { dispose(): void };
  #record: DeskRecord = {
    isLeft: false,
    wish: { targets: [], purpose: 'edit' },
    targets: [],
    ...EMPTY_FORM,
    phase: 'edit',
  };
  #stop = new AbortController();
  #run: object = {};

  constructor(sessions: SessionManager, changes: Changes, changed: () => void) {
    this.#sessions = sessions;
    this.#changes = changes;
    this.#changed = changed;
    this.#subscription = sessions.onDidChange(() => this.#sessionChanged());
  }

  get record(): DeskRecord {
    return this.#record;
  }

  dispose(): void {
    this.#run = {};
    this.#subscription.dispose();
  }

  /** True while changes are sent: another wish has to wait. */
  get isBusy(): boolean {
    return this.#record.phase === 'applying';
  }

  async take(wish: ChangeWish, { start, ...opening }: Opening = {}): Promise<void> {
    const run = {};
    this.#run = run;
    const targets = wish.targets.slice(0, MOST_AT_ONCE).map(unread);
    this.#record = { isLeft: false, wish, targets, ...EMPTY_FORM, ...opening, phase: 'edit' };
    this.#changed();
    const session = await this.#open(run);
    if (!session) return;
    await this.#readAll(run, session);
    if (run !== this.#run) return;
    this.#set(start ? filled(start) : begun(this.#record));
  }

  /** Reads everything again; what was typed stays. */
  async again(wanted: (target: DeskTarget) => boolean = () => true): Promise<void> {
    const { wish, targets } = this.#record;
    const left = targets.filter(wanted).map(({ target }) => target);
    const run = {};
    this.#run = run;
    this.#set({
      wish: { ...wish, targets: left },
      isLeft: false,
      phase: 'edit',
      targets: left.map(unread),
    });
    const session = await this.#open(run);
    if (session) await this.#readAll(run, session, true);
  }

  /**
   * Opens the form of one target with the settings that cannot be stored as they are.
   * @param qualifier another one for them, where the target's is gone
   */
  async correct(key: string, qualifier?: string): Promise<void> {
    const correction = correctionOf(this.#record, this.reviews(), key);
    const target = this.#record.targets.find((one) => one.key === key)?.target;
    if (!correction || !target) return;
    const targets = [{ ...target, ...(qualifier !== undefined && { qualifier }) }];
    await this.take({ targets, purpose: 'edit' }, { start: correction.desired, correction });
  }

  /** Goes on with the others of many, after one was corrected. */
  async takeOthers(): Promise<void> {
    const { correction, phase } = this.#record;
    if (correction?.others && phase !== 'applying')
      await this.take(correction.others.wish, { fixed: correction.others.fixed });
  }

  edit(setting: EditableSetting, text: string): void {
    this.#enter(edited(this.#record, setting, text));
  }

  toggle(setting: EditableSetting): void {
    this.#enter(toggled(this.#record, setting));
  }

  /** Takes settings over into the form. */
  copy(config: DesiredConfig): void {
    this.#enter(filled(config));
  }

  /** The review of each target that has been read. */
  reviews(): readonly TargetReview[] {
    return reviewsOf(this.#record);
  }

  textOf(setting: EditableSetting): string {
    return textOf(this.#record, setting);
  }

  stop(): void {
    this.#stop.abort();
  }

  /** Sends what the reviews show; the caller has asked the user. */
  async apply(reviews: readonly TargetReview[]): Promise<void> {
    const { session, phase, isLeft } = this.#record;
    if (!session || isLeft || phase !== 'edit') return;
    this.#stop = new AbortController();
    this.#set({ phase: 'applying' });
    try {
      await this.#changes.apply({
        session,
        changes: reviews.map(({ review }) => review.change),
        undoes: reviews.map((review) => undoneBy(this.#record, review)),
        signal: this.#stop.signal,
        told: (position, outcome) => this.#told(reviews[position]?.key, outcome),
      });
    } finally {
      this.#set({ phase: 'done' });
    }
  }

  /** Takes what the user entered. After a result, this begins another change: of the settings as they are stored now. */
  #enter(form: Partial<DeskRecord>): void {
    const { phase, isLeft } = this.#record;
    if (phase === 'applying') return;
    this.#set({ ...form, phase: 'edit' });
    if (phase === 'done' && !isLeft) void this.again();
  }

  async #open(run: object): Promise<Session | undefined> {
    try {
      const session = await this.#sessions.open();
      await session.accountId();
      if (run !== this.#run) return undefined;
      this.#set({ session });
      return session;
    } catch (error) {
      if (run === this.#run) this.#set({ error });
      return undefined;
    }
  }

  async #readAll(run: object, session: Session, isFresh = false): Promise<void> {
    const reading = this.#record.targets.map(async ({ target, key }) => {
      const content = await read(session, target, isFresh).catch((error: unknown): DeskTarget['content'] => ({
        kind: 'failed',
        error,
      }));
      if (run !== this.#run) return;
      const own = content.kind === 'ready' ? qualifiedArn(content.fn, target.qualifier) : key;
      this.#replace(key, { key: own, target, content });
    });
    await Promise.all(reading);
  }

  #told(key: string | undefined, outcome: ChangeOutcome | 'running'): void {
    const target = this.#record.targets.find((one) => one.key === key);
    if (target) this.#replace(target.key, { ...target, outcome });
  }

  #replace(key: string, target: DeskTarget): void {
    this.#set({ targets: this.#record.targets.map((one) => (one.key === key ? target : one)) });
  }

  #sessionChanged(): void {
    const { session, isLeft, successor } = this.#record;
    const { current } = this.#sessions;
    if (!session || current === (isLeft ? successor : session)) return;
    this.#set({ isLeft: true, successor: current });
  }

  #set(change: Partial<DeskRecord>): void {
    this.#record = { ...this.#record, ...change };
    this.#changed();
  }
}
