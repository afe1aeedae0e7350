import type { Account, AccountChange } from '../../domain/account/account.ts';
import { isCancelled, isExpectedError } from '../../domain/errors.ts';
import type { Session } from '../../domain/session/session.ts';
import type { SessionState, SessionManager } from '../../domain/session/sessionManager.ts';
import { matchAccount } from './accountMatch.ts';
import { accountInAnswers, type PanelData } from './model.ts';
import { readPanel } from './loadPanel.ts';
import type { PanelRecord } from './record.ts';
import { preferredQualifier } from '../../domain/qualifiers/preferredQualifier.ts';
import { affects } from './affects.ts';
import { withAccount } from './target.ts';

/** Whom a reader tells. */
export interface ReaderListener {
  /** The record is another one now. */
  changed(record: PanelRecord): void;
  /** For the log; what the user sees of it stands in the record. */
  failed(error: unknown): void;
  /** Whether anybody looks; if not, what changes elsewhere is read later. */
  isWatched(): boolean;
}

/** A reading: what answers for an older one is dropped. */
interface Run {
  /** Absent while the session is being opened. */
  session?: Session;
}

/** Reads what one panel shows, and follows the session and the account. Knows no words and no editor. */
export class PanelReader {
  readonly #sessions: SessionManager;
  readonly #listener: ReaderListener;
  readonly #following: { dispose(): void };
  #account: { dispose(): void } | undefined;
  #record: PanelRecord;
  #run: Run | undefined;
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
    this.#following = sessions.onDidChange((state) => this.#sessionChanged(state));
  }

  get record(): PanelRecord {
    return this.#record;
  }

  dispose(): void {
    this.#run = undefined;
    this.#account?.dispose();
    this.#following.dispose();
  }

  /** Reads what is not known yet, with the session that is active now. */
  load(): Promise<void> {
    this.#running = this.#load();
    return this.#running;
  }

  async #load(): Promise<void> {
    const run: Run = {};
    this.#run = run;
    this.#change({ busy: true });
    try {
      run.session = await this.#sessions.open();
      if (run === this.#run) await this.#read(run, run.session);
    } catch (error) {
      if (run === this.#run) this.#fail(error);
    }
    if (run === this.#run) this.#end();
  }

  /** Reads everything again. The account tells all who show the function, this reader included. */
  async refresh(): Promise<void> {
    const { session, successor, target } = this.#record;
    if (!session || successor || session.signal.aborted) return this.load();
    session.connection.retrySignIn();
    try {
      await session.inRegion(target.region).refreshFunction(target.name);
    } catch (error) {
      // What cannot be read stands at its place in the record.
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

  async #read(run: Run, session: Session): Promise<void> {
    const { target } = this.#record;
    const verdict = await matchAccount(session, target);
    if (run !== this.#run) return;
    if (verdict === 'other') return await this.#showElsewhere(run, session);
    const before = this.#bind(session, verdict === 'same' && target.accountId !== undefined);
    const isOurs = (data: PanelData) => verdict === 'same' || accountInAnswers(data) === target.accountId;
    const progress = (data: PanelData) => {
      if (run === this.#run && isOurs(data)) this.#show(data);
    };
    const account = session.inRegion(target.region);
    if (this.#record.choosesQualifier) await this.#chooseQualifier(run, account);
    if (run !== this.#run) return;
    await readPanel(account, this.#record.target, progress, before);
    // Nothing named the account: the reason is why STS could not.
    if (run === this.#run && this.#record.content.kind !== 'ready') await session.accountId();
  }

  async #showElsewhere(run: Run, active: Session): Promise<void> {
    const { accountId = '' } = this.#record.target;
    const profiles = await this.#sessions.profiles.signingInTo(accountId);
    if (run === this.#run) this.#change({ content: { kind: 'elsewhere', active, profiles } });
  }

  /** Failures are ignored here: reading the panel reports them. */
  async #chooseQualifier(run: Run, account: Account): Promise<void> {
    const { target } = this.#record;
    const [configs, known] = await Promise.all([
      account.configs(target.name).catch(() => undefined),
      account.qualifiers(target.name).catch(() => undefined),
    ]);
    if (run !== this.#run) return;
    const qualifier = preferredQualifier(
      configs?.configs.map((config) => config.qualifier) ?? [],
      known && !known.unknown?.aliases ? known.aliases.map(({ name }) => name) : undefined,
    );
    this.#change({ target: { ...target, qualifier }, choosesQualifier: false });
  }

  /** Takes a session's answers from now on. Returns what may stay in view until they are there. */
  #bind(session: Session, sameAccount: boolean): PanelData | undefined {
    const { content, session: former, target } = this.#record;
    const keep = content.kind === 'ready' && (former === session || sameAccount) ? content : undefined;
    this.#follow(session.inRegion(target.region));
    this.#change({ session, successor: undefined, content: keep ?? { kind: 'loading' } });
    this.#adoptAccount(session);
    return keep?.data;
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

  #sessionChanged(state: SessionState): void {
    if (state.kind === 'open') this.#sessionOpened(state.session);
    if (state.kind === 'failed') this.#sessionFailed(state.error);
  }

  /** The session that this panel read from was left, and the next one does not open. */
  #sessionFailed(error: unknown): void {
    const isOpening = this.#run && !this.#run.session;
    if (isOpening || this.#record.content.kind === 'ready') return;
    this.#fail(error);
    this.#end();
  }

  /** A session was opened, or something of the one in use became known. */
  #sessionOpened(session: Session): void {
    const { content, session: bound, target } = this.#record;
    if (session === bound) {
      this.#adoptAccount(session);
      return this.#change({});
    }
    if (this.#run && (this.#run.session ?? session) === session) return;
    const isSame = session.knownAccountId !== undefined && session.knownAccountId === target.accountId;
    if (content.kind !== 'ready' || isSame) return void this.load();
    this.#run = undefined;
    // The notice of the failure has the buttons of the session that was left.
    this.#change({ successor: session, busy: false, refreshFailure: undefined });
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
    if (this.#record.successor || !affects(this.#record, account, change)) return;
    if (this.#listener.isWatched()) void this.load();
    else this.#outdated = true;
  }

  #change(change: Partial<PanelRecord>): void {
    this.#record = { ...this.#record, ...change };
    this.#listener.changed(this.#record);
  }
}

/** Whether what was read before may stay in view: not of a function that is gone, nor after a bug. */
const leavesValid = (error: unknown): boolean => isExpectedError(error) && error.kind !== 'notFound';
