import type { Locator } from 'playwright-core';
import type { Screen } from './screen.ts';

/** The messages at the lower right. */
export class Notifications {
  readonly #screen: Screen;
  readonly #toasts: Locator;

  constructor(screen: Screen) {
    this.#screen = screen;
    this.#toasts = screen.page.locator('.notification-toast');
  }

  /** The texts of those that are on screen now. */
  texts(): Promise<string[]> {
    return this.#toasts.locator('.notification-list-item-message').allInnerTexts();
  }

  /** Waits for a message with this text. */
  async waitFor(text: string | RegExp): Promise<Locator> {
    const toast = this.#toasts.filter({ hasText: text }).first();
    await this.#screen.step(`see the notification ${text}`, () => toast.waitFor());
    return toast;
  }

  /** Presses a button of a message. */
  async press(text: string | RegExp, button: string): Promise<void> {
    const toast = await this.waitFor(text);
    await this.#screen.step(`press ${button} in the notification ${text}`, () =>
      toast.getByRole('button', { name: button, exact: true }).click(),
    );
  }

  /** Closes a message and waits until it is gone. */
  async dismiss(text: string | RegExp): Promise<void> {
    const toast = await this.waitFor(text);
    await this.#screen.step(`dismiss the notification ${text}`, async () => {
      await toast.hover();
      await toast.getByRole('button', { name: /^Clear Notification/ }).click();
      await toast.waitFor({ state: 'detached' });
    });
  }
}
