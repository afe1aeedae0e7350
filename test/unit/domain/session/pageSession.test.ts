import { beforeEach, describe, expect, it } from 'vitest';
import { ExpectedError } from '../../../../src/domain/errors.ts';
import {
  isSamePlace,
  PageSession,
  type PageSessionState,
} from '../../../../src/domain/session/pageSession.ts';
import type { Session } from '../../../../src/domain/session/session.ts';
import { FakeConnection } from '../../../support/fakeLambda.ts';
import { FakeAccess, fakeSessions } from '../../../support/fakeSessions.ts';

/** A page over fakes, which shows something once a test says so. */
class Page {
  readonly access = new FakeAccess();
  readonly sessions = fakeSessions(this.access);
  readonly bound: Session[] = [];
  readonly failures: unknown[] = [];
  readonly states: PageSessionState[] = [];
  shows = false;
  continues = false;
  readonly page = new PageSession(this.sessions, {
    keeps: () => this.shows,
    continues: () => this.continues,
    bound: (session) => this.bound.push(session),
    changed: () => this.states.push(this.page.state),
    failed: (error) => this.failures.push(error),
  });

  get kinds(): readonly string[] {
    return this.states.map((state) => (state.kind === 'bound' && state.left ? 'left' : state.kind));
  }
}

const broken = new ExpectedError('noProfile', 'no such profile');

describe('the session of a page', () => {
  let given: Page;

  beforeEach(() => {
    given = new Page();
    return () => given.page.dispose();
  });

  it('is the active one, opened when the page needs it', async () => {
    await given.page.take();
    expect(given.page.active).toBe(given.sessions.current);
    expect(given.bound.at(-1)).toBe(given.sessions.current);
  });

  it('is the next one as long as nothing is in view', async () => {
    await given.page.take();
    const next = await given.sessions.switchTo({ profile: 'other' });
    expect(given.page.active).toBe(next);
    expect(given.kinds).not.toContain('left');
  });

  it('stays with what is in view, is marked as left when the next one is open, and not before', async () => {
    await given.page.take();
    given.shows = true;
    const shown = given.page.active;
    given.states.length = 0;
    const opening = given.sessions.switchTo({ profile: 'other' });
    expect(given.kinds).toEqual(['bound']);
    expect(given.page.active).toBeUndefined();
    const successor = await opening;
    expect(given.page.state).toEqual({ kind: 'bound', session: shown, left: { successor } });
    expect(given.page.active).toBeUndefined();
  });

  it('is replaced where the page may continue with the next one', async () => {
    await given.page.take();
    given.shows = true;
    given.continues = true;
    const next = await given.sessions.switchTo({ profile: 'other' });
    expect(given.page.active).toBe(next);
  });

  it('is the active one again when the user asks', async () => {
    await given.page.take();
    given.shows = true;
    const next = await given.sessions.switchTo({ profile: 'other' });
    await given.page.take();
    expect(given.page.active).toBe(next);
  });

  it('is left without a successor where the next one does not open, and the failure is told once', async () => {
    await given.page.take();
    given.shows = true;
    given.access.connectTo = () => Promise.reject(broken);
    await given.sessions.switchTo({ profile: 'broken' }).catch(() => undefined);
    expect(given.page.state).toMatchObject({ kind: 'bound', left: {} });
    expect(given.failures).toEqual([broken]);
  });

  it('is none where nothing is in view and none opens, until one does', async () => {
    given.access.connectTo = () => Promise.reject(broken);
    await given.page.take();
    expect(given.page.state).toEqual({ kind: 'failed', error: broken });
    expect(given.failures).toEqual([broken]);
    given.access.connectTo = () => Promise.resolve(new FakeConnection());
    const next = await given.sessions.reopen();
    expect(given.page.active).toBe(next);
  });

  it('is no longer followed after the page is closed', async () => {
    await given.page.take();
    given.page.dispose();
    given.states.length = 0;
    await given.sessions.switchTo({ profile: 'other' });
    expect(given.states).toEqual([]);
  });
});

describe('the same place', () => {
  it('is a known account and its Region', async () => {
    const { sessions } = new Page();
    const first = await sessions.open();
    await first.accountId();
    const second = await sessions.reopen();
    expect(isSamePlace(first, second)).toBe(false);
    await second.accountId();
    expect(isSamePlace(first, second)).toBe(true);
    const elsewhere = await sessions.switchTo({ profile: 'default', region: 'eu-west-1' });
    await elsewhere.accountId();
    expect(isSamePlace(first, elsewhere)).toBe(false);
  });
});
