import { once } from 'node:events';
import { createConnection, type Socket } from 'node:net';
import { performance } from 'node:perf_hooks';
import { describe, expect, it } from 'vitest';
import { type SampleAccount, startSample } from '../../../src/sample/index.ts';
import { ACCESS_KEYS, SAMPLE_KEY } from '../../support/sampleKeys.ts';
import { createThrottle } from '../../../src/sample/http/throttle.ts';
import { authorization, raw, sampleForTests } from './support.ts';

const FUNCTIONS = '/2015-03-31/functions/';

/** Enough of an answer time that no slow machine mistakes it for none. */
const LATE_MS = 300;

describe('the rate', async () => {
  const RATE = 5;
  // The clock stands still, so that a busy machine spreads the requests over no second one.
  const sample = await sampleForTests({ rate: RATE, now: () => 0 });

  it('is one for all operations: what is above it answers 429', async () => {
    const paths = [FUNCTIONS, '/2019-09-25/functions/orders-api/event-invoke-config/list'];
    const asked = Array.from({ length: 20 }, (_, index) => raw(sample, 'GET', paths[index % 2] ?? ''));
    const answers = await Promise.all(asked);
    const refused = answers.filter((answer) => answer.status === 429);
    expect(answers.filter((answer) => answer.status === 200)).toHaveLength(RATE);
    expect(refused).toHaveLength(20 - RATE);
    expect(refused[0]?.headers).toMatchObject({
      'x-amzn-errortype': 'TooManyRequestsException',
      'retry-after': '1',
    });
    expect(refused[0]?.json).toMatchObject({
      Type: 'User',
      message: 'Rate exceeded',
      Reason: 'CallerRateLimitExceeded',
    });
  });

  it('counts accounts and regions apart, and STS not at all', async () => {
    const elsewhere = { authorization: authorization(ACCESS_KEYS.sample, { region: 'eu-west-1' }) };
    expect((await raw(sample, 'GET', FUNCTIONS, { headers: elsewhere })).status).toBe(200);
    const sts = { authorization: authorization(ACCESS_KEYS.sample, { service: 'sts' }) };
    const asked = Array.from({ length: 10 }, () =>
      raw(sample, 'GET', '/?Action=GetCallerIdentity', { headers: sts }),
    );
    const statuses = (await Promise.all(asked)).map((answer) => answer.status);
    expect(new Set(statuses)).toEqual(new Set([200]));
  });

  it('lets no more pass in any second, and as many again in the next', () => {
    let now = 0;
    const throttle = createThrottle(2, () => now);
    const passes = (): boolean => throttle('bucket') === undefined;
    expect([passes(), passes(), passes()]).toEqual([true, true, false]);
    now = 999;
    expect(passes()).toBe(false);
    now = 1_000;
    expect([passes(), passes(), passes()]).toEqual([true, true, false]);
  });
});

/** Sends a request, and waits until the server has it: it says so before it answers. */
async function requested({ endpoint }: SampleAccount, path: string, key?: string): Promise<Socket> {
  const socket = createConnection({ host: '127.0.0.1', port: Number(new URL(endpoint).port) });
  const lines = ['Host: 127.0.0.1', 'Expect: 100-continue', `Authorization: ${authorization(key)}`];
  socket.write(`GET ${path} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`);
  const [said] = (await once(socket, 'data')) as [Buffer];
  expect(said.toString()).toBe('HTTP/1.1 100 Continue\r\n\r\n');
  // Cut off, as is tested here.
  socket.on('error', () => undefined);
  return socket;
}

describe('latency', () => {
  it('is added to every answer, refusals too', async () => {
    const sample = await startSample({ latencyMs: LATE_MS, key: SAMPLE_KEY });
    const before = performance.now();
    await Promise.all([raw(sample, 'GET', FUNCTIONS), raw(sample, 'GET', FUNCTIONS, { headers: {} })]);
    expect(performance.now() - before).toBeGreaterThanOrEqual(LATE_MS - 10);
    await sample.close();
  });

  it.each([
    ['a slow function', ACCESS_KEYS.sample, '/2015-03-31/functions/reports-monthly/configuration'],
    ['a slow caller', ACCESS_KEYS.slow, FUNCTIONS],
  ])('close ends an answer that waits for %s, at once', async (_, key, path) => {
    const sample = await startSample({ key: SAMPLE_KEY });
    const socket = await requested(sample, path, key);
    let answer = '';
    socket.on('data', (data) => (answer += data.toString()));
    const ended = once(socket, 'close');
    await Promise.all([sample.close(), sample.close()]);
    // Its answer would have come seconds later.
    await ended;
    expect(answer).toBe('');
  });

  it('a client that goes away harms nobody', async () => {
    const sample = await sampleForTests({ latencyMs: LATE_MS });
    (await requested(sample, FUNCTIONS)).destroy();
    expect((await raw(sample, 'GET', FUNCTIONS)).status).toBe(200);
  });
});

describe('two samples', () => {
  it('know nothing of each other, and a port in use is refused', async () => {
    const first: SampleAccount = await sampleForTests();
    const second = await sampleForTests();
    await raw(first, 'DELETE', '/2015-03-31/functions/orders-api');
    expect((await raw(second, 'GET', '/2015-03-31/functions/orders-api')).status).toBe(200);
    const port = Number(new URL(first.endpoint).port);
    await expect(startSample({ port })).rejects.toThrow('EADDRINUSE');
  });
});
