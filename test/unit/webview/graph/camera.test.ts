import { describe, expect, it } from 'vitest';
import { fitted, opening } from '../../../../src/webview/graph/camera.ts';

const view = { width: 880, height: 480 };
/** The smallest letters, in pixels at 100 %: see graph.css. */
const LETTERS = 12;

describe('the first look at a picture', () => {
  it('is the whole where that can be read', () => {
    const picture = { width: 800, height: 400 };
    expect(opening(picture, view)).toEqual(fitted(picture, view));
  });

  it.each([
    { width: 360, height: 5600 },
    { width: 1600, height: 900 },
    { width: 9000, height: 200 },
  ])('of %j can be read, and begins at its beginning', (picture) => {
    const { zoom, x, y } = opening(picture, view);
    expect(fitted(picture, view).zoom * LETTERS).toBeLessThan(11);
    expect(zoom * LETTERS).toBeGreaterThanOrEqual(11);
    if (picture.width * zoom > view.width) expect(x).toBe(24);
    if (picture.height * zoom > view.height) expect(y).toBe(24);
  });

  it.each([
    { x: 1000, y: 3000, width: 300, height: 100 },
    { x: 0, y: 0, width: 200, height: 44 },
    { x: 3800, y: 5900, width: 200, height: 100 },
    { x: 100, y: 100, width: 3000, height: 5000 },
  ])('has the part %j in view, and nothing but a margin beside the picture', (part) => {
    const picture = { width: 4000, height: 6000 };
    const { zoom, x, y } = opening(picture, view, part);
    const left = part.x * zoom + x;
    const top = part.y * zoom + y;
    expect([left >= 0, top >= 0, left < view.width, top < view.height]).toEqual([true, true, true, true]);
    if (part.width < 500) expect(left + part.width * zoom).toBeLessThanOrEqual(view.width);
    expect([x <= 24, y <= 24]).toEqual([true, true]);
    expect(picture.width * zoom + x).toBeGreaterThanOrEqual(view.width - 25);
    expect(picture.height * zoom + y).toBeGreaterThanOrEqual(view.height - 25);
  });
});
