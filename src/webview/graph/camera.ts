import type { Point, Size } from './layout.ts';

/** The picture's place in its window: a point p of it is at `p * zoom + (x, y)`. */
export interface Camera extends Point {
  /** 1 is 100 %. */
  readonly zoom: number;
}

const LEAST = 0.1;
const MOST = 3;
/** The smallest letters, of 12 px, are 11 px high and can be read. */
const LEGIBLE = 0.92;
const MARGIN = 24;

/** The whole picture in the window, not larger than it was made. */
export function fitted(picture: Size, view: Size): Camera {
  const wanted = Math.min(
    (view.width - 2 * MARGIN) / Math.max(picture.width, 1),
    (view.height - 2 * MARGIN) / Math.max(picture.height, 1),
    1,
  );
  const zoom = Math.max(wanted, LEAST);
  return {
    zoom,
    x: (view.width - picture.width * zoom) / 2,
    y: Math.max(MARGIN, (view.height - picture.height * zoom) / 2),
  };
}

/**
 * The first look at a picture: the whole, if it can be read then; else as large as can be read, at the given part, or at
 * the beginning. No more of the window stays empty than needed.
 */
export function opening(picture: Size, view: Size, start?: Point & Size): Camera {
  const whole = fitted(picture, view);
  if (whole.zoom >= LEGIBLE) return whole;
  const part = start ?? { x: 0, y: 0, width: 0, height: 0 };
  return {
    zoom: LEGIBLE,
    x: shift(part.x, part.width, picture.width, view.width),
    y: shift(part.y, part.height, picture.height, view.height),
  };
}

/** One side of it: a part that fits is in the middle, another at its beginning, and the picture fills the window. */
function shift(from: number, size: number, picture: number, view: number): number {
  const room = view - picture * LEGIBLE;
  if (room >= 2 * MARGIN) return room / 2;
  const fits = size * LEGIBLE <= view - 2 * MARGIN;
  const wanted = fits ? view / 2 - (from + size / 2) * LEGIBLE : MARGIN - from * LEGIBLE;
  return Math.max(room - MARGIN, Math.min(MARGIN, wanted));
}

/** Zooms so that what is at a point of the window stays there. */
export function zoomed(camera: Camera, factor: number, at: Point): Camera {
  const zoom = Math.min(MOST, Math.max(LEAST, camera.zoom * factor));
  const by = zoom / camera.zoom;
  return { zoom, x: at.x - (at.x - camera.x) * by, y: at.y - (at.y - camera.y) * by };
}

export function panned(camera: Camera, dx: number, dy: number): Camera {
  return { ...camera, x: camera.x + dx, y: camera.y + dy };
}

/** The point of the picture in the middle of the window, large enough to be read. */
export function centered(camera: Camera, on: Point, view: Size): Camera {
  const zoom = Math.min(MOST, Math.max(camera.zoom, 0.8));
  return { zoom, x: view.width / 2 - on.x * zoom, y: view.height / 2 - on.y * zoom };
}
