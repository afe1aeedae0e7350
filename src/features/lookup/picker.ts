import { commands, l10n } from 'vscode';
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
import { LookupBox } from './box.ts';
import { itemsFor, qualifierItems, similarItems } from './items.ts';
import { errorItems, noteItem } from './choiceItems.ts';
import type { Choice, LookupItem } from './lookupItem.ts';
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
  readonly #box: LookupBox;
  readonly #subscriptions: { dispose(): void }[] = [];
  #session: Session | undefined;
  /** Whose accounts are known; empty until they have been read. */
  #profiles: readonly ProfileEntry[] = [];
  /** Action of a retry after a failure. */
  #again: () => Promise<void> = () => this.#open();

  constructor(deps: Deps, value: string) {
    this.#deps = deps;
    this.#box = new LookupBox(value, {
      changed: () => this.#update(),
      accepted: (item) => void this.#accept(item),
      closed: () => this.#close(),
      isThrottled: () => this.#session?.isThrottled === true,
    });
    this.#subscriptions.push(deps.sessions.onDidChange(() => this.#sessionChanged()));
  }

  show(): void {
    this.#box.show();
    void this.#open();
    void this.#readProfiles();
  }

  /** Opens the session if need be, and has the functions read, so that there is something to complete from. */
  #open(): Promise<void> {
    return this.#box.busyWith(async () => {
      try {
        const session = await this.#deps.sessions.open();
        if (this.#box.isClosed || this.#session === session) return;
        this.#session = session;
        this.#box.forgetAnswer();
        this.#subscriptions.push(session.account.onDidChange(() => this.#update()));
        await this.#complete(session);
      } catch (error) {
        this.#fail('Opening the session', error, () => this.#open());
      }
    });
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
    if (this.#session && current !== this.#session) this.#box.hide();
    if (!this.#session && state.kind === 'open') void this.#open();
    this.#box.retitle();
  }

  /** Lists what fits the text. */
  #update(): void {
    if (!this.#session || !this.#box.offersFunctions) return;
    const { state } = this.#session.account.directory;
    const failed = state.kind === 'failed' && !isCancelled(state.error) ? errorItems(state.error) : [];
    this.#again = () => this.#readAgain();
    this.#box.offer([...itemsFor(this.#box.text, this.#session, this.#profiles), ...failed]);
  }

  /** The list of functions, once more. */
  async #readAgain(): Promise<void> {
    this.#box.forgetAnswer();
    await this.#session?.account.directory.refresh();
  }

  async #accept({ target, choice }: Partial<LookupItem> = {}): Promise<void> {
    const session = this.#session;
    if (choice) return this.#follow(choice);
    if (!target || !session) return;
    if (this.#box.offersQualifiers) return this.#openPanel(target);
    await this.#lookUp(session, target);
  }

  #lookUp(session: Session, target: FunctionTarget): Promise<void> {
    return this.#box.busyWith(async () => {
      try {
        await this.#resolve(session, target);
      } catch (error) {
        if (isExpectedError(error) && error.kind === 'notFound') this.#notFound(session, target);
        else this.#fail(`Looking up ${target.name}`, error, () => this.#lookUp(session, target));
      }
    });
  }

  async #follow(choice: Choice): Promise<void> {
    if (choice.kind === 'retry') {
      this.#session?.connection.retrySignIn();
      return this.#again();
    }
    const { text } = this.#box;
    this.#box.hide();
    await runChoice(choice);
    if (SWITCHES.has(choice.kind)) await run(COMMANDS.lookUp, text);
  }

  /** Reads the function's configs, so that a missing function is said here and several qualifiers are offered. */
  async #resolve(session: Session, target: FunctionTarget): Promise<void> {
    const typed = this.#box.text;
    const account = session.inRegion(target.region);
    const answer = await account.configsCovering(target.name, target.qualifier ?? LATEST);
    if (this.#box.isClosed || this.#box.text !== typed) return;
    const choices = qualifierItems(
      target,
      reportsIn(account, identityOfTarget(target, session.knownAccountId), answer) ?? [],
    );
    if (target.qualifier !== undefined || choices.length === 1) this.#openPanel(target);
    else this.#box.offerQualifiers(target.name, choices);
  }

  #openPanel(target: FunctionTarget): void {
    this.#box.hide();
    void commands.executeCommand(COMMANDS.openPanel, target);
  }

  #notFound(session: Session, target: FunctionTarget): void {
    const similar = target.region === session.region ? similarItems(target.name, session) : [];
    this.#box.answer([noteItem(notFoundText(session, target)), ...similar]);
  }

  #fail(doing: string, error: unknown, again: () => Promise<void>): void {
    if (isCancelled(error)) return;
    reportUnexpected(this.#deps.log, doing, error);
    if (this.#box.isClosed) return;
    this.#again = again;
    this.#box.answer(errorItems(error));
  }

  #close(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
  }
}

function notFoundText(session: Session, { name, region }: FunctionTarget): string {
  const accountId = session.knownAccountId ?? '';
  return l10n.t('Function {0} not found in account {1}, Region {2}.', visibleText(name), accountId, region);
}
