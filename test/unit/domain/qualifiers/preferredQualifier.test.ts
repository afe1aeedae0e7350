import { describe, expect, it } from 'vitest';
import { preferredQualifier } from '../../../../src/domain/qualifiers/preferredQualifier.ts';

describe('the qualifier of a function that was chosen without one', () => {
  it.each([
    ['nothing is known', [], undefined, '$LATEST'],
    ['there is no alias', ['$LATEST', '7'], [], '$LATEST'],
    ['one alias is configured', ['$LATEST', 'live'], ['canary', 'live'], 'live'],
    ['one alias is configured, and aliases cannot be read', ['live'], undefined, 'live'],
    ['there is one alias', ['$LATEST'], ['live'], 'live'],
    ['there are several aliases', ['$LATEST'], ['canary', 'live'], '$LATEST'],
    ['several aliases are configured', ['canary', 'live'], ['canary', 'live'], '$LATEST'],
    ['the configured alias is gone', ['old'], [], '$LATEST'],
    ['the configured alias is gone, and there is another', ['old'], ['live'], 'live'],
    ['of two configured aliases one is gone', ['old', 'live'], ['live'], 'live'],
  ] as const)('where %s', (_, configured, aliases, expected) => {
    expect(preferredQualifier(configured, aliases)).toBe(expected);
  });
});
