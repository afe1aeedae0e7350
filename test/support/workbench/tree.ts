import type { Locator } from 'playwright-core';
import { chooseFromMenu } from './menus.ts';
import { limit } from '../pace.ts';
import { actUntil, STEP_MS } from './appears.ts';
import { named, type Name } from './names.ts';
import type { Screen } from './screen.ts';

/** How long what a row shows when it is pressed may take before it counts as lost, in milliseconds. */
const SOON_MS = limit(3000);

/** The rows of one tree view, by the names that a screen reader would say. */
export class Tree {
  readonly #screen: Screen;
  readonly #root: Locator;

  constructor(screen: Screen, root: Locator) {
    this.#screen = screen;
    this.#root = root;
  }

  /** One row. Rows out of sight do not exist. */
  row(name: Name): Locator {
    return this.#root.getByRole('treeitem', { name: named(name) });
  }

  /** The names of all rows, once there is one. */
  async rows(): Promise<string[]> {
    const rows = this.#root.getByRole('treeitem');
    await this.#screen.step('see rows in the tree', () => rows.first().waitFor());
    const labels = await rows.evaluateAll((all) => all.map((row) => row.getAttribute('aria-label') ?? ''));
    return labels.map((label) => label.replace(/, has actions$/, ''));
  }

  /** Waits until a row is there. */
  async waitFor(name: Name): Promise<Locator> {
    const row = this.row(name);
    await this.#screen.step(`see the row ${name}`, () => row.waitFor());
    return row;
  }

  /** Opens a row's children, and waits until it is open. */
  async expand(name: Name): Promise<void> {
    await this.#turn(name, 'true');
  }

  async collapse(name: Name): Promise<void> {
    await this.#turn(name, 'false');
  }

  async click(name: Name): Promise<void> {
    await this.#screen.step(`click the row ${name}`, () => this.row(name).click());
  }

  /** Presses one of the buttons that a row shows under the mouse; a list that moves takes the row away from it. */
  async action(name: Name, action: Name): Promise<void> {
    const row = this.row(name);
    const button = row.getByRole('button', { name: named(action) });
    await this.#screen.step(`press ${action} on the row ${name}`, async () => {
      const end = Date.now() + STEP_MS - SOON_MS;
      while (Date.now() < end) {
        // From elsewhere: a mouse that rests where a row appears has not moved over it.
        await this.#screen.page.mouse.move(0, 0);
        await row.hover();
        if (await pressed(button)) return;
      }
      await button.click();
    });
  }

  /** Rests the mouse on a row until its tooltip shows a text; a list that is painted again takes the tooltip away. */
  async tooltip(name: Name, text: string): Promise<Locator> {
    const { page } = this.#screen;
    const tooltip = page.locator('.workbench-hover').last();
    const rest = async () => {
      await page.mouse.move(0, 0);
      await this.row(name).hover();
    };
    await this.#screen.step(`see “${text}” in the tooltip of the row ${name}`, () =>
      actUntil(tooltip.getByText(text).first(), rest),
    );
    return tooltip;
  }

  /** Chooses from a row's context menu. */
  async menu(name: Name, item: Name): Promise<void> {
    await this.#screen.step(`choose ${item} in the menu of the row ${name}`, async () => {
      await this.row(name).click({ button: 'right' });
      await chooseFromMenu(this.#screen.page, item);
    });
  }

  async #turn(name: Name, expanded: 'true' | 'false'): Promise<void> {
    const row = this.row(name);
    const turned = row.and(this.#screen.page.locator(`[aria-expanded="${expanded}"]`));
    // A list that is still read moves its rows, and the click meets another one.
    const press = async () => {
      if ((await row.getAttribute('aria-expanded')) !== expanded)
        await row.locator('.monaco-tl-twistie').click();
    };
    await this.#screen.step(`${expanded === 'true' ? 'expand' : 'collapse'} the row ${name}`, () =>
      actUntil(turned, press),
    );
  }
}

/** True if a button was there, and still there when the mouse had come to it. */
function pressed(button: Locator): Promise<boolean> {
  return button.click({ timeout: SOON_MS }).then(
    () => true,
    () => false,
  );
}
