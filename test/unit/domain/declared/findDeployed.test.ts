import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { findDeployed } from '../../../../src/domain/declared/findDeployed.ts';
import { looksGeneratedFor } from '../../../../src/domain/declared/deployedNames.ts';
import type { Anchors } from '../../../../src/domain/declared/resolution.ts';
import type { DeclaredTemplate } from '../../../../src/domain/declared/template.ts';
import { AccountBench, AT, functionAt, literal, templateOf } from './support.ts';

const find = (address: string, template: DeclaredTemplate, bench: AccountBench, anchors: Anchors = {}) => {
  const fn = template.resources.find((resource) => resource.address === address);
  if (fn?.kind !== 'function') throw new Error(`no function ${address}`);
  return findDeployed(fn, template, bench.account, anchors);
};

const orders = templateOf([functionAt('Orders'), functionAt('Mail')]);

describe('a function with a literal name', () => {
  const template = templateOf([functionAt('Orders', { name: literal('orders') })]);

  it('is the function of that name', async () => {
    const bench = new AccountBench('orders');
    await bench.account.directory.load();
    expect(await find('Orders', template, bench)).toEqual({
      kind: 'found',
      name: 'orders',
      way: { kind: 'name' },
    });
    expect(bench.tagging.asked).toBe(0);
  });

  it('is not deployed where there is none of that name', async () => {
    expect(await find('Orders', template, new AccountBench())).toEqual({
      kind: 'notDeployed',
      name: 'orders',
    });
  });
});

describe('a name that is none', () => {
  test.each([
    'arn:aws:lambda:us-east-1:999999999999:function:orders',
    '999999999999:function:orders',
    'function:orders',
    'orders:live',
    '..',
    'orders/../../2015-03-31/functions/mail',
    'orders?Qualifier=1',
    '',
    'x'.repeat(65),
  ])('asks nobody: %j', async (name) => {
    const bench = new AccountBench('orders');
    const template = templateOf([functionAt('Orders', { name: literal(name) })]);
    expect(await find('Orders', template, bench)).toEqual({ kind: 'notDeployed', name });
    expect(bench.lambda.asked).toEqual([]);
  });

  it('is told from one that is: a request for it', async () => {
    const bench = new AccountBench();
    await find('Orders', templateOf([functionAt('Orders', { name: literal('orders') })]), bench);
    expect(bench.lambda.asked).not.toEqual([]);
  });

  it('of a state either', async () => {
    const template = templateOf([functionAt('aws_lambda_function.orders')], 'terraform');
    const inState = (name: string) =>
      find('aws_lambda_function.orders', template, new AccountBench(), {
        state: { file: 'a.tfstate', functions: new Map([['aws_lambda_function.orders', name]]) },
      });
    expect(await inState('999999999999:function:orders')).toEqual({ kind: 'notDeployed' });
    expect(await inState('orders')).toMatchObject({ kind: 'found', name: 'orders' });
  });
});

describe('a function in a Region of its own', () => {
  it('is never looked for where the Region is not known', async () => {
    const region = { kind: 'unknown', why: 'module', text: 'aws.eu', at: AT } as const;
    const bench = new AccountBench('orders');
    const own = (more: object) => templateOf([functionAt('Orders', { name: literal('orders'), ...more })]);
    expect(await find('Orders', own({ region }), bench)).toEqual({ kind: 'regionUnknown' });
    expect(bench.lambda.asked).toEqual([]);
    expect(await find('Orders', own({ region: literal('us-east-1') }), bench)).toMatchObject({
      kind: 'found',
    });
  });
});

describe('a function without a name', () => {
  const shop = () => {
    const bench = new AccountBench('shop-Orders-AAAAAAAAAAAA', 'shop-Mail-BBBBBBBBBBBB');
    bench.stacks.add('shop', { Orders: 'shop-Orders-AAAAAAAAAAAA', Mail: 'shop-Mail-BBBBBBBBBBBB' });
    return bench;
  };

  it('is found by tags, with one listing for all', async () => {
    const bench = shop();
    const [first] = await Promise.all([find('Orders', orders, bench), find('Mail', orders, bench)]);
    expect(first).toEqual({
      kind: 'found',
      name: 'shop-Orders-AAAAAAAAAAAA',
      way: { kind: 'tags', stack: 'shop', logicalId: 'Orders' },
    });
    expect(bench.tagging.asked).toBe(1);
    expect(bench.stacks.asked).toEqual([]);
  });

  it('is found by the stack of a function with a fitting name where tags are denied', async () => {
    const bench = shop();
    bench.tagging.denied = true;
    expect(await find('Orders', orders, bench)).toMatchObject({
      kind: 'found',
      name: 'shop-Orders-AAAAAAAAAAAA',
      way: { kind: 'stack', stack: 'shop' },
    });
  });

  it('is asked for where everything is denied, with what was denied', async () => {
    const bench = shop();
    bench.tagging.denied = true;
    bench.stacks.denied = true;
    const match = await find('Orders', orders, bench);
    expect(match).toMatchObject({ kind: 'chooseStack', fitting: [] });
    const denied = match.kind === 'chooseStack' ? match.denied.map(({ facts }) => facts.action) : [];
    expect(denied).toEqual(['tag:GetResources', 'cloudformation:DescribeStackResources']);
  });

  it('is chosen by the user where two stacks fit', async () => {
    const bench = shop();
    bench.stacks.add('shop-dev', { Orders: 'dev-o', Mail: 'dev-m' });
    expect(await find('Orders', orders, bench)).toMatchObject({
      kind: 'chooseStack',
      fitting: ['shop', 'shop-dev'],
    });
    const stack = { name: 'shop-dev', source: 'chosen' } as const;
    expect(await find('Orders', orders, bench, { stack })).toMatchObject({ kind: 'found', name: 'dev-o' });
  });

  it('is not taken for one of another template with the same logical id', async () => {
    const bench = new AccountBench();
    bench.stacks.add('other', { Orders: 'theirs', Billing: 'b' });
    expect(await find('Orders', orders, bench)).toEqual({
      kind: 'chooseStack',
      fitting: ['other'],
      denied: [],
    });
  });

  it('may lack functions that a condition decides on', async () => {
    const bench = new AccountBench();
    bench.stacks.add('shop', { Orders: 'o' });
    const template = templateOf([functionAt('Orders'), functionAt('Mail', { isConditional: true })]);
    expect(await find('Orders', template, bench)).toMatchObject({ kind: 'found', name: 'o' });
  });

  it('is not deployed where the chosen stack has none of it', async () => {
    const bench = shop();
    bench.stacks.add('empty', {});
    const stack = { name: 'empty', source: 'chosen' } as const;
    expect(await find('Orders', orders, bench, { stack })).toEqual({ kind: 'notDeployed', stack: 'empty' });
  });

  it('is looked for elsewhere where a file beside the template proposes a stack that is not there', async () => {
    const stack = { name: 'shop-test', source: 'samconfig' } as const;
    expect(await find('Orders', orders, shop(), { stack })).toMatchObject({
      kind: 'found',
      way: { kind: 'tags' },
    });
  });

  it('is never guessed of a loop', async () => {
    const template = templateOf([functionAt('Orders', { isRepeated: true })]);
    expect(await find('Orders', template, shop())).toEqual({ kind: 'repeated' });
  });
});

it('a Serverless function is found by its computed name where neither tags nor stacks may be read', async () => {
  const bench = new AccountBench('shop-dev-orders');
  bench.tagging.denied = true;
  bench.stacks.denied = true;
  await bench.account.directory.load();
  const name = {
    kind: 'unknown',
    why: 'expression',
    text: '',
    at: AT,
    parts: [
      { kind: 'pseudo', pseudo: 'service', value: 'shop' },
      { kind: 'text', text: '-' },
      { kind: 'pseudo', pseudo: 'stage', value: 'dev' },
      { kind: 'text', text: '-orders' },
    ],
  } as const;
  const fn = functionAt('orders', { name, logicalId: 'OrdersLambdaFunction' });
  expect(await find('orders', templateOf([fn], 'serverless'), bench)).toEqual({
    kind: 'found',
    name: 'shop-dev-orders',
    way: { kind: 'computed', name: 'shop-dev-orders' },
  });
});

it('a Terraform function is found by the state that the user chose', async () => {
  const template = templateOf([functionAt('aws_lambda_function.x')], 'terraform');
  const bench = new AccountBench();
  expect(await find('aws_lambda_function.x', template, bench)).toEqual({ kind: 'chooseState' });
  const state = { file: 'state.json', functions: new Map([['aws_lambda_function.x', 'orders']]) };
  expect(await find('aws_lambda_function.x', template, bench, { state })).toMatchObject({
    kind: 'found',
    name: 'orders',
  });
});

describe('a generated name', () => {
  it.each([
    ['shop-Orders-AAAAAAAAAAAA', 'Orders', true],
    ['my-shop-Orders-AAAAAAAAAAAAA', 'Orders', true],
    ['shop-Orders-AAAAAAAAAAA', 'Orders', false],
    ['shop-Order-AAAAAAAAAAAA', 'Orders', false],
    [`${'s'.repeat(37)}-OrdersFunct-AAAAAAAAAAAAA`, 'OrdersFunction', true],
    ['orders', 'Orders', false],
  ])('%s is for %s: %s', (name, logicalId, expected) => {
    expect(looksGeneratedFor(name, logicalId)).toBe(expected);
  });

  it('is recognised as CloudFormation cuts it', () => {
    const word = fc.stringMatching(/^[A-Za-z][A-Za-z0-9]{2,80}$/);
    fc.assert(
      fc.property(word, word, (stack, logicalId) => {
        const room = 63 - 14;
        const half = Math.floor(room / 2);
        const isLong = stack.length + logicalId.length + 1 > room - 1;
        const cutStack = isLong ? stack.slice(0, half - 1) : stack;
        const cutId = isLong ? logicalId.slice(0, room - 1 - cutStack.length) : logicalId;
        const name = `${cutStack}-${cutId}-${'A'.repeat(13)}`;
        if (!isLong || name.length >= 62) expect(looksGeneratedFor(name, logicalId)).toBe(true);
      }),
    );
  });
});

describe('a construct of CDK', () => {
  const template = templateOf([functionAt('Orders', { constructPath: 'Orders/Resource' })], 'cdk');
  const shop = (): AccountBench => {
    const bench = new AccountBench('shop-orders');
    bench.stacks.add('shop', { OrdersD1E2F3A4: 'shop-orders' });
    return bench;
  };
  const construct = (path: string, stack = 'shop') => ({ stack, path, logicalId: 'OrdersD1E2F3A4' });

  it('is found by the logical id that the assembly gives it', async () => {
    const found = await find('Orders', template, shop(), { constructs: [construct('Shop/Orders/Resource')] });
    expect(found).toMatchObject({ kind: 'found', name: 'shop-orders', way: { logicalId: 'OrdersD1E2F3A4' } });
  });

  it('is not guessed where two stacks of the assembly have one of its path', async () => {
    const constructs = [construct('Shop/Orders/Resource'), construct('Pay/Orders/Resource', 'pay')];
    expect(await find('Orders', template, shop(), { constructs })).toMatchObject({ kind: 'chooseStack' });
  });

  describe('in a nested stack', () => {
    const INNER = 'shop-InnerNestedStack1-1ABCDEFGHIJKL';
    const DEEP = 'shop-InnerNestedStack1-1ABCDEFGHIJKL-Deep-1MNOPQRSTUVWX';
    const arnOf = (stack: string): string =>
      `arn:aws:cloudformation:us-east-1:111111111111:stack/${stack}/5b1f0c50-0000-11ef-8000-0a1b2c3d4e5f`;
    const nested = (physicalId: string, logicalId: string, stack: string) => ({
      stack,
      logicalId,
      physicalId,
      type: 'AWS::CloudFormation::Stack',
    });
    /** `shop` with `Inner` in it, and `Deep` in that. */
    const bench = (): AccountBench => {
      const account = new AccountBench('inner-orders', 'deep-orders');
      account.stacks.stacks.set('shop', [nested(arnOf(INNER), 'Inner1', 'shop')]);
      account.stacks.stacks.set(INNER, [nested(arnOf(DEEP), 'Deep1', INNER)]);
      account.stacks.add(INNER, { OrdersD1E2F3A4: 'inner-orders' });
      account.stacks.add(DEEP, { OrdersD1E2F3A4: 'deep-orders' });
      return account;
    };
    const inner = (...ids: readonly string[]) => ({
      ...construct('Shop/Inner/Orders/Resource'),
      nested: ids,
    });

    it.each([
      ['in one', ['Inner1'], 'inner-orders', INNER],
      ['in one that is in another', ['Inner1', 'Deep1'], 'deep-orders', DEEP],
    ])('is found %s, by the stack that CloudFormation made for it', async (_, ids, name, stack) => {
      const found = await find('Orders', template, bench(), { constructs: [inner(...ids)] });
      const way = { kind: 'tags', stack, logicalId: 'OrdersD1E2F3A4' };
      expect(found).toEqual({ kind: 'found', name, way });
    });

    it('is found where the user chose the outermost stack', async () => {
      const stack = { name: 'shop', source: 'chosen' } as const;
      const found = await find('Orders', template, bench(), { constructs: [inner('Inner1')], stack });
      expect(found).toMatchObject({ kind: 'found', name: 'inner-orders' });
    });

    it('is not deployed where its stack is not', async () => {
      const account = bench();
      account.stacks.stacks.set('shop', []);
      const constructs = [inner('Inner1')];
      expect(await find('Orders', template, account, { constructs })).toEqual({
        kind: 'notDeployed',
        stack: 'shop',
      });
      account.stacks.stacks.delete('shop');
      expect(await find('Orders', template, new AccountBench(), { constructs })).toEqual({
        kind: 'notDeployed',
        stack: 'shop',
      });
    });

    it('is not said to be missing where the stacks cannot be read', async () => {
      const account = bench();
      account.stacks.denied = true;
      const found = await find('Orders', template, account, { constructs: [inner('Inner1')] });
      expect(found).toMatchObject({ kind: 'chooseStack', denied: [{ kind: 'accessDenied' }] });
    });

    it('is looked for in no stack that is named otherwise than a stack', async () => {
      const account = bench();
      account.stacks.stacks.set('shop', [nested('arn:aws:cloudformation:::stack/../x/y', 'Inner1', 'shop')]);
      const found = await find('Orders', template, account, { constructs: [inner('Inner1')] });
      expect(found).toEqual({ kind: 'notDeployed', stack: 'shop' });
      expect(account.stacks.asked).toEqual(['ListStackResources shop']);
    });
  });

  it('is not the one of a longer name', async () => {
    const constructs = [construct('Shop/MyOrders/Resource')];
    expect(await find('Orders', template, shop(), { constructs })).toMatchObject({ kind: 'chooseStack' });
  });
});

describe('a function of a Terraform module that is called', () => {
  const template = templateOf(
    [functionAt('aws_lambda_function.this'), functionAt('aws_lambda_function.mail')],
    'terraform',
  );
  const stateOf = (...addresses: readonly string[]): Anchors => ({
    state: {
      file: 's.json',
      functions: new Map(addresses.map((address) => [address, address])),
    },
  });
  const findThis = (...addresses: readonly string[]) =>
    find('aws_lambda_function.this', template, new AccountBench(), stateOf(...addresses));

  it('is the one of the only call that has all its functions', async () => {
    expect(
      await findThis(
        'module.orders.aws_lambda_function.this',
        'module.orders.aws_lambda_function.mail',
        'module.other.aws_lambda_function.this',
      ),
    ).toEqual({
      kind: 'found',
      name: 'module.orders.aws_lambda_function.this',
      way: { kind: 'state', file: 's.json', address: 'module.orders.aws_lambda_function.this' },
    });
  });

  it('is not one function where the module is called twice', async () => {
    const calls = ['module.a[0]', 'module.a[1]'].flatMap((call) => [
      `${call}.aws_lambda_function.this`,
      `${call}.aws_lambda_function.mail`,
    ]);
    expect(await findThis(...calls)).toEqual({ kind: 'repeated' });
  });

  it('is not taken from another module that has one of the same address', async () => {
    expect(await findThis('module.other.aws_lambda_function.this')).toEqual({ kind: 'notDeployed' });
  });

  it('is the root’s own where the state has it', async () => {
    const found = await findThis('aws_lambda_function.this', 'module.a.aws_lambda_function.this');
    expect(found).toMatchObject({ kind: 'found', name: 'aws_lambda_function.this' });
  });
});
