import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keyOf } from '../../../../src/domain/text/keyOf.ts';

describe('a key of parts', () => {
  it.each([
    [['a', 'b'], ['a/b']],
    [['a', ''], ['a/']],
    [
      ['a%2F', 'b'],
      ['a/', 'b'],
    ],
    [
      ['a', 'b', 'c'],
      ['a', 'b/c'],
    ],
    [['', ''], ['/']],
  ])('is another one for %j than for %j', (one, other) => {
    expect(keyOf(...one)).not.toBe(keyOf(...other));
  });

  it('is the same for the same parts alone, whatever they hold', () => {
    const part = fc.oneof(fc.string(), fc.string({ unit: 'binary' }), fc.stringMatching(/^[/%2F25:]{0,5}$/));
    const parts = fc.array(part, { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(parts, parts, (one, other) => {
        expect(keyOf(...one) === keyOf(...other)).toBe(JSON.stringify(one) === JSON.stringify(other));
      }),
    );
  });

  it('can be told by its beginning', () => {
    expect(keyOf('a', 'live').startsWith(`${keyOf('a')}/`)).toBe(true);
    expect(keyOf('a/b').startsWith(`${keyOf('a')}/`)).toBe(false);
  });
});
