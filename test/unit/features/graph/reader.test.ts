import { beforeEach, describe, expect, it } from 'vitest';
import { ExpectedError } from '../../../../src/domain/errors.ts';
import { scanOf } from '../../../../src/domain/overview/scanOf.ts';
import type { Session } from '../../../../src/domain/session/session.ts';
import { GraphReader, type GraphRecord } from '../../../../src/features/graph/reader.ts';
import { configOf, FakeConnection, REGION, summaryOf } from '../../../support/fakeLambda.ts';
import { FakeAccess, fakeSessions } from '../../../support/fakeSessions.ts';
import { fnArn, queueArn } from '../../domain/overview/support.ts';

const OTHER = '222222222222';

function connection(profile: string, accountId: string, region = REGION): FakeConnection {
  const made = new FakeConnection(profile, region);
  made.account = () => Promise.resolve(accountId);
  const lambda = made.lambda(region);
  lambda.pages = [[summaryOf('orders')]];
  lambda.configs.set('orders', [configOf('orders', { onFailure: queueArn(`failed-${profile}`) })]);
  return made;
}

describe('the graph', () => {
  const access = new FakeAccess();
  let sessions: ReturnType<typeof fakeSessions>;
  let reader: GraphReader;
  let woken: (() => void) | undefined;
  const failures: unknown[] = [];
  const connections: Record<string, () => Promise<FakeConnection>> = {
    default: () => Promise.resolve(connection('default', '111111111111')),
    same: () => Promise.resolve(connection('same', '111111111111')),
    other: () => Promise.resolve(connection('other', OTHER)),
    elsewhere: () => Promise.resolve(connection('elsewhere', '111111111111', 'eu-west-1')),
    broken: () => Promise.reject(new ExpectedError('noProfile', 'no such profile')),
  };

  beforeEach(() => {
    access.connectTo = ({ profile = 'default' }) =>
      connections[profile]?.() ?? Promise.reject(new Error(profile));
    sessions = fakeSessions(access);
    failures.length = 0;
    woken = undefined;
    reader = new GraphReader(sessions, { wake: () => woken?.(), failed: (error) => failures.push(error) });
    return () => {
      reader.dispose();
      sessions.dispose();
    };
  });

  /** Waits until what is shown is as wanted: looks whenever there is something new. */
  function shown(wanted: (record: GraphRecord) => boolean): Promise<GraphRecord> {
    return new Promise((resolve) => {
      const look = (): void => {
        const record = reader.take();
        if (wanted(record)) resolve(record);
      };
      woken = () => queueMicrotask(look);
      look();
    });
  }

  const isComplete = ({ content }: GraphRecord): boolean =>
    content.kind === 'ready' && content.progress.state === 'complete';

  async function scanned(): Promise<Session> {
    await reader.load(false);
    reader.scan?.start();
    const { session } = await shown(
      (record) => isComplete(record) && record.session?.knownAccountId !== undefined,
    );
    if (!session) throw new Error('no session');
    return session;
  }

  const rowsOf = ({ content }: GraphRecord) => (content.kind === 'ready' ? content.rows : []);

  it('lists the functions for who has opened it, to say what a scan would cost, and reads none of them', async () => {
    await reader.load(true);
    const { account } = await sessions.open();
    await account.directory.load();
    expect(reader.take().content).toMatchObject({
      kind: 'ready',
      progress: { state: 'idle', totalKnown: true },
    });
    expect(account.peekConfigs('orders')).toBeUndefined();
  });

  it('asks for nothing before it is told to', async () => {
    await reader.load(false);
    const record = reader.take();
    expect(record.content).toMatchObject({ kind: 'ready', progress: { state: 'idle' }, rows: [] });
  });

  it('follows the scan of the session’s account, whoever started it', async () => {
    await reader.load(false);
    const session = await sessions.open();
    scanOf(session.account).start();
    const record = await shown(isComplete);
    expect(rowsOf(record)).toMatchObject([{ arn: `${fnArn('orders')}:$LATEST` }]);
    expect(reader.scan).toBe(scanOf(session.account));
  });

  it('keeps what it shows when another account becomes active, says so, and takes that when told to', async () => {
    const session = await scanned();
    await sessions.switchTo({ profile: 'other' });
    const left = await shown((record) => record.left?.successor !== undefined);
    expect(left.session).toBe(session);
    expect(rowsOf(left)).toHaveLength(1);
    expect(reader.scan).toBeUndefined();
    await reader.load(false);
    const taken = reader.take();
    expect(taken).toMatchObject({ session: { connection: { profile: 'other' } }, content: { rows: [] } });
    expect(taken.left).toBeUndefined();
  });

  it('never mixes regions of one account', async () => {
    await scanned();
    await sessions.switchTo({ profile: 'elsewhere' });
    const left = await shown(({ left: known }) => known?.successor?.knownAccountId !== undefined);
    expect(left.left?.successor?.region).toBe('eu-west-1');
    expect(rowsOf(left)).toHaveLength(1);
  });

  it('goes on with another session of the same account and region, as soon as that is known', async () => {
    await scanned();
    await sessions.switchTo({ profile: 'same' });
    const record = await shown(({ session }) => session?.connection.profile === 'same');
    expect(record.left).toBeUndefined();
    expect(rowsOf(record)).toEqual([]);
  });

  it('follows the active session as long as there is nothing to mix up', async () => {
    await reader.load(false);
    await sessions.switchTo({ profile: 'other' });
    const record = await shown(({ session }) => session?.connection.profile === 'other');
    expect(record.left).toBeUndefined();
  });

  it('says why there is no session, and keeps what it shows when the next one does not open', async () => {
    await sessions.switchTo({ profile: 'broken' }).catch(() => undefined);
    await reader.load(false);
    expect(reader.take().content).toMatchObject({ kind: 'failed', error: { kind: 'noProfile' } });
    await sessions.switchTo({});
    await scanned();
    await sessions.switchTo({ profile: 'broken' }).catch(() => undefined);
    const left = await shown((record) => record.left !== undefined);
    expect(left.left?.successor).toBeUndefined();
    expect(rowsOf(left)).toHaveLength(1);
    expect(failures).toMatchObject([{ kind: 'noProfile' }, { kind: 'noProfile' }, { kind: 'noProfile' }]);
  });
});
