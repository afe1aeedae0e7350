import assert from 'node:assert/strict';
import { commands, env, TabInputWebview, window } from 'vscode';
import { COMMANDS, GRAPH } from '../../src/contributions.ts';
import { ExpectedError } from '../../src/domain/errors.ts';
import { GraphPanel } from '../../src/features/graph/panel.ts';
import type {
  GraphMessage,
  GraphState,
  GraphViewModel,
  StateMessage,
} from '../../src/features/graph/protocol.ts';
import { ACCOUNT, configOf, FakeConnection, REGION, summaryOf } from '../support/fakeLambda.ts';
import { FakeAccess, fakeSessions, MemoryLog } from '../support/fakeSessions.ts';
import { FakeWebview } from '../support/fakeView.ts';
import { until } from '../support/until.ts';

const arn = (name: string): string => `arn:aws:lambda:${REGION}:${ACCOUNT}:function:${name}`;
const QUEUE = `arn:aws:sqs:${REGION}:${ACCOUNT}:failed`;

class GraphWebview extends FakeWebview<StateMessage | GraphMessage> {
  constructor() {
    super(GRAPH);
  }

  get state(): GraphState | undefined {
    return this.sent.findLast((message) => message.type === 'state')?.state;
  }

  get graphs(): readonly GraphViewModel[] {
    return this.sent.flatMap((message) => (message.type === 'graph' ? [message.graph] : []));
  }
}

const graphTabs = () =>
  window.tabGroups.all
    .flatMap(({ tabs }) => tabs)
    .filter(({ input }) => input instanceof TabInputWebview && input.viewType.endsWith(GRAPH));

/** A graph over fakes; its page is the test. */
class Bench {
  readonly access = new FakeAccess();
  readonly connection = new FakeConnection('bench');
  readonly lambda = this.connection.lambda(REGION);
  readonly sessions = fakeSessions(this.access);
  readonly log = new MemoryLog();
  readonly view = new GraphWebview();
  readonly panel: GraphPanel;
  /** The answer to the question which results to read again, and how often it was asked. */
  age: Date | undefined;
  questions = 0;

  constructor() {
    this.access.connectTo = ({ profile, region }) =>
      Promise.resolve(profile === undefined ? this.connection : new FakeConnection(profile, region));
    this.lambda.pages = [[summaryOf('ping'), summaryOf('pong'), summaryOf('alone')]];
    this.lambda.configs.set('ping', [configOf('ping', { onSuccess: arn('pong') })]);
    this.lambda.configs.set('pong', [configOf('pong', { onSuccess: arn('ping'), onFailure: QUEUE })]);
    this.panel = this.open(false);
  }

  /** A graph in this view: opened by its command, or restored. */
  open(list: boolean): GraphPanel {
    const panel = new GraphPanel(
      this.view,
      {
        sessions: this.sessions,
        log: this.log,
        chooseAge: () => {
          this.questions += 1;
          return Promise.resolve(this.age);
        },
      },
      list,
    );
    this.view.say({ type: 'ready' });
    return panel;
  }

  get intents(): readonly string[] {
    const { body } = this.view.state ?? {};
    return body?.kind === 'notice' ? body.notice.actions.map(({ intent }) => intent.type) : [];
  }

  /** The page asks for its state and gets it: what happened before is in it. */
  async answered(): Promise<void> {
    const { length } = this.view.sent;
    this.view.say({ type: 'ready' });
    await until('the answer', () => this.view.sent.slice(length).some(({ type }) => type === 'state'));
  }

  async scanned(): Promise<GraphViewModel> {
    await until('the question', () => this.intents.includes('start'));
    this.view.say({ type: 'start' });
    await until('a complete scan', () => this.view.state?.scan?.text === 'Scanned: 3\u00A0functions');
    const graph = this.view.graphs.at(-1);
    assert(graph);
    return graph;
  }

  dispose(): void {
    this.panel.dispose();
    this.sessions.dispose();
  }
}

describe('the graph', () => {
  let bench: Bench;

  beforeEach(() => {
    bench = new Bench();
  });

  afterEach(async () => {
    bench.dispose();
    await commands.executeCommand('workbench.action.closeAllEditors');
  });

  it('asks nothing of AWS before it is told to, and says what it would ask', async () => {
    const { notice } = await until('a notice', () => {
      const body = bench.view.state?.body;
      return body?.kind === 'notice' && body;
    });
    assert.match(notice.title, /has not been loaded yet/);
    assert.match(notice.text ?? '', /1 to 3 requests for each function, at most 5 per second/);
    assert.deepEqual(bench.intents, ['start']);
    assert.deepEqual(bench.lambda.asked, []);
  });

  it('opened by its command, lists the functions and says how many requests a scan sends', async () => {
    bench.panel.dispose();
    const panel = bench.open(true);
    const { notice } = await until('the number', () => {
      const body = bench.view.state?.body;
      return body?.kind === 'notice' && /3 to 9 requests/.test(body.notice.text ?? '') && body;
    });
    assert.match(notice.text ?? '', /takes about 1\u00A0s to 2\u00A0s/);
    assert.deepEqual(bench.lambda.asked, ['listFunctions']);
    panel.dispose();
  });

  it('says why the functions cannot be listed, before a scan', async () => {
    bench.panel.dispose();
    const error = new ExpectedError('signedOut', 'expired', { command: 'aws sso login', profile: 'bench' });
    bench.lambda.errors.set('listFunctions', error);
    const panel = bench.open(true);
    await until('the reason', () => bench.intents.includes('signIn'));
    bench.lambda.errors.clear();
    bench.view.say({ type: 'retry' });
    await until('the question', () => bench.intents.join() === 'start');
    panel.dispose();
  });

  it('asks what to read again, and reads nothing when that is dismissed', async () => {
    await bench.scanned();
    bench.lambda.asked.length = 0;
    bench.view.say({ type: 'refresh' });
    await until('the question', () => bench.questions === 1);
    await bench.answered();
    assert.deepEqual(bench.lambda.asked, []);
    bench.age = new Date(Date.now() + 1000);
    bench.view.say({ type: 'refresh' });
    await until('requests', () => bench.lambda.asked.includes('listEventInvokeConfigs ping'));
  });

  it('draws who hands to whom, with loops and names, and says whose graph it is', async () => {
    const { nodes, edges, isolated } = await bench.scanned();
    assert.deepEqual(
      nodes.map(({ name, detail, loop, opens }) => [name, detail, loop, opens]),
      [
        ['ping', '$LATEST', 1, 'panel'],
        ['pong', '$LATEST', 1, 'panel'],
        ['failed', 'SQS queue', undefined, 'console'],
      ],
    );
    assert.deepEqual(edges, [
      { from: 0, to: 1, role: 'onSuccess', loop: 1 },
      { from: 1, to: 0, role: 'onSuccess', loop: 1 },
      { from: 1, to: 2, role: 'onFailure' },
    ]);
    assert.equal(isolated, 1);
    assert.deepEqual(bench.view.state?.body, { kind: 'graph' });
    assert.deepEqual(
      bench.view.state?.header.facts.map(({ value }) => value),
      [ACCOUNT, REGION, 'bench'],
    );
  });

  it('shows no invisible or direction-changing character of a name, and opens what it stands for', async () => {
    const bucket = 'arn:aws:s3:::evil\u202egnp.exe\u200b';
    bench.lambda.configs.set('alone', [configOf('alone', { onFailure: bucket })]);
    const { nodes } = await bench.scanned();
    const node = nodes.find(({ kind }) => kind === 'bucket');
    assert.equal(node?.name, 'evilgnp.exe');
    assert.equal(node.id, bucket);
    assert.equal(node.shownId, 'arn:aws:s3:::evilgnp.exe');
  });

  it('sends a graph once, and again to a page that starts over', async () => {
    await bench.scanned();
    const before = bench.view.graphs.length;
    bench.panel.focus({ region: REGION, name: 'ping' });
    await until('the wish', () => bench.view.state?.focus);
    assert.equal(bench.view.graphs.length, before);
    bench.view.say({ type: 'ready' });
    await until('the graph again', () => bench.view.graphs.length > before);
  });

  it('names the function to bring into view, or says why it is not in the graph', async () => {
    await bench.scanned();
    bench.panel.focus({ region: REGION, name: 'ping' });
    const found = () => {
      const { focus } = bench.view.state ?? {};
      return focus && focus.ids.length > 0 ? focus : undefined;
    };
    const first = await until('the wish', found);
    assert.deepEqual(first.ids, [`${arn('ping')}:$LATEST`]);
    bench.panel.focus({ region: 'eu-west-1', name: 'ping' });
    const notice = await until('the reason', () => bench.view.state?.notices[0]);
    assert.match(notice.text ?? '', /in Region eu-west-1/);
    assert.deepEqual(bench.view.state?.focus?.ids, []);
    bench.panel.focus({ region: REGION, name: 'ping' });
    const again = await until('the wish', found);
    assert.notEqual(again.serial, first.serial);
    assert.deepEqual(bench.view.state?.notices, []);
  });

  it('says that a function without destinations loses its events, and opens its panel', async () => {
    await bench.scanned();
    bench.panel.focus({ region: REGION, name: 'alone', qualifier: '$LATEST' });
    const notice = await until('the notice', () => bench.view.state?.notices[0]);
    assert.equal(notice.title, 'alone:$LATEST has no destinations');
    assert.match(notice.text ?? '', /failed events are lost/);
    bench.view.say({ type: 'openWanted' });
    await until('the panel', () =>
      window.tabGroups.all.flatMap(({ tabs }) => tabs).some(({ label }) => label === 'alone:$LATEST'),
    );
    bench.view.say({ type: 'dismissWanted' });
    await until('the end of it', () => bench.view.state?.notices.length === 0);
  });

  it('forgets on a refresh that a function had no destinations, and keeps it where none is chosen', async () => {
    await bench.scanned();
    bench.panel.focus({ region: REGION, name: 'alone', qualifier: '$LATEST' });
    await until('the notice', () => bench.view.state?.notices[0]);
    bench.view.say({ type: 'refresh' });
    await until('the question', () => bench.questions === 1);
    await bench.answered();
    assert.equal(bench.view.state?.notices[0]?.title, 'alone:$LATEST has no destinations');
    bench.age = new Date(Date.now() + 1000);
    bench.view.say({ type: 'refresh' });
    await until('the end of it', () => bench.view.state?.notices.length === 0);
  });

  it('brings a function into view once the scan has read it', async () => {
    await until('the question', () => bench.intents.includes('start'));
    bench.panel.focus({ region: REGION, name: 'ping' });
    const notice = await until('the reason', () => bench.view.state?.notices[0]);
    assert.equal(notice.title, 'ping has not been read yet');
    const before = bench.view.state?.focus?.serial;
    bench.view.say({ type: 'start' });
    const focus = await until('the wish', () => {
      const found = bench.view.state?.focus;
      return found && found.ids.length > 0 ? found : undefined;
    });
    assert.notEqual(focus.serial, before);
    assert.deepEqual(bench.view.state?.notices, []);
  });

  it('keeps to its account when the session is switched, and offers the active one', async () => {
    const graph = await bench.scanned();
    const other = new FakeConnection('other');
    other.account = () => Promise.resolve('222222222222');
    bench.access.connectTo = () => Promise.resolve(other);
    await bench.sessions.switchTo({ profile: 'other' });
    const notice = await until('a notice', () => bench.view.state?.notices[0]);
    assert.match(notice.title, /shows account 111111111111 \(profile bench\) in us-east-1/);
    assert.deepEqual(bench.view.graphs.at(-1), graph);
    assert.deepEqual(bench.view.state?.scan?.actions, []);
    bench.view.say({ type: 'start' });
    await bench.answered();
    assert.deepEqual(other.lambda(REGION).asked, []);
    bench.view.say({ type: 'reload' });
    await until('the other account', () =>
      bench.view.state?.header.facts.some(({ value }) => value === '222222222222'),
    );
    assert.deepEqual(bench.view.graphs.at(-1)?.nodes, []);
    assert.equal(bench.view.state?.body.kind, 'notice');
  });

  it('says why a scan has halted, and goes on when told to', async () => {
    bench.lambda.errors.set(
      'listEventInvokeConfigs',
      new ExpectedError('signedOut', 'expired', { command: 'aws sso login', profile: 'bench' }),
    );
    await until('the question', () => bench.intents.includes('start'));
    bench.view.say({ type: 'start' });
    const notice = await until('a notice', () => bench.view.state?.notices[0]);
    // Nothing was read: nothing is claimed of who hands events to whom.
    assert.equal(bench.view.state?.body.kind, 'loading');
    assert.equal(notice.command, 'aws sso login');
    assert.deepEqual(
      notice.actions.map(({ intent }) => intent.type),
      ['signIn', 'retry', 'copySignIn', 'switchProfile', 'showLog'],
    );
    assert.deepEqual(
      notice.actions.filter(({ primary }) => primary).map(({ intent }) => intent.type),
      ['signIn'],
    );
    bench.view.say({ type: 'copySignIn' });
    await until('the clipboard', async () => (await env.clipboard.readText()) === notice.command);
    bench.lambda.errors.clear();
    bench.view.say({ type: 'retry' });
    await until('a complete scan', () => bench.view.state?.scan?.text === 'Scanned: 3\u00A0functions');
    assert.deepEqual(bench.view.state?.notices, []);
  });

  it('does nothing at what no page of ours says, nor for a node that it has not drawn', async () => {
    await bench.scanned();
    const asked = [...bench.lambda.asked];
    const before = bench.view.sent.length;
    const odd = [null, 7, 'start', {}, { type: 'eval' }, { type: 'open' }, { type: 'start', extra: 1 }];
    for (const message of [...odd, { type: 'open', id: 'https://example.com' }]) bench.view.say(message);
    await bench.answered();
    assert.deepEqual(
      bench.view.sent.slice(before).map(({ type }) => type),
      ['graph', 'state'],
    );
    assert.deepEqual(bench.lambda.asked, asked);
    assert.deepEqual(graphTabs(), []);
    assert.deepEqual(bench.log.lines, []);
  });

  it('opens the panel of a function', async () => {
    await bench.scanned();
    bench.view.say({ type: 'open', id: `${arn('pong')}:$LATEST` });
    await until('a panel', () =>
      window.tabGroups.all.flatMap(({ tabs }) => tabs).some(({ label }) => label.startsWith('pong')),
    );
  });

  it('is opened once by its commands, whatever their argument', async () => {
    for (const argument of [undefined, { region: REGION, name: 'orders' }, 'odd']) {
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      await commands.executeCommand(COMMANDS.openGraph, argument);
    }
    await commands.executeCommand(COMMANDS.showInGraph, {
      functionTarget: { region: REGION, name: 'orders' },
    });
    await until('the tab', () => graphTabs().length === 1);
    assert.equal(graphTabs()[0]?.label, 'Event Graph');
  });
});
