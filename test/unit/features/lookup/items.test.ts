import assert from 'node:assert/strict';
import type { ThemeIcon } from 'vscode';
import { describe, it } from 'vitest';
import type { Session } from '../../../../src/domain/session/session.ts';
import { itemsFor, qualifierItems } from '../../../../src/features/lookup/items.ts';
import { type LookupItem } from '../../../../src/features/lookup/lookupItem.ts';
import { ACCOUNT, configOf, FakeConnection, REGION, summaryOf } from '../../../support/fakeLambda.ts';
import { reportsOf } from '../../../support/reports.ts';
import { sessionsOn } from '../../../support/fakeSessions.ts';

async function sessionWith(...names: readonly string[]): Promise<Session> {
  const connection = new FakeConnection();
  connection.lambda(REGION).pages = [names.map((name) => summaryOf(name))];
  const session = await sessionsOn(connection).open();
  await session.account.directory.load();
  await session.accountId();
  return session;
}

/** An item as a person sees it: icon, label, description. */
const looks = ({ iconPath, label, description }: LookupItem): string =>
  [(iconPath as ThemeIcon | undefined)?.id, label, description].filter(Boolean).join(' ');

describe('the look-up', () => {
  it('completes from the functions known', async () => {
    const session = await sessionWith('orders-api', 'payments', 'my-orders');
    assert.deepEqual(itemsFor('ORD', session).map(looks), [
      'search Look up ORD in us-east-1',
      'symbol-function my-orders',
      'symbol-function orders-api',
    ]);
    assert.deepEqual(itemsFor('orders-*', session).map(looks), ['symbol-function orders-api']);
    assert.deepEqual(itemsFor('payments', session).map(looks), ['symbol-function payments']);
    assert.equal(itemsFor('', session).length, 3);
  });

  it('offers what was typed, with account, region and qualifier made complete', async () => {
    const session = await sessionWith();
    const [item] = itemsFor(`${ACCOUNT}:function:orders:live`, session);
    assert.deepEqual(item?.target, { region: REGION, accountId: ACCOUNT, name: 'orders', qualifier: 'live' });
  });

  for (const [typed, qualifier] of [
    [`"arn:aws:lambda:us-east-1:${ACCOUNT}:function:orders",`, undefined],
    [`arn:aws:lambda:us-east-1:${ACCOUNT}:function:orders|live`, 'live'],
    [
      `arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:${ACCOUNT}:function:orders:live/invocations`,
      'live',
    ],
    [`arn%3Aaws%3Alambda%3Aus-east-1%3A${ACCOUNT}%3Afunction%3Aorders%3A7`, '7'],
    [`arn:aws:lambda:\${AWS::Region}:\${AWS::AccountId}:function:orders`, undefined],
    [`arn:aws:lambda:*:${ACCOUNT}:function:orders:*`, undefined],
    ['orders|live', 'live'],
    ["'orders:live'", 'live'],
    ['orders:*', undefined],
  ] as const) {
    it(`reads ${typed}`, async () => {
      const [item] = itemsFor(typed, await sessionWith());
      const { region, name, qualifier: found } = item?.target ?? {};
      assert.deepEqual([region, name, found], [REGION, 'orders', qualifier]);
    });
  }

  it('asks another region of the account, and says so', async () => {
    const session = await sessionWith();
    const [item] = itemsFor(`arn:aws:lambda:eu-west-1:${ACCOUNT}:function:orders`, session);
    assert.equal(item && looks(item), 'search Look up orders in eu-west-1, not the active Region');
    assert.equal(item?.target?.region, 'eu-west-1');
  });

  for (const [typed, said] of [
    ['orders and more', /not a function name/],
    ['arn:aws:sqs:us-east-1:111111111111:q', /service “sqs”/],
    ['arn:aws:lambda:us-east-1:111111111111:layer:x:1', /“layer”, not a function/],
    ['arn:aws:lambda:us-east-1:222222222222:function:x', /account 222222222222/],
    [
      'arn:aws-cn:lambda:cn-north-1:111111111111:function:x',
      /partition aws-cn\. The active session is in partition aws/,
    ],
    ['arn:aws-cn:lambda:us-east-1:111111111111:function:x', /us-east-1 is not in partition aws-cn/],
    ['arn:aws:lambda:us-east-1.evil.example:111111111111:function:x', /is not a Region/],
    ['nothing-*', /wildcards/],
    ['"arn:aws:lambda:us-east-1:111111111111:function:orders" + stage', /continues after “orders”/],
    ['..', /not a function name/],
  ] as const) {
    it(`says what is wrong with ${typed}, and offers nothing to choose`, async () => {
      const items = itemsFor(typed, await sessionWith('orders'));
      assert.match(items[0]?.label ?? '', said);
      assert.equal(
        items.some((item) => item.target),
        false,
      );
    });
  }

  it('names what was most likely meant by a mistyped name', async () => {
    const session = await sessionWith('orders-received', 'payments');
    assert.deepEqual(itemsFor('orders-recieved', session).map(looks), [
      'search Look up orders-recieved in us-east-1',
      'symbol-function orders-received Did you mean this?',
    ]);
    const [, near] = itemsFor('orders-recieved:live', session);
    assert.equal(near?.target?.name, 'orders-received');
    assert.equal(itemsFor('invoices', session).length, 1);
  });

  it('offers the profiles of the account that the function is in, and else the list of all', async () => {
    const session = await sessionWith('orders');
    const profiles = [
      { name: 'prod', kind: 'sso', accountId: '222222222222' },
      { name: 'dev', kind: 'sso', accountId: ACCOUNT },
      { name: 'keys', kind: 'keys' },
    ] as const;
    const offered = (typed: string) => itemsFor(typed, session, profiles).map(({ choice }) => choice);
    const elsewhere = 'arn:aws:lambda:us-east-1:222222222222:function:orders';
    assert.deepEqual(offered(elsewhere), [undefined, { kind: 'switchTo', profile: 'prod' }]);
    assert.deepEqual(offered(elsewhere.replace('222222222222', '333333333333')), [
      undefined,
      { kind: 'switchProfile' },
    ]);
    assert.deepEqual(offered('arn:aws-cn:lambda:cn-north-1:111111111111:function:x'), [
      undefined,
      { kind: 'switchProfile' },
    ]);
    assert.match(itemsFor(elsewhere, session, profiles)[0]?.label ?? '', /Profile prod signs in there/);
    assert.equal(offered('orders').filter(Boolean).length, 0);
  });

  it('lists no more than a person reads, however many match', async () => {
    const names = Array.from({ length: 3000 }, (_, index) => `function-${index}`);
    assert.equal(itemsFor('function-', await sessionWith(...names)).length <= 51, true);
  });

  it('offers $LATEST and each configured qualifier, with its settings', () => {
    const configs = [
      configOf('f', { qualifier: '2' }),
      configOf('f', { qualifier: 'live', maximumRetryAttempts: 0 }),
    ];
    const items = qualifierItems({ region: REGION, name: 'f' }, reportsOf(configs));
    assert.deepEqual(items.map(looks), [
      'warning $LATEST default · 2\u00A0retries · 6\u00A0h · Failed events are lost',
      'warning live no\u00A0retries · 6\u00A0h · Failed events are lost',
      'warning 2 2\u00A0retries · 6\u00A0h · Failed events are lost',
    ]);
  });

  it('shows what looks like an icon as the text that it is', async () => {
    const connection = new FakeConnection();
    connection.lambda(REGION).pages = [[summaryOf('f', { description: '$(trash) [x](command:y)' })]];
    const session = await sessionsOn(connection).open();
    await session.account.directory.load();
    assert.equal(itemsFor('', session)[0]?.description?.includes('$('), false);
  });
});
