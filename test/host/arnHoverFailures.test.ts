import assert from 'node:assert/strict';
import { ExpectedError } from '../../src/domain/errors.ts';
import type { Connection } from '../../src/domain/session/connection.ts';
import { ACCOUNT, configOf, FakeConnection, REGION, summaryOf } from '../support/fakeLambda.ts';
import {
  assertContains,
  assertLacks,
  Bench,
  gate,
  LIST,
  ORDERS,
  queue,
  seen,
} from '../support/hoverBench.ts';
import { until } from '../support/until.ts';

describe('the hover, when something goes wrong', () => {
  let bench: Bench;
  beforeEach(() => (bench = new Bench()));
  afterEach(() => bench.dispose());

  describe('when something is wrong', () => {
    it('says that there is no such function', async () => {
      bench.lambda.errors.set('listEventInvokeConfigs', new ExpectedError('notFound', 'no function'));
      const text = seen(await bench.hover(ORDERS));
      assertContains(text, `Function \`orders\` not found in account \`${ACCOUNT}\`, Region \`${REGION}\`.`);
    });

    it('names the function that was most likely meant, where the functions are known', async () => {
      bench.lambda.pages = [[summaryOf('order'), summaryOf('payments')]];
      const session = await bench.sessions.open();
      await session.account.directory.load();
      bench.lambda.errors.set('listEventInvokeConfigs', new ExpectedError('notFound', 'no function'));
      const text = seen(await bench.hover(ORDERS));
      assertContains(text, 'Did you mean `order`?', '[Open order](command:lambdaAsync.openPanel');
      assert.doesNotMatch(text, /payments/);
    });

    it('asks again after a failure', async () => {
      bench.lambda.errors.set('listEventInvokeConfigs', new ExpectedError('throttled', 'slow down'));
      assertContains(seen(await bench.hover(ORDERS)), '$(error) **Too many requests');
      bench.lambda.errors.clear();
      assertContains(await bench.hover(ORDERS), 'Retries');
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
      assertContains(seen(await bench.hover(ORDERS)), 'Cannot reach sts');
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
    assertContains(text, 'The session changed in the meantime.');
    assertLacks(text, 'secret', ACCOUNT, 'bench');
  });

  it('answers within its time with what it has, while the request goes on', async () => {
    const waiting = gate();
    bench.lambda.gate = waiting.promise;
    assertContains(await bench.hover(ORDERS), '**orders**', 'Still reading…');
    waiting.open();
    await until('the settings', async () => (await bench.hover(ORDERS))?.includes('Retries'));
    assert.deepEqual(bench.lambda.asked, [LIST]);
  });
});
