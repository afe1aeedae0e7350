import { type VirtualItem, VirtualizerController } from '@tanstack/lit-virtual';
import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** The lines of a scrolling element to draw, all of the same height. */
export class LinesInSight implements ReactiveControllerHost {
  readonly updateComplete = Promise.resolve(true);
  readonly #controllers = new Set<ReactiveController>();
  readonly #changed: () => void;
  readonly #controller: VirtualizerController<HTMLElement, HTMLElement>;

  /** @param changed other lines are in sight */
  constructor(root: HTMLElement, rowHeight: number, changed: () => void) {
    this.#changed = changed;
    this.#controller = new VirtualizerController(this, {
      count: 0,
      getScrollElement: () => root,
      estimateSize: () => rowHeight,
      // Below the head of the table, which stays in sight.
      paddingStart: rowHeight,
      scrollPaddingStart: rowHeight,
      overscan: 12,
    });
    for (const controller of this.#controllers) controller.hostConnected?.();
    this.drawn();
  }

  get items(): readonly VirtualItem[] {
    return this.#controller.getVirtualizer().getVirtualItems();
  }

  set count(count: number) {
    const virtualizer = this.#controller.getVirtualizer();
    virtualizer.setOptions({ ...virtualizer.options, count });
  }

  /** Scrolls no further than needed to show a line. */
  reveal(index: number): void {
    this.#controller.getVirtualizer().scrollToIndex(index, { align: 'auto' });
  }

  /** The document was changed: the library reads the element again, and keeps its measurements. */
  drawn(): void {
    for (const controller of this.#controllers) controller.hostUpdated?.();
  }

  addController(controller: ReactiveController): void {
    this.#controllers.add(controller);
  }

  removeController(controller: ReactiveController): void {
    this.#controllers.delete(controller);
  }

  requestUpdate(): void {
    this.#changed();
  }
}
