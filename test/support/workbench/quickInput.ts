import { errors, type Locator } from 'playwright-core';
import { actUntil } from './appears.ts';
import { limit } from '../pace.ts';
import { named, type Name } from './names.ts';
import type { Screen } from './screen.ts';

/** How long something may take in the box before it counts as lost, and is done again. */
const soonMs = limit(4000);

/** The box at the top: palette, pick lists, and questions. */
export class QuickInput {
  readonly #screen: Screen;
  readonly #widget: Locator;
  readonly #input: Locator;

  constructor(screen: Screen) {
    this.#screen = screen;
    this.#widget = screen.page.locator('.quick-input-widget');
    this.#input = this.#widget.locator('.quick-input-box input');
  }

  /**
   * Waits until the box with this title, prompt or placeholder is open. Steps of a dialogue follow each other
   * in the same box: without this, an answer may go to the question before.
   */
  async shows(text: string | RegExp): Promise<void> {
    const label = this.#widget.getByText(text).or(this.#widget.getByPlaceholder(text)).first();
    await this.#screen.step(`see the question ${text}`, () => label.waitFor());
  }

  /** Replaces what is in the box. */
  async type(text: string): Promise<void> {
    await this.#screen.step(`type “${text}” into the box`, () => this.#input.fill(text));
  }

  /** Presses a key in the box. A page that is just drawn may have taken the focus from it. */
  async press(key: string): Promise<void> {
    await this.#screen.step(`press ${key} in the box`, () => this.#input.press(key));
  }

  /** The names of what can be picked, once there is something. */
  async items(): Promise<string[]> {
    const options = this.#widget.getByRole('option');
    await this.#screen.step('see something to pick', () => options.first().waitFor());
    return options.evaluateAll((all) => all.map((option) => option.getAttribute('aria-label') ?? ''));
  }

  /** Waits until an item can be picked. */
  async offers(item: Name): Promise<void> {
    const option = this.#widget.getByRole('option', { name: named(item) }).first();
    await this.#screen.step(`be offered ${item}`, () => option.waitFor());
  }

  /** Types and clicks what comes of it; false where that does not come soon, or where the box was closed by something. */
  async finds(text: string, item: Name): Promise<boolean> {
    const option = this.#widget.getByRole('option', { name: named(item) }).first();
    try {
      await this.#input.fill(text, { timeout: soonMs });
      await option.click({ timeout: soonMs });
      return true;
    } catch (error) {
      if (!(error instanceof errors.TimeoutError)) throw error;
      await this.#screen.page.keyboard.press('Escape');
      return false;
    }
  }

  /** Clicks one of the items. */
  async pick(item: Name): Promise<void> {
    const option = this.#widget.getByRole('option', { name: named(item) }).first();
    await this.#screen.step(`pick ${item}`, () => option.click());
  }

  /** Waits for a message under the box, such as why an answer is refused. */
  async message(text: string | RegExp): Promise<void> {
    const message = this.#widget.locator('.quick-input-message').filter({ hasText: text });
    await this.#screen.step(`see the message ${text}`, () => message.waitFor());
  }

  /** Presses Enter, once nothing is wrong with the answer any more. */
  async accept(): Promise<void> {
    await this.#screen.step('accept the answer', async () => {
      await this.#widget.locator('.monaco-inputbox:not(.error)').waitFor();
      await this.#input.press('Enter');
    });
  }

  /** Presses Escape. What was asked may ask again: wait for that with `shows`. */
  async cancel(): Promise<void> {
    await this.#screen.step('leave the box', () => this.#input.press('Escape'));
  }

  /** Opens the palette. */
  async openPalette(): Promise<void> {
    await this.#open('F1', /name of a command/);
  }

  /** Opens the list of files, which takes line numbers too. */
  async openFiles(): Promise<void> {
    await this.#open('Control+p', /Search files/);
  }

  /** A key pressed while a dialogue closes, or while a page takes the focus, goes nowhere: then, as a person would, again. */
  async #open(key: string, placeholder: RegExp): Promise<void> {
    const box = this.#widget.getByPlaceholder(placeholder);
    await this.#screen.step(`open the box with ${key}`, () =>
      actUntil(box, () => this.#screen.page.keyboard.press(key)),
    );
  }
}
