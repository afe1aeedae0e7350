import { describe, expect, it } from 'vitest';
import type { TagIndex } from '../../../../src/domain/account/deployments.ts';
import { functionFilter } from '../../../../src/domain/account/functionFilter.ts';

const TAGS: TagIndex = {
  byLogicalId: new Map(),
  byStack: new Map(),
  tags: new Map([
    [
      'orders-a',
      new Map([
        ['aws:cloudformation:stack-name', 'orders-prod'],
        ['team', 'payments'],
      ]),
    ],
    ['orders-b', new Map([['Team', 'Logistics']])],
    ['mail', new Map([['aws:cloudformation:stack-name', 'mail-prod']])],
  ]),
};

const NAMES = ['orders-a', 'orders-b', 'mail', 'untagged'];

describe('a filter over functions', () => {
  it.each([
    ['', NAMES],
    ['orders', ['orders-a', 'orders-b']],
    ['stack:orders-prod', ['orders-a']],
    ['stack:prod', ['orders-a', 'mail']],
    ['stack:*-prod mail', ['mail']],
    ['tag:team', ['orders-a', 'orders-b']],
    ['tag:team=payments', ['orders-a']],
    ['TAG:TEAM=log*', ['orders-b']],
    ['tag:team=payments stack:mail', []],
    ['stack:', ['orders-a', 'mail']],
    ['tag:nothing', []],
    ['tagged', ['untagged']],
  ])('%j lets pass %j', (pattern, expected) => {
    const filter = functionFilter(pattern);
    expect(NAMES.filter((name) => filter.accepts(name, TAGS))).toEqual(expected);
  });

  it('needs tags only where it asks for them, and lets nothing pass before they are read', () => {
    expect(functionFilter('orders').needsTags).toBe(false);
    expect(functionFilter('orders').accepts('orders-a', undefined)).toBe(true);
    expect(functionFilter('stack:x').needsTags).toBe(true);
    expect(functionFilter('stack:x').accepts('orders-a', undefined)).toBe(false);
  });
});
