import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { consoleUrl } from '../../../src/domain/links/consoleLink.ts';
import { ExpectedError, isCancelled, isExpectedError } from '../../../src/domain/errors.ts';
import { Emitter } from '../../../src/domain/async/emitter.ts';
import { nameFilter } from '../../../src/domain/account/nameFilter.ts';
import { once } from '../../../src/domain/async/lazy.ts';
import { isRegion, PARTITIONS, partitionOfRegion } from '../../../src/domain/arn/partition.ts';
import { PromiseCache } from '../../../src/domain/async/promiseCache.ts';

describe('nameFilter', () => {
  it.each([
    ['', 'anything', true],
    ['ORD', 'my-orders', true],
    ['orders', 'invoices', false],
    ['orders-*', 'orders-live', true],
    ['orders-*', 'my-orders-live', false],
    ['*-live', 'orders-live', true],
    ['*-live', 'orders-live-2', false],
    ['a*b*c', 'aXbYc', true],
    ['a*b*c', 'aXcYb', false],
    ['*', '', true],
    ['aba*aba', 'aba', false],
    ['a*', 'a', true],
  ])('%j on %j is %s', (pattern, name, expected) => {
    expect(nameFilter(pattern)(name)).toBe(expected);
  });

  it('agrees with a regular expression', () => {
    const text = fc.stringMatching(/^[ab*]{0,12}$/);
    const name = fc.stringMatching(/^[ab]{0,12}$/);
    fc.assert(
      fc.property(text, name, (pattern, value) => {
        const expected = pattern.includes('*')
          ? new RegExp(`^${pattern.replaceAll(/\*+/g, '.*')}$`).test(value)
          : value.includes(pattern);
        expect(nameFilter(pattern)(value)).toBe(expected);
      }),
    );
  });
});

describe('regions and partitions', () => {
  it('know their own', () => {
    for (const partition of PARTITIONS) {
      for (const region of partition.regions) {
        expect(isRegion(region)).toBe(true);
        expect(partitionOfRegion(region).id).toBe(partition.id);
      }
    }
  });

  it('let nothing into a host name but a region', () => {
    const hostile = [
      'us-east-1.evil.example',
      'x@evil.example:443/#',
      'us-east-1\n',
      'ｕs-east-1',
      'us-east-１',
      'us-east-1/',
      '',
      'us--1',
    ];
    expect(hostile.filter(isRegion)).toEqual([]);
    fc.assert(fc.property(fc.string(), (text) => !isRegion(text) || /^[a-z0-9-]+$/.test(text)));
  });
});

describe('consoleUrl', () => {
  const arn = { partition: 'aws', region: 'eu-west-1', accountId: '111111111111', name: 'orders' };

  it.each([
    [
      arn,
      'https://eu-west-1.console.aws.amazon.com/lambda/home?region=eu-west-1#/functions/orders?tab=configure',
    ],
    [
      { ...arn, qualifier: '$LATEST' },
      'https://eu-west-1.console.aws.amazon.com/lambda/home?region=eu-west-1#/functions/orders?tab=configure',
    ],
    [
      { ...arn, qualifier: '7' },
      'https://eu-west-1.console.aws.amazon.com/lambda/home?region=eu-west-1#/functions/orders/versions/7?tab=configure',
    ],
    [
      { ...arn, qualifier: 'live' },
      'https://eu-west-1.console.aws.amazon.com/lambda/home?region=eu-west-1#/functions/orders/aliases/live?tab=configure',
    ],
    [
      { ...arn, partition: 'aws-us-gov', region: 'us-gov-west-1' },
      'https://console.amazonaws-us-gov.com/lambda/home?region=us-gov-west-1#/functions/orders?tab=configure',
    ],
    [
      { ...arn, partition: 'aws-cn', region: 'cn-north-1' },
      'https://cn-north-1.console.amazonaws.cn/lambda/home?region=cn-north-1#/functions/orders?tab=configure',
    ],
    [{ ...arn, partition: 'aws-iso', region: 'us-iso-east-1' }, undefined],
  ])('of %j is %s', (value, expected) => {
    expect(consoleUrl(value)).toBe(expected);
  });
});

describe('PromiseCache', () => {
  it('does not bring back what was forgotten while it was under way', async () => {
    const cache = new PromiseCache<string, number>();
    const slow = Promise.withResolvers<number>();
    const first = cache.get('k', () => slow.promise);
    cache.forget('k');
    const second = cache.get('k', () => Promise.resolve(2));
    slow.resolve(1);
    expect([await first, await second, cache.peek('k')]).toEqual([1, 2, 2]);
  });

  it('forgets a rejection, but not the newer flight of the same key', async () => {
    const cache = new PromiseCache<string, number>();
    const failing = Promise.withResolvers<number>();
    const first = cache.get('k', () => failing.promise);
    cache.forget('k');
    const second = cache.get('k', () => Promise.resolve(2));
    failing.reject(new Error('late'));
    await expect(first).rejects.toThrow('late');
    expect(await second).toBe(2);
    expect(cache.peek('k')).toBe(2);
  });
});

describe('once', () => {
  it('starts once, and again only after a failure', async () => {
    let starts = 0;
    const get = once(async () => {
      starts += 1;
      if (starts === 1) throw new Error('first');
      return starts;
    });
    expect(get.started).toBeUndefined();
    await expect(get()).rejects.toThrow('first');
    expect([await get(), await get()]).toEqual([2, 2]);
    expect(await get.started).toBe(2);
  });
});

describe('Emitter', () => {
  it('tell everybody, also when one fails', () => {
    const listeners = new Emitter<number>();
    const heard: number[] = [];
    listeners.add(() => {
      throw new Error('broken');
    });
    const last = listeners.add((value) => heard.push(value));
    expect(() => listeners.fire(1)).toThrow(AggregateError);
    last.dispose();
    expect(() => listeners.fire(2)).toThrow();
    expect(heard).toEqual([1]);
    expect(listeners.size).toBe(1);
  });
});

describe('ExpectedError', () => {
  it('is recognised by its shape, as bundles do not share a class', () => {
    const other = Object.assign(new Error('x'), { name: 'ExpectedError', kind: 'cancelled', facts: {} });
    expect([isExpectedError(other), isCancelled(other), isExpectedError(new Error('x'))]).toEqual([
      true,
      true,
      false,
    ]);
    expect(isExpectedError(new ExpectedError('offline', 'x'))).toBe(true);
  });
});
