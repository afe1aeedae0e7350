import {
  type CodeAction,
  type CodeLens,
  type DiagnosticCollection,
  type Event,
  Disposable,
  EventEmitter,
  languages,
  type Range,
  type TextDocument,
  workspace,
} from 'vscode';
import { SETTINGS } from '../../contributions.ts';
import type { DeclaredTemplate } from '../../domain/declared/template.ts';
import type { Log } from '../../domain/log.ts';
import type { SessionManager } from '../../domain/session/sessionManager.ts';
import { reportUnexpected } from '../../editor/log.ts';
import { isWorthReading } from '../../editor/mayBeTemplate.ts';
import { isOn } from '../../editor/settings.ts';
import type { TemplateServices } from '../../editor/templateServices.ts';
import { diagnosticsOf, fixesOf, unreadDiagnostics } from './diagnostics.ts';
import { lensesOf } from './lenses.ts';
import type { TemplateDeps } from './register.ts';

/** Milliseconds without a change after which a document is read for diagnostics. */
const REST = 600;

/** Code lenses, diagnostics and quick fixes in open templates. Each version of a document is read once for all. */
export class TemplatesInEditor {
  readonly #services: TemplateServices;
  readonly #log: Log;
  readonly #shown: DiagnosticCollection = languages.createDiagnosticCollection('lambdaAsync');
  readonly #lensesChanged = new EventEmitter<void>();
  readonly #timers = new Map<string, NodeJS.Timeout>();
  readonly #subscriptions: Disposable;

  static async open({ templates, sessions, log }: TemplateDeps): Promise<TemplatesInEditor> {
    return new TemplatesInEditor(await templates(), sessions, log);
  }

  constructor(services: TemplateServices, sessions: SessionManager, log: Log) {
    this.#services = services;
    this.#log = log;
    let session = sessions.current;
    this.#subscriptions = Disposable.from(
      sessions.onDidChange(() => {
        if (sessions.current !== session) services.known.clear();
        session = sessions.current;
      }),
      services.known.onDidChange(() => this.#lensesChanged.fire()),
      this.#lensesChanged,
      workspace.onDidOpenTextDocument((document) => this.#soon(document, 0)),
      workspace.onDidChangeTextDocument(({ document }) => this.#soon(document, REST)),
      workspace.onDidCloseTextDocument((document) => this.#forget(document)),
      workspace.onDidChangeConfiguration((change) => {
        if (change.affectsConfiguration('lambdaAsync')) this.#all();
      }),
    );
    this.#all();
  }

  dispose(): void {
    for (const timer of this.#timers.values()) clearTimeout(timer);
    this.#subscriptions.dispose();
    this.#shown.dispose();
  }

  /** Fires when other lenses are to be shown. */
  get onDidChangeLenses(): Event<void> {
    return this.#lensesChanged.event;
  }

  async lenses(document: TextDocument): Promise<CodeLens[]> {
    if (!isOn(SETTINGS.codeLens)) return [];
    const template = await this.#read(document);
    return template ? [...lensesOf(template, document, this.#services.known)] : [];
  }

  async fixes(document: TextDocument, range: Range): Promise<CodeAction[]> {
    const template = await this.#read(document);
    return template ? [...fixesOf(template.remarks, document, range)] : [];
  }

  #all(): void {
    for (const document of workspace.textDocuments) this.#soon(document, 0);
  }

  /** After the last of several changes; a key is never waited for. */
  #soon(document: TextDocument, delay: number): void {
    const key = document.uri.toString();
    clearTimeout(this.#timers.get(key));
    this.#timers.set(
      key,
      setTimeout(() => {
        this.#timers.delete(key);
        void this.#show(document);
      }, delay),
    );
  }

  async #show(document: TextDocument): Promise<void> {
    if (document.isClosed) return;
    const { version } = document;
    const isShown = isOn(SETTINGS.diagnostics) && isWorthReading(document);
    const template = isShown ? await this.#read(document) : undefined;
    if (document.isClosed || document.version !== version) return;
    const diagnostics = template
      ? [...diagnosticsOf(template.remarks, document), ...unreadDiagnostics(template.unread, document)]
      : [];
    this.#shown.set(document.uri, diagnostics.length > 0 ? [...diagnostics] : undefined);
  }

  #forget({ uri }: TextDocument): void {
    const key = uri.toString();
    clearTimeout(this.#timers.get(key));
    this.#timers.delete(key);
    this.#shown.delete(uri);
  }

  /** Undefined: it is no template, it cannot be read, or it was changed meanwhile. */
  async #read(document: TextDocument): Promise<DeclaredTemplate | undefined> {
    const { version } = document;
    try {
      const template = await this.#services.documents.of(document);
      return document.version === version ? template : undefined;
    } catch (error) {
      reportUnexpected(this.#log, 'Reading a template', error);
      return undefined;
    }
  }
}
