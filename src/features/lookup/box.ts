import { l10n, QuickInputButtons, type QuickPick, window } from 'vscode';
import { visibleText } from '../../editor/markdown.ts';
import { throttledText } from '../../presentation/connection.ts';
import type { LookupItem } from './lookupItem.ts';

/** Whom the box tells. */
export interface BoxListener {
  /** There is another text, or functions are offered again. */
  changed(): void;
  accepted(item: LookupItem | undefined): void;
  closed(): void;
  /** True while requests of the session wait. */
  isThrottled(): boolean;
}

/** The box of a look-up. It offers functions for what is typed, or the qualifiers of the one that was chosen. */
export class LookupBox {
  readonly #picker: QuickPick<LookupItem>;
  readonly #listener: BoxListener;
  readonly #subscriptions: readonly { dispose(): void }[];
  /** While the qualifiers of a function are offered: what had been typed for it. */
  #chosen: { readonly text: string } | undefined;
  /** Why the look-up of what was typed failed is in view: what is read meanwhile must not replace it. */
  #isAnswered = false;
  #isClosed = false;

  constructor(value: string, listener: BoxListener) {
    this.#listener = listener;
    this.#picker = window.createQuickPick<LookupItem>();
    this.#picker.title = this.#title;
    this.#picker.placeholder = functionPlaceholder();
    this.#picker.value = value;
    this.#subscriptions = [
      this.#picker,
      this.#picker.onDidChangeValue(() => this.#typed()),
      this.#picker.onDidTriggerButton(() => this.#back()),
      this.#picker.onDidAccept(() => listener.accepted(this.#picker.selectedItems[0])),
      this.#picker.onDidHide(() => this.#close()),
    ];
  }

  get text(): string {
    return this.#picker.value;
  }

  get isClosed(): boolean {
    return this.#isClosed;
  }

  get offersQualifiers(): boolean {
    return this.#chosen !== undefined;
  }

  /** True while the list is to follow what is known; the picker itself filters qualifiers. */
  get offersFunctions(): boolean {
    return !this.#isClosed && !this.#chosen && !this.#isAnswered;
  }

  show(): void {
    this.#picker.show();
  }

  hide(): void {
    this.#picker.hide();
  }

  /** Shows that something is read, until it is. */
  async busyWith(work: () => Promise<void>): Promise<void> {
    this.#picker.busy = true;
    try {
      await work();
    } finally {
      this.#picker.busy = false;
    }
  }

  offer(items: readonly LookupItem[]): void {
    this.#picker.items = items;
  }

  /** Says what came of the look-up; stays until another text. */
  answer(items: readonly LookupItem[]): void {
    if (this.#isClosed) return;
    this.#isAnswered = true;
    this.#picker.items = items;
  }

  /** What was said last is of no use any more. */
  forgetAnswer(): void {
    this.#isAnswered = false;
  }

  offerQualifiers(name: string, items: readonly LookupItem[]): void {
    this.#chosen = { text: this.#picker.value };
    this.#picker.value = '';
    this.#picker.buttons = [QuickInputButtons.Back];
    this.#picker.title = l10n.t('Qualifier of {0}', visibleText(name));
    this.#picker.placeholder = l10n.t('Choose a qualifier: each has its own settings');
    this.#picker.items = items;
  }

  /** Says or stops saying that requests wait. */
  retitle(): void {
    if (!this.#chosen) this.#picker.title = this.#title;
  }

  /** Says it where requests wait, for a list that grows would not. */
  get #title(): string {
    const title = l10n.t('Look Up Function');
    return this.#listener.isThrottled() ? l10n.t('{0} · {1}', title, throttledText()) : title;
  }

  /** A new text: the answer to the one before is of no use any more. */
  #typed(): void {
    this.#isAnswered = false;
    this.#listener.changed();
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
    this.#listener.changed();
  }

  #close(): void {
    this.#isClosed = true;
    for (const subscription of this.#subscriptions) subscription.dispose();
    this.#listener.closed();
  }
}

const functionPlaceholder = (): string =>
  l10n.t('Function name, ARN or partial ARN, with or without :qualifier');
