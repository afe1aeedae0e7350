import assert from 'node:assert/strict';
import {
  commands,
  env,
  extensions,
  type QuickPickItem,
  TabInputWebview,
  Uri,
  window,
  workspace,
} from 'vscode';
import { COMMANDS, OVERVIEW_PAGE } from '../../src/contributions.ts';
import { ExpectedError } from '../../src/domain/errors.ts';
import type { ExportFormat } from '../../src/domain/export/index.ts';
import { replaceFile } from '../../src/disk/index.ts';
import { OverviewPage } from '../../src/features/overview/overviewPage.ts';
import { type OverviewDeps } from '../../src/features/overview/overviewDeps.ts';
import type { HostMessage, OverviewViewModel, RowsMessage } from '../../src/features/overview/protocol.ts';
import { parseFunctionArn } from '../../src/domain/arn/functionArn.ts';
import { ACCOUNT, configOf, FakeConnection, REGION, refused, summaryOf } from '../support/fakeLambda.ts';
import { withWindow } from '../support/editorWindow.ts';
import { FakeMemory } from '../support/fakeMemory.ts';
import { FakeAccess, fakeSessions, MemoryLog } from '../support/fakeSessions.ts';
import { FakeWebview } from '../support/fakeView.ts';
import { until } from '../support/until.ts';
import { EXTENSION_ID } from '../support/extension.ts';

const QUEUE = `arn:aws:sqs:${REGION}:${ACCOUNT}:failed`;
const BY_NAME = { column: 'function', descending: false };

type View = FakeWebview<HostMessage>;
type Options = Partial<Pick<OverviewDeps, 'dialogs' | 'chooseAge'>>;

/** An overview over fakes, in a view whose page is the test. */
class Bench {
  readonly access = new FakeAccess();
  readonly sessions = fakeSessions(this.access);
  readonly log = new MemoryLog();
  readonly memory = new FakeMemory();
  connection = this.connectTo('bench', ['orders', 'mail', 'pay']);
  readonly opened: OverviewPage[] = [];

  get lambda() {
    return this.connection.lambda(REGION);
  }

  connectTo(profile: string, names: readonly string[]): FakeConnection {
    const connection = new FakeConnection(profile);
    connection.lambda(REGION).pages = [names.map((name) => summaryOf(name))];
    this.access.connectTo = () => Promise.resolve(connection);
    this.connection = connection;
    return connection;
  }

  /** Opens it as its command does; it asks before it scans. */
  open(more: Options = {}): View {
    const view = new FakeWebview<HostMessage>(OVERVIEW_PAGE);
    const templates = () => Promise.reject(new Error('No template is read'));
    const deps = {
      sessions: this.sessions,
      log: this.log,
      templates,
      version: '1.2.3',
      memory: this.memory,
      replaceFile,
      ...more,
    };
    this.opened.push(new OverviewPage(view, deps, true));
    view.say({ type: 'ready' });
    return view;
  }

  /** Opens it and starts the scan. */
  async start(more: Options = {}): Promise<View> {
    const view = this.open(more);
    await until('the question', () => buttonsOf(view).includes('start'));
    view.say({ type: 'start' });
    return view;
  }

  /** The same, and waits until all is read and shown. */
  async complete(more: Options = {}): Promise<View> {
    const view = await this.start(more);
    await until('the end', () => viewOf(view)?.scan?.text.startsWith('Scanned:'));
    return view;
  }
}

function viewOf(view: View): OverviewViewModel | undefined {
  const views = view.sent.filter((message) => message.type === 'view');
  return views.at(-1)?.view;
}

const rowMessages = (view: View): readonly RowsMessage[] =>
  view.sent.filter((message) => message.type === 'rows');

const nameIn = (arn: string): string => parseFunctionArn(arn)?.name ?? arn;

const arnOf = (name: string): string => `arn:aws:lambda:${REGION}:${ACCOUNT}:function:${name}`;

/** The functions that the page has by now. */
function shownBy(view: View): readonly string[] {
  const known = new Map<string, number>();
  for (const { reset, functions } of rowMessages(view)) {
    if (reset) known.clear();
    for (const { arn, rows } of functions) known.set(nameIn(arn), rows.length);
  }
  return [...known].filter(([, rows]) => rows > 0).map(([name]) => name);
}

const factsOf = (view: View): string =>
  viewOf(view)
    ?.header.facts.map(({ label, value }) => `${label} ${value}`)
    .join(', ') ?? '';

const buttonsOf = (view: View): readonly string[] =>
  viewOf(view)?.notices.flatMap(({ actions }) => actions.map(({ intent }) => intent.type)) ?? [];

describe('the overview', () => {
  let bench: Bench;

  beforeEach(() => {
    bench = new Bench();
  });

  afterEach(async () => {
    for (const page of bench.opened) page.dispose();
    bench.sessions.dispose();
    await commands.executeCommand('workbench.action.closeAllEditors');
  });

  it('asks before it scans: how many requests, and how long', async () => {
    const view = bench.open();
    const notice = await until('the question', () =>
      viewOf(view)?.notices.find(({ title }) => title === 'Scan 3\u00A0functions?'),
    );
    assert.match(
      notice.text ?? '',
      /3 to 9 requests, at most 5 per second, and takes about 1\u00A0s to 2\u00A0s/,
    );
    assert.deepEqual(buttonsOf(view), ['start']);
    assert.deepEqual(bench.lambda.asked, ['listFunctions']);
    view.say({ type: 'start' });
    await until('the rows', () => shownBy(view).length === 3);
    assert.deepEqual(viewOf(view)?.notices, []);
  });

  it('says why the functions cannot be listed, and tries again', async () => {
    bench.lambda.errors.set('listFunctions', refused('lambda:ListFunctions'));
    const view = bench.open();
    const notice = await until('the reason', () => viewOf(view)?.notices.find(({ tone }) => tone !== 'info'));
    assert.match(notice.title, /lambda:ListFunctions/);
    bench.lambda.errors.clear();
    view.say({ type: 'reload' });
    await until('the question', () => buttonsOf(view).join() === 'start');
  });

  it('says whose account it is, and sums it up', async () => {
    bench.lambda.configs.set('orders', [configOf('orders', { onFailure: QUEUE })]);
    const view = await bench.complete();
    assert.equal(view.title, `Overview: ${ACCOUNT} · ${REGION}`);
    assert.equal(factsOf(view), `Account ${ACCOUNT}, Region ${REGION}, Profile bench`);
    const { summary } = viewOf(view) ?? {};
    assert.deepEqual(
      summary?.cards.slice(0, 3).map(({ value, label, tone }) => `${value} ${label} ${tone}`),
      ['3 functions plain', '2 with lost events warning', '0 with broken targets good'],
    );
    assert.deepEqual(
      summary?.chart.bars.map(({ label, cells }) => [label, ...cells.map(({ text }) => text)]),
      [
        ['SQS queue', '0', '1', '0'],
        ['Not configured', '3', '2', '3'],
      ],
    );
    assert.deepEqual([...shownBy(view)].sort(), ['mail', 'orders', 'pay']);
  });

  it('sends each row once, and then those of the functions that changed', async () => {
    const view = await bench.complete();
    const sent = rowMessages(view).length;
    bench.lambda.configs.set('mail', [configOf('mail', { onFailure: QUEUE })]);
    await bench.sessions.current?.account.refreshFunction('mail');
    await bench.sessions.current?.account.configs('mail');
    const changed = await until('the change', () => rowMessages(view)[sent]);
    assert.equal(changed.reset, false);
    assert.deepEqual(
      [
        ...new Set(
          rowMessages(view)
            .slice(sent)
            .flatMap(({ functions }) => functions.map(({ arn }) => nameIn(arn))),
        ),
      ],
      ['mail'],
    );
  });

  it('sends many rows in pieces, and all of them again to a page that was hidden', async () => {
    bench.connectTo(
      'many',
      Array.from({ length: 2500 }, (_, index) => `fn-${index}`),
    );
    const view = await bench.complete();
    const before = rowMessages(view).length;
    view.show(false);
    view.show(true);
    view.say({ type: 'ready' });
    await until('all rows', () => rowMessages(view).slice(before).at(-1)?.more === false);
    const again = rowMessages(view).slice(before);
    assert.deepEqual(
      again.map(({ reset, more, functions }) => [reset, more, functions.length]),
      [
        [true, true, 1000],
        [false, true, 1000],
        [false, false, 500],
      ],
    );
    assert.equal(shownBy(view).length, 2500);
  });

  it('sends nothing while it is hidden', async () => {
    const view = await bench.complete();
    view.show(false);
    const sent = view.sent.length;
    await bench.sessions.current?.account.refreshFunction('mail');
    await bench.sessions.current?.account.configs('mail');
    view.show(true);
    view.say({ type: 'ready' });
    await until('the page', () => view.sent.length > sent);
    assert.equal((view.sent[sent] as HostMessage).type, 'view');
  });

  it('pauses, goes on and cancels', async () => {
    let open: () => void = () => undefined;
    bench.lambda.gate = new Promise((done) => (open = done));
    const view = await bench.start();
    await until('the pause button', () =>
      viewOf(view)?.scan?.actions.some(({ intent }) => intent.type === 'pause'),
    );
    view.say({ type: 'pause' });
    await until('the pause', () => viewOf(view)?.scan?.text.startsWith('Paused'));
    view.say({ type: 'cancel' });
    await until('the end', () => viewOf(view)?.scan?.text.startsWith('Cancelled'));
    open();
    view.say({ type: 'start' });
    await until('all', () => viewOf(view)?.scan?.text === 'Scanned: 3\u00A0functions');
  });

  it('lists what failed, and tries one or all of it again', async () => {
    const action = 'lambda:ListFunctionEventInvokeConfigs';
    bench.lambda.errors.set('listEventInvokeConfigs', refused(action));
    bench.lambda.errors.set('getEventInvokeConfig', refused(action));
    const view = await bench.start();
    const failures = await until(
      'failures',
      () => viewOf(view)?.scan?.text === 'Scanned: 3\u00A0functions, 3 failed' && viewOf(view)?.failures,
    );
    assert.equal(failures.heading, 'Could not be read: 3\u00A0functions');
    assert.deepEqual(
      failures.items.map(({ name, text }) => `${name}: ${text}`)[0],
      `mail: Permission denied: ${action}`,
    );
    assert.deepEqual(failures.remedies, [`Ask your AWS administrator for the IAM permission ${action}.`]);
    bench.lambda.errors.clear();
    view.say({ type: 'retry', arn: arnOf('mail') });
    await until('one', () => shownBy(view).join() === 'mail');
    view.say({ type: 'retryAll' });
    await until('all', () => viewOf(view)?.scan?.text === 'Scanned: 3\u00A0functions');
    assert.equal(viewOf(view)?.failures, undefined);
  });

  it('stops where every request would fail, says why, and goes on', async () => {
    const error = new ExpectedError('signedOut', 'expired', { command: 'aws sso login --profile bench' });
    bench.lambda.errors.set('listEventInvokeConfigs', error);
    const view = await bench.start();
    const notice = await until('the notice', () =>
      viewOf(view)?.notices.find(({ command }) => command !== undefined),
    );
    assert.equal(notice.command, 'aws sso login --profile bench');
    assert.deepEqual(buttonsOf(view), ['signIn', 'start', 'copySignIn', 'switchProfile', 'showLog']);
    view.say({ type: 'copySignIn' });
    await until('the clipboard', async () => (await env.clipboard.readText()) === notice.command);
    bench.lambda.errors.clear();
    view.say({ type: 'start' });
    await until('all', () => viewOf(view)?.scan?.text === 'Scanned: 3\u00A0functions');
    assert.deepEqual(viewOf(view)?.notices, []);
  });

  it('shows a bug as one, and logs it', async () => {
    bench.access.connectTo = () => Promise.reject(new TypeError('oops'));
    const view = bench.open();
    const notice = await until('the notice', () => viewOf(view)?.notices[0]);
    assert.match(notice.title, /Something went wrong/);
    assert.match(bench.log.lines.join('\n'), /TypeError: oops\n\s+at /);
  });

  it('of an empty account says so', async () => {
    bench.connectTo('empty', []);
    const view = bench.open();
    await until('the notice', () => buttonsOf(view).includes('switchRegion'));
    assert.deepEqual(buttonsOf(view), ['switchRegion', 'switchProfile']);
    assert.equal(viewOf(view)?.table, undefined);
  });

  it('never mixes two accounts: it stays as it was until the other one is asked for', async () => {
    const view = await bench.complete();
    const other = bench.connectTo('other', ['theirs']);
    other.account = () => Promise.resolve('222222222222');
    await bench.sessions.switchTo({ profile: 'other' });
    await until('the notice', () => buttonsOf(view).includes('reload'));
    assert.match(factsOf(view), new RegExp(`Account ${ACCOUNT}`));
    assert.deepEqual(other.lambda(REGION).asked, []);
    view.say({ type: 'start' });
    view.say({ type: 'retryAll' });
    view.say({ type: 'reload' });
    await until('the question', () => buttonsOf(view).join() === 'start');
    await until('the list', () => other.lambda(REGION).asked.join() === 'listFunctions');
    view.say({ type: 'start' });
    await until('theirs', () => shownBy(view).join() === 'theirs');
    assert.match(factsOf(view), /Account 222222222222/);
    assert.deepEqual(viewOf(view)?.notices, []);
  });

  it('asks again only for what is older than asked', async () => {
    let age = new Date(0);
    const view = await bench.complete({ chooseAge: () => Promise.resolve(age) });
    bench.lambda.asked.length = 0;
    view.say({ type: 'refresh' });
    await until('the end', () => viewOf(view)?.scan?.text.startsWith('Scanned:'));
    assert.deepEqual(bench.lambda.asked, []);
    age = new Date(Date.now() + 1000);
    view.say({ type: 'refresh' });
    await until('requests', () => bench.lambda.asked.includes('listEventInvokeConfigs pay'));
  });

  it('says what each choice of a refresh costs, before anything is sent', async () => {
    const view = await bench.complete();
    bench.lambda.asked.length = 0;
    type Items = readonly (QuickPickItem | string)[];
    const shown = Promise.withResolvers<Items | Thenable<Items>>();
    const showQuickPick = (items: Items | Thenable<Items>): Promise<undefined> => {
      shown.resolve(items);
      return Promise.resolve(undefined);
    };
    const offered = await withWindow({ showQuickPick }, () => {
      view.say({ type: 'refresh' });
      return shown.promise;
    });
    assert.deepEqual(
      offered.map((item) => (typeof item === 'string' ? item : `${item.label}: ${item.description}`)),
      [
        'Older Than 5 Minutes: 0\u00A0functions',
        'Older Than 1 Hour: 0\u00A0functions',
        'All: 3\u00A0functions: 3 to 9 requests',
      ],
    );
    assert.deepEqual(bench.lambda.asked, []);
  });

  it('has a page that is not answered when it says something else', async () => {
    const view = await bench.complete();
    bench.lambda.asked.length = 0;
    for (const message of [null, 'start', { type: 'run', command: 'x' }, { type: 'openPanel', name: 7 }]) {
      view.say(message);
    }
    view.say({ type: 'export', filter: { text: '', file: '/etc/passwd' }, order: BY_NAME });
    assert.deepEqual(bench.log.lines, []);
    assert.deepEqual(bench.lambda.asked, []);
  });

  describe('exports', () => {
    async function exported(format: ExportFormat, scope: 'shown' | 'all', text: string) {
      const extension = extensions.getExtension(EXTENSION_ID);
      assert(extension);
      const target = Uri.joinPath(extension.extensionUri, 'out', `host-export.${format}`);
      const asked: string[] = [];
      let rows: number | undefined;
      const view = await bench.complete({
        dialogs: {
          chooseScope: (shown, all) => {
            asked.push(`${shown} of ${all}`);
            return Promise.resolve(scope);
          },
          chooseFormat: () => Promise.resolve(format),
          chooseFile: (proposed) => {
            asked.push(proposed);
            return Promise.resolve(target);
          },
          done: (_file, count) => {
            rows = count;
            return Promise.resolve();
          },
          failed: (said) => Promise.reject(new Error(said)),
        },
      });
      view.say({ type: 'export', filter: { text }, order: { column: 'function', descending: true } });
      await until('the end', () => rows !== undefined);
      const content = new TextDecoder().decode(await workspace.fs.readFile(target));
      await workspace.fs.delete(target);
      return { asked, rows, content };
    }

    it('what is shown, in its order', async () => {
      const { asked, rows, content } = await exported('csv', 'shown', '*a*');
      assert.deepEqual([asked, rows], [['2 of 3', `lambda-async-${ACCOUNT}-${REGION}.csv`], 2]);
      assert.deepEqual(
        content
          .split('\r\n')
          .slice(1, 3)
          .map((line) => line.split(',')[0]),
        ['pay', 'mail'],
      );
    });

    it('all, and asks for no choice where nothing is hidden', async () => {
      const { asked, rows, content } = await exported('sarif', 'all', '');
      assert.deepEqual([asked.length, rows], [1, 3]);
      const { version, runs } = JSON.parse(content) as {
        version: string;
        runs: readonly { tool: { driver: { semanticVersion: string } } }[];
      };
      assert.deepEqual([version, runs[0]?.tool.driver.semanticVersion], ['2.1.0', '1.2.3']);
    });

    it('to another file where the first could not be written, and says why', async () => {
      const extension = extensions.getExtension(EXTENSION_ID);
      assert(extension);
      const out = Uri.joinPath(extension.extensionUri, 'out');
      const good = Uri.joinPath(out, 'host-export-again.csv');
      const files = [Uri.joinPath(out, 'gone', 'x.csv'), good];
      const said: string[] = [];
      let rows: number | undefined;
      const view = await bench.complete({
        dialogs: {
          chooseScope: () => Promise.resolve('all'),
          chooseFormat: () => Promise.resolve('csv'),
          chooseFile: () => Promise.resolve(files.shift()),
          done: (_file, count) => {
            rows = count;
            return Promise.resolve();
          },
          failed: (text) => {
            said.push(text);
            return Promise.resolve(true);
          },
        },
      });
      view.say({ type: 'export', filter: { text: '' }, order: BY_NAME });
      await until('the end', () => rows !== undefined);
      await workspace.fs.delete(good);
      assert.deepEqual(said, ['Not exported to x.csv. The folder does not exist. Choose another folder.']);
      assert.deepEqual(bench.log.lines, []);
    });

    it('nothing when the question is given up', async () => {
      const asked: string[] = [];
      const give = (what: string) => () => {
        asked.push(what);
        return Promise.resolve(undefined);
      };
      const view = await bench.complete({
        dialogs: {
          chooseScope: give('scope'),
          chooseFormat: give('format'),
          chooseFile: give('file'),
          done: () => Promise.reject(new Error('nothing was done')),
          failed: () => Promise.reject(new Error('nothing failed')),
        },
      });
      view.say({ type: 'export', filter: { text: 'mail' }, order: BY_NAME });
      await until('the question', () => asked.length > 0);
      assert.deepEqual(asked, ['scope']);
      assert.deepEqual(bench.log.lines, []);
    });
  });

  describe('in the editor', () => {
    const tabs = () =>
      window.tabGroups.all
        .flatMap((group) => group.tabs)
        .filter(({ input }) => input instanceof TabInputWebview && input.viewType.endsWith(OVERVIEW_PAGE));

    it('opens once by its command, in the extension itself', async () => {
      await commands.executeCommand(COMMANDS.openOverview);
      await until('the tab', () => tabs().length === 1);
      await commands.executeCommand(COMMANDS.openOverview);
      assert.equal(tabs().length, 1);
    });

    it('opens the panel of a row', async () => {
      const view = await bench.complete();
      view.say({ type: 'openPanel', arn: arnOf('orders'), qualifier: '$LATEST' });
      await until('the panel', () =>
        window.tabGroups.all.flatMap((group) => group.tabs).some(({ label }) => label === 'orders:$LATEST'),
      );
    });
  });
});
