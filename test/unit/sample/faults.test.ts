import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { readFaultPlan } from '../../../src/sample/faults/plan.ts';
import { FAULT_KINDS, type FaultKind, type FaultRule, startSample } from '../../../src/sample/index.ts';
import { ACCESS_KEYS, SAMPLE_KEY } from '../../support/sampleKeys.ts';
import { authorization, raw, type RawAnswer } from './support.ts';

const FUNCTIONS = '/2015-03-31/functions';
const CONFIGS = '/2019-09-25/functions/orders-api/event-invoke-config/list';

const folder = mkdtempSync(join(tmpdir(), 'lambda-async-faults-'));
const log = join(folder, 'requests.jsonl');
const sample = await startSample({ logFile: log, key: SAMPLE_KEY });
afterEach(() => sample.setFaults({ faults: [] }));
afterAll(async () => {
  await sample.close();
  rmSync(folder, { recursive: true });
});

const plan = (...faults: readonly FaultRule[]): Promise<void> => sample.setFaults({ faults });
const ask = (path = CONFIGS, headers = {}): Promise<RawAnswer> =>
  raw(sample, 'GET', path, { headers: { authorization: authorization(), ...headers } });
const now = (): string => new Date().toISOString().replaceAll(/[-:]|\.\d+/g, '');

/** Failures of the connection: Node's error code, or the bytes that arrived before silence. */
async function broken(path?: string): Promise<string> {
  return await ask(path).then(
    ({ status }) => `answered ${status}`,
    (error: unknown) => String((error as { readonly code?: string }).code),
  );
}

/** Reads until the answer has been silent: what has come by then, and whether it was all. */
async function partly(
  path: string,
  patienceMs: number,
): Promise<{ status: number; text: string; whole: boolean }> {
  const signal = AbortSignal.timeout(patienceMs);
  let [status, text, whole] = [0, '', false];
  try {
    const answer = await fetch(sample.endpoint + path, {
      headers: { authorization: authorization() },
      signal,
    });
    status = answer.status;
    const decoder = new TextDecoder();
    for await (const chunk of answer.body ?? []) text += decoder.decode(chunk as Uint8Array);
    whole = true;
  } catch (error) {
    if (!signal.aborted) throw error;
  }
  return { status, text, whole };
}

const REFUSED: readonly [FaultKind, number, string][] = [
  ['throttle', 429, 'TooManyRequestsException'],
  ['throttleRetryAfter', 429, 'TooManyRequestsException'],
  ['serverError', 500, 'ServiceException'],
  ['denied', 403, 'AccessDeniedException'],
  ['expiredToken', 403, 'ExpiredTokenException'],
  ['badSignature', 403, 'InvalidSignatureException'],
];

describe('a fault that is an answer', () => {
  it.each(REFUSED)('%s: %i %s', async (fault, status, name) => {
    await plan({ fault });
    expect(await ask()).toMatchObject({ status, headers: { 'x-amzn-errortype': name } });
  });

  it('a 429 says when to come back, or does not', async () => {
    await plan({ fault: 'throttle', count: 1 }, { fault: 'throttleRetryAfter', retryAfter: 7 });
    const [silent, told] = [await ask(), await ask()];
    expect(silent.headers['retry-after']).toBeUndefined();
    expect(JSON.stringify(silent.json)).not.toContain('retryAfter');
    expect(told.headers['retry-after']).toBe('7');
  });

  it('a refusal has a message that is null', async () => {
    await plan({ fault: 'denied' });
    expect((await ask()).json).toEqual({ Message: null });
  });

  it.each([
    ['badGateway', 502],
    ['portalPage', 200],
  ] as const)('%s is a page of HTML', async (fault, status) => {
    await plan({ fault });
    const answer = await ask();
    expect(answer).toMatchObject({ status, headers: { 'content-type': 'text/html' } });
    expect(answer.text).toContain('<html>');
  });

  it.each(['GetCallerIdentity', 'sts:GetCallerIdentity'])('%s is told in XML', async (operation) => {
    await plan({ fault: 'expiredToken', operation });
    const headers = { authorization: authorization(ACCESS_KEYS.sample, { service: 'sts' }) };
    const answer = await ask('/?Action=GetCallerIdentity', headers);
    expect(answer).toMatchObject({ status: 403, headers: { 'content-type': 'text/xml' } });
    expect(answer.text).toContain('<Code>ExpiredToken</Code>');
    expect((await ask()).status).toBe(200);
  });
});

describe('a clock that is an hour off', () => {
  it('is told by every answer, and refuses what another clock signed', async () => {
    await plan({ fault: 'clockSkew' });
    const refused = await ask(CONFIGS, { 'x-amz-date': now() });
    expect(refused).toMatchObject({
      status: 403,
      headers: { 'x-amzn-errortype': 'InvalidSignatureException' },
    });
    const theirs = new Date(String(refused.headers['date']));
    expect(theirs.getTime() - Date.now()).toBeGreaterThan(3_500_000);
    const corrected = theirs.toISOString().replaceAll(/[-:]|\.\d+/g, '');
    expect(await ask(CONFIGS, { 'x-amz-date': corrected })).toMatchObject({ status: 200 });
  });
});

describe('a fault of the answer', () => {
  it('truncated: JSON that ends early, whole for HTTP', async () => {
    await plan({ fault: 'truncated' });
    const answer = await ask();
    expect(answer).toMatchObject({ status: 200, headers: { 'content-type': 'application/json' } });
    expect(answer.json).toBeUndefined();
  });

  it('contentType: the right body under a wrong name', async () => {
    await plan({ fault: 'contentType' });
    const answer = await ask();
    expect(answer.headers['content-type']).toContain('text/html');
    expect(answer.json).toHaveProperty('FunctionEventInvokeConfigs');
  });

  it('isoDates, nullDestination and unknownMembers change nothing else', async () => {
    const path = CONFIGS.replace('orders-api', 'orders-cancelled');
    const configs = async (): Promise<Record<string, unknown>[]> =>
      (await ask(path)).json?.['FunctionEventInvokeConfigs'] as Record<string, unknown>[];
    const [plain] = await configs();
    await plan({ fault: 'isoDates' });
    const seconds = Number(plain?.['LastModified']);
    expect((await configs())[0]).toEqual({ ...plain, LastModified: new Date(seconds * 1000).toISOString() });
    await plan({ fault: 'nullDestination' });
    expect(JSON.stringify(await configs())).toContain('{"Destination":null}');
    await plan({ fault: 'unknownMembers' });
    expect((await configs())[0]).toMatchObject({ FunctionArn: plain?.['FunctionArn'], surprise: null });
  });

  it('emptyPage: nothing at first, and everything behind its marker', async () => {
    await plan({ fault: 'emptyPage' });
    const first = await ask(FUNCTIONS);
    expect(first.json).toMatchObject({ Functions: [], NextMarker: expect.any(String) as string });
    const second = await ask(`${FUNCTIONS}?Marker=${String(first.json?.['NextMarker'])}`);
    expect(second.text.split('"FunctionName"').length).toBeGreaterThan(30);
  });

  it('repeatMarker: every page has the same', async () => {
    await plan({ fault: 'repeatMarker' });
    const marker = String((await ask(FUNCTIONS)).json?.['NextMarker']);
    expect((await ask(`${FUNCTIONS}?Marker=${marker}`)).json?.['NextMarker']).toBe(marker);
  });
});

describe('a fault of the connection', () => {
  it('reset breaks it before the answer, resetBody in its middle', async () => {
    await plan({ fault: 'reset', count: 1 }, { fault: 'resetBody', count: 1 });
    expect([await broken(), await broken(), await broken()]).toEqual([
      'ECONNRESET',
      'ECONNRESET',
      'answered 200',
    ]);
  });

  it('refuse closes the port for all, at once or from a request on, until the plan changes', async () => {
    await plan({ fault: 'refuse' });
    expect(await broken()).toBe('ECONNREFUSED');
    await plan({ fault: 'refuse', operation: 'ListFunctions' });
    expect([await broken(), await broken(FUNCTIONS), await broken()]).toEqual([
      'answered 200',
      'ECONNRESET',
      'ECONNREFUSED',
    ]);
    await plan();
    expect(await broken()).toBe('answered 200');
  });

  it('stallHeaders, stallBody and drip: nothing, half of it, byte by byte', async () => {
    const patience = 450;
    await plan({ fault: 'stallHeaders' });
    expect(await partly(FUNCTIONS, patience)).toEqual({ status: 0, text: '', whole: false });
    await plan({ fault: 'stallBody' });
    const half = await partly(FUNCTIONS, patience);
    expect(half).toMatchObject({ status: 200, whole: false });
    expect(half.text.length).toBeGreaterThan(1_000);
    await plan({ fault: 'drip' });
    const drops = await partly(FUNCTIONS, patience);
    expect(drops).toMatchObject({ status: 200, whole: false });
    expect(drops.text.length).toBeGreaterThan(0);
    expect(drops.text.length).toBeLessThan(10);
  });

  it('close ends what stalls and drips, at once', async () => {
    const other = await startSample({
      key: SAMPLE_KEY,
      faults: { faults: [{ fault: 'drip', count: 1 }, { fault: 'stallHeaders' }] },
    });
    const waiting = [raw(other, 'GET', FUNCTIONS), raw(other, 'GET', FUNCTIONS)].map((asked) =>
      asked.catch(() => 'cut off'),
    );
    await expect
      .poll(() => fetch(other.endpoint, { signal: AbortSignal.timeout(50) }).catch(() => 0))
      .toBe(0);
    await other.close();
    expect(await Promise.all(waiting)).toContain('cut off');
  });
});

describe('a plan', () => {
  it('says which requests: operation, function, how many to let pass, how many to fault', async () => {
    const statuses = async (...paths: readonly string[]): Promise<number[]> => {
      const found: number[] = [];
      for (const path of paths) found.push((await ask(path)).status);
      return found;
    };
    await plan({ fault: 'denied', operation: 'ListFunctions', skip: 1, count: 2 });
    expect(await statuses(FUNCTIONS, CONFIGS, FUNCTIONS, FUNCTIONS, FUNCTIONS)).toEqual([
      200, 200, 403, 403, 200,
    ]);
    await plan({ fault: 'denied', function: 'orders-api' });
    const arn = 'arn:aws:lambda:us-east-1:111111111111:function:orders-api';
    const paths = [
      CONFIGS,
      CONFIGS.replace('orders-api', encodeURIComponent(arn)),
      FUNCTIONS,
      `${FUNCTIONS}/orders-cancelled`,
    ];
    expect(await statuses(...paths)).toEqual([403, 403, 200, 200]);
    await plan({ fault: 'denied', count: 1 }, { fault: 'serverError', count: 1 });
    expect(await statuses(CONFIGS, CONFIGS, CONFIGS)).toEqual([403, 500, 200]);
  });

  it('does not run what it refuses', async () => {
    await plan({ fault: 'serverError', count: 1 });
    expect((await raw(sample, 'DELETE', `${FUNCTIONS}/orders-api`)).status).toBe(500);
    expect((await ask(`${FUNCTIONS}/orders-api`)).status).toBe(200);
  });

  it('is told in the log', async () => {
    await plan({ fault: 'throttle', count: 1 });
    await ask();
    await ask();
    const lines = readFileSync(log, 'utf8').trimEnd().split('\n').slice(-2);
    expect(lines[0]).toContain('"operation":"ListFunctionEventInvokeConfigs"');
    expect(lines[0]).toContain('"status":429,"fault":"throttle"');
    expect(lines[1]).not.toContain('fault');
  });

  it('knows every kind by name', async () => {
    await plan(...FAULT_KINDS.map((fault) => ({ fault })));
    expect(FAULT_KINDS.length).toBeGreaterThanOrEqual(22);
  });

  it.each([
    ['{', 'no JSON'],
    ['[]', 'A fault plan is an object'],
    ['{}', 'faults: must be a list'],
    ['{"faults":[],"x":1}', 'The fault plan: has a member "x"'],
    ['{"faults":[1]}', 'faults[0]: must be an object'],
    ['{"faults":[{"fault":"thottle"}]}', 'faults[0].fault: must be one of throttle'],
    ['{"faults":[{"fault":"constructor"}]}', 'not "constructor"'],
    ['{"faults":[{"fault":"reset","operation":"ListFuntions"}]}', 'faults[0].operation: must be * or one of'],
    ['{"faults":[{"fault":"reset","function":""}]}', 'faults[0].function: must be a text'],
    [
      '{"faults":[{"fault":"reset"},{"fault":"reset","count":0}]}',
      'faults[1].count: must be a whole number from 1',
    ],
    ['{"faults":[{"fault":"reset","skip":-1}]}', 'faults[0].skip: must be a whole number from 0'],
    ['{"faults":[{"fault":"reset","retryAfter":1}]}', 'faults[0].retryAfter: is for throttleRetryAfter only'],
    ['{"faults":[{"fault":"refuse","count":1}]}', 'faults[0].count: refuse closes the port'],
    ['{"faults":[{"fault":"reset","operations":"*"}]}', 'faults[0]: has a member "operations"'],
  ])('that is none is refused in one line: %s', (text, complaint) => {
    expect(() => readFaultPlan(text)).toThrow(complaint);
    expect(() => readFaultPlan(text)).toThrow(/^[^\n]*$/);
  });

  it('of the samples is one', () => {
    const file = join(import.meta.dirname, '../../../samples/faults.json');
    expect(readFaultPlan(readFileSync(file, 'utf8')).faults.length).toBeGreaterThan(3);
  });
});
