import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { out } from '../../../scripts/lib/paths.ts';

const shownLength = 4000;

const open = new Set<Screen>();

/** Open pages, for pictures of a failed test. */
export const openScreens: ReadonlySet<Screen> = open;

/** The workbench's page, its pictures, and what every step of a test shares. */
export class Screen {
  readonly page: Page;
  readonly #theme: string;

  /** `theme` names the folder of the pictures. */
  constructor(page: Page, theme: string) {
    this.page = page;
    this.#theme = theme;
    open.add(this);
  }

  close(): void {
    open.delete(this);
  }

  /** The whole workbench, to look things up in. */
  get workbench(): Locator {
    return this.page.locator('.monaco-workbench');
  }

  /**
   * Does one thing that a person would do. When it fails, the error says what was meant and what was on
   * screen instead, in words and as a picture.
   */
  async step<T>(intent: string, action: () => Promise<T>): Promise<T> {
    try {
      return await action();
    } catch (error) {
      throw new Error(`Could not ${intent}. ${firstLine(error)}\n${await this.describe()}`, { cause: error });
    }
  }

  /** Saves out/screenshots/THEME/NN-NAME.png; the numbers follow the order of a whole run. */
  async screenshot(name: string, folder = this.#theme): Promise<string> {
    const pictures = join(out, 'screenshots', folder);
    mkdirSync(pictures, { recursive: true });
    const number = String(readdirSync(pictures).length + 1).padStart(2, '0');
    const path = join(pictures, `${number}-${name}.png`);
    await this.page.screenshot({ path, animations: 'disabled', caret: 'hide' });
    return path;
  }

  /** As `screenshot`, among those of failures. */
  screenshotOfFailure(): Promise<string> {
    return this.screenshot(this.#theme, 'failures');
  }

  /** Screen contents, for the message of a failure. */
  async describe(): Promise<string> {
    const picture = await this.screenshotOfFailure().catch(() => 'none could be taken');
    const text = await this.workbench.ariaSnapshot({ timeout: 2000 }).catch(String);
    return `Picture: ${picture}\nOn screen:\n${text.slice(0, shownLength)}`;
  }
}

/** Playwright's own call log adds nothing to the intent. */
function firstLine(error: unknown): string {
  return String(error).split('\n', 1)[0] ?? '';
}
