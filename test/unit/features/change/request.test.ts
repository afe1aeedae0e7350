import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MOST_AT_ONCE } from '../../../../src/domain/change/changes.ts';
import { isIntent } from '../../../../src/features/change/protocol.ts';
import { toChangeWish } from '../../../../src/features/change/request.ts';

const orders = { region: 'us-east-1', name: 'orders' };

describe('the argument of the command', () => {
  it('is a function, whose $LATEST is meant', () => {
    expect(toChangeWish(orders)).toEqual({ purpose: 'edit', targets: [{ ...orders, qualifier: '$LATEST' }] });
    expect(toChangeWish({ ...orders, qualifier: 'live', purpose: 'remove' })).toEqual({
      purpose: 'remove',
      targets: [{ ...orders, qualifier: 'live' }],
    });
  });

  it.each([
    { ...orders, maximumRetryAttempts: 0, onFailure: 'arn:aws:sqs:us-east-1:222222222222:attacker' },
    { ...orders, fixed: { onFailure: 'x' }, desired: {}, start: {}, confirmed: true },
    { targets: [{ ...orders, onFailure: 'x' }], edit: { onFailure: 'x' } },
  ])('carries no value: %j', (argument) => {
    expect(toChangeWish(argument)).toEqual({
      purpose: 'edit',
      targets: [{ ...orders, qualifier: '$LATEST' }],
    });
  });

  it.each([
    undefined,
    null,
    7,
    'orders',
    [],
    {},
    { targets: [] },
    { targets: [{ name: 'x' }] },
    { name: 'x' },
  ])('is none: %j', (argument) => expect(toChangeWish(argument)).toBeUndefined());

  it('is cut where more are named than can be reviewed, and says how many', () => {
    const targets = Array.from({ length: MOST_AT_ONCE + 5 }, (_, number) => ({
      ...orders,
      name: `f${number}`,
    }));
    const wish = toChangeWish({ targets });
    expect(wish?.targets).toHaveLength(MOST_AT_ONCE);
    expect(wish?.left).toBe(5);
  });
});

describe('a message of the page', () => {
  it('is one of a closed set', () => {
    expect(isIntent({ type: 'apply' })).toBe(true);
    expect(isIntent({ type: 'edit', setting: 'onFailure', text: 'arn', edit: 1 })).toBe(true);
    expect(isIntent({ type: 'edit', setting: 'onFailure', text: 'arn' })).toBe(false);
    expect(isIntent({ type: 'apply', confirmed: true })).toBe(false);
    expect(isIntent({ type: 'apply', changes: [] })).toBe(false);
    expect(isIntent({ type: 'edit', setting: '__proto__', text: '', edit: 1 })).toBe(false);
    expect(isIntent({ type: 'edit', setting: 'onFailure', text: 'x'.repeat(3000), edit: 1 })).toBe(false);
    expect(isIntent({ type: 'confirm' })).toBe(false);
  });

  it('is no other, whatever it is', () => {
    fc.assert(
      fc.property(fc.anything(), (message) => {
        expect(typeof isIntent(message)).toBe('boolean');
      }),
    );
  });
});
