import { commands, type Disposable, l10n, type Memento, type Uri, type WebviewPanel, window } from 'vscode';
import { CHANGE_PAGE, COMMANDS, SETTINGS } from '../../contributions.ts';
import { wait } from '../../domain/async/wait.ts';
import type { HostProcesses } from '../../domain/change/interrupted.ts';
import { ChangeFiles } from '../../domain/change/changeFiles.ts';
import { ChangeHistory } from '../../domain/change/changeHistory.ts';
import { RunMarks } from '../../domain/change/runMarks.ts';
import type { StoredFiles } from '../../domain/change/storedFiles.ts';
import { Changes } from '../../domain/change/changes.ts';
import type { ReplaceFile } from '../../domain/export/fileWriting.ts';
import type { Log } from '../../domain/log.ts';
import type { Session } from '../../domain/session/session.ts';
import type { SessionManager } from '../../domain/session/sessionManager.ts';
import { passingMemory, withEarlierChanges } from '../../editor/changeMemory.ts';
import { runHint } from '../../editor/changesUnderWay.ts';
import type { PageMemory } from '../../editor/memory.ts';
import { isOnForUser } from '../../editor/settings.ts';
import { SinglePage } from '../../page/singlePage.ts';
import { busyText, ChangePage } from './changePage.ts';
import { type ChangeDeps } from './changeDeps.ts';
import type { Opening } from './deskRecord.ts';
import { InterruptedRuns } from './interruptedRuns.ts';
import { JsonDrafts } from './jsonDrafts.ts';
import { asksForStored, reviewJson, watchJsonEditors } from './jsonEditor.ts';
import { JsonFiles } from './jsonFiles.ts';
import { showRecentChanges } from './recentChanges.ts';
import { type ChangeWish, toChangeWish } from './request.ts';
import { sayInterrupted } from './sayRuns.ts';

/** Dependencies of the feature. */
export interface ChangeFeatureDeps {
  readonly sessions: SessionManager;
  readonly log: Log;
  readonly extensionUri: Uri;
  readonly storage: Memento;
  /** Texts of settings that were saved automatically. */
  readonly drafts: PageMemory;
  /** Files in the extension's own storage. */
  readonly files: () => Promise<StoredFiles>;
  readonly replaceFile: ReplaceFile;
  readonly processes: () => Promise<HostProcesses>;
  /** Absent: the editor's own dialogue. */
  readonly confirm?: ChangeDeps['confirm'];
}

/** Changes are allowed in the sample account; elsewhere by the user's own setting, which no workspace can switch on. */
export const areChangesAllowed = ({ connection }: Session): boolean =>
  connection.source === 'sample' || isOnForUser(SETTINGS.allowChanges);

/** The page of changes, and the list of those that were made. */
export class ChangeFeature {
  readonly #deps: ChangeFeatureDeps;
  readonly #page: SinglePage;
  readonly #kept: ChangeHistory;
  /** Of sample accounts: each ends with its session. */
  readonly #passing = new WeakMap<Session, ChangeHistory>();
  /** The settings that are edited as JSON. */
  readonly files: JsonFiles;
  readonly #interrupted: InterruptedRuns;
  readonly #editors: Disposable;
  #open: ChangePage | undefined;

  constructor(deps: ChangeFeatureDeps, processes: HostProcesses, stored: StoredFiles) {
    this.#deps = deps;
    this.#kept = new ChangeHistory(withEarlierChanges(new ChangeFiles(stored, deps.log), deps.storage));
    const runs = new RunMarks(stored, runHint(deps.storage));
    this.#interrupted = new InterruptedRuns(runs, this.#kept, processes, sayInterrupted);
    const changes = new Changes({
      history: (session) => this.historyOf(session),
      isAllowed: areChangesAllowed,
      wait,
      now: () => new Date(),
      mark: async (session, mark) => {
        if (session.connection.source !== 'sample') await runs.keep({ ...mark, process: processes.own });
      },
      unmark: async (_, group) => {
        if (await runs.remove(group)) await runs.settle();
      },
      newGroup: () => crypto.randomUUID(),
    });
    this.files = new JsonFiles(deps.sessions, {
      review: (target, config) => this.#show({ targets: [target], purpose: 'edit' }, { start: config }),
      show: async (uri) => await window.showTextDocument(uri),
      asksForStored,
      drafts: new JsonDrafts(deps.drafts),
    });
    this.#editors = watchJsonEditors(this.files);
    this.#page = new SinglePage({
      viewType: CHANGE_PAGE,
      name: 'change',
      title: l10n.t('Change'),
      extensionUri: deps.extensionUri,
      host: (panel) => this.#host(panel, changes),
    });
  }

  historyOf(session: Session): ChangeHistory {
    if (session.connection.source !== 'sample') return this.#kept;
    const known = this.#passing.get(session);
    if (known) return known;
    const made = new ChangeHistory(passingMemory());
    this.#passing.set(session, made);
    return made;
  }

  /** @param argument of the command: see `COMMANDS.changeSettings` */
  open(argument: unknown, purpose?: ChangeWish['purpose']): void {
    const wish = toChangeWish(argument);
    // Without a function, as from a keybinding, one is asked for.
    if (wish) this.#show(purpose ? { ...wish, purpose } : wish);
    else void commands.executeCommand(COMMANDS.lookUp);
  }

  async recentChanges(): Promise<void> {
    const { sessions, replaceFile } = this.#deps;
    const session = await sessions.open();
    const accountId = await session.accountId();
    await showRecentChanges(await this.historyOf(session).of(accountId), session, {
      replaceFile,
      review: (wish, fixed) => this.#show(wish, { fixed }),
      edit: (target, start) => this.#show({ targets: [target], purpose: 'edit' }, { start }),
    });
  }

  /** Opens the settings of one function as JSON. */
  async openJson(argument: unknown): Promise<void> {
    const [target] = toChangeWish(argument)?.targets ?? [];
    if (target) await this.files.open(target);
  }

  /** @param argument of the command: see `COMMANDS.reviewJson` */
  async reviewJson(argument: unknown): Promise<void> {
    await reviewJson(this.files, argument);
  }

  /** Tells of the changes that ended with their window. */
  async tellInterrupted(): Promise<void> {
    await this.#interrupted
      .tell()
      .catch((error: unknown) => this.#deps.log.warn(`Changes of closed windows: ${String(error)}`));
  }

  allowanceChanged(): void {
    this.#open?.allowanceChanged();
  }

  dispose(): void {
    this.#interrupted.dispose();
    this.#editors.dispose();
    this.#page.dispose();
  }

  #show(wish: ChangeWish, opening?: Opening): void {
    this.#page.show();
    if (this.#open?.take(wish, opening) === false) void window.showInformationMessage(busyText());
  }

  #host(panel: WebviewPanel, changes: Changes): ChangePage {
    const { sessions, log, confirm } = this.#deps;
    const page = new ChangePage(panel, {
      sessions,
      log,
      changes,
      isAllowed: areChangesAllowed,
      ...(confirm && { confirm }),
    });
    this.#open = page;
    panel.onDidDispose(() => {
      if (this.#open === page) this.#open = undefined;
    });
    return page;
  }
}
