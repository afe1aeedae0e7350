import { describe, expect, it } from 'vitest';
import { qualifierItems } from '../../../../src/features/change/pickQualifier.ts';
import { refused } from '../../../support/fakeLambda.ts';

const aliases = [{ name: 'live', version: '1' }];

describe('the qualifiers to choose from', () => {
  it('are those that exist, without the one that is gone', () => {
    const items = qualifierItems({ aliases, versions: ['2', '1'] }, '1');
    expect(items.map(({ qualifier }) => qualifier)).toEqual(['$LATEST', 'live', '2']);
  });

  it('say what could not be listed, which cannot be chosen', () => {
    const error = refused('accessDenied');
    const all = qualifierItems({ error }, 'live');
    expect(all.map(({ qualifier }) => qualifier)).toEqual(['$LATEST', undefined]);
    expect(all[1]?.label).toContain('Aliases and versions: Permission denied');
    const half = qualifierItems({ aliases, versions: [], unknown: { versions: error } }, '7');
    expect(half.map(({ qualifier }) => qualifier)).toEqual(['$LATEST', 'live', undefined]);
    expect(half[2]?.label).toContain('Versions: Permission denied');
  });
});
