import { commands, l10n, QuickInputButtons, type QuickPick, window } from 'vscode';
import { COMMANDS, type FunctionTarget } from '../../contributions.ts';
import { LATEST } from '../../domain/arn/functionArn.ts';
import { identityOfTarget } from '../../domain/account/functionIdentity.ts';
import { reportsIn } from '../../domain/report/accountReport.ts';
import { isCancelled, isExpectedError } from '../../domain/errors.ts';
import type { Log } from '../../domain/log.ts';
import type { Session } from '../../domain/session/session.ts';
import type { ProfileEntry } from '../../domain/session/connection.ts';
import type { SessionManager } from '../../domain/session/sessionManager.ts';
import { visibleText } from '../../editor/markdown.ts';
import { reportUnexpected } from '../../editor/log.ts';
import { throttledText } from '../../presentation/connection.ts';
import { itemsFor, qualifierItems, similarItems } from './items.ts';
import type { LookupItem } from './lookupItem.ts';
import { errorItems, noteItem } from './choiceItems.ts';
import type { Choice } from './lookupItem.ts';
import { startValue } from './startValue.ts';
import { run, runChoice, SWITCHES } from './runChoice.ts';

interface Deps {
  readonly sessions: SessionManager;
  readonly log: Log;
}

/** @param text where it starts; absent: what is selected or under the cursor */
export function lookUp(deps: Deps, text: string = startValue()): void {
  new LookupPicker(deps, text).show();
}

/** One look-up from the first key to the panel. What goes wrong is said in its list, which stays open. */
export class LookupPicker {
  readonly #deps: Deps;
  readonly #picker: QuickPick<LookupItem>;
  readonly #subscriptions: { dispose(): void }[] = [];
  #session: Session | undefined;
  /** Whose accounts are known; empty until they have been read. */
  #profiles: readonly ProfileEntry[] = [];
  /** While the qualifiers of a function are offered: what had been typed for it. */
  #chosen: { readonly text: string } | undefined;
  /** Why the look-up of what was typed failed is in view: what is read meanwhile must not replace it. */
  #isAnswered = false;
  /** Action of a retry after a failure. */
  #again: () => Promise<void> = () => this.#open();
  #closed = false;

  constructor(deps: Deps, value: string) {
    this.#deps = deps;
    this.#picker = window.createQuickPick<LookupItem>();
    this.#picker.title = this.#title;
    this.#picker.placeholder = functionPlaceholder();
    this.#picker.value = value;
    this.#subscriptions.push(
      this.#picker,
      this.#picker.onDidChangeValue(() => this.#typed()),
      this.#picker.onDidTriggerButton(() => this.#back()),
      this.#picker.onDidAccept(() => void this.#accept()),
      this.#picker.onDidHide(() => this.#close()),
      this.#deps.sessions.onDidChange(() => this.#sessionChanged()),
    );
  }

  show(): void {
    this.#picker.show();
    void this.#open();
    void this.#readProfiles();
  }

  /** Opens the session if need be, and has the functions read, so that there is something to complete from. */
  async #open(): Promise<void> {
    this.#picker.busy = true;
    try {
      const session = await this.#deps.sessions.open();
      if (this.#closed || this.#session === session) return;
      this.#session = session;
      this.#isAnswered = false;
      this.#subscriptions.push(session.account.onDidChange(() => this.#update()));
      await this.#complete(session);
    } catch (error) {
      this.#fail('Opening the session', error, () => this.#open());
    } finally {
      this.#picker.busy = false;
    }
  }

  /** Only for functions of other accounts: without the list there is the command that asks for a profile. */
  async #readProfiles(): Promise<void> {
    this.#profiles = await this.#deps.sessions.profiles.list().then(
      ({ profiles }) => profiles,
      () => [],
    );
    this.#update();
  }

  /** Has the functions read to complete from, unless that was tried: opening the look-up never retries. */
  async #complete(session: Session): Promise<void> {
    this.#update();
    const { directory } = session.account;
    if (directory.state.kind === 'unread') await directory.load();
    await session.accountId().catch(() => undefined);
    this.#update();
  }

  /**
   * Results for a session that was left cannot be chosen any more. A person who waits for one that could not be
   * opened goes on with the next.
   */
  #sessionChanged(): void {
    const { current, state } = this.#deps.sessions;
    if (this.#session && current !== this.#session) this.#picker.hide();
    if (!this.#session && state.kind === 'open') void this.#open();
    if (!this.#chosen) this.#picker.title = this.#title;
  }

  /** Says it where requests wait, for a list that grows would not. */
  get #title(): string {
    const title = l10n.t('Look Up Function');
    return this.#session?.isThrottled ? l10n.t('{0} · {1}', title, throttledText()) : title;
  }

  /** Lists what fits the text; while qualifiers are offered, the picker itself filters them. */
  #update(): void {
    if (!this.#session || this.#closed || this.#chosen || this.#isAnswered) return;
    const { state } = this.#session.account.directory;
    const failed = state.kind === 'failed' && !isCancelled(state.error) ? errorItems(state.error) : [];
    this.#again = () => this.#readAgain();
    this.#picker.items = [...itemsFor(this.#picker.value, this.#session, this.#profiles), ...failed];
  }

  /** A new text: the answer to the one before is of no use any more. */
  #typed(): void {
    this.#isAnswered = false;
    this.#update();
  }

  /** The list of functions, once more. */
  async #readAgain(): Promise<void> {
    this.#isAnswered = false;
    await this.#session?.account.directory.refresh();
  }

  /** From the qualifiers back to the functions, with what was typed. */
  #back(): void {
    const { text } = this.#chosen ?? { text: '' };
    this.#chosen = undefined;
    this.#isAnswered = false;
    this.#picker.title = this.#title;
    this.#picker.placeholder = functionPlaceholder();
    this.#picker.buttons = [];
    this.#picker.value = text;
    this.#update();
  }

  async #accept(): Promise<void> {
    const { target, choice } = this.#picker.selectedItems[0] ?? {};
    const session = this.#session;
    if (choice) return this.#follow(choice);
    if (!target || !session) return;
    if (this.#chosen) return this.#openPanel(target);
    await this.#lookUp(session, target);
  }

  async #lookUp(session: Session, target: FunctionTarget): Promise<void> {
    this.#picker.busy = true;
    try {
      await this.#resolve(session, target);
    } catch (error) {
      if (isExpectedError(error) && error.kind === 'notFound') this.#notFound(session, target);
      else this.#fail(`Looking up ${target.name}`, error, () => this.#lookUp(session, target));
    } finally {
      this.#picker.busy = false;
    }
  }

  async #follow(choice: Choice): Promise<void> {
    if (choice.kind === 'retry') {
      this.#session?.connection.retrySignIn();
      return this.#again();
    }
    const text = this.#picker.value;
    this.#picker.hide();
    await runChoice(choice);
    if (SWITCHES.has(choice.kind)) await run(COMMANDS.lookUp, text);
  }

  /** Reads the function's configs, so that a missing function is said here and several qualifiers are offered. */
  async #resolve(session: Session, target: FunctionTarget): Promise<void> {
    const typed = this.#picker.value;
    const account = session.inRegion(target.region);
    const answer = await account.configsCovering(target.name, target.qualifier ?? LATEST);
    if (this.#closed || this.#picker.value !== typed) return;
    const choices = qualifierItems(
      target,
      reportsIn(account, identityOfTarget(target, session.knownAccountId), answer) ?? [],
    );
    if (target.qualifier !== undefined || choices.length === 1) return this.#openPanel(target);
    this.#chosen = { text: typed };
    this.#picker.value = '';
    this.#picker.buttons = [QuickInputButtons.Back];
    this.#picker.title = l10n.t('Qualifier of {0}', visibleText(target.name));
    this.#picker.placeholder = l10n.t('Choose a qualifier: each has its own settings');
    this.#picker.items = choices;
  }

  #openPanel(target: FunctionTarget): void {
    this.#picker.hide();
    void commands.executeCommand(COMMANDS.openPanel, target);
  }

  #notFound(session: Session, target: FunctionTarget): void {
    if (this.#closed) return;
    const similar = target.region === session.region ? similarItems(target.name, session) : [];
    this.#isAnswered = true;
    this.#picker.items = [noteItem(notFoundText(session, target)), ...similar];
  }

  #fail(doing: string, error: unknown, again: () => Promise<void>): void {
    if (isCancelled(error)) return;
    reportUnexpected(this.#deps.log, doing, error);
    if (this.#closed) return;
    this.#again = again;
    this.#isAnswered = true;
    this.#picker.items = errorItems(error);
  }

  #close(): void {
    this.#closed = true;
    for (const subscription of this.#subscriptions) subscription.dispose();
  }
}

const functionPlaceholder = (): string =>
  l10n.t('Function name, ARN or partial ARN, with or without :qualifier');

function notFoundText(session: Session, { name, region }: FunctionTarget): string {
  const accountId = session.knownAccountId ?? '';
  return l10n.t('Function {0} not found in account {1}, Region {2}.', visibleText(name), accountId, region);
}
