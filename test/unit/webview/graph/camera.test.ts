import { describe, expect, it } from 'vitest';
import { fitted, opening } from '../../../../src/webview/graph/camera.ts';

const view = { width: 880, height: 480 };

describe('what a picture is first looked at with', () => {
  it('is the whole where that can be made out', () => {
    const picture = { width: 1_600, height: 900 };
    expect(opening(picture, view)).toEqual(fitted(picture, view));
  });

  it('is the middle of a queue that 119 functions hand events to, large enough to be read', () => {
    const picture = { width: 360, height: 5_600 };
    const { zoom, x, y } = opening(picture, view);
    expect(zoom).toBeGreaterThan(0.5);
    expect(fitted(picture, view).zoom).toBeLessThan(0.2);
    const middle = { x: (view.width / 2 - x) / zoom, y: (view.height / 2 - y) / zoom };
    expect(middle.x).toBeCloseTo(180);
    expect(middle.y).toBeCloseTo(2_800);
  });
});
