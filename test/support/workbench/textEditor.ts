import type { Locator } from 'playwright-core';
import { actUntil } from './appears.ts';
import type { QuickInput } from './quickInput.ts';
import type { Screen } from './screen.ts';

/** Frames to wait for a line that is there to be painted. */
const PATIENCE_FRAMES = 120;

/** The text editor that has the focus. */
export class TextEditor {
  readonly #screen: Screen;
  readonly #quickInput: QuickInput;
  readonly #root: Locator;
  readonly #lines: Locator;

  constructor(screen: Screen, quickInput: QuickInput) {
    this.#screen = screen;
    this.#quickInput = quickInput;
    this.#root = screen.page.locator('.editor-group-container.active .monaco-editor[role="code"]');
    this.#lines = this.#root.locator('.view-line');
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
    // By the mouse: a key goes into the text where the editor takes the focus meanwhile.
    await this.#quickInput.pick(new RegExp(`\\bline ${line}\\b`, 'i'));
  }

  /**
   * Rests the mouse on the first occurrence of a text that is in sight, and waits for what pops up. On a busy
   * machine the editor may still scroll under the mouse: then it moves away and back, as a person's would.
   * @param shown texts that it must hold: a code lens that comes late moves the lines, and the hover is gone
   */
  async hover(text: string, shown: readonly string[] = []): Promise<Locator> {
    const hover = this.#screen.page.locator('.monaco-resizable-hover .monaco-hover:not(.hidden)');
    const wanted = shown.reduce((found, part) => found.filter({ hasText: part }), hover);
    const contents = wanted.locator('.hover-contents').first();
    await this.#screen.step(`see a hover over “${text}”`, async () => {
      await actUntil(contents, () => this.#restOn(text));
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

  async #restOn(text: string): Promise<void> {
    await this.#screen.page.mouse.move(0, 0);
    const { x, y } = await this.#middleOf(text);
    await this.#screen.page.mouse.move(x - 1, y - 1);
    await this.#screen.page.mouse.move(x, y, { steps: 3 });
  }

  /** Where a text is painted. The editor paints its lines again while it colours them, so this looks again. */
  async #middleOf(text: string): Promise<Point> {
    await this.#lines.filter({ hasText: text }).first().waitFor();
    for (let frame = 0; frame < PATIENCE_FRAMES; frame += 1) {
      const found = await this.#lines.evaluateAll(middleIn, text);
      if (found) return found;
      await this.#screen.page.evaluate('new Promise(requestAnimationFrame)');
    }
    throw new Error('The line is out of sight.');
  }
}

interface Point {
  readonly x: number;
  readonly y: number;
}

/** The used part of an element; the project's types know no browser. */
interface PaintedLine {
  readonly textContent: string | null;
  querySelector(
    selector: string,
  ): { getBoundingClientRect(): Point & { width: number; height: number } } | null;
}

/** Runs in the page. Every character of the editor's font is as wide as the others. */
function middleIn(lines: readonly PaintedLine[], wanted: string): Point | undefined {
  for (const line of lines) {
    const content = (line.textContent ?? '').replaceAll('\u00a0', ' ');
    const at = content.indexOf(wanted);
    const box = line.querySelector(':scope > span')?.getBoundingClientRect();
    if (at === -1 || !box || box.width === 0) continue;
    const middle = (at + wanted.length / 2) / content.length;
    return { x: box.x + box.width * middle, y: box.y + box.height / 2 };
  }
  return undefined;
}
