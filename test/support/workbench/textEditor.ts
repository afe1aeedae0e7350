import type { Locator } from 'playwright-core';
import type { QuickInput } from './quickInput.ts';
import type { Screen } from './screen.ts';

/** The text editor that has the focus. */
export class TextEditor {
  readonly #screen: Screen;
  readonly #quickInput: QuickInput;
  readonly #root: Locator;

  constructor(screen: Screen, quickInput: QuickInput) {
    this.#screen = screen;
    this.#quickInput = quickInput;
    this.#root = screen.page.locator('.editor-group-container.active .monaco-editor[role="code"]');
  }

  /** Opens a file of the workspace by its name, as with Ctrl+P. */
  async open(name: string): Promise<void> {
    await this.#quickInput.openFiles();
    await this.#quickInput.type(name);
    await this.#quickInput.pick(name);
    await this.#screen.step(`see the file ${name}`, async () => {
      await this.#screen.page.getByRole('tab', { name, selected: true }).waitFor();
      await this.#root.locator('.view-line').first().waitFor();
    });
  }

  /** Moves the cursor to a line, counted from 1, which scrolls it into sight. */
  async goToLine(line: number): Promise<void> {
    await this.#quickInput.openFiles();
    await this.#quickInput.type(`:${line}`);
    await this.#quickInput.accept();
  }

  /** Rests the mouse on the first occurrence of a text that is in sight, and waits for what pops up. */
  async hover(text: string): Promise<Locator> {
    const hover = this.#screen.page.locator('.monaco-resizable-hover .monaco-hover:not(.hidden)');
    await this.#screen.step(`see a hover over “${text}”`, async () => {
      const { x, y } = await this.#middleOf(text);
      await this.#screen.page.mouse.move(x - 1, y - 1);
      await this.#screen.page.mouse.move(x, y, { steps: 3 });
      await hover.locator('.hover-contents').first().waitFor();
    });
    return hover;
  }

  /** Moves the mouse away and waits until the hover is gone. */
  async leaveHover(): Promise<void> {
    await this.#screen.step('leave the hover', async () => {
      await this.#screen.page.mouse.move(0, 0);
      await this.#screen.page.keyboard.press('Escape');
      await this.#screen.page
        .locator('.monaco-resizable-hover .monaco-hover:not(.hidden)')
        .waitFor({ state: 'hidden' });
    });
  }

  /** Every character of the editor's font is as wide as the others. */
  async #middleOf(text: string): Promise<{ x: number; y: number }> {
    const line = this.#root.locator('.view-line').filter({ hasText: text }).first();
    const content = (await line.innerText()).replaceAll('\u00a0', ' ');
    const box = await line.locator('> span').boundingBox();
    if (!box) throw new Error('The line is out of sight.');
    const middle = content.indexOf(text) + text.length / 2;
    return { x: box.x + (box.width * middle) / content.length, y: box.y + box.height / 2 };
  }
}
