import { type Camera, centered, fitted, opening, panned, zoomed } from './camera.ts';
import type { Layout, PlacedNode, Point, Size } from './layout.ts';
import { middleOf } from './steer.ts';

/** Pixels that an arrow key moves the picture. */
const STEP = 60;
const ZOOM_STEP = 1.25;

/** The window onto the picture, moved and zoomed without a redraw. */
export class Stage {
  #camera: Camera | undefined;
  #layout: Size = { width: 0, height: 0 };
  /** True if the user moved it; a new picture then keeps the place. */
  #isMoved = false;
  /** The part of the picture to look at first. */
  #start: (Point & Size) | undefined;
  readonly #resized = new ResizeObserver(() => {
    if (!this.#isMoved) this.#open();
  });
  #observed: Element | null = null;

  /** A picture was drawn, perhaps into a new window; `start`: the nodes to look at first. */
  drawn(layout: Layout, start: readonly PlacedNode[]): void {
    this.#start = start.length > 0 ? boundsOf(start) : undefined;
    const isOther = layout.width !== this.#layout.width || layout.height !== this.#layout.height;
    this.#layout = layout;
    const view = this.#window();
    if (this.#observed !== view) {
      this.#resized.disconnect();
      if (view) this.#resized.observe(view);
      this.#observed = view;
    }
    if (isOther && !this.#isMoved) this.#open();
    else this.#apply();
  }

  /** A different picture, not a newer one: it starts at its own place. */
  reset(): void {
    this.#isMoved = false;
    this.#layout = { width: 0, height: 0 };
  }

  /** Width by height of the window; before there is one, of the page. */
  shape(): number {
    const { clientWidth, clientHeight } = this.#window() ?? document.documentElement;
    return clientWidth / Math.max(1, clientHeight);
  }

  /** The whole picture, however small that is. */
  fit(): void {
    this.#look(fitted);
  }

  #open(): void {
    this.#look((picture, view) => opening(picture, view, this.#start));
  }

  #look(way: typeof fitted): void {
    const view = this.#window();
    if (!view) return;
    this.#camera = way(this.#layout, sizeOf(view));
    this.#isMoved = false;
    this.#apply();
  }

  /** Zooms in where the factor is above 1; around the middle where no point of the window is given. */
  zoom(factor: number, at?: Point): void {
    const view = this.#window();
    if (!view) return;
    const { width, height } = sizeOf(view);
    this.#move((camera) => zoomed(camera, factor, at ?? { x: width / 2, y: height / 2 }));
  }

  zoomStep(way: 'in' | 'out'): void {
    this.zoom(way === 'in' ? ZOOM_STEP : 1 / ZOOM_STEP);
  }

  pan(dx: number, dy: number): void {
    this.#move((camera) => panned(camera, dx, dy));
  }

  /** Moves the view that way: the picture goes the other. */
  step({ x, y }: Point): void {
    this.pan(-x * STEP, -y * STEP);
  }

  /** A node to the middle; with its neighbours, where there is room for all. */
  center(node: PlacedNode, near: readonly PlacedNode[]): void {
    const view = this.#window();
    if (!view) return;
    const size = sizeOf(view);
    const all = boundsOf([node, ...near]);
    this.#move((camera) => {
      const { zoom } = centered(camera, all, size);
      const fits = all.width * zoom <= size.width && all.height * zoom <= size.height;
      return centered(camera, middleOf(fits ? all : node), size);
    });
  }

  /** The point of the picture in the middle of the window. */
  middle(): Point {
    const view = this.#window();
    const { x, y, zoom } = this.#camera ?? { x: 0, y: 0, zoom: 1 };
    const { width, height } = view ? sizeOf(view) : this.#layout;
    return { x: (width / 2 - x) / zoom, y: (height / 2 - y) / zoom };
  }

  #move(change: (camera: Camera) => Camera): void {
    if (!this.#camera) return;
    this.#camera = change(this.#camera);
    this.#isMoved = true;
    this.#apply();
  }

  #apply(): void {
    const { x, y, zoom } = this.#camera ?? { x: 0, y: 0, zoom: 1 };
    document.getElementById('world')?.setAttribute('transform', `translate(${x} ${y}) scale(${zoom})`);
  }

  #window(): HTMLElement | null {
    return document.getElementById('window');
  }
}

function boundsOf(nodes: readonly PlacedNode[]): Point & Size {
  const x = Math.min(...nodes.map((node) => node.x));
  const y = Math.min(...nodes.map((node) => node.y));
  const right = Math.max(...nodes.map((node) => node.x + node.width));
  const bottom = Math.max(...nodes.map((node) => node.y + node.height));
  return { x, y, width: right - x, height: bottom - y };
}

const sizeOf = ({ clientWidth, clientHeight }: Element): Size => ({
  width: clientWidth,
  height: clientHeight,
});
