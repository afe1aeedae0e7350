import { findArnAt } from '../../../src/domain/text/findArn.ts';
import { linesOfSize, oneLineOfSize } from '../files.ts';
import { type Group, repeat } from './group.ts';

const HOVERS = 2_000;
const nanosecondsPerMs = 1_000_000;

/**
 * The scanner alone, on whole texts. No template is parsed, in whatever language: the text around the mouse is
 * all that is read, so there is no parse to measure.
 */
export const scanner: Group = async ({ measurements, runs, fileSizes }) => {
  for (const n of fileSizes) {
    const many = linesOfSize(n);
    const one = oneLineOfSize(n);
    const shapes = [
      ['scan.lines', 'scan for an ARN, many lines', many, Math.floor(many.length / 2)],
      ['scan.line', 'scan for an ARN, one line', one.text, one.offset],
      ['scan.nothing', 'scan where there is none, one line', one.text, Math.floor(one.offset / 2)],
    ] as const;
    await repeat(runs, () => {
      for (const [key, title, text, offset] of shapes) {
        measurements.add({ key, title, place: 'node', unit: 'ns', n }, scanTime(text, offset));
      }
      return Promise.resolve();
    });
  }
};

/** Nanoseconds for one scan; the offsets differ a little, so that nothing can be kept between them. */
function scanTime(text: string, offset: number): number {
  let found = 0;
  for (let round = 0; round < HOVERS; round += 1) found += findArnAt(text, offset - (round % 7)) ? 1 : 0;
  const started = performance.now();
  for (let round = 0; round < HOVERS; round += 1) found += findArnAt(text, offset - (round % 7)) ? 1 : 0;
  const took = performance.now() - started;
  if (found > 2 * HOVERS) throw new Error('More was found than there is.');
  return (took / HOVERS) * nanosecondsPerMs;
}
