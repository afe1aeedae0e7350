import { FakeMemory } from '../support/fakeMemory.ts';
import assert from 'node:assert/strict';
import { extensions } from 'vscode';
import { findArnAt } from '../../src/domain/text/findArn.ts';
import { renderHover } from '../../src/features/hover/render.ts';
import { subjectOf } from '../../src/features/hover/content.ts';
import { Panels } from '../../src/features/configPanel/panels.ts';
import { parseTarget } from '../../src/features/configPanel/target.ts';
import { viewStatus } from '../../src/features/functionsTree/status.ts';
import { GraphPanel } from '../../src/features/graph/panel.ts';
import { LookupPicker } from '../../src/features/lookup/picker.ts';
import { replaceFile } from '../../src/disk/index.ts';
import { OverviewPage } from '../../src/features/overview/overviewPage.ts';
import { FakeConnection, REGION, summaryOf } from '../support/fakeLambda.ts';
import { fakePicker } from '../support/fakeInputs.ts';
import { MemoryLog, sessionsOn } from '../support/fakeSessions.ts';
import { FakeView } from '../support/fakeView.ts';
import { until } from '../support/until.ts';
import { EXTENSION_ID } from '../support/extension.ts';

const SAID = /AWS is throttling this account: requests resume automatically/;

/** The words that a page was sent last, apart from what it lists. */
function shownBy(view: FakeView): string {
  const words = view.sent.map((message) => JSON.stringify(message)).filter((text) => !LISTS.test(text));
  return words.at(-1) ?? '';
}

const LISTS = /^\{"type":"(?:rows|graph)"/;

describe('while AWS throttles the account', () => {
  const connection = new FakeConnection('bench');
  const sessions = sessionsOn(connection);
  const log = new MemoryLog();
  const lambda = connection.lambda(REGION);
  const hold = Promise.withResolvers<void>();

  before(async () => {
    lambda.pages = [[summaryOf('orders')]];
    const session = await sessions.open();
    await session.accountId();
    await session.account.directory.load();
    lambda.gate = hold.promise;
  });

  afterEach(() => connection.throttle(false));

  after(() => {
    hold.resolve();
    sessions.dispose();
  });

  it('the tree says so above its rows, as long as it lasts', () => {
    assert.equal(viewStatus(sessions.state, '', undefined).message, undefined);
    connection.throttle(true);
    assert.match(viewStatus(sessions.state, '', undefined).message ?? '', SAID);
    assert.match(
      viewStatus(sessions.state, 'ord*', 1).message ?? '',
      /^Filter “ord\*”: 1 of 1 functions · AWS is/,
    );
    connection.throttle(false);
    assert.equal(viewStatus(sessions.state, '', undefined).message, undefined);
  });

  it('a panel that is read says so', async () => {
    const extensionUri = extensions.getExtension(EXTENSION_ID)?.extensionUri;
    const target = parseTarget({ region: REGION, name: 'orders' });
    assert(extensionUri && target);
    const panels = new Panels({ sessions, log, extensionUri });
    await saysSo(
      (view) => panels.adopt(view, { target }),
      () => panels.dispose(),
    );
  });

  it('the overview says so beside its progress', async () => {
    const templates = () => Promise.reject(new Error('No template is read'));
    const deps = { sessions, log, templates, memory: new FakeMemory(), version: '1.2.3', replaceFile };
    await saysSo(
      (view) => new OverviewPage(view, deps, true),
      (page) => page.dispose(),
      { type: 'start' },
    );
  });

  it('the graph says so beside its progress', async () => {
    await saysSo(
      (view) => new GraphPanel(view, { sessions, log }, true),
      (page) => page.dispose(),
      { type: 'start' },
    );
  });

  it('a hover that has waited in vain says so', () => {
    const match = findArnAt('arn:aws:lambda:us-east-1:111111111111:function:orders', 20);
    assert(match);
    const hover = (isThrottled: boolean): string =>
      renderHover({
        subject: subjectOf(match, undefined),
        outcome: { kind: 'reading', isThrottled },
      }).value.replaceAll(/&nbsp;/g, ' ');
    assert.match(hover(true), SAID);
    assert.doesNotMatch(hover(false), SAID);
  });

  it('the look-up says so in its title', async () => {
    const picker = fakePicker(() => new LookupPicker({ sessions, log }, 'ord').show());
    await until('the functions', () => picker.items.length > 0);
    assert.equal(picker.title, 'Look Up Function');
    connection.throttle(true);
    assert.match(picker.title ?? '', SAID);
    connection.throttle(false);
    assert.equal(picker.title, 'Look Up Function');
    picker.hide();
  });

  /** Opens a page whose answers are held back; it says so when that begins, and no more when it has ended. */
  async function saysSo<P>(
    open: (view: FakeView) => P,
    close: (page: P) => void,
    ...messages: readonly object[]
  ): Promise<void> {
    const view = new FakeView();
    const page = open(view);
    view.say({ type: 'ready' });
    await until('its first words', () => /bench/.test(shownBy(view)));
    for (const message of messages) view.say(message);
    await until('what is read', () => /Reading|Scanning/.test(shownBy(view)));
    assert.doesNotMatch(shownBy(view), SAID);
    connection.throttle(true);
    await until('the word of it', () => SAID.test(shownBy(view)));
    connection.throttle(false);
    await until('the end of it', () => !SAID.test(shownBy(view)));
    close(page);
  }
});
