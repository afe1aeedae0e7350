import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { logText } from '../../../src/domain/log.ts';
import { HOSTILE_TEXTS, INVISIBLE } from '../../support/hostile/texts.ts';

describe('an entry of the log', () => {
  it.each(Object.entries(HOSTILE_TEXTS))('shows a text as it is: %s', (_, text) => {
    const shown = logText(text);
    expect(shown.length).toBeLessThan(20_000);
    expect(shown).not.toMatch(INVISIBLE);
    for (const line of shown.split('\n').slice(1)) expect(line).toMatch(/^ {4}/);
  });

  it('is one entry, whatever is in it', () => {
    const character = fc.nat(0x10_ffff).map((code) => String.fromCodePoint(code));
    const parts = fc.array(fc.oneof(character, BREAKS), { maxLength: 20 });
    fc.assert(
      fc.property(parts, (pieces) => {
        const lines = `x ${logText(pieces.join(''))}`.split(/[\n\v\f\r\u0085\u2028\u2029]/);
        return lines.slice(1).every((line) => line.startsWith('    '));
      }),
    );
  });

  it('keeps what an escape sequence was made of', () => {
    expect(logText('\u001B[31mred')).toBe(String.raw`\u{1b}[31mred`);
  });

  it('keeps the lines of a stack', () => {
    expect(logText('Error: x\n    at f')).toBe('Error: x\n        at f');
  });
});

const BREAKS = fc.constantFrom(
  ...['\n', '\r', '\r\n', '\u2028', '\u2029', '\u0085', '\v', '\f'].map(
    (end) => `${end}2026-01-01 [error] x`,
  ),
);
