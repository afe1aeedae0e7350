/** Duration of one round of the work below on the machine that the limits were chosen on, in milliseconds. */
const REFERENCE_MS = 50;

/** The slowest of so many rounds counts: other programs come and go. */
const ROUNDS = 6;

/** Beyond this a machine is not slow, it hangs. */
const SLOWEST = 5;

/**
 * How many times longer this machine takes now than the one that the limits of the tests were chosen on, from 1 to 5.
 * Measured once in the process that starts the tests; the processes it starts get it in TEST_PACE.
 */
export const pace: number = known() ?? measure();

/** A limit in milliseconds, as long as this machine needs it. It ends what hangs; no test measures time. */
export function limit(milliseconds: number): number {
  return Math.ceil(milliseconds * pace);
}

function known(): number | undefined {
  const told = Number(process.env['TEST_PACE']);
  return told >= 1 ? told : undefined;
}

function measure(): number {
  // Not counted: the engine compiles the loop meanwhile.
  for (let round = 0; round < 2; round += 1) work();
  const rounds = Array.from({ length: ROUNDS }, () => {
    const start = performance.now();
    work();
    return performance.now() - start;
  });
  return Math.min(SLOWEST, Math.max(1, Math.max(...rounds) / REFERENCE_MS));
}

/** Long enough that the system gives others their turn in it. */
function work(): number {
  let state = 1;
  for (let step = 0; step < 40_000_000; step += 1) state = (Math.imul(state, 1_664_525) + 1_013_904_223) | 0;
  return state;
}
