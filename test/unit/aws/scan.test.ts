import { afterAll, describe, expect, it } from 'vitest';
import { Scan } from '../../../src/domain/overview/scan.ts';
import { Session } from '../../../src/domain/session/session.ts';
import { startSample } from '../../../src/sample/index.ts';
import { scene } from './support.ts';

const COUNT = 300;
const sample = await startSample({ functions: COUNT });
afterAll(() => sample.close());

/** The sample account through the real adapter, whose seconds are a twentieth as long. */
async function session(): Promise<{ readonly session: Session; readonly logged: string[] }> {
  const { access, logged } = scene({
    sample: () => Promise.resolve(sample),
    limits: { window: 50, perWindow: 40, scanPerWindow: 20 },
  });
  return { session: new Session(await access.connect({ sample: true })), logged };
}

async function ran(scan: Scan): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const follower = scan.follow(() => {
      const { state } = follower.drain().progress;
      if (state === 'complete') resolve();
      if (state === 'halted') reject(scan.error);
    });
    follower.drain();
    scan.start();
  });
}

describe('a scan of the sample account through the real adapter', () => {
  it('reads every function once, finds what is wrong, and leaves nothing to ask for', async () => {
    const { session: open, logged } = await session();
    const { account } = open;
    const scan = new Scan(account);
    await ran(scan);
    // The one function that the sample refuses to everybody.
    expect(scan.failures()).toMatchObject([
      { name: 'payroll-export', part: 'configs', error: { kind: 'accessDenied' } },
    ]);
    const names = account.directory.all().map(({ name }) => name);
    expect(names.length).toBeGreaterThan(COUNT);
    const answers = logged.filter((line) => /^ListFunctionEventInvokeConfigs \S+: 200,/.test(line));
    // One is refused, and one has two pages of configs.
    expect(answers).toHaveLength(names.length - 1 + 1);
    const configured = new Set(
      scan.rows().flatMap(({ name, source }) => (source === 'configured' ? [name] : [])),
    );
    // A busy machine may break a connection, and the request is sent again: only what was answered counts.
    const aliases = logged.filter((line) => /^ListAliases \S+: 200,/.test(line));
    expect(aliases).toHaveLength(configured.size);
    // By what the seed says: test/unit/sample/seed.test.ts.
    expect(scan.summary).toMatchObject({
      all: { functions: names.length - 1 },
      orphaned: { rows: 2 },
      looping: { functions: 2 },
    });
    const found = (rule: string): readonly string[] =>
      scan
        .rows()
        .flatMap(({ name, qualifier, findings }) =>
          findings.some(({ kind }) => kind === rule) ? [`${name}:${qualifier}`] : [],
        );
    expect(found('orphanedConfig')).toEqual(['payments-fraud-check:1', 'payments-reconcile:canary']);
    expect(found('functionLoop')).toEqual(['loop-ping:$LATEST', 'loop-pong:$LATEST']);
    expect(found('aliasWithoutConfig').some((row) => row.startsWith('payments-refund:'))).toBe(true);
    expect(scan.summary.byRule).toMatchObject({ 'fifo-destination': 3, 'self-destination': 1 });

    logged.length = 0;
    await Promise.all(scan.rows().map(({ name }) => account.configs(name)));
    expect(logged).toEqual([]);
    open.close();
  });

  it('ends with the session', async () => {
    const { session: open } = await session();
    const scan = new Scan(open.account);
    const done = new Promise<void>((resolve) => {
      const follower = scan.follow(() => {
        const { progress } = follower.drain();
        if (progress.done === 10) open.close();
        if (progress.state === 'cancelled') resolve();
      });
      follower.drain();
    });
    scan.start();
    await done;
    expect(scan.failures()).toEqual([]);
    expect(scan.progress.done).toBeLessThan(50);
  });
});
