import type { Account, AccountChange } from '../../domain/account/account.ts';
import type { Session } from '../../domain/session/session.ts';
import { PageSession } from '../../domain/session/pageSession.ts';
import type { SessionManager } from '../../domain/session/sessionManager.ts';
import { KeptRecord } from './keptRecord.ts';
import { readRecord } from './readRecord.ts';
import { affects, type PanelRecord } from './record.ts';

/** Whom a reader tells. */
export interface ReaderListener {
  /** The record is another one now. */
  changed(record: PanelRecord): void;
  /** For the log; what the user sees of it stands in the record. */
  failed(error: unknown): void;
  /** True if anybody looks; if not, what changes elsewhere is read later. */
  isWatched(): boolean;
}

/** Reads the settings that one panel shows, and follows the session and the account. Knows no words and no editor. */
export class PanelReader {
  readonly #sessions: SessionManager;
  readonly #listener: ReaderListener;
  readonly #page: PageSession;
  #account: { dispose(): void } | undefined;
  readonly #kept: KeptRecord;
  /** The reading that counts; answers to an older one are dropped. */
  #run: object | undefined;
  /** The session that the content was read with. */
  #reader: Session | undefined;
  #running: Promise<void> = Promise.resolve();
  #outdated = false;

  constructor(
    sessions: SessionManager,
    start: Pick<PanelRecord, 'target' | 'profile' | 'choosesQualifier'>,
    listener: ReaderListener,
  ) {
    this.#sessions = sessions;
    this.#listener = listener;
    const record = { ...start, content: { kind: 'loading' }, busy: false } as const;
    this.#kept = new KeptRecord(record, () => listener.changed(this.record));
    this.#page = new PageSession(sessions, {
      keeps: () => this.#kept.current.content.kind === 'ready',
      continues: (_, next) => this.#isOurs(next),
      bound: (session) => this.#start(session),
      changed: () => this.#pageChanged(),
      failed: (error) => {
        this.#fail(error);
        this.#end();
      },
    });
  }

  get record(): PanelRecord {
    const { state } = this.#page;
    if (state.kind !== 'bound') return this.#kept.current;
    const { session, left } = state;
    return { ...this.#kept.current, session, left: left !== undefined, successor: left?.successor };
  }

  dispose(): void {
    this.#run = undefined;
    this.#account?.dispose();
    this.#page.dispose();
  }

  /** Reads what is not known yet, with the session that is active now. */
  async load(): Promise<void> {
    this.#kept.change({ busy: true });
    await this.#page.take();
    await this.#running;
  }

  /** Reads everything again. The account tells all who show the function, this reader included. */
  async refresh(): Promise<void> {
    const session = this.#page.active;
    const { target } = this.#kept.current;
    if (!session) return this.load();
    session.connection.retrySignIn();
    try {
      await session.inRegion(target.region).refreshFunction(target.name);
    } catch (error) {
      // Failures stand at their place in the record.
      this.#listener.failed(error);
    }
    await this.#running;
  }

  /** Takes another qualifier of the same function into view. */
  async select(qualifier: string): Promise<void> {
    const isKnown = this.#kept.select(qualifier);
    // Nothing is asked of a session that was left; and where List has answered for all, all is known.
    if (!isKnown || this.#run) await this.load();
  }

  /** Reads what changed while nobody looked. */
  async catchUp(): Promise<void> {
    if (this.#outdated) await this.load();
  }

  /** Takes a session's answers from now on. */
  #start(session: Session): void {
    const run = {};
    this.#run = run;
    // Nothing of one account may stand under another's name.
    const mayKeep = this.#reader === session || this.#isOurs(session);
    const { content } = this.#kept.current;
    this.#reader = session;
    this.#kept.change({
      busy: true,
      content: mayKeep && content.kind === 'ready' ? content : { kind: 'loading' },
    });
    this.#running = this.#finish(run, this.#read(run, session));
  }

  async #finish(run: object, reading: Promise<void>): Promise<void> {
    try {
      await reading;
    } catch (error) {
      if (run === this.#run) this.#fail(error);
    }
    if (run === this.#run) this.#end();
  }

  async #read(run: object, session: Session): Promise<void> {
    this.#follow(session.inRegion(this.#kept.current.target.region));
    const { profiles } = this.#sessions;
    await readRecord({ kept: this.#kept, session, profiles, isCurrent: () => run === this.#run });
  }

  #follow(account: Account): void {
    this.#account?.dispose();
    this.#account = account.onDidChange((change) => this.#accountChanged(account, change));
  }

  #fail(error: unknown): void {
    this.#listener.failed(error);
    this.#kept.fail(error);
  }

  #end(): void {
    this.#run = undefined;
    this.#outdated = false;
    this.#kept.change({ busy: false });
  }

  readonly #isOurs = ({ knownAccountId }: Session): boolean =>
    knownAccountId !== undefined && knownAccountId === this.#kept.current.target.accountId;

  #pageChanged(): void {
    const { state } = this.#page;
    if (state.kind === 'opening') this.#kept.change({ content: { kind: 'loading' } });
    else if (state.kind === 'bound' && state.left) this.#left(state.left.successor);
    else if (state.kind === 'bound') this.#kept.adoptAccount(state.session);
    this.#kept.change({});
  }

  /** Nothing more is read. The notice of a failed refresh has the buttons of the session that was left. */
  #left(successor: Session | undefined): void {
    this.#run = undefined;
    this.#kept.change({ busy: false, ...(successor && { refreshFailure: undefined }) });
  }

  #accountChanged(account: Account, change: AccountChange): void {
    if (!this.#page.active || !affects(this.#kept.current, account, change)) return;
    if (this.#listener.isWatched()) void this.load();
    else this.#outdated = true;
  }
}
