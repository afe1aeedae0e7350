import assert from 'node:assert/strict';
import { type QuickPickItem, type StatusBarItem, ThemeColor } from 'vscode';
import { ExpectedError } from '../../src/domain/errors.ts';
import type { SessionManager } from '../../src/domain/session/sessionManager.ts';
import { pickProfile } from '../../src/features/session/pickProfile.ts';
import { SessionStatusBar } from '../../src/features/session/statusBar.ts';
import { watchStatusBar } from '../support/editorWindow.ts';
import { FakeConnection, type FakeLambda, REGION } from '../support/fakeLambda.ts';
import { fakePicker } from '../support/fakeInputs.ts';
import { FakeAccess, fakeSessions } from '../support/fakeSessions.ts';
import { until } from '../support/until.ts';

const signedOut = new ExpectedError('signedOut', 'expired', { profile: 'bench', command: 'aws sso login' });

describe('the session in the status bar', () => {
  let item: StatusBarItem;
  let bar: SessionStatusBar;
  let sessions: SessionManager;
  let access: FakeAccess;
  let lambda: FakeLambda;

  beforeEach(() => {
    const restore = watchStatusBar((made) => (item = made));
    access = new FakeAccess();
    const connection = new FakeConnection('bench');
    lambda = connection.lambda(REGION);
    access.connectTo = () => Promise.resolve(connection);
    sessions = fakeSessions(access);
    bar = new SessionStatusBar(sessions);
    restore();
  });

  afterEach(() => {
    bar.dispose();
    sessions.dispose();
  });

  it('says in words and by its colour when the session is signed out, and is neutral again after', async () => {
    const session = await sessions.switchTo({ profile: 'bench' });
    assert.equal(item.text, `$(symbol-function) bench · ${REGION}`);
    assert.equal(item.backgroundColor, undefined);
    lambda.errors.set('listFunctions', signedOut);
    await session.account.directory.load();
    assert.equal(item.text, '$(warning) bench · signed out');
    assert.deepEqual(item.backgroundColor, new ThemeColor('statusBarItem.warningBackground'));
    assert.match(item.accessibilityInformation?.label ?? '', /bench · signed out/);
    lambda.errors.clear();
    lambda.pages = [[]];
    await session.account.directory.refresh();
    await until('the sign-in', () => item.text === `$(symbol-function) bench · ${REGION}`);
    assert.equal(item.backgroundColor, undefined);
  });

  it('tells a session that could not be opened from one that is signed out', async () => {
    access.connectTo = () => Promise.reject(new ExpectedError('noRegion', 'no Region'));
    await assert.rejects(sessions.switchTo({ profile: 'bench' }));
    assert.equal(item.text, '$(warning) bench · not connected');
    access.connectTo = () => Promise.reject(signedOut);
    await assert.rejects(sessions.switchTo({ profile: 'bench' }));
    assert.equal(item.text, '$(warning) bench · signed out');
  });
});

describe('Switch Profile', () => {
  const offered = async (sample: boolean): Promise<readonly QuickPickItem[]> => {
    const access = new FakeAccess();
    access.profiles = { profiles: [{ name: 'default', kind: 'keys' }], problems: [], active: 'default' };
    access.connectTo = () =>
      Promise.resolve(Object.assign(new FakeConnection('default'), sample ? { source: 'sample' } : {}));
    const sessions = fakeSessions(access);
    await sessions.switchTo(sample ? { sample: true } : {});
    const picker = fakePicker(() => void pickProfile({ access, sessions }));
    await until('the profiles', () => picker.items.length > 0);
    picker.hide();
    sessions.dispose();
    return picker.items;
  };

  const active = (items: readonly QuickPickItem[]): readonly string[] =>
    items.filter(({ description }) => description?.startsWith('active')).map(({ label }) => label);
  const labels = (items: readonly QuickPickItem[]): readonly string[] => items.map(({ label }) => label);

  it('marks the sample account where that is active, and offers to leave it', async () => {
    const items = await offered(true);
    assert.deepEqual(active(items), ['Sample account']);
    assert.ok(labels(items).includes('Leave the Sample Account'));
  });

  it('marks the profile elsewhere, and offers nothing to leave', async () => {
    const items = await offered(false);
    assert.deepEqual(active(items), ['default']);
    assert.ok(!labels(items).includes('Leave the Sample Account'));
  });
});
