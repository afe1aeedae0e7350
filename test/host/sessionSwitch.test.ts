import assert from 'node:assert/strict';
import { CancellationTokenSource, commands, extensions, MarkdownString, window, workspace } from 'vscode';
import type { Connection } from '../../src/domain/session/connection.ts';
import type { SessionManager } from '../../src/domain/session/sessionManager.ts';
import { ArnHoverProvider } from '../../src/features/hover/provider.ts';
import { HoverReader } from '../../src/features/hover/reader.ts';
import { Panels } from '../../src/features/configPanel/panels.ts';
import { parseTarget } from '../../src/features/configPanel/target.ts';
import type { TreeNode } from '../../src/features/functionsTree/nodes.ts';
import { FunctionsProvider } from '../../src/features/functionsTree/provider.ts';
import { viewStatus } from '../../src/features/functionsTree/status.ts';
import { LookupPicker } from '../../src/features/lookup/picker.ts';
import { connectionFacts } from '../../src/features/session/connectionFacts.ts';
import { configOf, FakeConnection, type FakeLambda } from '../support/fakeLambda.ts';
import { fakePicker } from '../support/fakeInputs.ts';
import { FakeAccess, fakeSessions, MemoryLog } from '../support/fakeSessions.ts';
import { FakeView } from '../support/fakeView.ts';
import { until } from '../support/until.ts';
import { EXTENSION_ID } from '../support/extension.ts';

/** Facts that only the former session knows. */
const OLD = { account: '999999999999', region: 'eu-north-1', profile: 'oldprofile', queue: 'oldqueue' };
const NEW = { account: '222222222222', region: 'us-east-1', profile: 'newprofile', queue: 'newqueue' };

type Marks = typeof OLD;

/** Every mark of the old session, and the ids of functions that only it lists. */
const LEFT = /9{12}|eu-north-1|oldprofile|oldqueue|oldonly/;

/** A session whose answers wait until they are let go, and then come although nobody wants them any more. */
class Held {
  readonly connection: FakeConnection;
  readonly lambda: FakeLambda;
  readonly #account = Promise.withResolvers<void>();
  readonly #answers = Promise.withResolvers<void>();

  constructor({ account, region, profile, queue }: Marks, listed: readonly string[]) {
    const arn = (name: string): string => `arn:aws:lambda:${region}:${account}:function:${name}`;
    this.connection = new FakeConnection(profile, region);
    this.connection.account = () => this.#account.promise.then(() => account);
    this.lambda = this.connection.lambda(region);
    this.lambda.ignoresAbort = true;
    this.lambda.gate = this.#answers.promise;
    this.lambda.pages = [listed.map((name) => ({ name, arn: arn(name) }))];
    this.lambda.configs.set('orders', [
      configOf('orders', {
        functionArn: `${arn('orders')}:$LATEST`,
        onFailure: `arn:aws:sqs:${region}:${account}:${queue}`,
      }),
    ]);
  }

  answerAccount(): void {
    this.#account.resolve();
  }

  /** Lets everything go that was asked and will be. */
  async answerAll(): Promise<void> {
    this.#account.resolve();
    this.#answers.resolve();
    await this.answered();
  }

  /** A request that comes after the others is answered after them. */
  async answered(): Promise<void> {
    await this.lambda.getFunction('orders', new AbortController().signal);
  }

  /** Answers what was asked until now; what is asked from now on waits. */
  hold(): { readonly release: () => void } {
    const { promise, resolve } = Promise.withResolvers<void>();
    this.lambda.gate = promise;
    return { release: resolve };
  }

  /** Waits until a request was made. */
  async asked(request: string): Promise<void> {
    await until(request, () => this.lambda.asked.includes(request));
  }
}

class Bench {
  readonly old = new Held(OLD, ['orders', 'oldonly']);
  readonly next = new Held(NEW, ['orders', 'newonly']);
  readonly access = new FakeAccess();
  readonly sessions: SessionManager = fakeSessions(this.access);
  readonly log = new MemoryLog();

  constructor() {
    this.access.connectTo = ({ profile }): Promise<Connection> =>
      Promise.resolve(profile === NEW.profile ? this.next.connection : this.old.connection);
  }

  /** Switches while the old session owes its answers; the new one answers all, and then the old one does. */
  async switchInTheMiddle(): Promise<void> {
    await this.sessions.switchTo({ profile: NEW.profile });
    await this.next.answerAll();
    await this.old.answerAll();
    assert.equal(this.sessions.current?.connection.profile, NEW.profile);
  }
}

function assertNothingLeft(shown: string): void {
  assert.doesNotMatch(shown, LEFT);
}

describe('a switch in the middle of', () => {
  let bench: Bench;
  beforeEach(() => (bench = new Bench()));
  afterEach(() => bench.sessions.dispose());

  const rowsOf = async (provider: FunctionsProvider, node?: TreeNode): Promise<string> => {
    const items = (await provider.getChildren(node)).map((child) => provider.getTreeItem(child));
    return JSON.stringify(items.map(({ label, description, id }) => [label, description, id]));
  };

  const ordersIn = (nodes: readonly TreeNode[]): TreeNode => {
    const found = nodes.find((node) => node.kind === 'function' && node.summary.name === 'orders');
    assert(found);
    return found;
  };

  it('reading the list shows nothing of the old session in the tree', async () => {
    const provider = new FunctionsProvider(bench.sessions, bench.log);
    const early = rowsOf(provider);
    await bench.old.asked('listFunctions');
    await bench.switchInTheMiddle();
    const shown = `${await early} ${await rowsOf(provider)}`;
    assertNothingLeft(shown);
    assert.match(shown, /newonly/);
    const { description, message } = viewStatus(bench.sessions.state, '', undefined);
    assertNothingLeft(`${description} ${message}`);
    provider.dispose();
  });

  it('expanding a function shows nothing of the old session under it', async () => {
    const provider = new FunctionsProvider(bench.sessions, bench.log);
    const listing = provider.getChildren();
    await bench.old.answerAll();
    const orders = ordersIn(await listing);
    const held = bench.old.hold();
    const children = rowsOf(provider, orders);
    await bench.old.asked('listEventInvokeConfigs orders');
    await bench.sessions.switchTo({ profile: NEW.profile });
    await bench.next.answerAll();
    held.release();
    assert.equal(await children, '[]');
    const shown = await rowsOf(provider, ordersIn(await provider.getChildren()));
    assertNothingLeft(shown);
    assert.match(shown, /LATEST/);
    provider.dispose();
  });

  it('reading a panel shows nothing of the old session in it', async () => {
    const view = new FakeView();
    const extension = extensions.getExtension(EXTENSION_ID);
    const target = parseTarget({ region: NEW.region, name: 'orders' });
    assert(extension && target);
    const own = bench.old.connection.lambda(NEW.region);
    own.ignoresAbort = true;
    own.configs.set('orders', bench.old.lambda.configs.get('orders') ?? []);
    const held = Promise.withResolvers<void>();
    own.gate = held.promise;
    const panels = new Panels({
      sessions: bench.sessions,
      log: bench.log,
      extensionUri: extension.extensionUri,
    });
    panels.adopt(view, { target });
    view.say({ type: 'ready' });
    await until('the request', () => own.asked.includes('listEventInvokeConfigs orders'));
    let left = Infinity;
    bench.sessions.onDidChange((state) => {
      if (state.kind === 'open') left = Math.min(left, view.states.length);
    });
    await bench.switchInTheMiddle();
    held.resolve();
    await until('the new queue', () => JSON.stringify(view.states.at(-1)).includes(NEW.queue));
    const { length } = view.states;
    view.say({ type: 'ready' });
    await until('its state', () => view.states.length > length);
    assertNothingLeft(JSON.stringify(view.states.slice(left)));
    panels.dispose();
  });

  it('a hover says that the session changed, and nothing of what the old one said', async () => {
    const text = 'arn:aws:lambda:${AWS::Region}:${AWS::AccountId}:function:orders';
    const document = await workspace.openTextDocument({ content: text });
    const provider = new ArnHoverProvider(new HoverReader(bench));
    const at = document.positionAt(text.length - 1);
    bench.old.answerAccount();
    const hovering = provider.provideHover(document, at, new CancellationTokenSource().token);
    await bench.old.asked('listEventInvokeConfigs orders');
    await bench.switchInTheMiddle();
    const [content] = (await hovering)?.contents ?? [];
    assert(content instanceof MarkdownString);
    assertNothingLeft(content.value);
    assert.match(content.value, /session changed/);
  });

  it('a look-up closes it, opens nothing and lists nothing more', async () => {
    const picker = fakePicker(() => new LookupPicker(bench, '').show());
    bench.old.answerAccount();
    await bench.old.answerAll();
    const orders = await until('the function', () => picker.items.find(({ label }) => label === 'orders'));
    const held = bench.old.hold();
    picker.choose(orders);
    await bench.old.asked('listEventInvokeConfigs orders');
    const tabs = window.tabGroups.all.flatMap((group) => group.tabs).length;
    await bench.sessions.switchTo({ profile: NEW.profile });
    await bench.next.answerAll();
    await until('the end of the list', () => picker.hidden);
    const listed = picker.lists.length;
    held.release();
    await bench.old.answerAll();
    assert.equal(picker.lists.length, listed);
    assert.equal(window.tabGroups.all.flatMap((group) => group.tabs).length, tabs);
  });

  it('asking for the account id names the new one alone', async () => {
    const told: string[] = [];
    bench.sessions.onDidChange(() => told.push(JSON.stringify(connectionFacts(bench.sessions, []))));
    const old = await bench.sessions.open();
    const id = old.accountId();
    const before = told.length;
    await bench.switchInTheMiddle();
    assert.equal(await id, OLD.account);
    assertNothingLeft(told.slice(before).join(' '));
    assert.match(told.at(-1) ?? '', new RegExp(NEW.account));
  });
});

after(async () => {
  await commands.executeCommand('workbench.action.closeAllEditors');
});
