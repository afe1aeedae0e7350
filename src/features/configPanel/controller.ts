import type { Account, AccountChange } from '../../domain/account/account.ts';
import { isCancelled, isExpectedError } from '../../domain/errors.ts';
import type { Session } from '../../domain/session/session.ts';
import { PageSession } from '../../domain/session/pageSession.ts';
import type { SessionManager } from '../../domain/session/sessionManager.ts';
import { matchAccount } from './accountMatch.ts';
import { accountInAnswers, otherAccounts, type PanelData } from './model.ts';
import { firstQualifier, readPanel } from './loadPanel.ts';
import { affects, type PanelRecord } from './record.ts';
import { withAccount } from './target.ts';

/** Whom a reader tells. */
export interface ReaderListener {
  /** The record is another one now. */
  changed(record: PanelRecord): void;
  /** For the log; what the user sees of it stands in the record. */
  failed(error: unknown): void;
  /** True if anybody looks; if not, what changes elsewhere is read later. */
  isWatched(): boolean;
}

/** The part of the record that the binding to the session does not tell. */
type OwnRecord = Omit<PanelRecord, 'session' | 'left' | 'successor'>;

/** Reads the settings that one panel shows, and follows the session and the account. Knows no words and no editor. */
export class PanelReader {
  readonly #sessions: SessionManager;
  readonly #listener: ReaderListener;
  readonly #page: PageSession;
  #account: { dispose(): void } | undefined;
  #record: OwnRecord;
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
    this.#record = { ...start, content: { kind: 'loading' }, busy: false };
    this.#page = new PageSession(sessions, {
      keeps: () => this.#record.content.kind === 'ready',
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
    if (state.kind !== 'bound') return this.#record;
    const { session, left } = state;
    return { ...this.#record, session, left: left !== undefined, successor: left?.successor };
  }

  dispose(): void {
    this.#run = undefined;
    this.#account?.dispose();
    this.#page.dispose();
  }

  /** Reads what is not known yet, with the session that is active now. */
  async load(): Promise<void> {
    this.#change({ busy: true });
    await this.#page.take();
    await this.#running;
  }

  /** Reads everything again. The account tells all who show the function, this reader included. */
  async refresh(): Promise<void> {
    const session = this.#page.active;
    const { target } = this.#record;
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
    const { content } = this.#record;
    const target = { ...this.#record.target, qualifier };
    const known = content.kind === 'ready' && content.data.configs.via === 'list';
    this.#change({
      target,
      content: known ? { ...content, data: { ...content.data, target } } : { kind: 'loading' },
    });
    // Nothing is asked of a session that was left; and where List has answered for all, all is known.
    if (!known || this.#run) await this.load();
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
    const { content } = this.#record;
    this.#reader = session;
    this.#change({
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
    const { target, content } = this.#record;
    const account = session.inRegion(target.region);
    this.#follow(account);
    const verdict = await matchAccount(session, target);
    if (run !== this.#run) return;
    if (verdict === 'other') return await this.#showElsewhere(run, session);
    const isOurs = (data: PanelData) => verdict === 'same' || accountInAnswers(data) === target.accountId;
    const progress = (data: PanelData) => {
      if (run === this.#run && isOurs(data)) this.#show(data);
    };
    if (this.#record.choosesQualifier) await this.#chooseQualifier(run, account);
    if (run !== this.#run) return;
    await readPanel(
      account,
      this.#record.target,
      progress,
      content.kind === 'ready' ? content.data : undefined,
    );
    await this.#learnProfiles(run);
    // Nothing named the account: the reason is why STS could not.
    if (run === this.#run && this.#record.content.kind !== 'ready') await session.accountId();
  }

  /** Profiles that sign in to the accounts of destinations elsewhere: from the AWS files, without a request. */
  async #learnProfiles(run: object): Promise<void> {
    const { content } = this.#record;
    if (content.kind !== 'ready') return;
    const { profiles } = this.#sessions;
    const accounts = otherAccounts(content.data);
    const pairs = accounts.map(async (id) => [id, await profiles.signingInTo(id)] as const);
    const profilesOf = new Map(await Promise.all(pairs));
    if (run === this.#run && accounts.length > 0) this.#change({ profilesOf });
  }

  async #showElsewhere(run: object, active: Session): Promise<void> {
    const { accountId = '' } = this.#record.target;
    const profiles = await this.#sessions.profiles.signingInTo(accountId);
    if (run === this.#run) this.#change({ content: { kind: 'elsewhere', active, profiles } });
  }

  async #chooseQualifier(run: object, account: Account): Promise<void> {
    const { target } = this.#record;
    const qualifier = await firstQualifier(account, target.name);
    if (run === this.#run) this.#change({ target: { ...target, qualifier }, choosesQualifier: false });
  }

  #follow(account: Account): void {
    this.#account?.dispose();
    this.#account = account.onDidChange((change) => this.#accountChanged(account, change));
  }

  #show(data: PanelData): void {
    const accountId = this.#record.target.accountId ?? accountInAnswers(data);
    this.#change({ target: withAccount(this.#record.target, accountId), refreshFailure: undefined });
    this.#change({ content: { kind: 'ready', data: { ...data, target: this.#record.target } } });
  }

  #fail(error: unknown): void {
    this.#listener.failed(error);
    // Cancelled: the session was left, and the next one is about to be announced.
    if (isCancelled(error)) return;
    if (this.#record.content.kind === 'ready' && leavesValid(error)) this.#change({ refreshFailure: error });
    else this.#change({ content: { kind: 'failed', error }, refreshFailure: undefined });
  }

  #end(): void {
    this.#run = undefined;
    this.#outdated = false;
    this.#change({ busy: false });
  }

  readonly #isOurs = ({ knownAccountId }: Session): boolean =>
    knownAccountId !== undefined && knownAccountId === this.#record.target.accountId;

  #pageChanged(): void {
    const { state } = this.#page;
    if (state.kind === 'opening') this.#change({ content: { kind: 'loading' } });
    else if (state.kind === 'bound' && state.left) this.#left(state.left.successor);
    else if (state.kind === 'bound') this.#adoptAccount(state.session);
    this.#change({});
  }

  /** Nothing more is read. The notice of a failed refresh has the buttons of the session that was left. */
  #left(successor: Session | undefined): void {
    this.#run = undefined;
    this.#change({ busy: false, ...(successor && { refreshFailure: undefined }) });
  }

  /** From when the session's account is known, the panel belongs to that account for good. */
  #adoptAccount({ knownAccountId }: Session): void {
    const { target, content } = this.#record;
    if (target.accountId !== undefined || knownAccountId === undefined) return;
    const adopted = withAccount(target, knownAccountId);
    this.#change({ target: adopted });
    if (content.kind === 'ready') this.#show(content.data);
  }

  #accountChanged(account: Account, change: AccountChange): void {
    if (!this.#page.active || !affects(this.#record, account, change)) return;
    if (this.#listener.isWatched()) void this.load();
    else this.#outdated = true;
  }

  #change(change: Partial<OwnRecord>): void {
    this.#record = { ...this.#record, ...change };
    this.#listener.changed(this.record);
  }
}

/** True if what was read before may stay in view: not of a function that is gone, nor after a bug. */
const leavesValid = (error: unknown): boolean => isExpectedError(error) && error.kind !== 'notFound';
