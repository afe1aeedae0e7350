import { commands, l10n, type QuickPick, window } from 'vscode';
import { COMMANDS } from '../../contributions.ts';
import type { Account } from '../../domain/account/account.ts';
import type { FunctionIdentity } from '../../domain/account/functionIdentity.ts';
import type { EditableSetting } from '../../domain/change/desiredConfig.ts';
import { destinationChoices, kindsFor } from '../../domain/change/destinationChoices.ts';
import type { ListedKind } from '../../domain/session/evidenceApi.ts';
import { type DestinationItem, destinationItems, type Listing } from './destinationItems.ts';
import { settingName } from './strings/fields.ts';

/**
 * Asks for one of the destinations of the account: those in use, with tags or listed, and its functions. Sends the requests
 * that list them where they are not known; what has arrived can be chosen meanwhile.
 */
export async function pickDestination(
  account: Account,
  fn: FunctionIdentity | undefined,
  setting: EditableSetting,
): Promise<string | undefined> {
  const picker = new DestinationPicker(account, fn, setting);
  try {
    return await picker.chosen();
  } finally {
    picker.dispose();
  }
}

class DestinationPicker {
  readonly #account: Account;
  readonly #ownArn: string | undefined;
  readonly #setting: EditableSetting;
  readonly #picker: QuickPick<DestinationItem> = window.createQuickPick<DestinationItem>();
  readonly #listings = new Map<ListedKind, Listing>();
  #tagged: readonly string[] = [];
  #pending = 0;
  #isDisposed = false;
  readonly #leave = (): void => this.#picker.hide();

  constructor(account: Account, fn: FunctionIdentity | undefined, setting: EditableSetting) {
    this.#account = account;
    this.#ownArn = fn?.arn;
    this.#setting = setting;
    this.#picker.title = settingName(setting);
    this.#picker.placeholder = l10n.t(
      'Destinations in this account and Region; any other ARN can be typed into the form',
    );
    this.#picker.matchOnDescription = true;
    this.#picker.matchOnDetail = true;
    this.#picker.keepScrollPosition = true;
  }

  chosen(): Promise<string | undefined> {
    return new Promise((resolve) => {
      // Nothing of an account that was left may be chosen.
      this.#account.signal.addEventListener('abort', this.#leave);
      this.#picker.onDidHide(() => resolve(undefined));
      this.#picker.onDidAccept(() => this.#accept(this.#picker.selectedItems[0], resolve));
      this.#picker.show();
      for (const kind of kindsFor(this.#setting)) this.#list(kind);
      // Denied, or nobody to ask: the others are offered.
      this.#wait(this.#readTags());
      this.#wait(this.#account.directory.load());
    });
  }

  dispose(): void {
    this.#isDisposed = true;
    this.#account.signal.removeEventListener('abort', this.#leave);
    this.#picker.dispose();
  }

  #accept(item: DestinationItem | undefined, resolve: (arn: string) => void): void {
    const choose = item?.choose;
    if (choose?.kind === 'take') resolve(choose.arn);
    if (choose?.kind === 'retry') this.#list(choose.listed);
    if (choose?.kind === 'copyPolicy') void commands.executeCommand(COMMANDS.copyPolicy, choose.action);
  }

  #list(kind: ListedKind): void {
    const { targetLists } = this.#account;
    if (!targetLists) return;
    this.#listings.set(kind, 'loading');
    this.#wait(
      targetLists.list(kind).then(
        (list) => this.#listings.set(kind, list),
        (error: unknown) => this.#listings.set(kind, { error }),
      ),
    );
  }

  async #readTags(): Promise<void> {
    this.#tagged = (await this.#account.deployments?.targets()) ?? [];
  }

  /** Shows what is known now, and again when something more has arrived. */
  #wait(work: Promise<unknown>): void {
    this.#pending += 1;
    this.#show();
    const ended = (): void => {
      this.#pending -= 1;
      if (!this.#isDisposed) this.#show();
    };
    work.then(ended, ended);
  }

  /** The row that the user has moved to stays. */
  #show(): void {
    const [active] = this.#picker.activeItems;
    const items = this.#items();
    this.#picker.busy = this.#pending > 0;
    this.#picker.items = items;
    const same =
      active && items.find(({ label, detail }) => label === active.label && detail === active.detail);
    if (same) this.#picker.activeItems = [same];
  }

  #items(): readonly DestinationItem[] {
    const listed = [...this.#listings.values()].flatMap((listing) =>
      typeof listing === 'object' && 'arns' in listing ? listing.arns : [],
    );
    const others = [...this.#tagged, ...listed];
    const choices = destinationChoices(this.#account, others, this.#setting, this.#ownArn);
    return destinationItems(choices, this.#listings);
  }
}
