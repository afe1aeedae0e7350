import assert from 'node:assert/strict';
import { ACCOUNT, configOf, REGION, refused, summaryOf } from '../support/fakeLambda.ts';
import {
  assertContains,
  assertLacks,
  Bench,
  gate,
  LIST,
  opened,
  ORDERS,
  queue,
  seen,
} from '../support/hoverBench.ts';

describe('the hover on a function of the session’s account', () => {
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
      for (const text of await Promise.all(hovers)) assertContains(text, '**orders**', 'Retries');
      assert.deepEqual(bench.lambda.asked, [LIST]);
    });

    it('says that defaults are in force where nothing is configured', async () => {
      const text = await bench.hover(ORDERS);
      assertContains(
        seen(text),
        'Not configured for `$LATEST`: defaults apply.',
        'Retries: 2 (default)',
        'Max age: 6\u00A0h (default)',
        'On success: none',
        'On failure: none',
      );
    });

    it('says nothing of a dead-letter queue that is not known, and not that events are lost', async () => {
      const text = seen(await bench.hover(ORDERS));
      assertLacks(text, 'lost', 'discarded', 'Dead-letter queue:');
      assertContains(text, 'goes to the dead-letter queue, if there is one');
    });

    it('knows the dead-letter queue that the tree has read', async () => {
      bench.lambda.pages = [[summaryOf('orders', { deadLetterArn: queue('dead') }), summaryOf('plain')]];
      await (await bench.sessions.open()).account.directory.load();
      assertContains(
        seen(await bench.hover(ORDERS)),
        'Dead-letter queue: SQS queue `dead`',
        'Lambda sends a failed event to SQS queue dead',
      );
      const plain = seen(await bench.hover(ORDERS.replace('orders', 'plain')));
      assertContains(plain, 'Dead-letter queue: none', 'Failed events are lost after 3');
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
      assertContains(text, '**orders** · `live`', 'Retries: 1', 'Max age: 1\u00A0min');
      assertContains(text, 'On success: S3 bucket `done`', 'On failure: SQS queue `failed.fifo`');
      assertContains(text, '$(warning) **Max age 1\u00A0min leaves no time for a retry.**');
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
      assertContains(seen(await bench.hover(`${ORDERS}:old`)), 'Alias old no longer exists');
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
      for (const form of forms) assertContains(await bench.hover(`"${form}|"`), '**orders**', 'Retries');
      assert.deepEqual(bench.lambda.asked, [LIST]);
    });

    it('says what was filled in from the session', async () => {
      const text = seen(await bench.hover('arn:aws:lambda:${AWS::Region}:${AWS::AccountId}:function:orders'));
      assertContains(text, '`${AWS::Region}`: using Region `us-east-1` from the active session.');
      assertContains(text, `\`\${AWS::AccountId}\`: using account \`${ACCOUNT}\` from the active session.`);
      assertContains(
        seen(await bench.hover(`${ACCOUNT}:function:orders`)),
        'No Region in the ARN; using `us-east-1`',
      );
    });

    it('reads variables that are named for the place as the session’s, and says so', async () => {
      const text = seen(await bench.hover('arn:aws:lambda:${var.region}:$account_id:function:orders'));
      assertContains(
        text,
        '**orders**',
        '`${var.region}`: using Region `us-east-1` from the active session.',
      );
      assertContains(text, `\`$account_id\`: using account \`${ACCOUNT}\` from the active session.`);
      assert.deepEqual(bench.lambda.asked, [LIST]);
    });

    it('shows the Region in use where a policy means all, and says so', async () => {
      const text = seen(await bench.hover(`"arn:aws:lambda:*:${ACCOUNT}:function:orders"`));
      assertContains(text, '**orders**', 'Any Region in the ARN; using `us-east-1` from the active session.');
      assert.deepEqual(bench.lambda.asked, [LIST]);
    });

    it('shows all qualifiers where a policy means all', async () => {
      bench.lambda.configs.set('orders', [
        configOf('orders', { qualifier: 'live', maximumRetryAttempts: 1, onFailure: queue('failed.fifo') }),
        configOf('orders', { qualifier: '7', onSuccess: queue('done') }),
      ]);
      const text = seen(await bench.hover(`"${ORDERS}:*"`));
      assertContains(
        text,
        '**orders** · all qualifiers',
        '- `$LATEST`: default · 2\u00A0retries · 6\u00A0h',
        '- `live`: 1\u00A0retry · 6\u00A0h · On failure: SQS queue `failed.fifo` · $(error) ',
        '- `7`: 2\u00A0retries · 6\u00A0h · On success: SQS queue `done`',
        'Other qualifiers: not configured, defaults apply.',
      );
      assert.deepEqual(bench.lambda.asked, [LIST]);
    });

    it('shows no more qualifiers than fit', async () => {
      const configs = Array.from({ length: 40 }, (_, index) =>
        configOf('orders', { qualifier: `a${index}` }),
      );
      bench.lambda.configs.set('orders', configs);
      assertContains(seen(await bench.hover(`"${ORDERS}:*"`)), '… and 33 more');
    });

    it('knows an ARN by the lines around it', async () => {
      const [document] = await opened(`Arn: arn:aws:lambda:eu-west-1:\n  ${ACCOUNT}:function:orders\n`);
      assert.equal(await bench.hoverAt(document, document.positionAt(60)), undefined);
      const [other] = await opened(`Arn: ${ORDERS}\nFn: ${ACCOUNT}:function:orders\n`);
      const range = (await bench.hoversAt(other, other.positionAt(ORDERS.length + 20)))?.range;
      assert.equal(range && other.getText(range), `${ACCOUNT}:function:orders`);
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

    it('has no link to the console where another program answers in AWS’s place', async () => {
      Object.assign(bench.connection, { endpoint: 'http://127.0.0.1:4566' });
      const emulated = await bench.hover(ORDERS);
      assertContains(emulated, 'lambdaAsync.openPanel');
      assert.doesNotMatch(emulated ?? '', /openConsole/);
    });

    it('says of a qualifier whose existence nobody has checked that it may not exist', async () => {
      assertContains(
        seen(await bench.hover(`${ORDERS}:typo`)),
        'Not configured for `typo`: if it exists, defaults apply.',
      );
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
      assertContains(text, 'Retries: 0', 'Permission denied: lambda:ListFunctionEventInvokeConfigs');
      assertContains(text, 'Other qualifiers are unknown.');
    });

    it('does not say that the qualifiers it could not list are not configured', async () => {
      const text = seen(await bench.hover(`"${ORDERS}:*"`));
      assertContains(text, 'all qualifiers', 'Other qualifiers are unknown.');
      assertLacks(text, 'not configured, defaults apply');
    });

    it('does not take the silence of Get for defaults', async () => {
      const text = seen(await bench.hover(ORDERS));
      assertContains(text, 'Not configured for `$LATEST`, or not found');
    });

    it('names the missing permission where Get is refused too', async () => {
      bench.lambda.errors.set('getEventInvokeConfig', refused('lambda:GetFunctionEventInvokeConfig'));
      const text = seen(await bench.hover(ORDERS));
      assertContains(
        text,
        'Ask your AWS administrator for the IAM permission lambda:ListFunctionEventInvokeConfigs',
      );
      assertContains(text, 'command:lambdaAsync.refreshFunction', 'command:lambdaAsync.showLog');
    });
  });
});
