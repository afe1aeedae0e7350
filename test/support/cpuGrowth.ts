import process from 'node:process';

/** The most that is still linear: large texts leave the caches, and take memory that has to be cleared first. */
export const LINEAR_CPU = 1500;

/** Characters of the larger text; the smaller has a 64th of them. */
const LARGE = 1_048_576;

/**
 * How many times as much processor time the work takes on a text 64 times as long: about 64 where it is linear, 4096
 * where it is quadratic. The time of this thread alone, so that it matters little what else the machine does; what
 * takes less than a fifth of a millisecond counts as that.
 */
export function cpuGrowth(piece: string, work: (text: string) => unknown, length = LARGE): number {
  const [small, large] = [textOf(piece, length / 64), textOf(piece, length)];
  work(small);
  const times = { small: best(() => work(small)), large: best(() => work(large)) };
  return times.large / times.small;
}

const textOf = (piece: string, length: number): string =>
  piece.repeat(Math.ceil(length / piece.length)).slice(0, length);

function best(work: () => unknown): number {
  const times = [0, 1].map(() => {
    const started = spent();
    work();
    return spent() - started;
  });
  return Math.max(0.2, Math.min(...times));
}

/** Milliseconds of this thread. */
function spent(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}
