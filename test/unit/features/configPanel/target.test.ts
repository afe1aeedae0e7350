import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  isQualifier,
  parseMemory,
  parseTarget,
  sameTarget,
  targetArn,
  targetOfArn,
} from '../../../../src/features/configPanel/target.ts';

const LIVE = {
  partition: 'aws',
  region: 'us-east-1',
  accountId: '111111111111',
  name: 'orders',
  qualifier: 'live',
};

describe('parseTarget', () => {
  it('takes unqualified for $LATEST, and the partition of the region', () => {
    expect(parseTarget({ region: 'cn-north-1', name: 'orders' })).toEqual({
      partition: 'aws-cn',
      region: 'cn-north-1',
      name: 'orders',
      qualifier: '$LATEST',
    });
  });

  it('takes what carries a target', () => {
    expect(parseTarget({ functionTarget: LIVE })).toEqual(LIVE);
  });

  it('takes the Region of an emulator, which only its own connection asks', () => {
    expect(parseTarget({ ...LIVE, region: 'local' })).toEqual({ ...LIVE, region: 'local' });
  });

  it.each([
    undefined,
    null,
    'orders',
    {},
    { region: 'us-east-1' },
    { ...LIVE, region: 'evil.example' },
    { ...LIVE, name: 'orders:live' },
    { ...LIVE, name: ' orders' },
    { ...LIVE, name: 'arn:aws:lambda:us-east-1:111111111111:function:orders' },
    { ...LIVE, name: '<b>' },
    { ...LIVE, accountId: '1' },
    { ...LIVE, qualifier: 'a b' },
    { ...LIVE, qualifier: 'live:1' },
  ])('refuses %j', (value) => expect(parseTarget(value)).toBeUndefined());

  it('never throws', () => {
    fc.assert(fc.property(fc.anything(), (value) => void parseTarget(value)));
  });
});

describe('parseMemory', () => {
  it('reads what a panel kept, and what its page added is left aside', () => {
    const kept = { target: LIVE, profile: 'dev', view: { scrollY: 3 } };
    expect(parseMemory(JSON.parse(JSON.stringify(kept)))).toEqual({ target: LIVE, profile: 'dev' });
  });

  it.each([undefined, null, {}, { target: {} }, { target: { ...LIVE, region: 'x.y' } }])(
    'reads nothing from %j',
    (state) => expect(parseMemory(state)).toBeUndefined(),
  );
});

describe('a target', () => {
  it('is the same as another of the same account, region, name and qualifier', () => {
    expect(sameTarget(LIVE, { ...LIVE })).toBe(true);
    for (const other of [
      { ...LIVE, accountId: '222222222222' },
      { ...LIVE, region: 'us-east-2' },
      { ...LIVE, name: 'Orders' },
      { ...LIVE, qualifier: '$LATEST' },
    ]) {
      expect(sameTarget(LIVE, other)).toBe(false);
    }
  });

  it('has an ARN once its account is known', () => {
    const arn = 'arn:aws:lambda:us-east-1:111111111111:function:orders:live';
    expect(targetArn(LIVE)).toBe(arn);
    expect(targetOfArn(arn)).toEqual(LIVE);
    const { accountId: _, ...unknown } = LIVE;
    expect(targetArn(unknown)).toBeUndefined();
  });
});

describe('isQualifier', () => {
  it.each(['$LATEST', '$LATEST.PUBLISHED', '12', 'live', 'a-b_c'])('takes %s', (text) =>
    expect(isQualifier(text)).toBe(true),
  );
  it.each(['', '$OTHER', 'a b', 'a:b', 'a.b', 'x'.repeat(129)])('refuses %j', (text) =>
    expect(isQualifier(text)).toBe(false),
  );
});
