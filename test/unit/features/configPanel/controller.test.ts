import { describe, expect, it } from 'vitest';
import { ExpectedError } from '../../../../src/domain/errors.ts';
import { PanelReader } from '../../../../src/features/configPanel/controller.ts';
import type { PanelRecord } from '../../../../src/features/configPanel/record.ts';
import { panelState } from '../../../../src/features/configPanel/state.ts';
import type { PanelTarget } from '../../../../src/features/configPanel/target.ts';
import {
  ACCOUNT,
  configOf,
  FakeConnection,
  refused,
  REGION,
  summaryOf,
} from '../../../support/fakeLambda.ts';
import { FakeAccess, fakeSessions } from '../../../support/fakeSessions.ts';
import { until } from '../../../support/until.ts';

const OTHER_ACCOUNT = '222222222222';
const TARGET: PanelTarget = { partition: 'aws', region: REGION, name: 'orders', qualifier: '$LATEST' };
const OURS: PanelTarget = { ...TARGET, accountId: ACCOUNT };

/** A reader over fakes: each profile of `connections` is a session of its own. */
class Bench {
  readonly connections = new Map<string | undefined, FakeConnection>();
  readonly access = new FakeAccess();
  readonly sessions = fakeSessions(this.access);
  readonly records: PanelRecord[] = [];
  readonly failures: unknown[] = [];
  isWatched = true;
  readonly reader: PanelReader;

  constructor(target: PanelTarget = TARGET, choosesQualifier = false) {
    this.connect(undefined, ACCOUNT);
    this.access.connectTo = ({ profile }) => Promise.resolve(this.connectionOf(profile));
    this.reader = new PanelReader(
      this.sessions,
      { target, choosesQualifier },
      {
        changed: (record) => this.records.push(record),
        failed: (error) => this.failures.push(error),
        isWatched: () => this.isWatched,
      },
    );
  }

  connect(profile: string | undefined, account: string): FakeConnection {
    const connection = new FakeConnection(profile);
    connection.account = () => Promise.resolve(account);
    connection.lambda(REGION).pages = [[summaryOf('orders')]];
    this.connections.set(profile, connection);
    return connection;
  }

  connectionOf(profile?: string): FakeConnection {
    const connection = this.connections.get(profile);
    if (!connection) throw new Error(`no connection for ${profile}`);
    return connection;
  }

  /** The fake that the first session asks. */
  get lambda() {
    return this.connectionOf().lambda(REGION);
  }

  get record(): PanelRecord {
    return this.reader.record;
  }

  get content() {
    return this.record.content;
  }

  get data() {
    return this.content.kind === 'ready' ? this.content.data : undefined;
  }

  /** Reads, and learns the account that the function belongs to. */
  async loaded(): Promise<void> {
    await this.reader.load();
    await until('the account', () => this.record.target.accountId !== undefined);
  }

  /** The reading that has begun ends: a change that causes one begins it at once. */
  async idle(): Promise<void> {
    await until('the end of the reading', () => !this.record.busy);
  }

  /** The contents belong to a session that was left for the active one. */
  async left(): Promise<void> {
    await until('the session that was left', () => this.record.successor === this.sessions.current);
  }
}

/** A promise and what resolves it. */
function gate(): { readonly promise: Promise<void>; readonly open: () => void } {
  const { promise, resolve } = Promise.withResolvers<void>();
  return { promise, open: resolve };
}

describe('a function that was chosen without a qualifier', () => {
  it('is shown at its configured alias, for no request more', async () => {
    const bench = new Bench(TARGET, true);
    bench.lambda.qualifiers.set('orders', {
      aliases: ['canary', 'live'].map((name) => ({ name, version: '1' })),
      versions: ['1'],
    });
    bench.lambda.configs.set('orders', [configOf('orders', { qualifier: 'live', maximumRetryAttempts: 0 })]);
    await bench.reader.load();
    expect(bench.record.target.qualifier).toBe('live');
    expect(bench.data?.target.qualifier).toBe('live');
    expect([...bench.lambda.asked].sort()).toEqual([
      'getFunction orders',
      'listEventInvokeConfigs orders',
      'listQualifiers orders',
    ]);
  });

  it('is shown at $LATEST where there is no alias, or aliases cannot be read', async () => {
    for (const refusal of [undefined, refused('lambda:ListAliases')]) {
      const bench = new Bench(TARGET, true);
      if (refusal) bench.lambda.errors.set('listQualifiers', refusal);
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      await bench.reader.load();
      expect(bench.data?.target.qualifier).toBe('$LATEST');
    }
  });

  it('stays at the qualifier that was chosen later', async () => {
    const bench = new Bench(TARGET, true);
    bench.lambda.qualifiers.set('orders', { aliases: [{ name: 'live', version: '1' }], versions: ['1'] });
    await bench.reader.load();
    await bench.reader.select('1');
    await bench.reader.load();
    expect(bench.record.target.qualifier).toBe('1');
  });

  it('is shown as it was asked for where a qualifier was named', async () => {
    const bench = new Bench();
    bench.lambda.qualifiers.set('orders', { aliases: [{ name: 'live', version: '1' }], versions: ['1'] });
    await bench.reader.load();
    expect(bench.data?.target.qualifier).toBe('$LATEST');
  });
});

describe('what was read', () => {
  it('stays when another profile of the account may not read it, which is said', async () => {
    const bench = new Bench();
    await bench.loaded();
    const denied = bench.connect('denied', ACCOUNT).lambda(REGION);
    for (const method of ['listEventInvokeConfigs', 'getEventInvokeConfig'] as const) {
      denied.errors.set(method, refused('lambda:ListFunctionEventInvokeConfigs'));
    }
    const before = bench.data;
    const session = await bench.sessions.switchTo({ profile: 'denied' });
    await session.accountId();
    await until('the refusal', () => bench.record.refreshFailure !== undefined);
    expect(bench.data?.configs).toBe(before?.configs);
    expect(bench.record.refreshFailure).toMatchObject({ kind: 'accessDenied' });
    denied.errors.clear();
    await bench.reader.load();
    expect(bench.record.refreshFailure).toBeUndefined();
    expect(bench.data?.configs).not.toBe(before?.configs);
  });

  it('stays when it cannot be refreshed for now', async () => {
    const bench = new Bench();
    await bench.reader.load();
    bench.lambda.errors.set('listEventInvokeConfigs', new ExpectedError('offline', 'x'));
    await bench.reader.refresh();
    expect(bench.content.kind).toBe('ready');
    expect(bench.record.refreshFailure).toMatchObject({ kind: 'offline' });
  });

  it('does not name a failed refresh any more when its session is left, whose buttons it has', async () => {
    const bench = new Bench();
    await bench.reader.load();
    bench.lambda.errors.set('listEventInvokeConfigs', new ExpectedError('offline', 'x'));
    await bench.reader.refresh();
    expect(bench.record.refreshFailure).toMatchObject({ kind: 'offline' });
    bench.connect('other', OTHER_ACCOUNT);
    const session = await bench.sessions.switchTo({ profile: 'other' });
    await bench.left();
    expect(bench.record.successor).toBe(session);
    expect(bench.record.refreshFailure).toBeUndefined();
  });

  it.each([new ExpectedError('notFound', 'gone'), new TypeError('a bug')])(
    'goes when the function is gone, or we have a bug: %s',
    async (error) => {
      const bench = new Bench();
      await bench.reader.load();
      bench.lambda.errors.set('listEventInvokeConfigs', error);
      await bench.reader.refresh();
      expect(bench.content).toMatchObject({ kind: 'failed', error });
    },
  );
});

describe('reading', () => {
  it('asks for configs, qualifiers and the function at once, each one time', async () => {
    const bench = new Bench();
    await bench.reader.load();
    expect([...bench.lambda.asked].sort()).toEqual([
      'getFunction orders',
      'listEventInvokeConfigs orders',
      'listQualifiers orders',
    ]);
    expect(bench.data?.summary.kind).toBe('known');
    expect(bench.record.busy).toBe(false);
  });

  it('learns the account that it belongs to', async () => {
    const bench = new Bench();
    await bench.loaded();
    expect(bench.record.target.accountId).toBe(ACCOUNT);
  });

  it('shows the configs as soon as they are there', async () => {
    const bench = new Bench();
    const waiting = gate();
    bench.lambda.listQualifiers = async () => {
      await waiting.promise;
      return { aliases: [], versions: ['1'] };
    };
    const loading = bench.reader.load();
    await until('the configs', () => bench.data);
    expect(bench.data?.qualifiers).toEqual({ kind: 'loading' });
    expect(bench.record.busy).toBe(true);
    waiting.open();
    await loading;
    expect(bench.data?.qualifiers.kind).toBe('known');
  });

  it.each(['listQualifiers', 'getFunction'] as const)('keeps the rest when %s is refused', async (method) => {
    const bench = new Bench();
    bench.lambda.errors.set(method, refused(`lambda:${method}`));
    await bench.reader.load();
    expect(bench.data?.[method === 'getFunction' ? 'summary' : 'qualifiers'].kind).toBe('failed');
    expect(bench.data?.[method === 'getFunction' ? 'qualifiers' : 'summary'].kind).toBe('known');
  });

  it('fails when the configs cannot be read, and comes back', async () => {
    const bench = new Bench();
    bench.lambda.errors.set('listEventInvokeConfigs', new ExpectedError('offline', 'no network'));
    await bench.reader.load();
    expect(bench.content).toMatchObject({ kind: 'failed', error: { kind: 'offline' } });
    expect(bench.record.busy).toBe(false);
    bench.lambda.errors.clear();
    await bench.reader.load();
    expect(bench.content.kind).toBe('ready');
  });

  it('fails when no session can be opened', async () => {
    const bench = new Bench();
    bench.access.connectTo = () => Promise.reject(new ExpectedError('noProfile', 'none'));
    await bench.reader.load();
    expect(bench.content).toMatchObject({ kind: 'failed', error: { kind: 'noProfile' } });
  });
});

describe('another qualifier', () => {
  it('is shown at once and without a request where the configs were listed', async () => {
    const bench = new Bench();
    bench.lambda.configs.set('orders', [configOf('orders', { qualifier: 'live', maximumRetryAttempts: 0 })]);
    await bench.reader.load();
    const asked = bench.lambda.asked.length;
    const selecting = bench.reader.select('live');
    expect(bench.data?.target.qualifier).toBe('live');
    expect(bench.record.target.qualifier).toBe('live');
    await selecting;
    expect(bench.lambda.asked).toHaveLength(asked);
  });

  it('is read by Get where listing is refused; what answers late for the former is dropped', async () => {
    const bench = new Bench();
    bench.lambda.errors.set('listEventInvokeConfigs', refused('lambda:ListFunctionEventInvokeConfigs'));
    await bench.reader.load();
    const waiting = gate();
    bench.lambda.gate = waiting.promise;
    const selecting = [bench.reader.select('beta'), bench.reader.select('live')];
    waiting.open();
    await Promise.all(selecting);
    expect(bench.data?.target.qualifier).toBe('live');
    expect(
      bench.records.some(
        ({ content }) => content.kind === 'ready' && content.data.target.qualifier === 'beta',
      ),
    ).toBe(false);
  });
});

describe('refreshing', () => {
  it('asks for everything once more, with what was known in view', async () => {
    const bench = new Bench();
    await bench.reader.load();
    bench.lambda.asked.length = 0;
    bench.records.length = 0;
    await bench.reader.refresh();
    await bench.idle();
    expect([...bench.lambda.asked].sort()).toEqual([
      'getFunction orders',
      'listEventInvokeConfigs orders',
      'listQualifiers orders',
    ]);
    expect(bench.records.every(({ content }) => content.kind === 'ready')).toBe(true);
  });

  it('shows what a refresh elsewhere found, of this function only', async () => {
    const bench = new Bench();
    await bench.reader.load();
    bench.lambda.configs.set('orders', [configOf('orders', { maximumRetryAttempts: 1 })]);
    await bench.sessions.current?.account.refreshFunction('invoices').catch(() => undefined);
    expect(bench.record.busy).toBe(false);
    expect(bench.data?.configs.configs).toEqual([]);
    await bench.sessions.current?.account.refreshFunction('orders');
    await bench.idle();
    expect(bench.data?.configs.configs).toHaveLength(1);
  });

  it('reads again after all functions were read again', async () => {
    const bench = new Bench();
    await bench.reader.load();
    bench.lambda.configs.set('orders', [configOf('orders', { maximumRetryAttempts: 1 })]);
    await bench.sessions.current?.account.refresh();
    await bench.idle();
    expect(bench.data?.configs.configs).toHaveLength(1);
  });

  it('waits until somebody looks', async () => {
    const bench = new Bench();
    await bench.reader.load();
    bench.isWatched = false;
    bench.lambda.asked.length = 0;
    await bench.sessions.current?.account.refreshFunction('orders');
    expect(bench.record.busy).toBe(false);
    expect(bench.lambda.asked).toEqual(['getFunction orders']);
    await bench.reader.catchUp();
    expect(bench.lambda.asked.filter((asked) => asked === 'listEventInvokeConfigs orders')).toHaveLength(1);
  });
});

describe('the account', () => {
  it('is asked for before anything of a function of a known account is read', async () => {
    const bench = new Bench({ ...TARGET, accountId: OTHER_ACCOUNT });
    await bench.reader.load();
    expect(bench.content.kind).toBe('elsewhere');
    expect(bench.lambda.asked).toEqual([]);
    expect(bench.record.target.accountId).toBe(OTHER_ACCOUNT);
  });

  it('counts as the answers name it where STS cannot be asked', async () => {
    const bench = new Bench(OURS);
    bench.connectionOf().account = () => Promise.reject(new ExpectedError('accessDenied', 'no STS'));
    await bench.reader.load();
    expect(bench.content.kind).toBe('ready');
  });

  it('of another name in the answers is never shown', async () => {
    const bench = new Bench({ ...TARGET, accountId: OTHER_ACCOUNT });
    bench.connectionOf().account = () => Promise.reject(new ExpectedError('offline', 'no STS'));
    await bench.reader.load();
    expect(bench.content).toMatchObject({ kind: 'failed', error: { kind: 'offline' } });
    expect(bench.records.every(({ content }) => content.kind !== 'ready')).toBe(true);
  });
});

describe('a destination in another account', () => {
  const queue = `arn:aws:sqs:${REGION}:${OTHER_ACCOUNT}:lost`;

  /** The row of the on-failure destination. */
  async function rowWith(accountId: string | undefined) {
    const bench = new Bench();
    bench.lambda.configs.set('orders', [configOf('orders', { onFailure: queue })]);
    const profile = { name: 'billing', kind: 'sso', ...(accountId !== undefined && { accountId }) } as const;
    bench.access.profiles = { ...bench.access.profiles, profiles: [profile] };
    await bench.reader.load();
    const { body } = panelState(bench.record);
    return body.kind === 'ready' ? body.destinations.rows[1]?.target : undefined;
  }

  it('offers the profile that signs in there', async () => {
    const target = await rowWith(OTHER_ACCOUNT);
    expect(target?.elsewhere).toBe('In account 222222222222. Profile billing signs in there.');
    expect(target?.switches.map(({ intent }) => intent)).toEqual([{ type: 'switchTo', profile: 'billing' }]);
  });

  it('is said to be there where no profile is known', async () => {
    const target = await rowWith(undefined);
    expect(target?.elsewhere).toBe('In account 222222222222. No profile is known to sign in there.');
    expect(target?.switches).toEqual([]);
  });
});

describe('switching the session', () => {
  it('to another account leaves what is in view, under its own account', async () => {
    const bench = new Bench();
    await bench.loaded();
    bench.connect('sandbox', OTHER_ACCOUNT);
    await bench.sessions.switchTo({ profile: 'sandbox' });
    await bench.left();
    await until('the other account', () => bench.record.successor?.knownAccountId);
    expect(bench.content.kind).toBe('ready');
    expect(bench.record.target.accountId).toBe(ACCOUNT);
    expect(bench.record.successor?.knownAccountId).toBe(OTHER_ACCOUNT);
    expect(bench.connectionOf('sandbox').lambda(REGION).asked).toEqual([]);
  });

  it('to another profile of the same account reads with it', async () => {
    const bench = new Bench();
    await bench.loaded();
    bench.connect('admin', ACCOUNT);
    await bench.sessions.switchTo({ profile: 'admin' });
    await until('the other profile', () => bench.record.session?.connection.profile === 'admin');
    await bench.idle();
    expect(bench.record.successor).toBeUndefined();
  });

  it('and back shows the account again as it is now', async () => {
    const bench = new Bench();
    await bench.loaded();
    bench.connect('sandbox', OTHER_ACCOUNT);
    await bench.sessions.switchTo({ profile: 'sandbox' });
    await bench.left();
    await bench.sessions.switchTo({});
    await until('the first profile', () => bench.record.session === bench.sessions.current);
    expect(bench.record.successor).toBeUndefined();
  });

  it('on demand asks the active session, and finds that it is of another account', async () => {
    const bench = new Bench();
    await bench.loaded();
    bench.connect('sandbox', OTHER_ACCOUNT);
    await bench.sessions.switchTo({ profile: 'sandbox' });
    await bench.reader.load();
    expect(bench.content.kind).toBe('elsewhere');
    expect(bench.connectionOf('sandbox').lambda(REGION).asked).toEqual([]);
  });

  it('while reading drops what answers late', async () => {
    const bench = new Bench(OURS);
    const waiting = gate();
    bench.lambda.gate = waiting.promise;
    const loading = bench.reader.load();
    await until('the request', () => bench.lambda.asked.length > 0);
    bench.connect('sandbox', OTHER_ACCOUNT);
    await bench.sessions.switchTo({ profile: 'sandbox' });
    waiting.open();
    await loading;
    await bench.idle();
    expect(bench.content.kind).toBe('elsewhere');
    expect(bench.records.every(({ content }) => content.kind !== 'ready')).toBe(true);
  });

  it('to one that does not open says so where nothing was in view', async () => {
    const bench = new Bench(OURS);
    const waiting = gate();
    bench.lambda.gate = waiting.promise;
    const loading = bench.reader.load();
    await until('the request', () => bench.lambda.asked.length > 0);
    bench.access.connectTo = () => Promise.reject(new ExpectedError('badConfiguration', 'broken'));
    await bench.sessions.switchTo({ profile: 'broken' }).catch(() => undefined);
    waiting.open();
    await loading;
    expect(bench.content).toMatchObject({ kind: 'failed', error: { kind: 'badConfiguration' } });
  });

  it('to one that does not open keeps what is in view, and says why it is no longer updated', async () => {
    const bench = new Bench();
    await bench.loaded();
    const before = bench.record.session;
    bench.access.connectTo = () => Promise.reject(new ExpectedError('badConfiguration', 'broken'));
    await bench.sessions.switchTo({ profile: 'broken' }).catch(() => undefined);
    expect(bench.content.kind).toBe('ready');
    expect(bench.record).toMatchObject({ left: true, busy: false, successor: undefined });
    expect(bench.record.session).toBe(before);
    expect(bench.record.refreshFailure).toMatchObject({ kind: 'badConfiguration' });
    const labels = panelState(bench.record).header.actions.map(({ intent }) => intent.type);
    expect(labels).not.toContain('refresh');
  });

  it('on demand shows nothing of the former account while the next one is not known', async () => {
    const bench = new Bench();
    await bench.loaded();
    const waiting = gate();
    const sandbox = bench.connect('sandbox', OTHER_ACCOUNT);
    sandbox.account = () => waiting.promise.then(() => OTHER_ACCOUNT);
    await bench.sessions.switchTo({ profile: 'sandbox' });
    const loading = bench.reader.load();
    await Promise.resolve();
    bench.records.length = 0;
    waiting.open();
    await loading;
    expect(bench.content.kind).toBe('elsewhere');
    const mixed = bench.records.filter(
      ({ session, content }) => session?.connection.profile === 'sandbox' && content.kind === 'ready',
    );
    expect(mixed).toEqual([]);
  });

  it('after a failure tries again by itself', async () => {
    const bench = new Bench(OURS);
    bench.access.connectTo = () => Promise.reject(new ExpectedError('signedOut', 'expired'));
    await bench.reader.load();
    bench.access.connectTo = () => Promise.resolve(bench.connectionOf());
    await bench.sessions.reopen();
    await bench.idle();
    expect(bench.content.kind).toBe('ready');
  });
});

it('does nothing any more once it was let go', async () => {
  const bench = new Bench();
  const waiting = gate();
  bench.lambda.gate = waiting.promise;
  const loading = bench.reader.load();
  await until('the request', () => bench.lambda.asked.length > 0);
  bench.reader.dispose();
  bench.records.length = 0;
  waiting.open();
  await loading;
  await (await bench.sessions.reopen()).accountId();
  expect(bench.records).toEqual([]);
});
