import { describe, expect, it } from 'vitest';
import { Account } from '../../../../src/domain/account/account.ts';
import { ExpectedError } from '../../../../src/domain/errors.ts';
import { configOf, FakeLambda, REGION, refused, summaryOf } from '../../../support/fakeLambda.ts';

function accountOn(api: FakeLambda): { account: Account; leave: AbortController } {
  const leave = new AbortController();
  return { account: new Account(REGION, api, leave.signal), leave };
}

describe('configs of a function', () => {
  it('are one request, however many ask at once, and none afterwards', async () => {
    const api = new FakeLambda();
    api.configs.set('orders', [configOf('orders', { maximumRetryAttempts: 1 })]);
    const { account } = accountOn(api);
    const answers = await Promise.all([account.configs('orders'), account.configs('orders')]);
    await account.configsCovering('orders', 'live');
    expect(api.asked).toEqual(['listEventInvokeConfigs orders']);
    expect(answers[0]).toBe(answers[1]);
    expect(account.peekConfigs('orders')).toBe(answers[0]);
  });

  it('are asked for again after a failure', async () => {
    const api = new FakeLambda();
    api.errors.set('listEventInvokeConfigs', new ExpectedError('offline', 'no network'));
    const { account } = accountOn(api);
    await expect(account.configs('orders')).rejects.toMatchObject({ kind: 'offline' });
    api.errors.clear();
    expect((await account.configs('orders')).via).toBe('list');
  });

  it('of a qualifier are not those of a function that is called as both together', async () => {
    for (const other of ['orders:live', 'orders/live']) {
      const api = new FakeLambda();
      api.errors.set('listEventInvokeConfigs', refused('lambda:ListFunctionEventInvokeConfigs'));
      api.configs.set('orders', [configOf('orders', { qualifier: 'live' })]);
      const { account } = accountOn(api);
      // oxlint-disable-next-line no-await-in-loop -- one account after the other
      const read = [await account.configsCovering('orders', 'live'), await account.configs(other)];
      expect(read.map(({ configs }) => configs.length)).toEqual([1, 0]);
      expect(account.peekConfigs(other)).toBe(read[1]);
    }
  });

  it('come from Get where List is refused, qualifier by qualifier, and say so', async () => {
    const api = new FakeLambda();
    api.errors.set('listEventInvokeConfigs', refused('lambda:ListFunctionEventInvokeConfigs'));
    api.configs.set('orders', [configOf('orders', { qualifier: 'live' })]);
    const { account } = accountOn(api);
    const latest = await account.configs('orders');
    expect(latest).toMatchObject({ via: 'get', configs: [], refusal: { kind: 'accessDenied' } });
    const live = await account.configsCovering('orders', 'live');
    expect(live.configs).toHaveLength(1);
    await account.configsCovering('orders', 'live');
    expect(api.asked).toEqual([
      'listEventInvokeConfigs orders',
      'getEventInvokeConfig orders:$LATEST',
      'getEventInvokeConfig orders:live',
    ]);
  });

  it('show the refusal of List where Get is refused too', async () => {
    const api = new FakeLambda();
    api.errors.set('listEventInvokeConfigs', refused('lambda:ListFunctionEventInvokeConfigs'));
    api.errors.set('getEventInvokeConfig', refused('lambda:GetFunctionEventInvokeConfig'));
    await expect(accountOn(api).account.configs('orders')).rejects.toMatchObject({
      facts: { action: 'lambda:ListFunctionEventInvokeConfigs' },
    });
  });

  it('are read again after a refresh of the function, with its dead-letter queue', async () => {
    const api = new FakeLambda();
    api.pages = [[summaryOf('orders')]];
    const { account } = accountOn(api);
    await account.directory.load();
    await account.configs('orders');
    const changes: string[] = [];
    account.onDidChange((change) => changes.push(change.kind));
    api.pages = [[summaryOf('orders', { deadLetterArn: 'arn:aws:sqs:us-east-1:111111111111:dlq' })]];
    await account.refreshFunction('orders');
    expect(account.directory.get('orders')?.deadLetterArn).toMatch(/:dlq$/);
    expect(account.directory.all()[0]?.deadLetterArn).toBeDefined();
    expect(changes).toEqual(['function', 'function']);
    await account.configs('orders');
    expect(api.asked.filter((request) => request.startsWith('listEventInvokeConfigs'))).toHaveLength(2);
  });
});

describe('the functions of a region', () => {
  it('are known page by page, and sorted by name', async () => {
    const api = new FakeLambda();
    api.pages = [[summaryOf('b'), summaryOf('c')], [], [summaryOf('a')]];
    const { account } = accountOn(api);
    const seen: string[] = [];
    account.onDidChange(() => seen.push(`${account.directory.state.kind} ${account.directory.size}`));
    await account.directory.load();
    expect(seen).toEqual(['loading 0', 'loading 2', 'loading 2', 'loading 3', 'complete 3']);
    expect(account.directory.all().map(({ name }) => name)).toEqual(['a', 'b', 'c']);
  });

  it('wait for who shows the first of them, before the next page is asked for and not after the last', async () => {
    const api = new FakeLambda();
    api.pages = [[summaryOf('a')], [summaryOf('b')]];
    const { account } = accountOn(api);
    const { directory } = account;
    const [first, shown] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const follows = account.onDidChange(() => {
      if (directory.size === 0) return;
      directory.holdPages(shown.promise);
      first.resolve();
      follows.dispose();
    });
    const reading = directory.load();
    await first.promise;
    // Another request takes as many turns as the next page would.
    await directory.read('b');
    expect(api.asked).toEqual(['listFunctions', 'getFunction b']);
    shown.reject(new Error('The window is gone'));
    await reading;
    expect(directory.state.kind).toBe('complete');
    expect(directory.size).toBe(2);
    api.pages = [[summaryOf('a')]];
    directory.holdPages(new Promise(() => undefined));
    await directory.refresh();
    expect(directory.size).toBe(1);
  });

  it('are read once, however often they are asked for', async () => {
    const api = new FakeLambda();
    api.pages = [[summaryOf('a')]];
    const { directory } = accountOn(api).account;
    await Promise.all([directory.load(), directory.load()]);
    await directory.load();
    expect(api.asked).toEqual(['listFunctions']);
  });

  it('keep what arrived when a later page fails, and can be read again', async () => {
    const api = new FakeLambda();
    api.pages = [[summaryOf('a')], [summaryOf('b')]];
    api.errors.set('listFunctions', new ExpectedError('throttled', 'slow down'));
    api.failAfterPages = 1;
    const { directory } = accountOn(api).account;
    await directory.load();
    expect(directory.state).toMatchObject({ kind: 'failed', error: { kind: 'throttled' } });
    expect(directory.all()).toHaveLength(1);
    api.errors.clear();
    await directory.refresh();
    expect(directory.state.kind).toBe('complete');
    expect(directory.all()).toHaveLength(2);
  });

  it('stay as they were until a refresh is whole, and lose what is gone', async () => {
    const api = new FakeLambda();
    api.pages = [[summaryOf('a'), summaryOf('b')]];
    const { account } = accountOn(api);
    await account.directory.load();
    api.pages = [[summaryOf('b')], [summaryOf('c')]];
    const sizes: number[] = [];
    account.onDidChange(() => sizes.push(account.directory.size));
    await account.refresh();
    expect(sizes).toEqual([2, 2]);
    expect(account.directory.all().map(({ name }) => name)).toEqual(['b', 'c']);
  });

  it('end with the session', async () => {
    const api = new FakeLambda();
    api.pages = [[summaryOf('a')]];
    const { account, leave } = accountOn(api);
    leave.abort();
    await account.directory.load();
    expect(account.directory.state).toMatchObject({ kind: 'failed', error: { kind: 'cancelled' } });
  });

  it('are asked for one by one where the list does not have them', async () => {
    const api = new FakeLambda();
    api.pages = [[summaryOf('a')]];
    const { account } = accountOn(api);
    expect((await account.summary('a')).name).toBe('a');
    await account.summary('a');
    expect(api.asked).toEqual(['getFunction a']);
    await expect(account.summary('nope')).rejects.toMatchObject({ kind: 'notFound' });
  });
});
