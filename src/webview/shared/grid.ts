import { render, type TemplateResult } from 'lit';
import { moveAmongHeaders } from './headerKeys.ts';
import { LinesInSight } from './linesInSight.ts';
import { rowAfterKey } from './rowKeys.ts';

/** Contents of a table: its lines, each with a key of its own, and its words. */
export interface GridContent<Line extends { readonly key: string }> {
  readonly lines: readonly Line[];
  readonly strings: { readonly label: string };
}

/** Needed by the template beside the content. */
export interface GridActions {
  /** Pixels. */
  readonly rowHeight: number;
  /** The lines to draw: those in sight, and some around them. */
  readonly indexes: readonly number[];
  /** Key of the line that the keyboard is at. */
  readonly active: string | undefined;
  readonly clicked: (index: number) => void;
}

/** The kind of a table, and its callbacks. */
export interface GridOptions<Line extends { readonly key: string }, Content extends GridContent<Line>> {
  readonly role: 'grid' | 'treegrid';
  readonly columns: number;
  readonly template: (content: Content, pageActions: GridActions) => TemplateResult;
  /** A key that is the table's own; undefined: it does nothing here, or moves among the lines. */
  readonly key?: (key: string, lines: readonly Line[], from: number) => (() => void) | number | undefined;
  /** `data-vscode-context` of a line, for a menu that a key opens; the line's own element has it too. */
  readonly menu?: (line: Line) => string | undefined;
  /** A click on a line. */
  readonly clicked: (line: Line) => void;
  /** The reader scrolled, or moved to another line. */
  readonly moved: () => void;
}

/**
 * A table of which only the lines in sight are drawn, each as high as the others. The keyboard's line is in
 * `aria-activedescendant`, so that the focus stays when a line goes out of sight and its element with it.
 */
export class Grid<Line extends { readonly key: string }, Content extends GridContent<Line>> {
  readonly #root: HTMLElement;
  readonly #options: GridOptions<Line, Content>;
  readonly #rowHeight: number;
  readonly #inSight: LinesInSight;
  #content: Content | undefined;
  #active: string | undefined;
  #isDue = false;

  /** @param root becomes the table, and scrolls. */
  constructor(root: HTMLElement, options: GridOptions<Line, Content>, active?: string) {
    this.#root = root;
    this.#options = options;
    this.#active = active;
    this.#rowHeight = heightOfRows(root);
    root.style.setProperty('--row-height', `${this.#rowHeight}px`);
    root.setAttribute('role', options.role);
    root.setAttribute('aria-colcount', String(options.columns));
    root.tabIndex = 0;
    root.addEventListener('keydown', (event) => this.#keyDown(event));
    root.addEventListener('pointerover', showWhole);
    root.addEventListener('scroll', () => root.classList.toggle('aside', root.scrollLeft > 0), {
      passive: true,
    });
    root.addEventListener('focus', () => this.#activate(Math.max(0, this.#activeIndex)));
    this.#inSight = new LinesInSight(root, this.#rowHeight, () => this.#drawSoon());
  }

  get scrollTop(): number {
    return this.#root.scrollTop;
  }

  get active(): string | undefined {
    return this.#active;
  }

  /** True if so much is there that one can scroll to a place. */
  reaches(scrollTop: number): boolean {
    return this.#root.scrollHeight - this.#root.clientHeight >= scrollTop;
  }

  scrollTo(scrollTop: number): void {
    this.#root.scrollTop = scrollTop;
  }

  /** Shows a content. Visible rows keep their place, also when rows are added above them. */
  show(content: Content): void {
    const anchor = this.#anchor();
    this.#content = content;
    this.#inSight.count = content.lines.length;
    this.#draw();
    this.#inSight.drawn();
    if (anchor) this.#keep(anchor);
  }

  /** The first row in sight, and how far it is scrolled; none at the top, where new rows are to be seen. */
  #anchor(): { readonly key: string; readonly offset: number } | undefined {
    const { scrollTop } = this.#root;
    if (scrollTop === 0) return undefined;
    const line = this.#content?.lines[Math.floor(scrollTop / this.#rowHeight)];
    return line && { key: line.key, offset: scrollTop % this.#rowHeight };
  }

  #keep({ key, offset }: { readonly key: string; readonly offset: number }): void {
    const index = this.#content?.lines.findIndex((line) => line.key === key) ?? -1;
    const wanted = index * this.#rowHeight + offset;
    if (index >= 0 && wanted !== this.#root.scrollTop) this.#root.scrollTop = wanted;
  }

  get #activeIndex(): number {
    return this.#content?.lines.findIndex(({ key }) => key === this.#active) ?? -1;
  }

  #keyDown(event: KeyboardEvent): void {
    if (event.target !== this.#root) return moveAmongHeaders(event, this.#root);
    if (event.altKey || event.shiftKey || event.ctrlKey || event.metaKey) return;
    if (this.#move(event.key)) event.preventDefault();
  }

  /** True if the key was one of the table's. */
  #move(key: string): boolean {
    const lines = this.#content?.lines ?? [];
    const from = this.#activeIndex;
    const page = Math.max(1, Math.floor(this.#root.clientHeight / this.#rowHeight) - 2);
    const step = this.#options.key?.(key, lines, from) ?? rowAfterKey(key, from, lines.length - 1, page);
    if (step === undefined) return false;
    if (typeof step === 'number') this.#activate(step);
    else step();
    return true;
  }

  #activate(index: number): void {
    this.#active = this.#content?.lines[index]?.key;
    if (this.#active !== undefined) this.#inSight.reveal(index);
    this.#drawSoon();
    this.#options.moved();
  }

  #drawSoon(): void {
    if (this.#isDue) return;
    this.#isDue = true;
    requestAnimationFrame(() => {
      this.#isDue = false;
      this.#draw();
      this.#options.moved();
    });
  }

  #draw(): void {
    if (!this.#content) return;
    const { lines, strings } = this.#content;
    const items = this.#inSight.items;
    const active = items.find(({ index }) => lines[index]?.key === this.#active);
    this.#root.setAttribute('aria-label', strings.label);
    this.#root.setAttribute('aria-rowcount', String(lines.length + 1));
    if (active) this.#root.setAttribute('aria-activedescendant', `row-${active.index}`);
    else this.#root.removeAttribute('aria-activedescendant');
    this.#setMenu(active && lines[active.index]);
    const pageActions: GridActions = {
      rowHeight: this.#rowHeight,
      indexes: items.map(({ index }) => index),
      active: this.#active,
      clicked: (index) => this.#clicked(index),
    };
    render(this.#options.template(this.#content, pageActions), this.#root);
  }

  #setMenu(line: Line | undefined): void {
    const menu = line && this.#options.menu?.(line);
    if (menu === undefined) this.#root.removeAttribute('data-vscode-context');
    else this.#root.setAttribute('data-vscode-context', menu);
  }

  /** Selecting text with the mouse is no click on the row. */
  #clicked(index: number): void {
    const line = this.#content?.lines[index];
    if (!line || getSelection()?.isCollapsed === false) return;
    this.#activate(index);
    this.#options.clicked(line);
  }
}

/** A line of the reader's font, with room around it. */
function heightOfRows(element: HTMLElement): number {
  const size = Number.parseFloat(getComputedStyle(element).fontSize);
  return Math.round((Number.isFinite(size) ? size : 13) * 1.5) + 8;
}

/** Adds a tooltip to a cell whose text is cut; elsewhere it would only repeat the text. */
function showWhole({ target }: Event): void {
  const cell = target instanceof Element ? target.closest<HTMLElement>('.cell.text') : null;
  if (!cell) return;
  const shown = cell.querySelector('.cut') ?? cell;
  if (shown.scrollWidth > shown.clientWidth) cell.title = cell.textContent.trim();
  else cell.removeAttribute('title');
}
