import assert from 'node:assert/strict';
import {
  CancellationTokenSource,
  commands,
  EventEmitter,
  extensions,
  MarkdownString,
  type QuickPick,
  ViewColumn,
  type Webview,
  type WebviewPanel,
  window,
  workspace,
} from 'vscode';
import { CONFIG_PANEL } from '../../src/contributions.ts';
import type { Connection } from '../../src/domain/session/session.ts';
import type { SessionManager } from '../../src/domain/session/sessionManager.ts';
import { ArnHoverProvider } from '../../src/features/hover/provider.ts';
import { HoverReader } from '../../src/features/hover/reader.ts';
import { Panels } from '../../src/features/configPanel/panels.ts';
import type { StateMessage } from '../../src/features/configPanel/protocol.ts';
import { parseTarget } from '../../src/features/configPanel/target.ts';
import type { TreeNode } from '../../src/features/functionsTree/nodes.ts';
import { FunctionsProvider } from '../../src/features/functionsTree/provider.ts';
import { viewStatus } from '../../src/features/functionsTree/status.ts';
import type { LookupItem } from '../../src/features/lookup/items.ts';
import { LookupPicker } from '../../src/features/lookup/picker.ts';
import { connectionFacts } from '../../src/features/session/connectionFacts.ts';
import { configOf, FakeConnection, type FakeLambda } from '../support/fakeLambda.ts';
import { FakeAccess, fakeSessions, MemoryLog } from '../support/fakeSessions.ts';
import { EXTENSION_ID } from '../support/extension.ts';

/** What only the session that is left knows. */
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
    await turn();
  }

  /** Answers what was asked until now; what is asked from now on waits. */
  hold(): { readonly release: () => void } {
    const { promise, resolve } = Promise.withResolvers<void>();
    this.lambda.gate = promise;
    return { release: resolve };
  }

  /** Waits until a request was made. */
  async asked(request: string): Promise<void> {
    while (!this.lambda.asked.includes(request)) await turn();
  }
}

/** One turn of the event loop: all that is ready has happened. */
const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

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
    await turn();
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
    const view = new RecordingView();
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
    while (!own.asked.includes('listEventInvokeConfigs orders')) await turn();
    let left = Infinity;
    bench.sessions.onDidChange((state) => {
      if (state.kind === 'open') left = Math.min(left, view.states.length);
    });
    await bench.switchInTheMiddle();
    held.resolve();
    await view.shows(NEW.queue);
    await turn();
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
    const picker = await captured(() => new LookupPicker(bench, '').show());
    bench.old.answerAccount();
    await bench.old.answerAll();
    while (!picker.items.some(({ label }) => label === 'orders')) await turn();
    const held = bench.old.hold();
    picker.accept(picker.items.find(({ label }) => label === 'orders'));
    await bench.old.asked('listEventInvokeConfigs orders');
    const tabs = window.tabGroups.all.flatMap((group) => group.tabs).length;
    await bench.switchInTheMiddle();
    assert.equal(picker.hidden, true);
    const listed = picker.lists.length;
    held.release();
    await turn();
    await turn();
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

/** The half of a webview that the editor has; it keeps all that it is sent. */
class RecordingView implements WebviewPanel {
  readonly viewType = CONFIG_PANEL;
  readonly options = {};
  readonly viewColumn = ViewColumn.One;
  readonly active = true;
  readonly visible = true;
  title = '';
  readonly states: StateMessage[] = [];
  readonly #messages = new EventEmitter<unknown>();
  readonly #sent = new EventEmitter<void>();
  readonly onDidChangeViewState = new EventEmitter<never>().event;
  readonly onDidDispose = new EventEmitter<void>().event;
  readonly webview: Webview = {
    html: '',
    options: {},
    cspSource: 'https://resources.test',
    asWebviewUri: (uri) => uri,
    onDidReceiveMessage: this.#messages.event,
    postMessage: (message: StateMessage) => {
      this.states.push(message);
      this.#sent.fire();
      return Promise.resolve(true);
    },
  };

  say(message: unknown): void {
    this.#messages.fire(message);
  }

  /** Waits until a state has a text. */
  async shows(text: string): Promise<void> {
    while (!JSON.stringify(this.states.at(-1)).includes(text)) {
      await new Promise<void>((resolve) => {
        const listening = this.#sent.event(() => {
          listening.dispose();
          resolve();
        });
      });
    }
  }

  reveal(): void {}
  dispose(): void {}
}

/** A list as its feature drives it, and as a person does. */
interface Captured {
  readonly items: readonly LookupItem[];
  /** Each list that was shown. */
  readonly lists: readonly (readonly LookupItem[])[];
  readonly hidden: boolean;
  accept(item: LookupItem | undefined): void;
}

/** Puts a list without a window in the place of the editor's own, for as long as it is made. */
async function captured(show: () => void): Promise<Captured> {
  const accepted = new EventEmitter<void>();
  const hiding = new EventEmitter<void>();
  const lists: (readonly LookupItem[])[] = [];
  let hidden = false;
  const nothing = new EventEmitter<never>().event;
  const fake = {
    value: '',
    busy: false,
    selectedItems: [] as readonly LookupItem[],
    onDidChangeValue: nothing,
    onDidTriggerButton: nothing,
    onDidAccept: accepted.event,
    onDidHide: hiding.event,
    get items() {
      return lists.at(-1) ?? [];
    },
    set items(items: readonly LookupItem[]) {
      lists.push(items);
    },
    show: () => undefined,
    hide: () => {
      hidden = true;
      hiding.fire();
    },
    dispose: () => undefined,
  };
  const original = window.createQuickPick;
  const replaced = () => fake as unknown as QuickPick<LookupItem>;
  Object.assign(window, { createQuickPick: replaced });
  try {
    show();
  } finally {
    Object.assign(window, { createQuickPick: original });
  }
  await turn();
  return {
    get items() {
      return fake.items;
    },
    lists,
    get hidden() {
      return hidden;
    },
    accept: (item) => {
      fake.selectedItems = item ? [item] : [];
      accepted.fire();
    },
  };
}

after(async () => {
  await commands.executeCommand('workbench.action.closeAllEditors');
});
