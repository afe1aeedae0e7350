import { describe, expect, it } from 'vitest';
import type { Characters } from '../../../../src/domain/text/characters.ts';
import { findArnAt, findIn } from '../../../../src/domain/text/findArn.ts';
import { ARN } from './cases.ts';

/** Counts the characters that are read. */
class Counted implements Characters {
  read = 0;
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  get length(): number {
    return this.#text.length;
  }

  charCodeAt(index: number): number {
    this.read++;
    return this.#text.charCodeAt(index);
  }

  slice(start: number, end: number): string {
    const piece = this.#text.slice(start, end);
    this.read += piece.length;
    return piece;
  }
}

describe('the work on a text', () => {
  const PATHOLOGICAL = [
    ...[
      ':',
      '{',
      '}',
      '${',
      '{}',
      'arn:',
      ':function:',
      'function:',
      '123456789012:function:',
      '*',
      '.',
      '$A',
    ],
    ...[
      'arn:aws:lambda:',
      `${ARN}:`,
      `${ARN},`,
      '${AWS::AccountId}:function:',
      'arn:aws:lambda:${',
      '\\n',
      'x',
      '\n',
    ],
    ...['${a}:function:', 'arn:${arn:${', '/durable-execution/', `**${ARN}*`, 'a:a:a:a:function:', '${}:'],
  ];
  it.each(PATHOLOGICAL)('grows no faster than the text: %s', (piece) => {
    for (const length of [1000, 1_000_000]) {
      const text = new Counted(piece.repeat(length / piece.length));
      findIn(text, text.length);
      expect(text.read).toBeLessThan(40 * length);
    }
  });

  it('is the same in a line of ten million characters as in a short one', () => {
    const line = `${'x'.repeat(5_000_000)} ${ARN} ${':'.repeat(5_000_000)}`;
    expect(findArnAt(line, 5_000_010)?.text).toBe(ARN);
    expect(findArnAt(line, 9_000_000)).toBeUndefined();
  });
});
