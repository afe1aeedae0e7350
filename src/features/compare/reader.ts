import { Comparison } from '../../domain/comparison/comparison.ts';
import type { AnchorSource } from '../../domain/declared/anchorSource.ts';
import { DeployedStacks } from '../../domain/declared/deployedStacks.ts';
import type { TemplateAccess } from '../../domain/declared/templateAccess.ts';
import { PageSession } from '../../domain/session/pageSession.ts';
import type { Session } from '../../domain/session/session.ts';
import type { SessionManager } from '../../domain/session/sessionManager.ts';
import type { CompareRecord, Declarations, ReadDeclarations } from './record.ts';

/** Callbacks of a reader. */
export interface CompareListener {
  /** The record was replaced; its comparison reports its own changes. */
  changed(): void;
  /** For the log; the record has the text for the user. */
  failed(error: unknown): void;
}

/** The part of the template services that a comparison uses. */
export interface CompareServices {
  readonly access: TemplateAccess;
  readonly anchors: AnchorSource & { onDidChange(listener: () => void): { dispose(): void } };
}

/** The workspace whose templates are compared. */
export interface ComparedWorkspace {
  readonly hasFolder: boolean;
  readonly isTrusted: boolean;
  onDidTrust(listener: () => void): { dispose(): void };
  /** Reads all templates, and sends nothing. Undefined: the signal aborted. */
  read(
    services: CompareServices,
    signal: AbortSignal,
    progress: (done: number, total: number) => void,
  ): Promise<ReadDeclarations | undefined>;
}

const UNREAD: Declarations = { kind: 'reading', done: 0, total: 0 };

/**
 * Reads the templates of the workspace, and binds their declarations to a session. Reading files sends nothing; a
 * comparison starts only when the user starts it.
 */
export class CompareReader {
  readonly #workspace: ComparedWorkspace;
  readonly #templates: () => Promise<CompareServices>;
  readonly #listener: CompareListener;
  readonly #page: PageSession;
  readonly #subscriptions: { dispose(): void }[] = [];
  #services: CompareServices | undefined;
  #stacks: DeployedStacks | undefined;
  #declarations: Declarations = UNREAD;
  #comparison: { readonly session: Session; readonly comparison: Comparison } | undefined;
  #reading: AbortController | undefined;
  /** Settings that were read before this are read again. */
  #since = new Date(0);
  #isDisposed = false;

  constructor(
    workspace: ComparedWorkspace,
    sessions: SessionManager,
    templates: () => Promise<CompareServices>,
    listener: CompareListener,
  ) {
    this.#workspace = workspace;
    this.#templates = templates;
    this.#listener = listener;
    this.#page = new PageSession(sessions, {
      keeps: (session) => this.#hasRows(session),
      // Its rows would go.
      continues: () => false,
      bound: () => this.#bind(),
      changed: () => listener.changed(),
      failed: (error) => listener.failed(error),
    });
    this.#subscriptions.push(workspace.onDidTrust(() => this.#run(() => this.open())));
  }

  get record(): CompareRecord {
    if (!this.#workspace.hasFolder) return { kind: 'noFolder' };
    if (!this.#workspace.isTrusted) return { kind: 'restricted' };
    const { state } = this.#page;
    if (state.kind !== 'bound') return state;
    const { session, left } = state;
    const comparison = this.#comparisonOf(session);
    return {
      kind: 'ready',
      session,
      declarations: this.#declarations,
      ...(comparison && { comparison }),
      left: left !== undefined,
      ...left,
    };
  }

  /** The comparison, unless its session was left: nothing more can be read then. */
  get active(): Comparison | undefined {
    const session = this.#page.active;
    return session && this.#comparisonOf(session);
  }

  /** Takes the active session, or opens one; reads the templates where that was not done. */
  async open(): Promise<void> {
    if (this.record.kind === 'noFolder' || this.record.kind === 'restricted') return this.#listener.changed();
    if (!this.#reading) this.#run(() => this.#readTemplates());
    await this.#page.take();
  }

  /** Starts or resumes for the user, also after a failed sign-in. */
  start(): void {
    const session = this.#page.active;
    session?.connection.retrySignIn();
    if (session) this.#comparisonOf(session)?.start();
  }

  /** Reads files and settings again, and compares them. */
  async again(): Promise<void> {
    const session = this.#page.active;
    if (!session) return;
    session.account.deployments?.forget();
    this.#comparison?.comparison.cancel();
    this.#comparison = undefined;
    this.#since = new Date();
    if (await this.#readTemplates()) this.#comparisonOf(session)?.start();
  }

  dispose(): void {
    this.#isDisposed = true;
    this.#reading?.abort();
    this.#comparison?.comparison.cancel();
    this.#page.dispose();
    for (const subscription of this.#subscriptions) subscription.dispose();
  }

  /** Resolves to whether the declarations are read: another reading, or the end of the page, cancels this one. */
  async #readTemplates(): Promise<boolean> {
    this.#reading?.abort();
    const reading = new AbortController();
    this.#reading = reading;
    this.#show(UNREAD);
    const services = await this.#open();
    const read = await this.#workspace.read(services, reading.signal, (done, total) =>
      this.#show({ kind: 'reading', done, total }),
    );
    if (!read) return false;
    this.#declarations = read;
    this.#bind();
    this.#listener.changed();
    return true;
  }

  async #open(): Promise<CompareServices> {
    const services = await this.#templates();
    if (!this.#services && !this.#isDisposed) {
      this.#subscriptions.push(services.anchors.onDidChange(() => this.#anchorsChanged()));
    }
    this.#services = services;
    return services;
  }

  #show(declarations: Declarations): void {
    this.#declarations = declarations;
    this.#listener.changed();
  }

  /** Another stack or state was chosen: functions that were not found by their names can be others now. */
  #anchorsChanged(): void {
    this.active?.again((_, rows) => rows.some(({ way }) => way?.kind !== 'name'));
    this.#listener.changed();
  }

  /** Makes the comparison of the session and the declarations, as soon as both are there. */
  #bind(): void {
    const session = this.#page.active;
    const services = this.#services;
    if (!session || !services || this.#declarations.kind !== 'read') return;
    if (this.#comparison?.session === session) return;
    this.#comparison?.comparison.cancel();
    this.#stacks ??= new DeployedStacks(services.access);
    const deps = { session, anchors: services.anchors, stacks: this.#stacks, since: this.#since };
    this.#comparison = { session, comparison: new Comparison(this.#declarations.units, deps) };
  }

  #comparisonOf(session: Session): Comparison | undefined {
    return this.#comparison?.session === session ? this.#comparison.comparison : undefined;
  }

  #hasRows(session: Session): boolean {
    return (this.#comparisonOf(session)?.rows().length ?? 0) > 0;
  }

  #run(work: () => Promise<unknown>): void {
    work().catch((error: unknown) => this.#listener.failed(error));
  }
}
