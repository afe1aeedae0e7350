import { l10n, type WebviewPanel } from 'vscode';
import { COMMANDS } from '../../contributions.ts';
import { EDITABLE_SETTINGS, type EditableSetting } from '../../domain/change/desiredConfig.ts';
import { reportUnexpected } from '../../editor/log.ts';
import type { PageHost } from '../../page/singlePage.ts';
import { confirmChanges } from './confirm.ts';
import { ChangeDesk } from './desk.ts';
import { type Opening, undoneOf } from './deskRecord.ts';
import { answerForm } from './formActions.ts';
import { type Intent, isIntent, type ViewMessage } from './protocol.ts';
import type { ChangeWish } from './request.ts';
import { tabTitle } from './strings/page.ts';
import { applicable, changeView } from './view.ts';
import { type ChangeDeps, isSame } from './changeDeps.ts';
import { openSetting, run } from './runCommand.ts';
import { sayEnded, showSending } from './sayRuns.ts';
import { answerTarget, isTargetIntent } from './targetActions.ts';

/** Edit, review and result of a change, for one function or many. */
export class ChangePage implements PageHost {
  readonly #panel: WebviewPanel;
  readonly #deps: ChangeDeps;
  readonly #desk: ChangeDesk;
  readonly #subscriptions: readonly { dispose(): void }[];
  #isReady = false;
  #isPosting = false;
  #isDisposed = false;
  #isAsking = false;
  #sending: Promise<void> | undefined;
  #focus: EditableSetting | undefined;
  /** The last edit of each field that has arrived. */
  readonly #edits = new Map<EditableSetting, number>();

  constructor(panel: WebviewPanel, deps: ChangeDeps) {
    this.#panel = panel;
    this.#deps = deps;
    this.#desk = new ChangeDesk(deps.sessions, deps.changes, () => this.#changed());
    this.#subscriptions = [
      panel.webview.onDidReceiveMessage((message: unknown) => this.#receive(message)),
      panel.onDidChangeViewState(() => this.#post()),
      this.#desk,
    ];
  }

  reopened(): void {
    this.#post();
  }

  /** The setting that allows changes is another now. */
  allowanceChanged(): void {
    this.#post();
  }

  /** Takes another change into the page; false while one is being sent. */
  take(wish: ChangeWish, opening?: Opening): boolean {
    if (this.#desk.isBusy) return false;
    this.#focus = EDITABLE_SETTINGS.find((setting) => setting === wish.purpose);
    this.#run('open', () => this.#desk.take(wish, opening));
    return true;
  }

  dispose(): void {
    this.#isDisposed = true;
    if (this.#desk.isBusy && this.#sending) showSending(this.#sending, () => this.#desk.stop());
    for (const subscription of this.#subscriptions) subscription.dispose();
  }

  #changed(): void {
    // Changes that are being sent go on without the page.
    if (this.#isDisposed) return;
    const title = tabTitle(this.#desk.record);
    if (this.#panel.title !== title) this.#panel.title = title;
    this.#post();
  }

  /** Sends the whole view, once for all changes of one turn. A hidden page is gone, and asks again when it is shown. */
  #post(): void {
    if (this.#isPosting || !this.#isReady) return;
    this.#isPosting = true;
    setTimeout(() => {
      this.#isPosting = false;
      if (this.#isDisposed || !this.#panel.visible) return;
      const { record } = this.#desk;
      const isAllowed = record.session !== undefined && this.#deps.isAllowed(record.session);
      const isRead = record.targets.every(({ content }) => content.kind !== 'loading');
      const focus = isRead ? this.#focus : undefined;
      if (isRead) this.#focus = undefined;
      const view = changeView(
        record,
        this.#desk.reviews(),
        isAllowed,
        (setting) => this.#typed(setting),
        focus,
      );
      const message: ViewMessage = { type: 'view', view };
      void this.#panel.webview.postMessage(message);
    }, 0);
  }

  #typed(setting: EditableSetting): { readonly value: string; readonly edit: number } {
    return { value: this.#desk.textOf(setting), edit: this.#edits.get(setting) ?? 0 };
  }

  #receive(message: unknown): void {
    if (isIntent(message)) this.#run(message.type, () => this.#answer(message));
  }

  #run(what: string, work: () => Promise<void>): void {
    work().catch((error: unknown) => reportUnexpected(this.#deps.log, `Change: ${what}`, error));
  }

  async #answer(intent: Intent): Promise<void> {
    const focus = (setting: EditableSetting): unknown => (this.#focus = setting);
    if (isTargetIntent(intent)) return await answerTarget(this.#desk, intent, focus);
    switch (intent.type) {
      case 'ready':
        this.#isReady = true;
        return this.#post();
      case 'apply':
        return await this.#apply();
      case 'stop':
        return this.#desk.stop();
      case 'again':
        return await this.#desk.again();
      case 'retryFailed':
        return await this.#retryFailed();
      case 'others':
        return await this.#desk.takeOthers();
      case 'openSetting':
        return await openSetting();
      case 'recentChanges':
        return await run(COMMANDS.recentChanges);
      default:
        if (intent.type === 'edit') this.#edits.set(intent.setting, intent.edit);
        return await answerForm(this.#desk, intent, focus);
    }
  }

  /** What is sent is what the host itself reviews at this moment: the page only says that the button was pressed. */
  async #apply(): Promise<void> {
    const { session, phase, isLeft } = this.#desk.record;
    if (!session || isLeft || phase !== 'edit' || !this.#deps.isAllowed(session)) return;
    const reviews = applicable(this.#desk.record, this.#desk.reviews());
    if (reviews.length === 0 || this.#isAsking) return;
    this.#isAsking = true;
    const confirm = this.#deps.confirm ?? confirmChanges;
    const isConfirmed = await confirm(reviews, session).finally(() => (this.#isAsking = false));
    // Meanwhile the form may have changed: only what was named in the question is sent.
    if (!isConfirmed || !isSame(applicable(this.#desk.record, this.#desk.reviews()), reviews)) return;
    this.#sending = this.#desk.apply(reviews);
    await this.#sending;
    if (this.#isDisposed) await sayEnded(this.#desk.record, new Set(reviews.map(({ key }) => key)));
  }

  /** Reads the targets again whose change did not come about, for a new review. */
  async #retryFailed(): Promise<void> {
    const undone = new Set(undoneOf(this.#desk.record, this.#desk.reviews()));
    await this.#desk.again((target) => undone.has(target));
  }
}

/** Said where another change is being sent. */
export const busyText = (): string =>
  l10n.t('A change is being sent. Wait until it is done, then open the next one.');
