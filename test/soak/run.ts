import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SampleAccount } from '../../src/sample/index.ts';
import { shippedAws, shippedSample } from '../support/shipped.ts';
import { Bench } from './bench.ts';
import { calm } from './calm.ts';
import { Random } from './random.ts';
import { randomStep, type Stage } from './steps.ts';
import { throttling } from './throttling.ts';
import { heapMb, ListenerCount, SoakLog } from './watch.ts';

/** Small ones, so that many faults fit into a minute. */
const LIMITS = {
  request: 300,
  socketIdle: 300,
  action: 1_000,
  whole: 3_000,
  transientPause: 5,
  throttlePause: 5,
  throttlePauseCap: 100,
  throttleAttempts: 4,
  perWindow: 200,
  scanPerWindow: 200,
};
/** Steps between two calms, at which everything must work and is counted. */
const STEPS_PER_ROUND = 40;
/** Rounds until caches and compiled code have their size: what comes after counts as growth. */
const WARM_UP_ROUNDS = 3;
/** Growth of the heap that a whole soak may have, in MB. */
const ALLOWED_GROWTH_MB = 16;

const say = (text: string): void => console.log(`host-tests| ${text}`);

/** Entry point in the extension host. SOAK_MINUTES and SOAK_SEED set the duration and the path. */
export async function run(): Promise<void> {
  const unhandled: unknown[] = [];
  process.on('unhandledRejection', (reason) => unhandled.push(reason));
  const seed = Number(process.env['SOAK_SEED']);
  const until = Date.now() + Number(process.env['SOAK_MINUTES']) * 60_000;
  const dist = join(__dirname, '../../dist');
  const modules = { aws: await shippedAws(dist), sample: await shippedSample(dist) };
  const sample = await modules.sample.startSample();
  const log = new SoakLog([sample.secretAccessKey]);
  try {
    const rounds = await soak(modules, sample, log, new Random(seed), until);
    say(`Throttling: all functions loaded in ${(await throttling(modules, log)).toFixed(1)} s.`);
    say([...log.counts].map(([what, count]) => `${what}: ${count}`).join(', '));
    assert.deepEqual(log.unexpected, [], 'the log has what nobody expected');
    assert.deepEqual(unhandled, [], 'rejections that nobody handled');
    writeFileSync(join(__dirname, 'result.json'), JSON.stringify({ passed: rounds, failed: 0, skipped: 0 }));
  } catch (error) {
    say(error instanceof Error ? (error.stack ?? error.message) : String(error));
    say(log.unexpected.slice(0, 20).join('\n'));
    throw error;
  } finally {
    await sample.close();
  }
}

async function soak(
  modules: ConstructorParameters<typeof Bench>[0],
  sample: SampleAccount,
  log: SoakLog,
  random: Random,
  until: number,
): Promise<number> {
  const listeners = new ListenerCount();
  const bench = new Bench(modules, sample, log, { limits: LIMITS, profile: 'sample' });
  const stage: Stage = {
    bench,
    sample,
    random,
    faults: modules.sample.FAULT_KINDS,
    views: [],
    accounts: [],
    loose: [],
  };
  const steps = new Map<string, number>();
  let base: { readonly heap: number; readonly listeners: number } | undefined;
  let rounds = 0;
  for (; Date.now() < until || rounds <= WARM_UP_ROUNDS; rounds += 1) {
    // oxlint-disable-next-line no-await-in-loop -- one round after the other
    await round(stage, steps);
    const now = { heap: heapMb(), listeners: listeners.live };
    if (rounds === WARM_UP_ROUNDS) base = now;
    say(`Round ${rounds + 1}: heap ${now.heap} MB, ${now.listeners} listeners`);
    assert(
      !base || now.listeners <= base.listeners,
      `listeners grew from ${base?.listeners} to ${now.listeners}`,
    );
    assert(
      !base || now.heap <= base.heap + ALLOWED_GROWTH_MB,
      `the heap grew from ${base?.heap} MB to ${now.heap} MB`,
    );
  }
  say([...steps].map(([name, count]) => `${name}: ${count}`).join(', '));
  bench.dispose();
  return rounds;
}

async function round(stage: Stage, steps: Map<string, number>): Promise<void> {
  for (let step = 0; step < STEPS_PER_ROUND; step += 1) {
    // oxlint-disable-next-line no-await-in-loop -- one step after the other
    const name = await randomStep(stage);
    steps.set(name, (steps.get(name) ?? 0) + 1);
  }
  await calm(stage);
}
