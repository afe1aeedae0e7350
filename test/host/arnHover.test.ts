import assert from 'node:assert/strict';
import {
  CancellationTokenSource,
  commands,
  ConfigurationTarget,
  type Disposable,
  type Hover,
  MarkdownString,
  Position,
  type Range,
  type TextDocument,
  workspace,
} from 'vscode';
import { ExpectedError } from '../../src/domain/errors.ts';
import type { Connection } from '../../src/domain/session.ts';
import type { Sessions } from '../../src/domain/sessions.ts';
import { findArnAt } from '../../src/domain/text/findArn.ts';
import type { HoverContent } from '../../src/features/arnHover/content.ts';
import { ArnHoverProvider } from '../../src/features/arnHover/provider.ts';
import { HOVER_BUDGET_MS, HoverReader } from '../../src/features/arnHover/reader.ts';
import { registerArnHover } from '../../src/features/arnHover/register.ts';
import { renderHover } from '../../src/features/arnHover/render.ts';
import { ACCOUNT, configOf, FakeConnection, refused, REGION, summaryOf } from '../support/fakeLambda.ts';
import { FakeAccess, fakeSessions, MemoryLog } from '../support/fakeSessions.ts';

const ORDERS = `arn:aws:lambda:${REGION}:${ACCOUNT}:function:orders`;
const LIST = 'listEventInvokeConfigs orders';
const queue = (name: string): string => `arn:aws:sqs:${REGION}:${ACCOUNT}:${name}`;

/** The hover over fakes, registered in the editor for one test. */
class Bench implements Disposable {
  readonly access = new FakeAccess();
  readonly connection = new FakeConnection('bench');
  readonly lambda = this.connection.lambda(REGION);
  readonly sessions: Sessions = fakeSessions(this.access);
  readonly log = new MemoryLog();
  readonly #registration = registerArnHover({ sessions: this.sessions, log: this.log });

  constructor() {
    this.access.connectTo = () => Promise.resolve(this.connection);
  }

  /** What the hover says on a text, at the mark `|` or else on its last character. */
  async hover(marked: string): Promise<string | undefined> {
    return (await this.hoverAt(...(await opened(marked))))?.value;
  }

  async hoverAt(document: TextDocument, at: Position): Promise<MarkdownString | undefined> {
    return (await this.hoversAt(document, at))?.contents;
  }

  async hoversAt(
    document: TextDocument,
    at: Position,
  ): Promise<{ readonly contents: MarkdownString; readonly range: Range | undefined } | undefined> {
    const hovers = await commands.executeCommand<Hover[]>('vscode.executeHoverProvider', document.uri, at);
    const ours = hovers.flatMap(({ contents, range }) =>
      contents
        .filter((content) => content instanceof MarkdownString)
        .map((content) => ({ contents: content, range })),
    );
    return ours.find(({ contents }) => !isOfTheExtensionItself(contents.value));
  }

  /** Waits until a request has been made. */
  async asked(request: string): Promise<void> {
    while (!this.lambda.asked.includes(request)) await new Promise((resolve) => setTimeout(resolve, 10));
  }

  dispose(): void {
    this.#registration.dispose();
    this.sessions.dispose();
  }
}

/** The extension under test has hovers of its own, over AWS files that are empty. */
function isOfTheExtensionItself(text: string): boolean {
  return text.includes('No AWS profile found') || text.includes('No region chosen');
}

async function opened(marked: string): Promise<[TextDocument, Position]> {
  const offset = marked.includes('|') ? marked.indexOf('|') : marked.length - 1;
  const document = await workspace.openTextDocument({ content: marked.replace('|', '') });
  return [document, document.positionAt(offset)];
}

function assertContains(text: string | undefined, ...parts: readonly string[]): void {
  for (const part of parts) assert.ok(text?.includes(part), `“${part}” is not in:\n${text}`);
}

function assertLacks(text: string | undefined, ...parts: readonly string[]): void {
  assert.ok(text !== undefined, 'there is no hover');
  for (const part of parts) assert.ok(!text.includes(part), `“${part}” is in:\n${text}`);
}

/** Markdown as a reader sees it: numeric entities are characters. */
const seen = (markdown: string | undefined): string =>
  (markdown ?? '').replace(/&#(\d+);/g, (_, digits: string) => String.fromCodePoint(Number(digits)));

/** A promise and what ends it. */
function gate(): { readonly promise: Promise<void>; open(): void } {
  let open: () => void = () => undefined;
  const promise = new Promise<void>((resolve) => (open = resolve));
  return { promise, open };
}

describe('the hover', () => {
  let bench: Bench;
  beforeEach(() => (bench = new Bench()));
  afterEach(() => bench.dispose());

  describe('on a function of the session’s account', () => {
    it('asks one List request, and none the next time', async () => {
      const text = await bench.hover(`"${ORDERS}|"`);
      assertContains(text, '**orders**', '`$LATEST` (unqualified)', ACCOUNT, REGION, 'profile bench');
      assert.deepEqual(bench.lambda.asked, [LIST]);
      await bench.hover(`also ${ORDERS}|.`);
      assert.deepEqual(bench.lambda.asked, [LIST]);
    });

    it('has one request in flight however many hover', async () => {
      const waiting = gate();
      bench.lambda.gate = waiting.promise;
      const hovers = [bench.hover(ORDERS), bench.hover(`${ORDERS}:live`), bench.hover(`x ${ORDERS}`)];
      await bench.asked(LIST);
      waiting.open();
      for (const text of await Promise.all(hovers)) assertContains(text, '**orders**', 'Retry attempts');
      assert.deepEqual(bench.lambda.asked, [LIST]);
    });

    it('says that defaults are in force where nothing is configured', async () => {
      const text = await bench.hover(ORDERS);
      assertContains(
        seen(text),
        'Not configured for `$LATEST`: the defaults are in force.',
        'Retry attempts: 2 (default)',
        'Maximum event age: 6 h (default)',
        'On success: none',
        'On failure: none',
      );
    });

    it('says nothing of a dead-letter queue that is not known, and not that events are lost', async () => {
      const text = seen(await bench.hover(ORDERS));
      assertLacks(text, 'discarded', 'Dead-letter queue:');
      assertContains(text, 'the panel knows whether a dead-letter queue does');
    });

    it('knows the dead-letter queue that the tree has read', async () => {
      bench.lambda.pages = [[summaryOf('orders', { deadLetterArn: queue('dead') }), summaryOf('plain')]];
      await (await bench.sessions.open()).account.directory.load();
      assertContains(
        seen(await bench.hover(ORDERS)),
        'Dead-letter queue: SQS queue `dead`',
        'goes to the dead-letter',
      );
      const plain = seen(await bench.hover(ORDERS.replace('orders', 'plain')));
      assertContains(plain, 'Dead-letter queue: none', 'The event is discarded');
    });

    it('shows the settings of the qualifier that the ARN names, and which others there are', async () => {
      bench.lambda.configs.set('orders', [
        configOf('orders', { qualifier: '7' }),
        configOf('orders', {
          qualifier: 'live',
          maximumRetryAttempts: 1,
          maximumEventAgeInSeconds: 60,
          onFailure: queue('failed.fifo'),
          onSuccess: 'arn:aws:s3:::done',
          lastModified: new Date('2026-03-04T05:06:07Z'),
        }),
        configOf('orders'),
      ]);
      const text = seen(await bench.hover(`${ORDERS}:live`));
      assertContains(text, '**orders** · `live`', 'Retry attempts: 1', 'Maximum event age: 1 min');
      assertContains(text, 'On success: S3 bucket `done`', 'On failure: SQS queue `failed.fifo`');
      assertContains(text, '$(warning) **The event age of 1 min leaves no time for a retry.**');
      assertContains(text, 'On failure: FIFO is not supported', 'a bucket is not supported');
      assertContains(text, 'Also configured: `$LATEST`, `7`.', 'Last modified', '2026', 'Read at');
      assertLacks(text, '(default)');
    });

    it('says that the qualifier does not exist where its aliases are known', async () => {
      const session = await bench.sessions.open();
      bench.lambda.configs.set('orders', [configOf('orders', { qualifier: 'old' })]);
      await session.account.qualifiers('orders');
      assertContains(
        seen(await bench.hover(`${ORDERS}:gone`)),
        'The function has no version or alias `gone`.',
      );
      assertContains(seen(await bench.hover(`${ORDERS}:old`)), 'The alias old does not exist any more');
    });

    it('asks another region of the account there', async () => {
      const text = await bench.hover(ORDERS.replace(REGION, 'eu-west-1'));
      assertContains(text, '`eu-west-1`', 'profile bench');
      assert.deepEqual(bench.lambda.asked, []);
      assert.deepEqual(bench.connection.lambda('eu-west-1').asked, [LIST]);
    });

    it('reads partial, qualified, wrapped and templated ARNs', async () => {
      const wrapped = `arn:aws:apigateway:${REGION}:lambda:path/2015-03-31/functions/${ORDERS}/invocations`;
      const forms = [
        ...[
          `${ACCOUNT}:function:orders`,
          `${REGION}:${ACCOUNT}:function:orders:1`,
          `${ORDERS}:$LATEST`,
          wrapped,
        ],
        'arn:${AWS::Partition}:lambda:${AWS::Region}:${AWS::AccountId}:function:orders',
        'arn:aws:lambda:${data.aws_region.current.name}:${data.aws_caller_identity.me.account_id}:function:orders',
        `arn:aws:lambda:{self.region}:${ACCOUNT}:function:orders`,
      ];
      for (const form of forms)
        assertContains(await bench.hover(`"${form}|"`), '**orders**', 'Retry attempts');
      assert.deepEqual(bench.lambda.asked, [LIST]);
    });

    it('says what was filled in from the session', async () => {
      const text = seen(await bench.hover('arn:aws:lambda:${AWS::Region}:${AWS::AccountId}:function:orders'));
      assertContains(text, '`${AWS::Region}` read as `us-east-1`, the region of the active session.');
      assertContains(
        text,
        `\`\${AWS::AccountId}\` read as \`${ACCOUNT}\`, the account of the active session.`,
      );
      assertContains(
        seen(await bench.hover(`${ACCOUNT}:function:orders`)),
        'No region in the text: `us-east-1`',
      );
    });

    it('links to panel, tree, console and refresh, and to nothing else', async () => {
      const markdown = await bench.hoverAt(...(await opened(`${ORDERS}:live`)));
      assert.ok(markdown);
      const query = encodeURIComponent(
        JSON.stringify([
          { partition: 'aws', region: REGION, accountId: ACCOUNT, name: 'orders', qualifier: 'live' },
        ]),
      );
      for (const name of ['openPanel', 'revealFunction', 'openConsole', 'refreshFunction']) {
        assertContains(markdown.value, `(command:lambdaAsync.${name}?${query})`);
      }
      const trusted = markdown.isTrusted;
      assert.ok(typeof trusted === 'object');
      assert.ok(trusted.enabledCommands.every((command) => command.startsWith('lambdaAsync.')));
      assert.notEqual(markdown.supportHtml, true);
    });

    it('covers the whole of a wrapped ARN', async () => {
      const wrapped = `arn:aws:apigateway:${REGION}:lambda:path/2015-03-31/functions/${ORDERS}/invocations`;
      const [document, position] = await opened(`uri: '|${wrapped}'`);
      const range = (await bench.hoversAt(document, position))?.range;
      assert.equal(range && document.getText(range), wrapped);
    });
  });

  describe('where List is refused', () => {
    beforeEach(() =>
      bench.lambda.errors.set('listEventInvokeConfigs', refused('lambda:ListFunctionEventInvokeConfigs')),
    );

    it('shows what Get answers, and says that there may be more', async () => {
      bench.lambda.configs.set('orders', [
        configOf('orders', { qualifier: 'live', maximumRetryAttempts: 0 }),
      ]);
      const text = seen(await bench.hover(`${ORDERS}:live`));
      assertContains(text, 'Retry attempts: 0', 'Access denied: lambda:ListFunctionEventInvokeConfigs');
      assertContains(text, 'Other qualifiers are not known.');
    });

    it('does not take the silence of Get for defaults', async () => {
      const text = seen(await bench.hover(ORDERS));
      assertContains(text, 'Nothing is configured for `$LATEST`, or it does not exist');
    });

    it('names the missing permission where Get is refused too', async () => {
      bench.lambda.errors.set('getEventInvokeConfig', refused('lambda:GetFunctionEventInvokeConfig'));
      const text = seen(await bench.hover(ORDERS));
      assertContains(text, 'Ask for the IAM permission lambda:ListFunctionEventInvokeConfigs');
      assertContains(text, 'command:lambdaAsync.refreshFunction', 'command:lambdaAsync.showLog');
    });
  });

  describe('asks nothing', () => {
    const askNothing = async (text: string, ...says: readonly string[]): Promise<void> => {
      const hover = await bench.hover(text);
      assertContains(seen(hover), '**orders', ...says, 'command:lambdaAsync.lookUp');
      assert.deepEqual(
        [...bench.connection.regions.values()].flatMap(({ asked }) => asked),
        [],
      );
    };

    it('of another account', () =>
      askNothing(
        ORDERS.replace(ACCOUNT, '222222222222'),
        '`222222222222`',
        `of another account, \`${ACCOUNT}\``,
      ));

    it('of another partition', () =>
      askNothing(`arn:aws-cn:lambda:cn-north-1:${ACCOUNT}:function:orders`, 'of another partition, `aws`'));

    it('where region and partition contradict each other', async () => {
      await askNothing(
        `arn:aws:lambda:cn-north-1:${ACCOUNT}:function:orders`,
        'does not lie in the partition',
      );
      assert.equal(bench.sessions.state.kind, 'closed');
    });

    it('where a variable is in the way, and opens no session for it', async () => {
      const text = `arn:aws:lambda:\${var.region}:${ACCOUNT}:function:orders-\${var.stage}`;
      await askNothing(text, 'the region depends on `${var.region}`');
      assert.equal(bench.sessions.state.kind, 'closed');
    });

    it('where the setting says so', async () => {
      const settings = workspace.getConfiguration('lambdaAsync');
      await settings.update('hover.readsAws', false, ConfigurationTarget.Global);
      try {
        await askNothing(ORDERS, 'the setting `lambdaAsync.hover.readsAws` is off');
      } finally {
        await settings.update('hover.readsAws', undefined, ConfigurationTarget.Global);
      }
    });

    it('in Restricted Mode', async () => {
      const content = await read(bench, ORDERS, 'restricted');
      assert.deepEqual(content?.outcome, { kind: 'notRead', why: { kind: 'restricted' } });
      assert.equal(bench.sessions.state.kind, 'closed');
    });

    it('when the mouse has left at once', async () => {
      const provider = new ArnHoverProvider(new HoverReader(bench));
      const [document, position] = await opened(ORDERS);
      const source = new CancellationTokenSource();
      const hover = provider.provideHover(document, position, source.token);
      setTimeout(() => source.cancel(), 20);
      assert.equal(await hover, undefined);
      assert.equal(bench.sessions.state.kind, 'closed');
    });
  });

  it('is not there on what is no function, nor where it is switched off', async () => {
    const others = [
      ...[
        `${ORDERS}*`,
        `${ORDERS}:*`,
        `arn:aws:lambda:${REGION}:${ACCOUNT}:layer:orders:3`,
        'function:orders',
      ],
      ...[`arn:aws:lambda:${REGION}:${ACCOUNT}:function:`, `arn:aws:sqs:${REGION}:${ACCOUNT}:orders`],
    ];
    for (const text of others) assert.equal(await bench.hover(text), undefined, text);
    const settings = workspace.getConfiguration('lambdaAsync');
    await settings.update('hover.enabled', false, ConfigurationTarget.Global);
    try {
      assert.equal(await bench.hover(ORDERS), undefined);
    } finally {
      await settings.update('hover.enabled', undefined, ConfigurationTarget.Global);
    }
    assert.equal(bench.sessions.state.kind, 'closed');
  });

  describe('when something is wrong', () => {
    it('says that there is no such function', async () => {
      bench.lambda.errors.set('listEventInvokeConfigs', new ExpectedError('notFound', 'no function'));
      const text = seen(await bench.hover(ORDERS));
      assertContains(text, `No such function: \`orders\` in account \`${ACCOUNT}\`, region \`${REGION}\`.`);
    });

    it('asks again after a failure', async () => {
      bench.lambda.errors.set('listEventInvokeConfigs', new ExpectedError('throttled', 'slow down'));
      assertContains(seen(await bench.hover(ORDERS)), '$(error) **Too many requests');
      bench.lambda.errors.clear();
      assertContains(await bench.hover(ORDERS), 'Retry attempts');
    });

    it('does not open a session again and again that cannot be opened', async () => {
      const facts = { profile: 'p', command: 'aws sso login --profile p' };
      bench.access.connectTo = () => Promise.reject(new ExpectedError('signedOut', 'expired', facts));
      for (let times = 0; times < 2; times++) {
        const text = seen(await bench.hover(ORDERS));
        assertContains(text, 'Signed out: profile p', 'aws sso login --profile p');
        assertContains(text, 'command:lambdaAsync.reconnect', 'command:lambdaAsync.copySignIn');
      }
      assert.equal(bench.access.choices.length, 1);
    });

    it('asks nothing of an account that it cannot tell', async () => {
      bench.connection.account = () =>
        Promise.reject(new ExpectedError('offline', 'no network', { host: 'sts' }));
      assertContains(seen(await bench.hover(ORDERS)), 'sts cannot be reached');
      assert.deepEqual(bench.lambda.asked, []);
    });

    it('shows a bug as one and logs its stack', async () => {
      bench.lambda.errors.set('listEventInvokeConfigs', new TypeError('x is not a function'));
      assertContains(seen(await bench.hover(ORDERS)), 'Something went wrong', 'This is a bug.');
      assert.ok(
        bench.log.lines.some((line) => /^error .*TypeError: x is not a function\n\s+at /s.test(line)),
      );
    });
  });

  it('shows nothing of a session that was left while it answered', async () => {
    const waiting = gate();
    bench.lambda.gate = waiting.promise;
    bench.lambda.configs.set('orders', [configOf('orders', { onFailure: queue('secret') })]);
    const hovering = bench.hover('arn:aws:lambda:${AWS::Region}:${AWS::AccountId}:function:orders');
    await bench.asked(LIST);
    const next: Connection = new FakeConnection('next', 'eu-west-1');
    bench.access.connectTo = () => Promise.resolve(next);
    await bench.sessions.switchTo({ profile: 'next' });
    waiting.open();
    const text = await hovering;
    assertContains(text, 'The session was changed while this was read.');
    assertLacks(text, 'secret', ACCOUNT, 'bench');
  });

  it('answers within its time with what it has, while the request goes on', async () => {
    const waiting = gate();
    bench.lambda.gate = waiting.promise;
    const started = Date.now();
    assertContains(await bench.hover(ORDERS), '**orders**', 'Still reading…');
    assert.ok(Date.now() - started < HOVER_BUDGET_MS + 2000);
    waiting.open();
    await new Promise((resolve) => setTimeout(resolve, 50));
    assertContains(await bench.hover(ORDERS), 'Retry attempts');
    assert.deepEqual(bench.lambda.asked, [LIST]);
  });

  describe('with hostile texts', () => {
    const EVIL = '[x](command:evil) <img src=x> $(bug) `a` http://evil.example | **b**';

    it('lets no markdown of an answer through', async () => {
      const said = new ExpectedError('invalidRequest', EVIL, { detail: EVIL });
      bench.lambda.errors.set('listEventInvokeConfigs', said);
      const text = await bench.hover(ORDERS);
      assertLacks(text, '](command:evil', '<img', '$(bug)', 'http://', '**b**', '`a`');
      assertContains(seen(text), EVIL);
    });

    it('lets no markdown of destinations and qualifiers through', async () => {
      bench.lambda.configs.set('orders', [
        configOf('orders', { onFailure: EVIL, onSuccess: `arn:aws:sqs:r:a:${EVIL}` }),
        configOf('orders', { qualifier: EVIL }),
      ]);
      const text = await bench.hover(ORDERS);
      assertLacks(text, '](command:evil', '<img', '$(bug)', 'http://', '**b**', '`a`');
    });

    it('lets no markdown of the document through', async () => {
      const text = await bench.hover(
        'arn:aws:lambda:${`x` $(bug) [a](command:evil)}:111111111111:function:orders|',
      );
      assertLacks(text, '](command:evil', '$(bug)', '`x`');
      assertContains(text, 'command:lambdaAsync.lookUp?');
      assert.match(text ?? '', /command:lambdaAsync\.lookUp\?[^()\s]*\)/);
    });
  });

  it('reads as little of a line of ten million characters as of a short one', async function () {
    this.timeout(60_000);
    const content = `${'{"a":1},'.repeat(625_000)}"${ORDERS}"${',{"b":2}'.repeat(625_000)}`;
    const document = await workspace.openTextDocument({ content });
    const { reads, counted } = counting(document);
    const provider = new ArnHoverProvider(new HoverReader(bench));
    const position = new Position(0, 5_000_010);
    const hover = await provider.provideHover(counted, position, new CancellationTokenSource().token);
    assert.equal(hover?.range && document.getText(hover.range), ORDERS);
    assert.ok(reads.length === 1 && (reads[0] ?? Infinity) <= 2048, `characters read: ${reads.join()}`);
  });
});

/** What a hover on a text is about, by permission; nothing cancels it. */
function read(bench: Bench, text: string, permission: 'restricted'): Promise<HoverContent | undefined> {
  const match = findArnAt(text, 0);
  assert.ok(match);
  const reading = new HoverReader(bench).read(match, permission, new AbortController().signal);
  return reading.then((content) => {
    if (content) renderHover(content);
    return content;
  });
}

/** A document that counts the characters it hands out, and hands out no lines. */
function counting(document: TextDocument): {
  readonly reads: readonly number[];
  readonly counted: TextDocument;
} {
  const reads: number[] = [];
  const getText = (range?: Range): string => {
    const text = document.getText(range);
    reads.push(text.length);
    return text;
  };
  const counted = new Proxy({} as TextDocument, {
    get(_, key) {
      if (key === 'uri') return document.uri;
      assert.equal(key, 'getText', 'a hover needs nothing else of a document');
      return getText;
    },
  });
  return { reads, counted };
}
