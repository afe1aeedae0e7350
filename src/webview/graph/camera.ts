import type { Point, Size } from './layout.ts';

/** Where the picture is in its window: a point p of it is at `p * zoom + (x, y)`. */
export interface Camera extends Point {
  /** 1 is 100 %. */
  readonly zoom: number;
}

const LEAST = 0.1;
const MOST = 3;
/** Below this, a picture is a pattern at most. */
const TINY = 0.3;
/** Names can be read. */
const LEGIBLE = 0.6;
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

/** What a picture is first looked at with: the whole, or its middle where nobody could make out the whole. */
export function opening(picture: Size, view: Size): Camera {
  const whole = fitted(picture, view);
  if (whole.zoom >= TINY) return whole;
  return {
    zoom: LEGIBLE,
    x: (view.width - picture.width * LEGIBLE) / 2,
    y: (view.height - picture.height * LEGIBLE) / 2,
  };
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
