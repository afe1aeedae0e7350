import { describe, expect, it } from 'vitest';
import { readLookUp } from '../../../../src/domain/text/lookUpInput.ts';
import { ARN, HERE } from './cases.ts';

describe('a look-up of a text whose end was left out', () => {
  it.each([`${ARN}...`, `${ARN}…`, `"${ARN}..."`, 'orders...', 'orders…'])('%s is no name', (text) => {
    expect(readLookUp(text, HERE)).toEqual({ ok: false, problem: { kind: 'continues', value: 'orders' } });
  });

  it.each(['my.orders', 'orders', `${ARN}.`])('control: %s', (text) => {
    expect(readLookUp(text, HERE).ok).toBe(true);
  });
});
