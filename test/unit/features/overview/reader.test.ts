import { beforeEach, describe, expect, it, vi } from 'vitest';
import { ExpectedError } from '../../../../src/domain/errors.ts';
import type { ScanState } from '../../../../src/domain/overview/scan.ts';
import { OverviewReader } from '../../../../src/features/overview/reader.ts';
import type { OverviewRecord } from '../../../../src/features/overview/record.ts';
import { FakeConnection, REGION, summaryOf } from '../../../support/fakeLambda.ts';
import { FakeAccess, fakeSessions } from '../../../support/fakeSessions.ts';

/** A reader over fakes, which a test can wait for. */
class Bench {
  readonly access = new FakeAccess();
  readonly sessions = fakeSessions(this.access);
  readonly failures: unknown[] = [];
  readonly reader = this.make();

  constructor() {
    this.connectTo('test');
  }

  make(): OverviewReader {
    return new OverviewReader(this.sessions, {
      changed: () => undefined,
      failed: (error) => void this.failures.push(error),
    });
  }

  connectTo(profile: string, names: readonly string[] = ['orders']): FakeConnection {
    const connection = new FakeConnection(profile);
    connection.lambda(REGION).pages = [names.map((name) => summaryOf(name))];
    this.access.connectTo = () => Promise.resolve(connection);
    return connection;
  }

  /** Opens the overview, and starts its scan as a person does. */
  async start(): Promise<void> {
    await this.reader.open(true);
    this.reader.start();
  }

  async scanIs(state: ScanState): Promise<void> {
    await vi.waitUntil(() => ready(this.reader.record).scan.state === state);
  }
}

function ready(record: OverviewRecord) {
  if (record.kind !== 'ready') throw new Error(`it is ${record.kind}`);
  return record;
}

describe('OverviewReader', () => {
  let bench: Bench;

  beforeEach(() => {
    bench = new Bench();
  });

  it('reads the account of the active session once it is told to, and only lists it before', async () => {
    const { asked } = bench.connectTo('test').lambda(REGION);
    await bench.reader.open(true);
    await vi.waitUntil(() => ready(bench.reader.record).scan.progress.totalKnown);
    expect([ready(bench.reader.record).scan.state, asked]).toEqual(['idle', ['listFunctions']]);
    bench.reader.start();
    await bench.scanIs('complete');
    expect(ready(bench.reader.record).scan.rows()).toHaveLength(1);
  });

  it('sends nothing when it only came back with its window; asked for again, it lists the functions', async () => {
    const { asked } = bench.connectTo('test').lambda(REGION);
    await bench.reader.open(false);
    expect(ready(bench.reader.record).scan.state).toBe('idle');
    expect(asked).toEqual([]);
    await bench.reader.reopened();
    await vi.waitUntil(() => ready(bench.reader.record).scan.progress.totalKnown);
    expect(asked).toEqual(['listFunctions']);
  });

  it('keeps what it shows under its own account, until the other one is asked for', async () => {
    await bench.start();
    await bench.scanIs('complete');
    const before = ready(bench.reader.record);
    const { asked } = bench.connectTo('other', ['theirs']).lambda(REGION);
    const successor = await bench.sessions.switchTo({ profile: 'other' });
    expect(bench.reader.record).toEqual({ ...before, left: true, successor });
    expect(bench.reader.activeScan).toBeUndefined();
    bench.reader.start();
    expect(asked).toEqual([]);
    await bench.start();
    await bench.scanIs('complete');
    const { session, scan, left } = ready(bench.reader.record);
    expect([session, left, scan.rows().map(({ name }) => name)]).toEqual([successor, false, ['theirs']]);
  });

  it('follows at once where nothing was read yet', async () => {
    bench.connectTo('empty', []);
    await bench.start();
    await bench.scanIs('complete');
    bench.connectTo('other', ['theirs']);
    const successor = await bench.sessions.switchTo({ profile: 'other' });
    expect(ready(bench.reader.record).session).toBe(successor);
    await bench.scanIs('idle');
  });

  it('says why no session opens, and takes one that opens later', async () => {
    const error = new ExpectedError('noProfile', 'none');
    bench.access.connectTo = () => Promise.reject(error);
    await bench.reader.open(true);
    expect(bench.reader.record).toEqual({ kind: 'failed', error });
    expect(bench.failures).toEqual([error]);
    bench.connectTo('test');
    await bench.sessions.reopen();
    await bench.scanIs('idle');
  });

  it('stays as it is when the next session does not open', async () => {
    await bench.start();
    await bench.scanIs('complete');
    bench.access.connectTo = () => Promise.reject(new ExpectedError('noRegion', 'none'));
    await bench.sessions.switchTo({}).catch(() => undefined);
    expect(ready(bench.reader.record).left).toBe(true);
    expect(ready(bench.reader.record).successor).toBeUndefined();
  });

  it('opens one session only, however the wishes follow each other', async () => {
    const opening = bench.reader.open(true);
    await bench.sessions.switchTo({ profile: 'other' });
    await opening;
    await bench.scanIs('idle');
    expect(bench.access.choices).toHaveLength(2);
    expect(ready(bench.reader.record).session).toBe(bench.sessions.current);
  });

  it('lets the scan run when it is closed, and shows it when it is opened again', async () => {
    let open: () => void = () => undefined;
    const lambda = bench.connectTo('test').lambda(REGION);
    await bench.reader.open(true);
    lambda.gate = new Promise((done) => (open = done));
    bench.reader.start();
    const { scan } = ready(bench.reader.record);
    bench.reader.dispose();
    expect(scan.state).toBe('running');
    open();
    const again = bench.make();
    await again.open(true);
    expect(ready(again.record).scan).toBe(scan);
    await expect.poll(() => scan.state).toBe('complete');
  });

  it('does not go on with what a person has paused', async () => {
    bench.connectTo('test').lambda(REGION).gate = new Promise(() => undefined);
    await bench.reader.open(true);
    bench.reader.start();
    const { scan } = ready(bench.reader.record);
    scan.pause();
    bench.reader.dispose();
    const again = bench.make();
    await again.open(true);
    expect(scan.state).toBe('paused');
  });

  it('lets the next request ask for an MFA code when a person goes on', async () => {
    const connection = bench.connectTo('test');
    await bench.reader.open(false);
    bench.reader.start();
    expect(connection.signInRetries).toBe(1);
  });
});
