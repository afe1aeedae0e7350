import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseFunctionRef } from '../../../../src/domain/arn.ts';
import type { Characters } from '../../../../src/domain/text/characters.ts';
import { findArnAt, findIn, SCAN_WINDOW } from '../../../../src/domain/text/findArn.ts';
import { unmark } from './marked.ts';

const ARN = 'arn:aws:lambda:eu-west-1:123456789012:function:orders';

/** The pieces that ARNs and near-ARNs are made of. */
const token = fc.constantFrom(
  ...[
    'arn',
    ':',
    ':',
    ':',
    'aws',
    'aws-cn',
    'lambda',
    'sqs',
    'eu-west-1',
    '123456789012',
    'function',
    'layer',
  ],
  ...[
    ':function:',
    'arn:aws:lambda:eu-west-1:123456789012',
    '123456789012:function:',
    ARN,
    '$LATEST',
    'live',
  ],
  ...['7', '.', ',', ' ', '"', '*', '?', '\\', '\n', '-', '/', '(', ')', '<', '%', 'é', 'x'],
);
const noise = fc.array(token, { maxLength: 4 }).map((tokens) => tokens.join(''));
const form = fc.constantFrom(
  ARN,
  '123456789012:function:orders',
  'eu-west-1:123456789012:function:orders',
  '',
);
const nearArns = fc.tuple(noise, form, noise, noise).map((pieces) => pieces.join(''));
const braces = fc.constantFrom('{', '}', '${', '#{', '$', '${AWS::Region}', '{self.region}', '\\n');
const templates = fc.array(fc.oneof(token, braces), { maxLength: 30 }).map((tokens) => tokens.join(''));

/** Whether a literal ARN may stand between these two texts, said as plainly as possible. */
function standsAlone(before: string, after: string, qualified: boolean): boolean {
  if (/[\w.$é-]$/.test(before) && !/\\[nrt]$/.test(before)) return false;
  const rest = qualified ? after : after.replace(/^\.+/, '');
  if (/^[?:]?(\s|$)/.test(rest)) return true;
  if (/^(\*+)/.test(rest)) return isEmphasis(before, rest);
  return !/^([\w%é:?-]|\$\w|\\[-_.*$?{]|\.[\w*$])/.test(rest);
}

function isEmphasis(before: string, after: string): boolean {
  const stars = /^\*+/.exec(after)?.[0] ?? '';
  const rest = after.slice(stars.length);
  return (
    stars.length <= 3 && before.endsWith(stars) && !before.endsWith(`${stars}*`) && !/^[\w:.$-]/.test(rest)
  );
}

/** Tries every stretch of the line, the longest first: cubic, and with nothing clever in it. */
function slowlyFindAt(text: string, offset: number): readonly [number, number] | undefined {
  for (let length = text.length; length > 0; length--) {
    for (
      let start = Math.max(0, offset - length);
      start <= offset && start + length <= text.length;
      start++
    ) {
      const end = start + length;
      if (isArn(text.slice(start, end)) && isWhole(text, start, end)) return [start, end];
    }
  }
  return undefined;
}

function isArn(candidate: string): boolean {
  if (candidate !== candidate.trim() || !candidate.includes(':function:')) return false;
  const parsed = parseFunctionRef(candidate);
  return parsed.ok && parsed.ref.accountId !== undefined && !/(?<!PUBLISHED)\.$/.test(candidate);
}

function isWhole(text: string, start: number, end: number): boolean {
  const before = text.slice(0, start);
  const candidate = text.slice(start, end);
  // The tail of something with more fields is no partial ARN.
  if (before.endsWith(':') && !candidate.startsWith('arn:')) return false;
  const parsed = parseFunctionRef(candidate);
  return standsAlone(before, text.slice(end), parsed.ok && parsed.ref.qualifier !== undefined);
}

describe('findArnAt, for any text', () => {
  it('never throws', () => {
    const anyText = fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }), templates);
    fc.assert(fc.property(anyText, fc.integer(), (text, offset) => void findArnAt(text, offset)));
    fc.assert(fc.property(templates, fc.nat(300), (text, offset) => void findArnAt(text, offset)));
  });

  it('finds what a slow search of all stretches finds', () => {
    let hits = 0;
    const check = (text: string, offset: number): void => {
      // A shell's variable is a placeholder, which the slow search knows nothing of.
      fc.pre(!/\$LATEST\w/.test(text));
      const found = findArnAt(text, offset);
      const expected = slowlyFindAt(text, offset);
      if (expected) hits++;
      expect(found && [found.start, found.end]).toEqual(expected);
    };
    const cases = nearArns.chain((text) => fc.tuple(fc.constant(text), fc.nat(text.length)));
    fc.assert(
      fc.property(cases, ([text, offset]) => check(text, offset)),
      { numRuns: 2000 },
    );
    expect(hits).toBeGreaterThan(200);
  });

  it('finds each ARN of a document at each of its characters, and nothing between them', () => {
    const name = fc.stringMatching(/^[a-zA-Z0-9_-]{1,20}$/);
    const qualifier = fc.constantFrom('', ':$LATEST', ':live', ':12', ':$LATEST.PUBLISHED');
    const region = fc.constantFrom(
      'eu-west-1',
      '${AWS::Region}',
      '${f({a:1})}',
      '{self.region}',
      '#{AWS::Region}',
    );
    const arn = fc
      .tuple(region, name, qualifier)
      .map(([where, fn, which]) => `«arn:aws:lambda:${where}:123456789012:function:${fn}${which}»`);
    const between = fc.constantFrom(
      '"',
      ' ',
      '\n',
      ', ',
      '","',
      ' }} ',
      ' {{ ',
      "'",
      '. ',
      '\\n"',
      '(',
      ')',
      ' arn:aws:',
    );
    const document = fc.array(
      fc.tuple(between, arn, between).map((parts) => parts.join('')),
      { maxLength: 4 },
    );
    fc.assert(
      fc.property(document, (pieces) => {
        const { text, spans } = unmark(pieces.join(' '));
        for (let offset = 0; offset <= text.length; offset++) {
          const expected = spans.find(({ start, end }) => start <= offset && offset <= end);
          const found = findArnAt(text, offset);
          expect(found && { start: found.start, end: found.end }).toEqual(expected);
        }
      }),
    );
  });

  it('does not depend on anything outside the window', () => {
    const filler = fc
      .constantFrom('x', ' ', '{', '}', ':', '"', ':function:', 'arn:')
      .map((text) => text.repeat(2 * SCAN_WINDOW));
    fc.assert(
      fc.property(templates, filler, filler, fc.nat(200), (text, before, after, at) => {
        const document = before + text + after;
        const offset = before.length + Math.min(at, text.length);
        const window = document.slice(offset - SCAN_WINDOW, offset + SCAN_WINDOW);
        const alone = findArnAt(window, SCAN_WINDOW);
        const moved = offset - SCAN_WINDOW;
        expect(findArnAt(document, offset)).toEqual(
          alone && { ...alone, start: alone.start + moved, end: alone.end + moved },
        );
      }),
    );
  });
});

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
    for (const length of [1000, 10_000, 100_000]) {
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
