import {
  EventEmitter,
  type InputBox,
  type QuickInput,
  type QuickInputButton,
  type QuickPick,
  type QuickPickItem,
  type QuickPickItemButtonEvent,
} from 'vscode';
import type { LookupItem } from '../../src/features/lookup/lookupItem.ts';
import { replaceInWindow } from './editorWindow.ts';

/** A box of the editor, whose person is the test. */
class FakeInput implements QuickInput {
  title: string | undefined;
  step: number | undefined;
  totalSteps: number | undefined;
  enabled = true;
  busy = false;
  ignoreFocusOut = false;
  value = '';
  placeholder: string | undefined;
  buttons: readonly QuickInputButton[] = [];
  shown = false;
  hidden = false;
  protected readonly accepts = new EventEmitter<void>();
  protected readonly values = new EventEmitter<string>();
  readonly #hides = new EventEmitter<void>();
  readonly onDidHide = this.#hides.event;
  readonly onDidAccept = this.accepts.event;
  readonly onDidChangeValue = this.values.event;
  readonly onDidTriggerButton = new EventEmitter<QuickInputButton>().event;

  show(): void {
    this.shown = true;
  }

  hide(): void {
    this.shown = false;
    this.hidden = true;
    this.#hides.fire();
  }

  dispose(): void {
    this.shown = false;
  }

  /** Replaces what is in the box. */
  type(text: string): void {
    this.value = text;
    this.values.fire(text);
  }
}

/** A box without a list. */
export class FakeInputBox extends FakeInput implements InputBox {
  valueSelection: InputBox['valueSelection'];
  password = false;
  prompt: string | undefined;
  validationMessage: InputBox['validationMessage'];

  /** Replaces what is in the box, and presses Enter. */
  enter(text: string): void {
    this.type(text);
    this.accepts.fire();
  }
}

/** A box with a list. */
export class FakePicker<Item extends QuickPickItem = LookupItem>
  extends FakeInput
  implements QuickPick<Item>
{
  /** Each list that was shown. */
  readonly lists: (readonly Item[])[] = [];
  canSelectMany = false;
  matchOnDescription = false;
  matchOnDetail = false;
  selectedItems: readonly Item[] = [];
  activeItems: readonly Item[] = [];
  readonly onDidTriggerItemButton = new EventEmitter<QuickPickItemButtonEvent<Item>>().event;
  readonly onDidChangeActive = new EventEmitter<readonly Item[]>().event;
  readonly onDidChangeSelection = new EventEmitter<readonly Item[]>().event;

  get items(): readonly Item[] {
    return this.lists.at(-1) ?? [];
  }

  set items(items: readonly Item[]) {
    this.lists.push(items);
  }

  /** Chooses an item as Enter does. */
  choose(item: Item | undefined): void {
    this.selectedItems = item ? [item] : [];
    this.accepts.fire();
  }
}

/** The list that something opens with the editor's `createQuickPick`, which is put back then. */
export function fakePicker(open: () => void): FakePicker {
  const made: FakePicker[] = [];
  const createQuickPick = <Item extends QuickPickItem>(): QuickPick<Item> => {
    const picker = new FakePicker<Item>();
    made.push(picker);
    return picker;
  };
  const restore = replaceInWindow({ createQuickPick });
  try {
    open();
  } finally {
    restore();
  }
  const [picker] = made;
  if (!picker) throw new Error('No list was opened.');
  return picker;
}
