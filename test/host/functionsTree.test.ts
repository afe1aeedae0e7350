import assert from 'node:assert/strict';
import { extensions, TreeItemCollapsibleState, type TreeItem } from 'vscode';
import { ExpectedError } from '../../src/domain/errors.ts';
import type { SessionManager } from '../../src/domain/session/sessionManager.ts';
import { type TreeNode } from '../../src/features/functionsTree/nodes.ts';
import { nodeId } from '../../src/features/functionsTree/nodeId.ts';
import { FunctionsProvider } from '../../src/features/functionsTree/provider.ts';
import { tooltipOf } from '../../src/features/functionsTree/tooltip.ts';
import { viewStatus } from '../../src/features/functionsTree/status.ts';
import {
  ACCOUNT,
  configOf,
  FakeConnection,
  type FakeLambda,
  refused,
  REGION,
  summaryOf,
} from '../support/fakeLambda.ts';
import { until } from '../support/until.ts';
import { FakeAccess, fakeSessions, MemoryLog, sessionsOn } from '../support/fakeSessions.ts';
import { EXTENSION_ID } from '../support/extension.ts';

/** A row as a person reads it: label, description, and the rows below where they were opened. */
type Row = readonly [label: string, description?: string, ...children: Row[]];

const queue = (name: string): string => `arn:aws:sqs:${REGION}:${ACCOUNT}:${name}`;
const fn = (name: string): string => `arn:aws:lambda:${REGION}:${ACCOUNT}:function:${name}`;

/** Of credentials, beside profiles. */
const SOURCES = ['environment', 'container', 'instance', 'sample'] as const;

class Tree {
  readonly connection = new FakeConnection();
  readonly lambda: FakeLambda = this.connection.lambda(REGION);
  readonly sessions: SessionManager;
  readonly log = new MemoryLog();
  readonly provider: FunctionsProvider;

  constructor(sessions?: SessionManager) {
    this.sessions = sessions ?? sessionsOn(this.connection);
    this.provider = new FunctionsProvider(this.sessions, this.log);
  }

  /** The rows, all opened down to a depth. */
  async rows(depth = 3, parent?: TreeNode): Promise<Row[]> {
    const nodes = await this.provider.getChildren(parent);
    return await Promise.all(nodes.map(async (node) => await this.#row(node, depth)));
  }

  async #row(node: TreeNode, depth: number): Promise<Row> {
    const item: TreeItem = this.provider.getTreeItem(node);
    const open = depth > 1 && item.collapsibleState !== TreeItemCollapsibleState.None;
    const children = open ? await this.rows(depth - 1, node) : [];
    const label = typeof item.label === 'string' ? item.label : '';
    return typeof item.description === 'string'
      ? [label, item.description, ...children]
      : [label, '', ...children];
  }
}

/** Until the functions are all known: what a person sees when the spinner has stopped. */
async function loaded(tree: Tree): Promise<Tree> {
  await (await tree.sessions.open()).account.directory.load();
  return tree;
}

/** The row `$LATEST` of the first function: its menu and its tooltip. */
async function latestOf({ provider }: Tree) {
  const [orders] = await provider.getChildren();
  const [latest] = await provider.getChildren(orders);
  assert.equal(latest?.kind, 'qualifier');
  const { contextValue } = provider.getTreeItem(latest);
  return { contextValue, tooltip: tooltipOf(latest)?.value ?? '' };
}

describe('the tree', () => {
  it('shows the defaults in force, marked, where nothing is configured', async () => {
    const tree = new Tree();
    tree.lambda.pages = [[summaryOf('orders')]];
    await loaded(tree);
    assert.deepEqual(await tree.rows(), [
      [
        'orders',
        '',
        [
          '$LATEST',
          'Failed events are lost · default · 2 retries · 6 h',
          ['Failed events are lost', ''],
          ['Retries 2', 'default'],
          ['Max age 6 h', 'default'],
          ['On success', 'none'],
          ['On failure', 'none'],
        ],
        ['DLQ', 'none'],
      ],
    ]);
    assert.deepEqual(tree.lambda.asked, ['listFunctions', 'listEventInvokeConfigs orders']);
  });

  it('shows each configured qualifier, destinations by kind and name, and what will not work', async () => {
    const tree = new Tree();
    tree.lambda.pages = [[summaryOf('orders', { deadLetterArn: queue('dlq.fifo') })]];
    tree.lambda.qualifiers.set('orders', { aliases: [{ name: 'live', version: '1' }], versions: ['1'] });
    tree.lambda.configs.set('orders', [
      configOf('orders', { qualifier: '1', maximumRetryAttempts: 0, onFailure: fn('rescue') }),
      configOf('orders', { qualifier: 'live', maximumEventAgeInSeconds: 90, onSuccess: 'arn:aws:s3:::done' }),
      configOf('orders', { onFailure: queue('failed'), maximumEventAgeInSeconds: 5400 }),
    ]);
    await loaded(tree);
    assert.deepEqual(await tree.rows(), [
      [
        'orders',
        '',
        [
          '$LATEST',
          'Failed events are sent twice · 2 retries · 1 h 30 min',
          ['Failed events are sent twice', ''],
          ['Retries 2', 'default'],
          ['Max age 1 h 30 min', ''],
          ['On success', 'none'],
          ['On failure', 'failed'],
        ],
        [
          'live',
          '2 findings · 2 retries · 1 min 30 s',
          ['Bucket not supported', 'On success'],
          ['Only 1 of 2 retries', 'max age 1 min 30 s'],
          ['Retries 2', 'default'],
          ['Max age 1 min 30 s', ''],
          ['On success', 'done'],
          ['On failure', 'none'],
        ],
        [
          '1',
          'Failed events are sent twice · no retries · 6 h',
          ['Failed events are sent twice', ''],
          ['Retries 0', ''],
          ['Max age 6 h', 'default'],
          ['On success', 'none'],
          ['On failure', 'rescue'],
        ],
        ['DLQ', 'dlq.fifo'],
        ['FIFO not supported', 'Dead-letter queue'],
      ],
    ]);
  });

  it('asks once for a function, and not again when it is opened again', async () => {
    const tree = new Tree();
    tree.lambda.pages = [[summaryOf('orders')]];
    await loaded(tree);
    await tree.rows();
    await tree.rows();
    assert.equal(tree.lambda.asked.filter((request) => request.startsWith('listEventInvoke')).length, 1);
  });

  it('finds a config whose alias is gone when its row is opened', async () => {
    const tree = new Tree();
    tree.lambda.pages = [[summaryOf('orders')]];
    tree.lambda.configs.set('orders', [configOf('orders', { qualifier: 'old' })]);
    await loaded(tree);
    await tree.rows(2);
    assert.equal(tree.lambda.asked.includes('listQualifiers orders'), false);
    const repainted = new Promise((resolve) => tree.provider.onDidChangeTreeData(resolve));
    await tree.rows();
    await repainted;
    const [orders] = await tree.rows();
    assert.deepEqual(orders?.[3], [
      'old',
      'Alias is gone · 2 retries · 6 h',
      ['Alias is gone', 'old'],
      ['Retries 2', 'default'],
      ['Max age 6 h', 'default'],
      ['On success', 'none'],
      ['On failure', 'none'],
    ]);
  });

  it('says under a config that its alias may not be looked for, judges versions, and asks again when told', async () => {
    const tree = new Tree();
    tree.lambda.pages = [[summaryOf('orders')]];
    const qualifiers = ['old', '7'];
    tree.lambda.configs.set(
      'orders',
      qualifiers.map((qualifier) => configOf('orders', { qualifier })),
    );
    const unknown = { aliases: refused('lambda:ListAliases') };
    tree.lambda.qualifiers.set('orders', { aliases: [], versions: [], unknown });
    await loaded(tree);
    const repainted = async (act: () => unknown): Promise<readonly Row[]> => {
      const painted = new Promise((resolve) => tree.provider.onDidChangeTreeData(resolve));
      await act();
      await painted;
      const [orders] = await tree.rows();
      const [, , ...children] = orders ?? ['no row'];
      return children.slice(1, 3);
    };
    const SETTINGS = /^(Retries|Max age|On success|On failure)\b/;
    const others = (rows: readonly Row[]) =>
      rows.map((row) =>
        row.flatMap((child) =>
          Array.isArray(child) && !SETTINGS.test(String(child[0])) ? [String(child[0])] : [],
        ),
      );
    assert.deepEqual(others(await repainted(() => tree.rows())), [
      ['Failed events are lost', 'Permission denied: lambda:ListAliases', 'Try Again'],
      ['Version is gone'],
    ]);
    tree.lambda.qualifiers.set('orders', { aliases: [{ name: 'old', version: '1' }], versions: ['7'] });
    tree.provider.retry('orders');
    assert.deepEqual(others(await repainted(() => tree.rows())), [
      ['Failed events are lost'],
      ['Failed events are lost'],
    ]);
  });

  it('reads $LATEST by Get where List is refused, and says so', async () => {
    const tree = new Tree();
    tree.lambda.pages = [[summaryOf('orders')]];
    tree.lambda.configs.set('orders', [configOf('orders', { maximumRetryAttempts: 1 })]);
    tree.lambda.errors.set('listEventInvokeConfigs', refused('lambda:ListFunctionEventInvokeConfigs'));
    await loaded(tree);
    const [orders] = await tree.rows(2);
    assert.deepEqual(orders?.[2], [
      '$LATEST',
      'Failed events are lost · 1 retry · 6 h · read with Get (List denied)',
    ]);
    const latest = await latestOf(tree);
    assert.equal(latest.contextValue, 'qualifier.configured.getOnly');
    assert.match(latest.tooltip, /ListFunctionEventInvokeConfigs/);
    assert.match(latest.tooltip, /command:lambdaAsync\.copyPolicy/);
  });

  it('says an explicit deny of List and who can change it, and offers no policy for that', async () => {
    const tree = new Tree();
    const action = 'lambda:ListFunctionEventInvokeConfigs';
    tree.lambda.pages = [[summaryOf('orders')]];
    tree.lambda.configs.set('orders', [configOf('orders', { maximumRetryAttempts: 1 })]);
    const denial = { effect: 'explicit', policy: 'identity' } as const;
    tree.lambda.errors.set(
      'listEventInvokeConfigs',
      new ExpectedError('accessDenied', 'x', { action, denial }),
    );
    await loaded(tree);
    const latest = await latestOf(tree);
    assert.equal(latest.contextValue, 'qualifier.configured');
    assert.match(latest.tooltip, /explicit deny[^]*identity&#45;based policy[^]*administrator/);
    assert.doesNotMatch(latest.tooltip, /copyPolicy/);
  });

  it('says so where an endpoint has no List, and offers no policy for that', async () => {
    const tree = new Tree();
    const missingOperation = 'ListFunctionEventInvokeConfigs';
    tree.lambda.pages = [[summaryOf('orders')]];
    tree.lambda.configs.set('orders', [configOf('orders', { maximumRetryAttempts: 1 })]);
    const lacking = new ExpectedError('notUnderstood', 'not implemented', { missingOperation });
    tree.lambda.errors.set('listEventInvokeConfigs', lacking);
    await loaded(tree);
    const [orders] = await tree.rows(2);
    assert.deepEqual(orders?.[2], [
      '$LATEST',
      'Failed events are lost · 1 retry · 6 h · read with Get (endpoint has no List)',
    ]);
    const latest = await latestOf(tree);
    assert.equal(latest.contextValue, 'qualifier.configured');
    assert.match(latest.tooltip, /does not implement ListFunctionEventInvokeConfigs/);
    assert.doesNotMatch(latest.tooltip, /command:/);
  });

  it('shows a failure under the function that failed, until somebody tries again', async () => {
    const tree = new Tree();
    tree.lambda.pages = [[summaryOf('orders'), summaryOf('payments')]];
    tree.lambda.errors.set('listEventInvokeConfigs', new ExpectedError('throttled', 'slow down'));
    await loaded(tree);
    const [orders] = await tree.provider.getChildren();
    const failed = await tree.rows(1, orders);
    assert.deepEqual(
      failed.map(([label]) => label),
      ['Too many requests: AWS is throttling this account', 'Try Again'],
    );
    await tree.rows(1, orders);
    assert.equal(tree.lambda.asked.filter((request) => request.endsWith(' orders')).length, 1);
    tree.lambda.errors.clear();
    tree.provider.retry('orders');
    assert.deepEqual(
      (await tree.rows(1, orders)).map(([label]) => label),
      ['$LATEST', 'DLQ'],
    );
  });

  it('keeps the rows that arrived when a later page fails', async () => {
    const tree = new Tree();
    tree.lambda.pages = [[summaryOf('a')], [summaryOf('b')]];
    tree.lambda.failAfterPages = 1;
    tree.lambda.errors.set('listFunctions', refused('lambda:ListFunctions'));
    await loaded(tree);
    assert.deepEqual(await tree.rows(1), [
      ['a', ''],
      [
        'Permission denied: lambda:ListFunctions',
        'Ask your AWS administrator for the IAM permission lambda:ListFunctions.',
      ],
      ['Try Again', ''],
    ]);
  });

  it('filters by name over all functions', async () => {
    const tree = new Tree();
    tree.lambda.pages = [['orders-live', 'orders-beta', 'Payments-live'].map((name) => summaryOf(name))];
    await loaded(tree);
    tree.provider.choice = { filter: '*-LIVE', groupedByStack: false };
    assert.deepEqual(
      (await tree.rows(1)).map(([label]) => label),
      ['Payments-live', 'orders-live'],
    );
    tree.provider.choice = { filter: '', groupedByStack: false };
    assert.equal((await tree.rows(1)).length, 3);
  });

  it('groups by stack, with functions of no stack below, and leads back to the stack of each', async () => {
    const tree = new Tree();
    tree.lambda.pages = [['alone', 'mail-1', 'orders-1'].map((name) => summaryOf(name))];
    tree.connection.stackApi.add('shop', { Orders: 'orders-1', Mail: 'mail-1' });
    await loaded(tree);
    tree.provider.choice = { filter: '', groupedByStack: true };
    await until('the stack', async () => (await tree.rows(1))[0]?.[0] === 'shop');
    assert.deepEqual(await tree.rows(1), [
      ['shop', '2 functions'],
      ['alone', ''],
    ]);
    const [stack] = await tree.provider.getChildren();
    const [first] = await tree.provider.getChildren(stack);
    assert(first?.kind === 'function');
    assert.equal(first.summary.name, 'mail-1');
    assert.equal(tree.provider.getParent(first), stack);
    tree.provider.choice = { filter: 'orders', groupedByStack: true };
    assert.deepEqual(await tree.rows(1), [['shop', '1 function']]);
    tree.provider.choice = { filter: '', groupedByStack: false };
    assert.equal((await tree.rows(1)).length, 3);
    assert.equal(tree.provider.getParent(first), undefined);
  });

  it('shows all functions where the tags for the groups may not be read, and why', async () => {
    const tree = new Tree();
    tree.lambda.pages = [[summaryOf('orders-1')]];
    tree.connection.tagApi.denied = true;
    await loaded(tree);
    tree.provider.choice = { filter: '', groupedByStack: true };
    await until('the failure', () => tree.provider.tagFailure !== undefined);
    assert.deepEqual(await tree.rows(1), [['orders-1', '']]);
  });

  it('shows foreign text as it is, in one line and without invisible characters', async () => {
    const tree = new Tree();
    tree.lambda.pages = [[summaryOf('a\u202Eb\nc$(alert)')]];
    await loaded(tree);
    assert.deepEqual(await tree.rows(1), [['ab c$(alert)', '']]);
  });
});

describe('the tree of a large account', () => {
  it('paints the first page at once, and costs in all about twice the last paint', async () => {
    const tree = new Tree();
    const pages = Array.from({ length: 100 }, (_, page) =>
      Array.from({ length: 50 }, (_unused, index) => summaryOf(`f-${page}-${index}`)),
    );
    tree.lambda.pages = pages;
    let painted = 0;
    const sizes: number[] = [];
    const session = await tree.sessions.open();
    tree.provider.onDidChangeTreeData(() => {
      sizes.push(session.account.directory.size);
      painted += session.account.directory.size;
    });
    await session.account.directory.load();
    assert.equal(sizes[0], 50);
    assert.equal(sizes.at(-1), 5000);
    assert(painted <= 3 * 5000, `painted ${painted} rows`);
    assert.equal((await tree.provider.getChildren()).length, 5000);
  });
});

describe('the first rows', () => {
  it('are in the window before the next page is asked for, and nothing is painted again before that', async () => {
    const tree = new Tree();
    tree.lambda.pages = [[summaryOf('a')], [summaryOf('b')]];
    let repaints = 0;
    await tree.sessions.open();
    tree.provider.onDidChangeTreeData(() => (repaints += 1));
    const [shown] = await tree.provider.getChildren();
    assert.equal(shown?.kind === 'function' && shown.summary.name, 'a');
    assert.deepEqual(
      tree.lambda.asked.filter((request) => request === 'listFunctions'),
      ['listFunctions'],
    );
    assert.equal(repaints, 0);
    await loaded(tree);
    assert.deepEqual(await names(tree), ['a', 'b']);
  });

  it('of a single page are all there are: no row says that more are read', async () => {
    const tree = new Tree();
    tree.lambda.pages = [[summaryOf('a')]];
    assert.deepEqual(await names(tree), ['a']);
  });
});

/** A tree whose account has shown a first page, and read a second one that is not worth a paint; the third is held. */
async function behind() {
  const tree = new Tree();
  tree.lambda.pages = [[summaryOf('a')], [summaryOf('b')], [summaryOf('c')]];
  const third = Promise.withResolvers<void>();
  const session = await tree.sessions.open();
  await session.accountId();
  const { account } = session;
  const read = Promise.withResolvers<void>();
  account.onDidChange(() => {
    if (account.directory.size < 2) return;
    tree.lambda.gate = third.promise;
    read.resolve();
  });
  const shown = await names(tree);
  await read.promise;
  return { tree, shown, third };
}

const names = async (tree: Tree): Promise<readonly string[]> => (await tree.rows(1)).map(([label]) => label);

const LOADING = 'Loading more functions…';

describe('the tree of an account whose next page lets wait', () => {
  it('has the rows that the message counts, once AWS throttles the account', async () => {
    const { tree, shown, third } = await behind();
    assert.deepEqual(shown, ['a', LOADING]);
    const painted = Promise.withResolvers<unknown>();
    tree.provider.onDidChangeTreeData(painted.resolve);
    tree.connection.throttle(true);
    await painted.promise;
    assert.deepEqual(await names(tree), ['a', 'b', LOADING]);
    assert.match(viewStatus(tree.sessions.state, '', undefined).message ?? '', /2 so far/);
    third.resolve();
    await loaded(tree);
    assert.deepEqual(await names(tree), ['a', 'b', 'c']);
  });

  it('paints what has been read when that is late', async () => {
    const { tree, third } = await behind();
    await new Promise((resolve) => tree.provider.onDidChangeTreeData(resolve));
    assert.deepEqual(await names(tree), ['a', 'b', LOADING]);
    third.resolve();
    await loaded(tree);
  });
});

describe('switching the session', () => {
  it('shows nothing of the one before, also when it answers late', async () => {
    const old = new FakeConnection('old');
    const gate = Promise.withResolvers<void>();
    old.lambda(REGION).pages = [[summaryOf('of-the-old-account')]];
    old.lambda(REGION).gate = gate.promise;
    const next = new FakeConnection('next');
    next.lambda(REGION).pages = [[summaryOf('of-the-new-account')]];
    const access = new FakeAccess();
    access.connectTo = ({ profile }) => Promise.resolve(profile === 'next' ? next : old);
    const tree = new Tree(fakeSessions(access));
    const early = tree.rows(1);
    await tree.sessions.open();
    await tree.sessions.switchTo({ profile: 'next' });
    gate.resolve();
    await loaded(tree);
    const [before, now] = [await early, await tree.rows(1)];
    assert.equal(JSON.stringify(before).includes('old-account'), false);
    assert.deepEqual(now, [['of-the-new-account', '']]);
  });

  it('gives the same function of another account another id, and the same one the same after a refresh', async () => {
    const tree = new Tree();
    tree.lambda.pages = [[summaryOf('orders')]];
    await loaded(tree);
    const ids = async (): Promise<string[]> => (await tree.provider.getChildren()).map(nodeId);
    const first = await ids();
    await tree.provider.refresh();
    assert.deepEqual(await ids(), first);
    await tree.sessions.reopen();
    await loaded(tree);
    assert.notDeepEqual(await ids(), first);
  });
});

describe('what stands around the rows', () => {
  it('names the Region, which fits into a narrow side bar', async () => {
    const tree = await loaded(new Tree());
    const session = await tree.sessions.open();
    await session.accountId();
    assert.equal(viewStatus(tree.sessions.state, '', undefined).description, REGION);
  });

  it('says the remedy once where nothing could be listed: above the rows', async () => {
    const tree = new Tree();
    tree.lambda.errors.set('listFunctions', refused('lambda:ListFunctions'));
    await loaded(tree);
    const remedy = 'Ask your AWS administrator for the IAM permission lambda:ListFunctions.';
    assert.equal(viewStatus(tree.sessions.state, '', undefined).message, remedy);
    assert.deepEqual(await tree.rows(1), [
      ['Permission denied: lambda:ListFunctions', ''],
      ['Try Again', ''],
    ]);
  });

  it('chooses the empty view by what is missing', async () => {
    const states: string[] = [];
    for (const error of [
      new ExpectedError('noProfile', ''),
      new ExpectedError('noRegion', ''),
      new ExpectedError('signedOut', '', { command: 'aws sso login --profile x' }),
      new ExpectedError('signedOut', ''),
      ...SOURCES.map((source) => new ExpectedError('signedOut', '', { source })),
      new ExpectedError('signedOut', '', { wrongTime: true }),
      new ExpectedError('badConfiguration', ''),
    ]) {
      const access = new FakeAccess();
      access.connectTo = () => Promise.reject(error);
      const sessions = fakeSessions(access);
      await sessions.open().catch(() => undefined);
      states.push(viewStatus(sessions.state, '', undefined).viewState);
    }
    const signedOut = ['sso', 'keys', ...SOURCES, 'clock'].map((how) => `signedOut.${how}`);
    assert.deepEqual(states, ['noProfile', 'noRegion', ...signedOut, 'rows']);
    const { packageJSON } = extensions.getExtension(EXTENSION_ID) ?? {};
    const welcomes = JSON.stringify(packageJSON);
    const unsaid = signedOut.filter((state) => !welcomes.includes(`"lambdaAsync.viewState == ${state}"`));
    assert.deepEqual(unsaid, []);
    const empty = await loaded(new Tree());
    assert.equal(viewStatus(empty.sessions.state, '', undefined).viewState, 'noFunctions');
  });

  it('says what the filter leaves, and that pages are missing', async () => {
    const tree = new Tree();
    tree.lambda.pages = [[summaryOf('a')], [summaryOf('b')]];
    tree.lambda.failAfterPages = 1;
    tree.lambda.errors.set('listFunctions', new ExpectedError('offline', '', { host: 'lambda.test' }));
    await loaded(tree);
    assert.equal(
      viewStatus(tree.sessions.state, 'a*', 1).message,
      'Filter “a*”: 1 of 1 functions · Incomplete list: Cannot reach lambda.test',
    );
  });
});
