import { qualifiedArn } from '../../domain/account/functionIdentity.ts';
import { LATEST } from '../../domain/arn/functionArn.ts';
import type { ChangeOutcome } from '../../domain/change/applyChange.ts';
import type { Change } from '../../domain/change/change.ts';
import { type Changes, MOST_AT_ONCE } from '../../domain/change/changes.ts';
import {
  type DesiredConfig,
  desiredOf,
  EDITABLE_SETTINGS,
  type EditableSetting,
  withEdit,
} from '../../domain/change/desiredConfig.ts';
import { type ChangeReview, reviewOf } from '../../domain/change/review.ts';
import type { Session } from '../../domain/session/session.ts';
import type { SessionManager } from '../../domain/session/sessionManager.ts';
import { configOf, type EventInvokeConfig } from '../../domain/settings/eventInvokeConfig.ts';
import type { ChangeWish } from './request.ts';
import type { DeskRecord, DeskTarget } from './deskRecord.ts';
import { keyOf, read } from './readTarget.ts';
import { textsOf, valueOf } from './fieldTexts.ts';

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
    texts: new Map(),
    changing: new Set(),
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

  /**
   * @param fixed the settings of each target by its key, as when changes are put back
   * @param start settings for the form of one function in place of those that are stored
   */
  async take(wish: ChangeWish, fixed?: DeskRecord['fixed'], start?: DesiredConfig): Promise<void> {
    const run = {};
    this.#run = run;
    const targets = wish.targets
      .slice(0, MOST_AT_ONCE)
      .map((target): DeskTarget => ({ key: keyOf(target, ''), target, content: { kind: 'loading' } }));
    this.#record = {
      isLeft: false,
      wish,
      targets,
      texts: new Map(),
      changing: new Set(),
      ...(fixed && { fixed }),
      phase: 'edit',
    };
    this.#changed();
    const session = await this.#open(run);
    if (!session) return;
    await this.#readAll(run, session);
    if (run !== this.#run) return;
    if (start) this.copy(start);
    else this.#begin();
  }

  /** Reads everything again; what was typed stays. */
  async again(wanted: (target: DeskTarget) => boolean = () => true): Promise<void> {
    const { wish, fixed, texts, changing, targets } = this.#record;
    const left = targets.filter(wanted).map(({ target }) => target);
    const run = {};
    this.#run = run;
    this.#set({
      wish: { ...wish, targets: left },
      isLeft: false,
      phase: 'edit',
      targets: left.map((target) => ({ key: keyOf(target, ''), target, content: { kind: 'loading' } })),
      texts,
      changing,
      ...(fixed && { fixed }),
    });
    const session = await this.#open(run);
    if (session) await this.#readAll(run, session, true);
  }

  edit(setting: EditableSetting, text: string): void {
    if (this.#record.phase === 'applying') return;
    const { texts, changing } = this.#record;
    this.#set({
      texts: new Map([...texts, [setting, text]]),
      changing: new Set([...changing, setting]),
      phase: 'edit',
    });
  }

  toggle(setting: EditableSetting): void {
    if (this.#record.phase === 'applying') return;
    const changing = new Set(this.#record.changing);
    if (!changing.delete(setting)) changing.add(setting);
    this.#set({ changing });
  }

  /** Takes settings over into the form. */
  copy(config: DesiredConfig): void {
    if (this.#record.phase === 'applying') return;
    this.#set({ texts: textsOf(config), changing: new Set(EDITABLE_SETTINGS), phase: 'edit' });
  }

  /** The review of each target that has been read. */
  reviews(): readonly { readonly key: string; readonly review: ChangeReview }[] {
    return this.#record.targets.flatMap((target) => {
      const change = this.changeOf(target);
      const { content } = target;
      return change && content.kind === 'ready'
        ? [{ key: target.key, review: reviewOf(content.known, change) }]
        : [];
    });
  }

  changeOf({ key, target, content }: DeskTarget): Change | undefined {
    if (content.kind !== 'ready') return undefined;
    const { fn, seen } = content;
    return { fn, qualifier: target.qualifier, seen, desired: this.#desiredOf(key, seen) };
  }

  /** The text of a field: what was typed, else what is stored in the one function. */
  textOf(setting: EditableSetting): string {
    const { changing, texts, targets } = this.#record;
    if (changing.has(setting)) return texts.get(setting) ?? '';
    const [only] = targets;
    const isStored = targets.length === 1 && only?.content.kind === 'ready';
    return isStored && only.content.kind === 'ready' ? String(only.content.seen?.[setting] ?? '') : '';
  }

  stop(): void {
    this.#stop.abort();
  }

  /** Sends what the reviews show; the caller has asked the user. */
  async apply(reviews: readonly { readonly key: string; readonly review: ChangeReview }[]): Promise<void> {
    const { session, fixed, phase, isLeft } = this.#record;
    if (!session || isLeft || phase !== 'edit') return;
    this.#stop = new AbortController();
    this.#set({ phase: 'applying' });
    await this.#changes.apply({
      session,
      changes: reviews.map(({ review }) => review.change),
      undoes: reviews.map(({ key }) => fixed?.get(key)?.undoes),
      signal: this.#stop.signal,
      told: (position, outcome) => this.#told(reviews[position]?.key, outcome),
    });
    this.#set({ phase: 'done' });
  }

  #desiredOf(key: string, seen: EventInvokeConfig | undefined): DesiredConfig {
    const { fixed, texts, changing } = this.#record;
    const kept = fixed?.get(key);
    if (kept) return kept.desired;
    const edit = Object.fromEntries([...changing].map((setting) => [setting, valueOf(setting, texts)]));
    return withEdit(desiredOf(seen), edit);
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

  /** The form as the wish begins it: of one function, with the settings that are stored. */
  #begin(): void {
    const { targets, wish } = this.#record;
    const [only] = targets;
    if (targets.length !== 1 || only?.content.kind !== 'ready') return this.#beginMany();
    const { seen, known } = only.content;
    const latest = configOf(LATEST, known.configs.configs);
    const start = wish.purpose === 'remove' ? {} : wish.purpose === 'copyLatest' ? latest : seen;
    if (start !== seen) this.copy(start ?? {});
  }

  #beginMany(): void {
    const { purpose } = this.#record.wish;
    if (purpose === 'remove') this.copy({});
    const setting = EDITABLE_SETTINGS.find((one) => one === purpose);
    if (setting) this.#set({ changing: new Set([setting]) });
  }

  #told(key: string | undefined, outcome: ChangeOutcome | 'running'): void {
    const target = this.#record.targets.find((one) => one.key === key);
    if (target) this.#replace(target.key, { ...target, outcome });
  }

  #replace(key: string, target: DeskTarget): void {
    this.#set({ targets: this.#record.targets.map((one) => (one.key === key ? target : one)) });
  }

  #sessionChanged(): void {
    const { session, isLeft } = this.#record;
    if (session && !isLeft && this.#sessions.current !== session) this.#set({ isLeft: true });
  }

  #set(change: Partial<DeskRecord>): void {
    this.#record = { ...this.#record, ...change };
    this.#changed();
  }
}
