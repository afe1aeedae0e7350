import { describe, expect, it } from 'vitest';
import { ExpectedError } from '../../../../src/domain/errors.ts';
import {
  reconnectAfter,
  reconnectOnFileChange,
} from '../../../../src/domain/session/reconnectOnFileChange.ts';
import type { Session } from '../../../../src/domain/session/session.ts';
import type { DiskChange } from '../../../../src/domain/session/connection.ts';
import type { SessionState, SessionManager } from '../../../../src/domain/session/sessionManager.ts';
import { FakeConnection, REGION } from '../../../support/fakeLambda.ts';
import { FakeAccess, fakeSessions } from '../../../support/fakeSessions.ts';
import { until } from '../../../support/until.ts';

const signedOut = (command?: string): ExpectedError =>
  new ExpectedError('signedOut', 'signed out', command === undefined ? {} : { command });

class Bench {
  readonly access = new FakeAccess();
  readonly connection = new FakeConnection();
  readonly sessions: SessionManager = fakeSessions(this.access);
  readonly watching = reconnectOnFileChange(this.sessions, this.access, (error) => {
    throw error;
  });

  constructor() {
    this.access.connectTo = () => Promise.resolve(this.connection);
  }

  /** A session whose first request ended with an error. */
  async refusedWith(refusal: ExpectedError): Promise<Session> {
    const session = await this.sessions.open();
    this.connection.lambda(REGION).errors.set('listEventInvokeConfigs', refusal);
    await session.account.configs('f').catch(() => undefined);
    return session;
  }

  /** The state after a change. */
  async after(change: DiskChange): Promise<SessionState> {
    await reconnectAfter(change, this.sessions, this.access);
    return this.sessions.state;
  }
}

const sessionOf = (state: SessionState): Session | undefined =>
  state.kind === 'open' ? state.session : undefined;

describe('a change on disk', () => {
  it('opens again what could not be opened', async () => {
    const bench = new Bench();
    bench.access.connectTo = () => Promise.reject(new ExpectedError('noProfile', 'none'));
    await bench.sessions.open().catch(() => undefined);
    bench.access.connectTo = () => Promise.resolve(bench.connection);
    bench.access.disk.fire('files');
    await until('the session', () => bench.sessions.state.kind === 'open');
  });

  it('opens nothing that nobody has asked for', async () => {
    const bench = new Bench();
    expect(await bench.after('files')).toEqual({ kind: 'closed' });
    expect(bench.access.choices).toEqual([]);
  });

  it('opens a session again that waits for a token, and no other', async () => {
    const bench = new Bench();
    const waiting = await bench.refusedWith(signedOut('aws sso login --profile x'));
    const next = sessionOf(await bench.after('tokens'));
    expect(next).toBeDefined();
    expect(next).not.toBe(waiting);
    expect(sessionOf(await bench.after('tokens'))).toBe(next);
  });

  it.each([signedOut(), new ExpectedError('accessDenied', 'refused')])(
    'asks nobody again whom a token does not help: %s',
    async (error) => {
      const bench = new Bench();
      const session = await bench.refusedWith(error);
      expect(sessionOf(await bench.after('tokens'))).toBe(session);
      expect(sessionOf(await bench.after('files'))).toBe(session);
    },
  );

  it('opens a session again whose choice comes to something else now', async () => {
    const bench = new Bench();
    const session = await bench.sessions.open();
    expect(sessionOf(await bench.after('files'))).toBe(session);
    bench.access.outdated = true;
    expect(sessionOf(await bench.after('files'))).not.toBe(session);
    expect(session.signal.aborted).toBe(true);
  });

  it('counts for what was being opened meanwhile', async () => {
    const bench = new Bench();
    const answer = Promise.withResolvers<FakeConnection>();
    bench.access.connectTo = () => answer.promise;
    const opening = bench.sessions.open();
    bench.access.outdated = true;
    bench.access.disk.fire('files');
    expect(bench.access.choices.length).toBe(1);
    answer.resolve(bench.connection);
    const first = await opening;
    await until('the second connection', () => bench.access.choices.length === 2);
    expect(bench.sessions.current).not.toBe(first);
  });

  it('means nothing after the end', async () => {
    const bench = new Bench();
    const session = await bench.refusedWith(signedOut('aws login --profile x'));
    bench.watching.dispose();
    const told: DiskChange[] = [];
    // The change reaches who still listens.
    bench.access.watch((change) => told.push(change));
    bench.access.disk.fire('tokens');
    expect(told).toEqual(['tokens']);
    await session.account.configs('g').catch(() => undefined);
    expect(bench.access.choices).toHaveLength(1);
    expect(bench.sessions.current).toBe(session);
  });
});

describe('what a session knows of its sign-in', () => {
  it('is told once when it fails and once when it works again', async () => {
    const bench = new Bench();
    const told: (string | undefined)[] = [];
    bench.sessions.onDidChangeSignIn((failure) => told.push(failure?.kind));
    const session = await bench.refusedWith(signedOut());
    await session.account.configs('g').catch(() => undefined);
    expect(bench.sessions.signInFailure?.kind).toBe('signedOut');
    const { errors } = bench.connection.lambda(REGION);
    errors.set('listEventInvokeConfigs', new ExpectedError('throttled', 'slow down'));
    await session.account.configs('f').catch(() => undefined);
    expect(bench.sessions.signInFailure?.kind).toBe('signedOut');
    errors.clear();
    await session.account.configs('f');
    expect(bench.sessions.signInFailure).toBeUndefined();
    expect(told).toEqual(['signedOut', undefined]);
  });

  it('is nothing of a session that was left', async () => {
    const bench = new Bench();
    const session = await bench.sessions.open();
    const fake = bench.connection.lambda(REGION);
    const gate = Promise.withResolvers<void>();
    fake.gate = gate.promise;
    fake.errors.set('listEventInvokeConfigs', signedOut());
    const asked = session.account.configs('f').catch(() => undefined);
    bench.access.connectTo = () => Promise.resolve(new FakeConnection('next'));
    await bench.sessions.switchTo({ profile: 'next' });
    gate.resolve();
    await asked;
    expect(session.signInFailure).toBeUndefined();
    expect(bench.sessions.signInFailure).toBeUndefined();
  });
});
