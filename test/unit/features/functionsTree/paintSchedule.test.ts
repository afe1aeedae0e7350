import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PaintSchedule } from '../../../../src/features/functionsTree/paintSchedule.ts';

/** The numbers of rows that are painted, of pages of 50 that come so many milliseconds after each other. */
function paints(pages: number, distance: number): readonly number[] {
  let now = 0;
  const schedule = new PaintSchedule(() => now);
  return Array.from({ length: pages }, (_, page) => {
    now = page * distance;
    return (page + 1) * 50;
  }).filter((count, page) => {
    now = page * distance;
    return schedule.isDue(count);
  });
}

describe('rows that stream in are painted', () => {
  it.each([
    ['a list that comes quickly: at its first rows, and hardly again', 100, 27, [50, 500, 5000]],
    ['a list that takes its time: so that the rows follow within seconds', 100, 150, [50, 500, 1500, 3000]],
    ['a list whose pages are seconds apart: each time it has doubled', 10, 5_000, [50, 100, 200, 400]],
  ])('%s', (_, pages, distance, expected) => {
    expect(paints(pages, distance)).toEqual(expected);
  });

  it('with work that is linear in their number, whatever the pace', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 400 }),
        fc.integer({ min: 0, max: 10_000 }),
        (pages, distance) => {
          const painted = paints(pages, distance);
          const whole = painted.reduce((sum, count) => sum + count, 0);
          expect(painted[0]).toBe(50);
          expect(whole).toBeLessThanOrEqual(2 * (painted.at(-1) ?? 0));
        },
      ),
    );
  });

  it('once more where some are behind, and no more often', () => {
    const schedule = new PaintSchedule(() => 0);
    expect(schedule.isDue(50)).toBe(true);
    expect(schedule.isBehind(50)).toBe(false);
    expect(schedule.isDue(100)).toBe(false);
    expect(schedule.isBehind(100)).toBe(true);
    expect(schedule.isBehind(100)).toBe(false);
  });

  it('the later, the more there are, where a page is late', () => {
    const schedule = new PaintSchedule();
    expect(schedule.lateAfter(5_000)).toBeGreaterThan(2 * schedule.lateAfter(50));
  });

  it('again from the first rows on, after a reset', () => {
    const schedule = new PaintSchedule(() => 0);
    expect(schedule.isDue(0)).toBe(false);
    expect(schedule.isDue(5_000)).toBe(true);
    expect(schedule.isDue(5_050)).toBe(false);
    schedule.reset();
    expect(schedule.isDue(50)).toBe(true);
  });
});
