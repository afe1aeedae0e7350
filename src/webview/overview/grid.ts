import { render } from 'lit';
import { ROW_COLUMNS, type RowOrder } from '../../domain/overview/rowView.ts';
import type { RowViewModel } from '../../features/overview/protocol.ts';
import { showWhole } from './cells.ts';
import { foldAfterKey, rowAfterKey } from './gridKeys.ts';
import { type GridState, gridTemplate } from './gridTemplate.ts';
import { moveAmongHeaders } from './headerKeys.ts';
import { LinesInSight } from './linesInSight.ts';

/** Callbacks of the table. */
export interface GridListener {
  open(row: RowViewModel): void;
  /** Opens or closes the versions of a function, by the key of their line. */
  fold(key: string): void;
  setOrder(order: RowOrder): void;
  /** The reader scrolled, or moved to another row. */
  moved(): void;
}

/**
 * The table, a tree of two levels. Only the lines in sight are drawn, each as high as the others. The keyboard's line is
 * in `aria-activedescendant`, so that the focus stays when a line goes out of sight and its element with it.
 */
export class Grid {
  readonly #root: HTMLElement;
  readonly #listener: GridListener;
  readonly #rowHeight: number;
  readonly #inSight: LinesInSight;
  #state: GridState | undefined;
  #active: string | undefined;
  #isDue = false;

  /** @param root becomes the table, and scrolls. */
  constructor(root: HTMLElement, listener: GridListener, active?: string) {
    this.#root = root;
    this.#listener = listener;
    this.#active = active;
    this.#rowHeight = heightOfRows(root);
    root.style.setProperty('--row-height', `${this.#rowHeight}px`);
    root.setAttribute('role', 'treegrid');
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

  /** Whether so much is there that one can scroll to a place. */
  reaches(scrollTop: number): boolean {
    return this.#root.scrollHeight - this.#root.clientHeight >= scrollTop;
  }

  scrollTo(scrollTop: number): void {
    this.#root.scrollTop = scrollTop;
  }

  /** Shows a state. Visible rows keep their place, also when rows are added above them. */
  show(state: GridState): void {
    const anchor = this.#anchor();
    this.#state = state;
    this.#inSight.count = state.lines.length;
    this.#draw();
    this.#inSight.drawn();
    if (anchor) this.#keep(anchor);
  }

  /** The first row in sight, and how far it is scrolled; none at the top, where new rows are to be seen. */
  #anchor(): { readonly key: string; readonly offset: number } | undefined {
    const { scrollTop } = this.#root;
    if (scrollTop === 0) return undefined;
    const line = this.#state?.lines[Math.floor(scrollTop / this.#rowHeight)];
    return line && { key: line.key, offset: scrollTop % this.#rowHeight };
  }

  #keep({ key, offset }: { readonly key: string; readonly offset: number }): void {
    const index = this.#state?.lines.findIndex((line) => line.key === key) ?? -1;
    const wanted = index * this.#rowHeight + offset;
    if (index >= 0 && wanted !== this.#root.scrollTop) this.#root.scrollTop = wanted;
  }

  get #activeIndex(): number {
    return this.#state?.lines.findIndex(({ key }) => key === this.#active) ?? -1;
  }

  #keyDown(event: KeyboardEvent): void {
    if (event.target !== this.#root) return moveAmongHeaders(event, this.#root);
    if (event.altKey || event.shiftKey || event.ctrlKey || event.metaKey) return;
    if (this.#move(event.key)) event.preventDefault();
  }

  /** Whether the key was one of the table's. */
  #move(key: string): boolean {
    const lines = this.#state?.lines ?? [];
    const from = this.#activeIndex;
    const line = lines[from];
    const step = foldAfterKey(key, lines, from);
    const page = Math.max(1, Math.floor(this.#root.clientHeight / this.#rowHeight) - 2);
    const to = step && 'move' in step ? step.move : rowAfterKey(key, from, lines.length - 1, page);
    if (step && 'fold' in step) this.#listener.fold(step.fold);
    else if (key === 'Enter' && line?.kind === 'row') this.#listener.open(line.row);
    else if (to === undefined) return false;
    else this.#activate(to);
    return true;
  }

  #activate(index: number): void {
    this.#active = this.#state?.lines[index]?.key;
    if (this.#active !== undefined) this.#inSight.reveal(index);
    this.#drawSoon();
    this.#listener.moved();
  }

  #drawSoon(): void {
    if (this.#isDue) return;
    this.#isDue = true;
    requestAnimationFrame(() => {
      this.#isDue = false;
      this.#draw();
      this.#listener.moved();
    });
  }

  #draw(): void {
    if (!this.#state) return;
    const { lines, words } = this.#state;
    const items = this.#inSight.items;
    const active = items.find(({ index }) => lines[index]?.key === this.#active);
    this.#root.setAttribute('aria-label', words.label);
    this.#root.setAttribute('aria-rowcount', String(lines.length + 1));
    this.#root.setAttribute('aria-colcount', String(ROW_COLUMNS.length));
    if (active) this.#root.setAttribute('aria-activedescendant', `row-${active.index}`);
    else this.#root.removeAttribute('aria-activedescendant');
    const drawing = {
      rowHeight: this.#rowHeight,
      indexes: items.map(({ index }) => index),
      active: this.#active,
      setOrder: (order: RowOrder) => this.#listener.setOrder(order),
      clicked: (index: number) => this.#clicked(index),
    };
    render(gridTemplate(this.#state, drawing), this.#root);
  }

  /** Selecting text with the mouse is no click on the row. */
  #clicked(index: number): void {
    const line = this.#state?.lines[index];
    if (!line || getSelection()?.isCollapsed === false) return;
    this.#activate(index);
    if (line.kind === 'row') this.#listener.open(line.row);
    else this.#listener.fold(line.key);
  }
}

/** A line of the reader's font, with room around it. */
function heightOfRows(element: HTMLElement): number {
  const size = Number.parseFloat(getComputedStyle(element).fontSize);
  return Math.round((Number.isFinite(size) ? size : 13) * 1.5) + 8;
}
