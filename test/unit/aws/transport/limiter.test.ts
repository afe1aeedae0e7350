import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Limiter, type Turn } from '../../../../src/aws/transport/limiter.ts';
import { LIMITS, type Limits } from '../../../../src/aws/transport/limits.ts';
import { Session } from '../../../../src/domain/session/session.ts';
import { arn, connectTo, fail, json, never, REGION, serve, tidy } from '../support.ts';

const turn = (more: Partial<Turn> = {}): Turn => ({
  lane: 'fanOut',
  priority: 'foreground',
  repeated: false,
  signal: never,
  ...more,
});

describe('the limiter, by a clock of its own', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  const delay = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

  it('never starts more than its window allows, nor runs more than its places, whatever comes when', async () => {
    const request = fc.record({ after: fc.nat(400), takes: fc.nat(900), throttled: fc.boolean() });
    await fc.assert(
      fc.asyncProperty(fc.array(request, { maxLength: 60 }), async (requests) => {
        const limiter = new Limiter(LIMITS);
        const starts: number[] = [];
        let running = 0;
        let most = 0;
        const all = requests.map(async ({ after, takes, throttled }) => {
          await delay(after);
          await limiter.run(async (round) => {
            starts.push(Date.now());
            most = Math.max(most, (running += 1));
            await delay(takes);
            running -= 1;
            if (throttled) limiter.throttled(round, 0);
            else limiter.answered();
          }, turn());
        });
        await vi.runAllTimersAsync();
        await Promise.all(all);
        expect(most).toBeLessThanOrEqual(LIMITS.concurrency);
        starts.forEach((start, index) => {
          const eleventh = starts[index + LIMITS.perWindow];
          if (eleventh !== undefined) expect(eleventh - start).toBeGreaterThanOrEqual(LIMITS.window);
        });
      }),
      { numRuns: 40 },
    );
  });

  it('starts the foreground first, and repeated requests before others', async () => {
    const limiter = new Limiter({ ...LIMITS, concurrency: 1 });
    const order: string[] = [];
    const ask = (name: string, more: Partial<Turn>): Promise<void> =>
      limiter.run(async () => void order.push(await delay(1).then(() => name)), turn(more));
    const all = [
      ask('under way', {}),
      ask('background', { priority: 'background' }),
      ask('background again', { priority: 'background', repeated: true }),
      ask('foreground', {}),
      ask('foreground again', { repeated: true }),
    ];
    await vi.runAllTimersAsync();
    await Promise.all(all);
    expect(order).toEqual(['under way', 'foreground again', 'foreground', 'background again', 'background']);
  });

  it('lets a scan start no more than its own window allows, behind everybody, and nobody wait for it', async () => {
    const limiter = new Limiter(LIMITS);
    const scans: number[] = [];
    const all = Array.from({ length: 30 }, () =>
      limiter.run(
        async () => void scans.push(await delay(1).then(() => Date.now())),
        turn({ priority: 'scan' }),
      ),
    );
    await vi.advanceTimersByTimeAsync(2_500);
    const before = Date.now();
    const person = limiter.run(() => Promise.resolve(Date.now() - before), turn());
    await vi.runAllTimersAsync();
    await Promise.all(all);
    expect(await person).toBe(0);
    scans.forEach((start, index) => {
      const next = scans[index + LIMITS.scanPerWindow];
      if (next !== undefined) expect(next - start).toBeGreaterThanOrEqual(LIMITS.window);
    });
    // And no slower than it may.
    const distance = LIMITS.window / LIMITS.scanPerWindow;
    expect((scans.at(-1) ?? 0) - (scans[0] ?? 0)).toBeLessThanOrEqual((scans.length - 1) * distance + 10);
  });

  it('spreads a scan over its window, so that no burst is counted with the one before it', async () => {
    const limiter = new Limiter({ ...LIMITS, perWindow: 14, scanPerWindow: 14 });
    const starts: number[] = [];
    const all = Array.from({ length: 140 }, () =>
      limiter.run(
        () => {
          starts.push(Date.now());
          return delay(20);
        },
        turn({ priority: 'scan' }),
      ),
    );
    await vi.runAllTimersAsync();
    await Promise.all(all);
    const distances = starts.slice(1).map((start, index) => start - (starts[index] ?? 0));
    expect(Math.min(...distances)).toBeGreaterThanOrEqual(35);
    expect((starts.at(-1) ?? 0) - (starts[0] ?? 0)).toBeLessThanOrEqual((140 / 14) * LIMITS.window);
  });

  it('counts the pages of a list with what a scan beside it asks, and leaves at least half to the scan', async () => {
    const limiter = new Limiter({ ...LIMITS, perWindow: 14, scanPerWindow: 14 });
    const starts: { readonly time: number; readonly isPage: boolean }[] = [];
    const ask = (more: Partial<Turn>): Promise<void> =>
      limiter.run(() => {
        starts.push({ time: Date.now(), isPage: more.lane === 'listing' });
        return delay(20);
      }, turn(more));
    const scans = Array.from({ length: 100 }, () => ask({ priority: 'scan' }));
    const pages = (async () => {
      for (let page = 0; page < 40; page += 1) await ask({ lane: 'listing' });
    })();
    await vi.runAllTimersAsync();
    await Promise.all([...scans, pages]);
    starts.forEach(({ time }, index) => {
      const next = starts[index + 14];
      if (next) expect(next.time - time).toBeGreaterThanOrEqual(LIMITS.window);
    });
    const early = starts.slice(0, 70);
    expect(early.filter(({ isPage }) => isPage).length).toBeLessThanOrEqual(36);
    expect(early.filter(({ isPage }) => isPage).length).toBeGreaterThanOrEqual(20);
  });

  it('goes on after a pause as evenly as before it', async () => {
    const limiter = new Limiter({ ...LIMITS, perWindow: 14, scanPerWindow: 14 });
    const starts: number[] = [];
    const all = Array.from({ length: 60 }, (_, index) =>
      limiter.run(
        async (round) => {
          starts.push(Date.now());
          await delay(20);
          if (index === 20) limiter.throttled(round, 1_000);
        },
        turn({ priority: 'scan' }),
      ),
    );
    await vi.runAllTimersAsync();
    await Promise.all(all);
    const distances = starts.slice(1).map((start, index) => start - (starts[index] ?? 0));
    expect(Math.max(...distances)).toBeGreaterThanOrEqual(1_000);
    expect(Math.min(...distances)).toBeGreaterThanOrEqual(35);
  });

  it('lets the pages of a list follow each other at once where there is no scan', async () => {
    const limiter = new Limiter(LIMITS);
    const before = Date.now();
    const pages = (async () => {
      for (let page = 0; page < 40; page += 1) await limiter.run(() => delay(20), turn({ lane: 'listing' }));
    })();
    await vi.runAllTimersAsync();
    await pages;
    expect(Date.now() - before).toBe(40 * 20);
  });

  it('pauses everything as long as Retry-After says', async () => {
    const limiter = new Limiter(LIMITS);
    await limiter.run(async (round) => limiter.throttled(round, 7_000), turn());
    const before = Date.now();
    const started = (['fanOut', 'listing', 'account'] as const).map((lane) =>
      limiter.run(() => Promise.resolve(Date.now() - before), turn({ lane })),
    );
    await vi.runAllTimersAsync();
    expect(await Promise.all(started)).toEqual([7_000, 7_000, 7_000]);
  });

  it('takes refusals of one round as one, pauses longer for each round, and no longer than the cap', async () => {
    const limiter = new Limiter(LIMITS);
    const pauses: number[] = [];
    for (let round = 0; round < 8; round += 1) {
      const all = Array.from({ length: 4 }, () =>
        limiter.run(async (current) => {
          await delay(1);
          limiter.throttled(current, 0);
        }, turn()),
      );
      await vi.advanceTimersByTimeAsync(1);
      await Promise.all(all);
      const before = Date.now();
      const next = limiter.run(() => Promise.resolve(Date.now() - before), turn());
      await vi.runAllTimersAsync();
      pauses.push(await next);
    }
    const { throttlePause, throttlePauseCap } = LIMITS;
    pauses.forEach((pause, index) => {
      expect(pause).toBeGreaterThanOrEqual(Math.min(throttlePauseCap, (throttlePause * 2 ** index) / 2) - 1);
      expect(pause).toBeLessThanOrEqual(Math.min(throttlePauseCap, throttlePause * 2 ** index) + 1);
    });
  });

  it('tells of refusals once there were three rounds of them, and of their end once nothing is refused any more', async () => {
    const limiter = new Limiter(LIMITS);
    const told: boolean[] = [];
    limiter.onThrottling((isThrottled) => told.push(isThrottled));
    limiter.begun();
    const refuse = async (): Promise<void> => {
      const refused = limiter.run(async (round) => limiter.throttled(round, 0), turn());
      await vi.runAllTimersAsync();
      await refused;
    };
    await refuse();
    await refuse();
    expect(told).toEqual([]);
    await refuse();
    limiter.answered();
    await refuse();
    expect(told).toEqual([true]);
    for (let answers = 0; answers < 3; answers += 1) limiter.answered();
    expect(told).toEqual([true, false]);
  });

  it('tells of their end when nobody waits any more', async () => {
    const limiter = new Limiter(LIMITS);
    const told: boolean[] = [];
    limiter.onThrottling((isThrottled) => told.push(isThrottled));
    const refuse = async (): Promise<void> => {
      const refused = limiter.run(async (round) => limiter.throttled(round, 0), turn());
      await vi.runAllTimersAsync();
      await refused;
    };
    limiter.begun();
    limiter.begun();
    for (let rounds = 0; rounds < 3; rounds += 1) await refuse();
    limiter.ended();
    expect(told).toEqual([true]);
    limiter.ended();
    expect(told).toEqual([true, false]);
    await refuse();
    expect(told).toEqual([true, false]);
  });

  it('lets a waiting request go as soon as its signal aborts, without counting it', async () => {
    const limiter = new Limiter({ ...LIMITS, concurrency: 1 });
    const controller = new AbortController();
    const first = limiter.run(() => delay(10), turn());
    let ran = false;
    const second = limiter.run(() => Promise.resolve((ran = true)), turn({ signal: controller.signal }));
    controller.abort();
    await expect(second).rejects.toMatchObject({ name: 'AbortError' });
    await vi.runAllTimersAsync();
    await first;
    expect(ran).toBe(false);
  });
});

describe('200 functions beside another client', () => {
  afterEach(tidy);

  it('all load, without an error', async () => {
    // A tenth of every time, so that it takes seconds: a bucket of 15 per window, of which another takes 9.
    const tenth: Partial<Limits> = { window: 100, throttlePause: 50, throttlePauseCap: 2_000 };
    let tokens = 15;
    let refused = 0;
    const refill = setInterval(() => (tokens = Math.min(15, tokens + 0.6)), 10);
    const server = await serve((request, response) => {
      if (tokens < 1) {
        refused += 1;
        return fail(response, 429, 'TooManyRequestsException', 'Rate exceeded', { 'retry-after': '0.05' });
      }
      tokens -= 1;
      const name = /functions\/(\w+)/.exec(request.url ?? '')?.[1] ?? '';
      return json(response, { FunctionEventInvokeConfigs: [{ FunctionArn: arn(name, '$LATEST') }] });
    });
    const api = (await connectTo(server.url, { limits: tenth })).lambda(REGION);
    const names = Array.from({ length: 200 }, (_, index) => `f${index}`);
    const loaded = await Promise.all(names.map((name) => api.listEventInvokeConfigs(name, never)));
    clearInterval(refill);
    expect(loaded.map(([config]) => config?.functionArn)).toEqual(names.map((name) => arn(name, '$LATEST')));
    expect(refused).toBeGreaterThan(0);
  });

  // The window is a tenth of a second here; `npm run soak` runs it at full size.
  it.each([10, 14])(
    'all load where 15 a window are allowed, 5 are taken, and we start %i',
    async (perWindow) => {
      const passed: number[] = [];
      const passes = (): boolean => {
        const recent = passed.filter((time) => time > performance.now() - 100);
        passed.splice(0, passed.length, ...recent);
        if (recent.length >= 15) return false;
        return passed.push(performance.now()) > 0;
      };
      const other = setInterval(passes, 20);
      const server = await serve((request, response) => {
        const name = /functions\/(\w+)/.exec(request.url ?? '')?.[1] ?? '';
        if (passes()) json(response, { FunctionEventInvokeConfigs: [{ FunctionArn: arn(name, '$LATEST') }] });
        else fail(response, 429, 'TooManyRequestsException', 'Rate exceeded', { 'retry-after': '0.1' });
      });
      const limits = { window: 100, throttlePause: 50, throttlePauseCap: 2_000, perWindow };
      const session = new Session(await connectTo(server.url, { limits }));
      const names = Array.from({ length: 200 }, (_, index) => `f${index}`);
      const results = await Promise.allSettled(names.map((name) => session.account.configs(name)));
      clearInterval(other);
      expect(results.filter(({ status }) => status === 'rejected')).toEqual([]);
      session.close();
    },
    60_000,
  );
});
