import { beforeEach, describe, expect, it, vi } from 'vitest';
import { Emitter } from '../../../../src/domain/async/emitter.ts';
import { unitsOf } from '../../../../src/domain/comparison/unit.ts';
import type { DeclaredTemplate } from '../../../../src/domain/declared/template.ts';
import { ExpectedError } from '../../../../src/domain/errors.ts';
import {
  type ComparedWorkspace,
  CompareReader,
  type CompareServices,
} from '../../../../src/features/compare/reader.ts';
import type { CompareRecord, ReadDeclarations } from '../../../../src/features/compare/record.ts';
import { FakeConnection, REGION, summaryOf } from '../../../support/fakeLambda.ts';
import { FakeAccess, fakeSessions } from '../../../support/fakeSessions.ts';
import { functionAt, literal, templateOf } from '../../domain/declared/support.ts';

/** A workspace of templates that are read already. */
class FakeWorkspace implements ComparedWorkspace {
  hasFolder = true;
  isTrusted = true;
  templates: readonly DeclaredTemplate[] = [templateOf([functionAt('Orders', { name: literal('orders') })])];
  reads = 0;
  /** Awaited by each reading. */
  gate: Promise<void> = Promise.resolve();
  readonly trusted = new Emitter<undefined>();

  onDidTrust(listener: () => void): { dispose(): void } {
    return this.trusted.add(listener);
  }

  async read(_: CompareServices, signal: AbortSignal): Promise<ReadDeclarations | undefined> {
    this.reads += 1;
    await this.gate;
    if (signal.aborted) return undefined;
    const { templates } = this;
    const units = unitsOf(templates);
    return { kind: 'read', units, templates: templates.length, tooLarge: [], incomplete: [], isCut: false };
  }
}

class Bench {
  readonly access = new FakeAccess();
  readonly sessions = fakeSessions(this.access);
  readonly workspace = new FakeWorkspace();
  readonly anchors = new Emitter<undefined>();
  readonly failures: unknown[] = [];
  readonly reader = new CompareReader(this.workspace, this.sessions, () => Promise.resolve(this.services()), {
    changed: () => undefined,
    failed: (error) => void this.failures.push(error),
  });

  constructor() {
    this.connectTo('test');
  }

  connectTo(profile: string): FakeConnection {
    const connection = new FakeConnection(profile);
    connection.lambda(REGION).pages = [[summaryOf('orders')]];
    this.access.connectTo = () => Promise.resolve(connection);
    return connection;
  }

  async opened(): Promise<Extract<CompareRecord, { readonly kind: 'ready' }>> {
    await this.reader.open();
    await vi.waitUntil(() => this.ready().comparison !== undefined);
    return this.ready();
  }

  ready(): Extract<CompareRecord, { readonly kind: 'ready' }> {
    const { record } = this.reader;
    if (record.kind !== 'ready') throw new Error(`it is ${record.kind}`);
    return record;
  }

  async compared(): Promise<void> {
    this.reader.start();
    await vi.waitUntil(() => this.ready().comparison?.state === 'complete');
  }

  states(): readonly string[] {
    return (
      this.ready()
        .comparison?.rows()
        .map(({ state }) => state) ?? []
    );
  }

  services(): CompareServices {
    const anchors = {
      anchors: () => Promise.resolve({}),
      onDidChange: (listener: () => void) => this.anchors.add(listener),
    };
    const notState = { ok: false, problem: { kind: 'notState' } } as const;
    const access = {
      read: () => Promise.resolve(undefined),
      prepare: () => undefined,
      readState: () => Promise.resolve(notState),
    };
    return { anchors, access };
  }
}

describe('CompareReader', () => {
  let bench: Bench;

  beforeEach(() => {
    bench = new Bench();
  });

  it('opens no session in Restricted Mode, and goes on once the workspace is trusted', async () => {
    bench.workspace.isTrusted = false;
    await bench.reader.open();
    expect(bench.reader.record.kind).toBe('restricted');
    expect([bench.access.choices.length, bench.workspace.reads]).toEqual([0, 0]);
    bench.workspace.isTrusted = true;
    bench.workspace.trusted.fire(undefined);
    await vi.waitUntil(() => bench.reader.record.kind === 'ready');
    expect(bench.workspace.reads).toBe(1);
  });

  it('opens no session without a folder', async () => {
    bench.workspace.hasFolder = false;
    await bench.reader.open();
    expect(bench.reader.record.kind).toBe('noFolder');
    expect(bench.access.choices).toEqual([]);
  });

  it('reads the templates when it is opened, and sends nothing until it is started', async () => {
    const { asked } = bench.connectTo('test').lambda(REGION);
    const { comparison, declarations } = await bench.opened();
    expect([comparison?.state, declarations.kind]).toEqual(['idle', 'read']);
    expect(asked).toEqual([]);
    await bench.compared();
    expect(bench.states()).toEqual(['same']);
  });

  it('has the error of a session that does not open, and takes the next', async () => {
    bench.access.connectTo = () => Promise.reject(new ExpectedError('noProfile', 'none'));
    await bench.reader.open();
    expect(bench.reader.record).toMatchObject({ kind: 'failed', error: { kind: 'noProfile' } });
    bench.connectTo('test');
    await bench.opened();
    expect(bench.workspace.reads).toBe(1);
  });

  it('keeps the rows of a session that was left, and compares with the next where the user says so', async () => {
    await bench.opened();
    await bench.compared();
    bench.connectTo('other');
    await bench.sessions.switchTo({ profile: 'other' });
    expect([bench.ready().left, bench.states()]).toEqual([true, ['same']]);
    expect(bench.reader.active).toBeUndefined();
    await bench.reader.open();
    expect([bench.ready().left, bench.ready().comparison?.state]).toEqual([false, 'idle']);
  });

  it('follows the active session where nothing was compared yet', async () => {
    await bench.opened();
    bench.connectTo('other');
    await bench.sessions.switchTo({ profile: 'other' });
    expect([bench.ready().left, bench.ready().session.connection.profile]).toEqual([false, 'other']);
  });

  it('reads files and settings again where the user says so', async () => {
    const { asked } = bench.connectTo('test').lambda(REGION);
    await bench.opened();
    await bench.compared();
    const before = asked.filter((what) => what.startsWith('listEventInvoke')).length;
    bench.workspace.templates = [];
    await bench.reader.again();
    await vi.waitUntil(() => bench.ready().comparison?.state === 'complete');
    expect([bench.workspace.reads, bench.states()]).toEqual([2, []]);
    expect(asked.filter((what) => what.startsWith('listEventInvoke'))).toHaveLength(before);
  });

  it('compares again what was not found by its name, as soon as another stack is chosen', async () => {
    bench.workspace.templates = [templateOf([functionAt('Orders')])];
    const { stackApi } = bench.connectTo('test');
    await bench.opened();
    await bench.compared();
    expect(bench.states()).toEqual(['unknown']);
    stackApi.add('shop', { Orders: 'orders' });
    bench.ready().session.account.deployments?.forget();
    bench.anchors.fire(undefined);
    await vi.waitUntil(() => bench.states().join() === 'same');
  });

  it('stops when its page is closed while the files are read', async () => {
    let open = (): void => undefined;
    bench.workspace.gate = new Promise((resolve) => (open = resolve));
    await bench.reader.open();
    bench.reader.dispose();
    open();
    await bench.workspace.gate;
    expect(bench.ready().comparison).toBeUndefined();
    expect(bench.failures).toEqual([]);
  });
});
