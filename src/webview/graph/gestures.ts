import type { Point } from './layout.ts';
import type { Stage } from './stage.ts';
import { DIRECTIONS } from './steer.ts';

/** Effects of gestures on the picture, beside moving it. */
export interface GestureListener {
  /** A node was clicked, or Enter was pressed on the one in focus. */
  open(node: number | undefined): void;
  /** The mouse is over a node, or over none. */
  hover(node: number | undefined): void;
  /** The next node in a direction. */
  walk(way: Point): void;
  escape(): void;
}

/** Pixels that the mouse may move during a click. */
const SHAKE = 4;

/** Follows mouse, wheel and keys on the picture, which is drawn into the root again and again. */
export function followGestures(root: HTMLElement, stage: Stage, listener: GestureListener): void {
  followDrag(root, stage, listener);
  root.addEventListener(
    'wheel',
    (event) => {
      if (!isOnPicture(event)) return;
      event.preventDefault();
      wheel(event, stage);
    },
    { passive: false },
  );
  root.addEventListener('pointerover', (event) => {
    if (event.buttons === 0) listener.hover(isOnPicture(event) ? nodeOf(event) : undefined);
  });
  // Out of the page, over which nothing tells of the mouse any more.
  root.addEventListener('pointerleave', () => listener.hover(undefined));
  root.addEventListener('keydown', (event) => {
    if (event.target === windowOf(event) && keyPressed(event, stage, listener)) event.preventDefault();
  });
}

function followDrag(root: HTMLElement, stage: Stage, listener: GestureListener): void {
  let from: Point | undefined;
  let isDragged = false;
  root.addEventListener('pointerdown', (event) => {
    isDragged = false;
    from = isOnPicture(event) && event.button === 0 ? { x: event.clientX, y: event.clientY } : undefined;
  });
  root.addEventListener('pointermove', (event) => {
    if (!from || event.buttons !== 1) return;
    const [dx, dy] = [event.clientX - from.x, event.clientY - from.y];
    if (!isDragged && Math.hypot(dx, dy) < SHAKE) return;
    if (!isDragged) windowOf(event)?.setPointerCapture(event.pointerId);
    isDragged = true;
    from = { x: event.clientX, y: event.clientY };
    stage.pan(dx, dy);
  });
  root.addEventListener('click', (event) => {
    const node = isOnPicture(event) && !isDragged ? nodeOf(event) : undefined;
    if (node !== undefined) listener.open(node);
  });
}

/** Ctrl and the wheel zoom, as two fingers that part do; the wheel alone moves. */
function wheel(event: WheelEvent, stage: Stage): void {
  const box = windowOf(event)?.getBoundingClientRect();
  if (!box) return;
  if (event.ctrlKey || event.metaKey) {
    const factor = Math.exp(-event.deltaY / 300);
    return stage.zoom(factor, { x: event.clientX - box.left, y: event.clientY - box.top });
  }
  if (event.shiftKey && event.deltaX === 0) return stage.pan(-event.deltaY, 0);
  stage.pan(-event.deltaX, -event.deltaY);
}

/** True if the key was one of the picture's. */
function keyPressed(event: KeyboardEvent, stage: Stage, listener: GestureListener): boolean {
  const way = DIRECTIONS[event.key];
  if (way) {
    if (event.shiftKey) listener.walk(way);
    else stage.step(way);
    return true;
  }
  if (event.ctrlKey || event.metaKey || event.altKey) return false;
  switch (event.key) {
    case '+':
    case '=':
      stage.zoomStep('in');
      return true;
    case '-':
      stage.zoomStep('out');
      return true;
    case '0':
      stage.fit();
      return true;
    case 'Enter':
      listener.open(undefined);
      return true;
    case 'Escape':
      listener.escape();
      return true;
    default:
      return false;
  }
}

const windowOf = ({ target }: Event): Element | null =>
  target instanceof Element ? target.closest('#window') : null;

const isOnPicture = (event: Event): boolean => windowOf(event) !== null;

function nodeOf({ target }: Event): number | undefined {
  const found = target instanceof Element ? target.closest('[data-node]') : null;
  const number = found?.getAttribute('data-node') ?? null;
  return number === null ? undefined : Number(number);
}
