import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findArnAt, SCAN_WINDOW } from '../../../../src/domain/text/findArn.ts';
import { unmark } from './marked.ts';
import { slowlyFindAt } from './reference.ts';

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
  ...['7', '.', ',', ' ', '*', '?', '\\', '\n', '-', '/', '(', ')', '<', '%', 'é', 'x'],
);
const noise = fc.array(token, { maxLength: 4 }).map((tokens) => tokens.join(''));
/** One of each row of the table of forms. */
const form = fc.constantFrom(
  ...[ARN, '123456789012:function:orders', 'eu-west-1:123456789012:function:orders', `${ARN}:*`, ''],
  ...[
    'arn:aws:lambda:*:123456789012:function:orders',
    'arn:aws:lambda:$(REGION):123456789012:function:orders',
  ],
  ...[
    'arn:aws:lambda:\\${AWS::Region}:${var.account}:function:orders',
    '${AWS::AccountId}:function:orders:live',
  ],
  ...['arn:aws:lambda:$REGION:123456789012:function:orders-#{x}', `${ARN}:\\$LATEST`],
);
const nearArns = fc.tuple(noise, form, noise, noise).map((pieces) => pieces.join(''));
const braces = fc.constantFrom('{', '}', '${', '#{', '$', '${AWS::Region}', '{self.region}', '\\n');
const templates = fc.array(fc.oneof(token, braces), { maxLength: 30 }).map((tokens) => tokens.join(''));

/** Texts with quotes and operators, which may show that an ARN is only a part of what is meant. */
const joints = fc.constantFrom(
  '"',
  "'",
  '`',
  '" + "',
  "' . '",
  '" "',
  '", "',
  ' ~ ',
  '$X',
  '-',
  '|',
  '|live',
  ':*',
);
const strings = fc
  .array(fc.tuple(joints, form, joints), { maxLength: 4 })
  .map((pieces) => pieces.flat().join(''));

describe('findArnAt, for any text', () => {
  it('never throws', () => {
    const anyText = fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }), templates);
    fc.assert(fc.property(anyText, fc.integer(), (text, offset) => void findArnAt(text, offset)));
    fc.assert(fc.property(templates, fc.nat(300), (text, offset) => void findArnAt(text, offset)));
  });

  it('finds what a slow search of all stretches finds', () => {
    let hits = 0;
    const check = (text: string, offset: number): void => {
      // A shell's variable would be a part of what begins right after it.
      fc.pre(!/\$LATEST[\w${]/.test(text));
      const found = findArnAt(text, offset);
      const expected = slowlyFindAt(text, offset);
      // The end of an ARN that began before is none: that is for the tests of what stands around.
      fc.pre(found !== undefined || expected === undefined || !text.slice(0, expected[0]).includes('arn'));
      // True if a bar is part of an id too: it may be a shell's.
      fc.pre(found !== undefined || expected === undefined || !text.slice(...expected).includes('|'));
      if (expected) hits++;
      expect(found && [found.start, found.end]).toEqual(expected);
    };
    const cases = nearArns.chain((text) => fc.tuple(fc.constant(text), fc.nat(text.length)));
    fc.assert(
      fc.property(cases, ([text, offset]) => check(text, offset)),
      { numRuns: 1500 },
    );
    expect(hits).toBeGreaterThan(200);
  });

  it('finds nothing that the slow search does not find, whatever quotes and operators stand around', () => {
    let hits = 0;
    const cases = strings.chain((text) => fc.tuple(fc.constant(text), fc.nat(text.length)));
    fc.assert(
      fc.property(cases, ([text, offset]) => {
        const found = findArnAt(text, offset);
        if (!found) return;
        hits++;
        const expected = slowlyFindAt(text, offset);
        expect(expected?.[0]).toBe(found.start);
        // A bar after a name is a qualifier's, a table's or a pipe's: only what stands around tells.
        if (!text.includes('|')) expect(expected?.[1]).toBe(found.end);
      }),
      { numRuns: 1500 },
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
