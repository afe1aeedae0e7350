import { EventEmitter, type QuickInputButton, window } from 'vscode';
import type { LookupItem } from '../../src/features/lookup/lookupItem.ts';

/** The look-up's list, whose person is the test. */
export class FakePicker {
  /** Each list that was shown. */
  readonly lists: (readonly LookupItem[])[] = [];
  hidden = false;
  selectedItems: readonly LookupItem[] = [];
  activeItems: readonly LookupItem[] = [];
  buttons: readonly QuickInputButton[] = [];
  title: string | undefined;
  placeholder: string | undefined;
  value = '';
  busy = false;
  readonly #accepts = new EventEmitter<void>();
  readonly #hides = new EventEmitter<void>();
  readonly onDidAccept = this.#accepts.event;
  readonly onDidHide = this.#hides.event;
  readonly #values = new EventEmitter<string>();
  readonly onDidChangeValue = this.#values.event;
  readonly onDidTriggerButton = new EventEmitter<QuickInputButton>().event;

  get items(): readonly LookupItem[] {
    return this.lists.at(-1) ?? [];
  }

  set items(items: readonly LookupItem[]) {
    this.lists.push(items);
  }

  show(): void {}

  hide(): void {
    this.hidden = true;
    this.#hides.fire();
  }

  dispose(): void {}

  /** Replaces what is in the box. */
  type(text: string): void {
    this.value = text;
    this.#values.fire(text);
  }

  /** Chooses an item as Enter does. */
  choose(item: LookupItem | undefined): void {
    this.selectedItems = item ? [item] : [];
    this.#accepts.fire();
  }
}

/** The list that something opens with the editor's `createQuickPick`, which is put back then. */
export function fakePicker(open: () => void): FakePicker {
  const create = window.createQuickPick;
  const picker = new FakePicker();
  window.createQuickPick = (() => picker) as unknown as typeof create;
  try {
    open();
  } finally {
    window.createQuickPick = create;
  }
  return picker;
}
