import { expect, it } from 'vitest';
import { purposeOf } from '../../../../src/domain/change/purpose.ts';
import type { Comparison } from '../../../../src/domain/declared/compare.ts';
import type { Setting } from '../../../../src/domain/declared/setting.ts';

const differing = (setting: Setting): Comparison => ({
  setting,
  declared: { kind: 'value', value: 'none' },
  deployed: { kind: 'value', value: 'none' },
  outcome: 'differs',
});

it.each<readonly [readonly Setting[], string | undefined]>([
  [['maximumRetryAttempts'], 'edit'],
  [['onFailure', 'deadLetter'], 'edit'],
  // Not a part of these settings.
  [['deadLetter'], undefined],
])('drift of %j is ended by the change %s', (settings, purpose) => {
  const differences = settings.map(differing);
  expect(purposeOf({ kind: 'drifted', stack: 'shop', differences })).toBe(purpose);
});
