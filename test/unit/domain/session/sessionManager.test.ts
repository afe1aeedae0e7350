import { describe, expect, it } from 'vitest';
import { ExpectedError } from '../../../../src/domain/errors.ts';
import { Session } from '../../../../src/domain/session/session.ts';
import {
  type AwsAccess,
  type Connection,
  type SessionChoice,
} from '../../../../src/domain/session/connection.ts';
import { SessionManager } from '../../../../src/domain/session/sessionManager.ts';
import { ACCOUNT, FakeConnection, summaryOf } from '../../../support/fakeLambda.ts';

class FakeAccess implements AwsAccess {
  readonly choices: SessionChoice[] = [];
  readonly answers: PromiseWithResolvers<Connection>[] = [];

  listProfiles(): ReturnType<AwsAccess['listProfiles']> {
    return Promise.resolve({ profiles: [], problems: [], active: 'default' });
  }

  connect(choice: SessionChoice): Promise<Connection> {
    this.choices.push(choice);
    const answer = Promise.withResolvers<Connection>();
    this.answers.push(answer);
    return answer.promise;
  }

  isOutdated(): Promise<boolean> {
    return Promise.resolve(false);
  }

  watch(): { dispose(): void } {
    return { dispose: () => undefined };
  }
}

function start(): { access: FakeAccess; sessions: SessionManager; kinds: string[] } {
  let saved: SessionChoice = {};
  const access = new FakeAccess();
  const sessions = new SessionManager(access, { load: () => saved, save: (choice) => void (saved = choice) });
  const kinds: string[] = [];
  sessions.onDidChange((state) => kinds.push(state.kind));
  return { access, sessions, kinds };
}

describe('sessions', () => {
  it('open once, when first needed, and learn the account id', async () => {
    const { access, sessions, kinds } = start();
    expect(sessions.current).toBeUndefined();
    const both = Promise.all([sessions.open(), sessions.open()]);
    access.answers[0]?.resolve(new FakeConnection());
    const [first, second] = await both;
    expect(first).toBe(second);
    expect(access.choices).toEqual([{}]);
    expect(await first.accountId()).toBe(ACCOUNT);
    expect(sessions.current?.knownAccountId).toBe(ACCOUNT);
    expect(kinds).toEqual(['opening', 'open', 'open']);
  });

  it('remember the choice and abort the requests of the one that is left', async () => {
    const { access, sessions } = start();
    const opening = sessions.open();
    const connection = new FakeConnection();
    access.answers[0]?.resolve(connection);
    const old = await opening;
    const switching = sessions.switchTo({ profile: 'b' });
    expect(old.signal.aborted).toBe(true);
    expect(connection.closed).toBe(true);
    expect(sessions.current).toBeUndefined();
    access.answers[1]?.resolve(new FakeConnection('b'));
    expect((await switching).connection.profile).toBe('b');
    expect(sessions.choice).toEqual({ profile: 'b' });
  });

  it('give everybody the newest choice when one overtakes another', async () => {
    const { access, sessions } = start();
    const first = sessions.switchTo({ profile: 'slow' });
    const second = sessions.switchTo({ profile: 'fast' });
    const slow = new FakeConnection('slow');
    access.answers[1]?.resolve(new FakeConnection('fast'));
    expect((await second).connection.profile).toBe('fast');
    access.answers[0]?.resolve(slow);
    expect((await first).connection.profile).toBe('fast');
    expect(slow.closed).toBe(true);
    expect(sessions.current?.connection.profile).toBe('fast');
  });

  it('do not let the failure of an overtaken choice show', async () => {
    const { access, sessions } = start();
    const first = sessions.switchTo({ profile: 'broken' });
    const second = sessions.switchTo({ profile: 'good' });
    access.answers[0]?.reject(new ExpectedError('badConfiguration', 'broken'));
    access.answers[1]?.resolve(new FakeConnection('good'));
    expect((await first).connection.profile).toBe('good');
    await second;
    expect(sessions.state.kind).toBe('open');
  });

  it('fail as a state, and open when asked again', async () => {
    const { access, sessions, kinds } = start();
    const opening = sessions.open();
    access.answers[0]?.reject(new ExpectedError('noRegion', 'no region'));
    await expect(opening).rejects.toMatchObject({ kind: 'noRegion' });
    expect(sessions.state).toMatchObject({ kind: 'failed', error: { kind: 'noRegion' } });
    const again = sessions.open();
    access.answers[1]?.resolve(new FakeConnection());
    await again;
    expect(kinds.slice(0, 4)).toEqual(['opening', 'failed', 'opening', 'open']);
  });

  it('stay closed after dispose, whatever arrives', async () => {
    const { access, sessions } = start();
    const opening = sessions.open();
    sessions.dispose();
    const connection = new FakeConnection();
    access.answers[0]?.resolve(connection);
    await expect(opening).rejects.toMatchObject({ kind: 'cancelled' });
    expect(connection.closed).toBe(true);
    expect(sessions.current).toBeUndefined();
  });

  it('learn the account id from the functions where an endpoint of its own knows no STS, and only there', async () => {
    const noSts = new ExpectedError('notUnderstood', 'no STS here');
    const connect = (endpoint: object): Session => {
      const connection = Object.assign(new FakeConnection(), endpoint);
      connection.account = () => Promise.reject(noSts);
      connection.lambda(connection.region).pages = [[summaryOf('x')]];
      return new Session(connection);
    };
    expect(await connect({ endpoint: 'http://127.0.0.1:4566' }).accountId()).toBe(ACCOUNT);
    await expect(connect({}).accountId()).rejects.toBe(noSts);
  });

  it('tell of throttling, of the session in use only', async () => {
    const { access, sessions } = start();
    const first = new FakeConnection();
    const opening = sessions.open();
    access.answers[0]?.resolve(first);
    const session = await opening;
    await session.accountId();
    const told: (boolean | undefined)[] = [];
    sessions.onDidChange(() => told.push(sessions.current?.isThrottled));
    first.throttle(true);
    first.throttle(false);
    expect(told).toEqual([true, false]);
    const next = sessions.reopen();
    access.answers[1]?.resolve(new FakeConnection());
    await next;
    told.length = 0;
    first.throttle(true);
    expect(told).toEqual([]);
    expect(sessions.current?.isThrottled).toBe(false);
  });

  it('keep one account per region', async () => {
    const { access, sessions } = start();
    const opening = sessions.open();
    const connection = new FakeConnection();
    connection.lambda('eu-west-1').pages = [[summaryOf('x')]];
    access.answers[0]?.resolve(connection);
    const session = await opening;
    expect(session.inRegion('eu-west-1')).toBe(session.inRegion('eu-west-1'));
    expect(session.inRegion(session.region)).toBe(session.account);
  });
});
