import assert from 'node:assert/strict';
import { commands, env, extensions, TabInputWebview, type Uri, ViewColumn, window } from 'vscode';
import { COMMANDS, CONFIG_PANEL } from '../../src/contributions.ts';
import { ExpectedError } from '../../src/domain/errors.ts';
import type { ActionViewModel } from '../../src/features/configPanel/protocol.ts';
import { Panels } from '../../src/features/configPanel/panels.ts';
import { panelSerializer } from '../../src/features/configPanel/serializer.ts';
import { parseTarget, type PanelTarget } from '../../src/features/configPanel/target.ts';
import { ACCOUNT, configOf, FakeConnection, refused, REGION, summaryOf } from '../support/fakeLambda.ts';
import { FakeAccess, fakeSessions, MemoryLog } from '../support/fakeSessions.ts';
import { FakeView } from '../support/fakeView.ts';
import { until } from '../support/until.ts';
import { EXTENSION_ID } from '../support/extension.ts';

const QUEUE = `arn:aws:sqs:${REGION}:${ACCOUNT}:failed`;
const REPAIR = `arn:aws:lambda:${REGION}:${ACCOUNT}:function:repair:live`;

const panelTabs = () =>
  window.tabGroups.all
    .flatMap(({ tabs }) => tabs)
    .filter(({ input }) => input instanceof TabInputWebview && input.viewType.endsWith(CONFIG_PANEL));

function extensionUri(): Uri {
  const extension = extensions.getExtension(EXTENSION_ID);
  assert(extension);
  return extension.extensionUri;
}

/** Panels over fakes. */
class Bench {
  readonly access = new FakeAccess();
  readonly connection = new FakeConnection('bench');
  readonly lambda = this.connection.lambda(REGION);
  readonly sessions = fakeSessions(this.access);
  readonly log = new MemoryLog();
  readonly panels = new Panels({ sessions: this.sessions, log: this.log, extensionUri: extensionUri() });

  constructor() {
    this.access.connectTo = () => Promise.resolve(this.connection);
    this.lambda.pages = [[summaryOf('orders', { role: 'arn:aws:iam::111111111111:role/orders' })]];
    this.lambda.qualifiers.set('orders', { aliases: [{ name: 'live', version: '2' }], versions: ['1', '2'] });
  }

  /** A panel in a view whose page is the test; returns when all is read. */
  async open(qualifier = 'live', more: Partial<PanelTarget> = {}): Promise<FakeView> {
    const view = new FakeView();
    const target = parseTarget({ region: REGION, name: 'orders', qualifier, ...more });
    assert(target);
    this.panels.adopt(view, { target });
    view.say({ type: 'ready' });
    await read(view);
    await this.sessions.current?.accountId().catch(() => undefined);
    await answered(view);
    return view;
  }
}

/** All is read. */
const read = (view: FakeView): Promise<unknown> =>
  until('the end of the reading', () => view.states.at(-1)?.busy === false);

/** The page asks for its state and gets it: what happened before is in it. */
async function answered(view: FakeView): Promise<void> {
  const { length } = view.states;
  view.say({ type: 'ready' });
  await until('the answer', () => view.states.length > length);
}

function readyBody(view: FakeView) {
  const { body } = view.state;
  assert.equal(body.kind, 'ready');
  return body;
}

function failedNotice(view: FakeView) {
  const { body } = view.state;
  assert.equal(body.kind, 'failed');
  return body.notice;
}

/** The primary button. */
const primaryOf = (actions: readonly ActionViewModel[]): readonly string[] =>
  actions.filter(({ primary }) => primary).map(({ intent }) => intent.type);

const factsOf = (view: FakeView): string =>
  view.state.header.facts.map(({ label, value }) => `${label} ${value}`).join(', ');

describe('the panel', () => {
  let bench: Bench;

  beforeEach(() => {
    bench = new Bench();
  });

  afterEach(async () => {
    bench.panels.dispose();
    bench.sessions.dispose();
    await commands.executeCommand('workbench.action.closeAllEditors');
  });

  describe('in words', () => {
    it('says whose function it is, and what applies to it', async () => {
      bench.lambda.configs.set('orders', [
        configOf('orders', { qualifier: 'live', maximumRetryAttempts: 1, onFailure: QUEUE }),
      ]);
      const view = await bench.open();
      assert.equal(view.title, 'orders:live');
      assert.match(
        factsOf(view),
        /Account 111111111111, Region us-east-1, Profile bench, ARN arn:aws:lambda/,
      );
      const { limits, timeline, destinations } = readyBody(view);
      assert.deepEqual(
        limits.rows.map(({ value, source }) => [value, source]),
        [
          ['1', 'Configured'],
          ['6\u00A0h', 'Default'],
        ],
      );
      assert.deepEqual(
        timeline.items.map(({ text }) => text),
        [
          'Attempt immediately',
          'Retry about 1\u00A0min after the first attempt',
          'Lambda stops after 2\u00A0attempts (RetriesExhausted)',
          'Lambda sends a record with the event and the error to SQS queue failed.',
        ],
      );
      assert.deepEqual(destinations.rows[1]?.target?.needs, ['sqs:SendMessage']);
    });

    it('says that an event is discarded only when that is certain', async () => {
      assert.match(JSON.stringify(readyBody(await bench.open())), /The event is discarded/);
      const other = new Bench();
      other.lambda.errors.set('getFunction', refused('lambda:GetFunctionConfiguration'));
      const text = JSON.stringify(readyBody(await other.open()));
      assert.doesNotMatch(text, /discarded/);
      assert.match(text, /lambda:GetFunctionConfiguration/);
      other.panels.dispose();
    });

    it('says what is missing where aliases are refused, and keeps the rest', async () => {
      bench.lambda.errors.set('listQualifiers', refused('lambda:ListAliases'));
      const { qualifiers } = readyBody(await bench.open());
      assert.match(JSON.stringify(qualifiers.notices), /lambda:ListAliases/);
      assert.deepEqual(
        qualifiers.rows.map(({ qualifier }) => qualifier),
        ['$LATEST', 'live'],
      );
    });

    it('says which half is missing where only aliases or only versions are refused', async () => {
      for (const half of ['aliases', 'versions'] as const) {
        const other = new Bench();
        const action = half === 'aliases' ? 'lambda:ListAliases' : 'lambda:ListVersionsByFunction';
        const unknown = { [half]: refused(action) };
        other.lambda.qualifiers.set('orders', { aliases: [], versions: [], unknown });
        // oxlint-disable-next-line no-await-in-loop -- one panel after the other
        const { notices } = readyBody(await other.open()).qualifiers;
        assert.equal(notices.length, 1);
        assert.match(notices[0]?.title ?? '', half === 'aliases' ? /^Aliases without/ : /^Versions without/);
        assert.match(JSON.stringify(notices[0]), new RegExp(action));
        assert.deepEqual(
          notices[0]?.actions.map(({ intent }) => intent.type),
          ['refresh', 'copyPolicy'],
        );
        other.panels.dispose();
      }
    });

    it('fails with a way on when the configs cannot be read', async () => {
      const error = new ExpectedError('signedOut', 'expired', { command: 'aws sso login --profile bench' });
      bench.lambda.errors.set('listEventInvokeConfigs', error);
      const view = await bench.open();
      const { command, actions } = failedNotice(view);
      assert.equal(command, 'aws sso login --profile bench');
      assert.deepEqual(
        actions.map(({ intent }) => intent.type),
        ['signIn', 'retry', 'copySignIn', 'switchProfile', 'showLog'],
      );
      assert.deepEqual(primaryOf(actions), ['signIn']);
      assert.match(factsOf(view), /Region us-east-1, Profile bench/);
      view.say({ type: 'copySignIn' });
      await until('the clipboard', async () => (await env.clipboard.readText()) === command);
    });

    it('says what is a bug to be one, and logs it with its stack', async () => {
      bench.lambda.errors.set('listEventInvokeConfigs', new TypeError('oops'));
      assert.match(failedNotice(await bench.open()).title, /Something went wrong/);
      assert.match(bench.log.lines.join('\n'), /TypeError: oops\n\s+at /);
    });
  });

  describe('its page', () => {
    it('gets its state when it asks, again when it was hidden, and nothing while it is', async () => {
      const view = await bench.open();
      await env.clipboard.writeText('before');
      view.show(false);
      view.say({ type: 'copy', what: 'name' });
      await until('the copy', async () => (await env.clipboard.readText()) === 'orders');
      view.show(true);
      await answered(view);
      assert.equal(readyBody(view).kind, 'ready');
      assert.equal(view.sentWhileHidden, 0);
    });

    it('has a policy that lets in only what is ours', async () => {
      const { webview } = await bench.open();
      assert.match(webview.html, /default-src &#39;none&#39;; style-src https:\/\/resources\.test;/);
      assert.match(webview.html, /script-src &#39;nonce-([0-9a-f]{32})&#39;[^]*<script nonce="\1" src=/);
      assert.deepEqual(
        webview.options.localResourceRoots?.map(({ path }) => path.split('/').slice(-2).join('/')),
        ['dist/webview', `${extensionUri().path.split('/').at(-1)}/media`],
      );
      assert.equal(webview.options.enableCommandUris, undefined);
    });

    it('is not answered when it says something else', async () => {
      const view = await bench.open();
      await env.clipboard.writeText('before');
      for (const message of [
        null,
        'refresh',
        { type: 'copy', what: 'secret' },
        { type: 'openDestination', role: 'file:///etc/passwd' },
        { type: 'selectQualifier', qualifier: '../x' },
        { type: 'run', command: 'workbench.action.quit' },
      ]) {
        view.say(message);
      }
      await answered(view);
      assert.equal(view.title, 'orders:live');
      assert.equal(await env.clipboard.readText(), 'before');
      assert.equal(view.state.status, undefined);
      assert.deepEqual(bench.log.lines, []);
    });

    it('copies name, ARN, JSON and command, and says so', async () => {
      bench.lambda.configs.set('orders', [
        configOf('orders', { qualifier: 'live', maximumRetryAttempts: 0 }),
      ]);
      const view = await bench.open();
      let serial = 0;
      for (const [what, text] of [
        ['name', /^orders$/],
        ['arn', /^arn:aws:lambda:us-east-1:111111111111:function:orders:live$/],
        ['json', /"MaximumRetryAttempts": 0,/],
        ['cli', /--function-name orders --qualifier live --region us-east-1 --profile bench$/],
        ['executionRole', /role\/orders$/],
      ] as const) {
        view.say({ type: 'copy', what });
        serial += 1;
        const said = serial;
        // oxlint-disable-next-line no-await-in-loop -- there is one clipboard
        await until('the word of it', () => view.state.status?.serial === said);
        // oxlint-disable-next-line no-await-in-loop -- there is one clipboard
        assert.match(await env.clipboard.readText(), text);
      }
      assert.deepEqual(view.state.status, { text: 'ARN copied', serial: 5 });
    });

    it('offers JSON only where a config is stored', async () => {
      const actions = (await bench.open()).state.header.actions.map(({ intent }) => JSON.stringify(intent));
      assert(!actions.includes('{"type":"copy","what":"json"}'));
      assert(actions.includes('{"type":"copy","what":"cli"}'));
    });
  });

  describe('qualifiers', () => {
    it('change in place', async () => {
      bench.lambda.configs.set('orders', [configOf('orders', { maximumRetryAttempts: 0 })]);
      const view = await bench.open();
      view.say({ type: 'selectQualifier', qualifier: '$LATEST' });
      await until('the word of it', () => view.state.status?.text === 'Showing $LATEST');
      assert.equal(view.title, 'orders:$LATEST');
      assert.equal(view.state.memory.target.qualifier, '$LATEST');
      assert.equal(readyBody(view).limits.rows[0]?.value, '0');
    });

    it('that have a panel of their own are shown there', async () => {
      const live = await bench.open('live');
      const latest = await bench.open('$LATEST');
      latest.say({ type: 'selectQualifier', qualifier: 'live' });
      await until('the other panel', () => live.revealed === 1);
      await answered(latest);
      assert.equal(latest.title, 'orders:$LATEST');
    });
  });

  describe('over time', () => {
    it('is refreshed on demand, and by what the tree refreshes', async () => {
      const view = await bench.open();
      bench.lambda.configs.set('orders', [
        configOf('orders', { qualifier: 'live', maximumRetryAttempts: 0 }),
      ]);
      view.say({ type: 'refresh' });
      await until('the new value', () => readyBody(view).limits.rows[0]?.value === '0');
      bench.lambda.configs.set('orders', []);
      await bench.sessions.current?.account.refreshFunction('orders');
      await until('the default', () => readyBody(view).limits.rows[0]?.source === 'Default');
    });

    it('keeps to its account when the session becomes another, and says so', async () => {
      const view = await bench.open();
      const sandbox = new FakeConnection('sandbox');
      sandbox.account = () => Promise.resolve('222222222222');
      bench.access.connectTo = () => Promise.resolve(sandbox);
      await bench.sessions.switchTo({ profile: 'sandbox' });
      const notice = await until('the notice', () => readyBody(view).notices[0]);
      assert.match(notice.title, /account 111111111111 \(profile bench\), which is no longer active/);
      assert.deepEqual(
        notice.actions.map(({ intent }) => intent.type),
        ['switchProfile'],
      );
      await answered(view);
      assert.match(factsOf(view), /Account 111111111111/);
      assert.deepEqual(sandbox.lambda(REGION).asked, []);
    });

    it('does nothing any more once it is closed', async () => {
      const view = await bench.open();
      view.dispose();
      bench.lambda.asked.length = 0;
      view.say({ type: 'refresh' });
      await bench.sessions.reopen();
      await bench.open('$LATEST');
      // By the other panel, which came later.
      assert.deepEqual([...bench.lambda.asked].sort(), [
        'getFunction orders',
        'listEventInvokeConfigs orders',
        'listQualifiers orders',
      ]);
    });
  });

  describe('restored after a reload', () => {
    it('shows the same again', async () => {
      const before = await bench.open();
      const view = new FakeView();
      await panelSerializer(bench.panels).deserializeWebviewPanel(
        view,
        JSON.parse(JSON.stringify({ ...before.state.memory, view: { scrollY: 7 } })),
      );
      view.say({ type: 'ready' });
      await read(view);
      assert.equal(view.title, 'orders:live');
      assert.equal(readyBody(view).kind, 'ready');
    });

    it('with another session says so, and shows nothing of either account', async () => {
      const view = await bench.open('live', { accountId: '222222222222' });
      assert.match(failedNotice(view).text ?? '', /is in account 222222222222\. .* account 111111111111/);
      assert.deepEqual(primaryOf(failedNotice(view).actions), ['switchProfile']);
      assert.match(factsOf(view), /Account 222222222222/);
      assert.deepEqual(bench.lambda.asked, []);
    });

    it('closes what left nothing to restore from', async () => {
      for (const state of [undefined, 'x', { target: { region: 'evil.example', name: 'orders' } }]) {
        const view = new FakeView();
        // oxlint-disable-next-line no-await-in-loop -- one after the other, to see which fails
        await panelSerializer(bench.panels).deserializeWebviewPanel(view, state);
        assert.equal(view.isDisposed, true);
      }
    });
  });

  describe('in the editor', () => {
    const target = (qualifier: string): PanelTarget => {
      const parsed = parseTarget({ region: REGION, accountId: ACCOUNT, name: 'orders', qualifier });
      assert(parsed);
      return parsed;
    };

    it('opens once for each qualifier', async () => {
      bench.panels.show(target('live'));
      bench.panels.show(target('$LATEST'));
      bench.panels.show(target('live'));
      bench.panels.show(target('7'));
      const labels = (): readonly string[] => panelTabs().map(({ label }) => label);
      await until('the last tab', () => labels().includes('orders:7'));
      assert.deepEqual([...labels()].sort(), ['orders:$LATEST', 'orders:7', 'orders:live']);
    });

    it('runs its page under its policy: the page asks for its state', async () => {
      const view = window.createWebviewPanel(CONFIG_PANEL, 'test', ViewColumn.One);
      const said: unknown[] = [];
      view.webview.onDidReceiveMessage((message: unknown) => said.push(message));
      bench.panels.adopt(view, { target: target('live') });
      // A tab of the test before may come to the front late, and the editor runs only pages that are in view. Once for
      // each time: a reveal with each turn would keep the editor from running the page.
      view.onDidChangeViewState(() => {
        if (!view.visible && said.length === 0) view.reveal();
      });
      if (!view.visible) view.reveal();
      await until('ready', () => said[0]);
      assert.deepEqual(said[0], { type: 'ready' });
    });

    it('opens by its command, in the extension itself', async () => {
      await commands.executeCommand(COMMANDS.openPanel, { region: REGION, name: 'orders' });
      // Which qualifier is meant is not known without AWS.
      await until('the tab', () => panelTabs().find(({ label }) => label === 'orders'));
      await commands.executeCommand(COMMANDS.openPanel, { region: REGION, name: 'mail', qualifier: '7' });
      await until('the tab', () => panelTabs().find(({ label }) => label === 'mail:7'));
    });

    it('opens a destination that is a function of the account', async () => {
      bench.lambda.configs.set('orders', [configOf('orders', { qualifier: 'live', onFailure: REPAIR })]);
      const view = await bench.open();
      view.say({ type: 'openDestination', role: 'onFailure' });
      await until('the tab', () => panelTabs().find(({ label }) => label === 'repair:live'));
    });
  });
});
