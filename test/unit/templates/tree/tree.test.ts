import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { MAX_ALIASES } from '../../../../src/templates/limits.ts';
import { forestOf } from '../../../../src/templates/tree/forest.ts';
import { at, type TreeNode } from '../../../../src/templates/tree/node.ts';
import { placeWithin } from '../../../../src/templates/tree/within.ts';
import { growth, LINEAR, repeated } from '../../../support/growth.ts';

const yaml = (text: string) => forestOf({ file: 'a.yml', text });
const json = (text: string) => forestOf({ file: 'a.json', text });

const nodesOf = (node: TreeNode | undefined): readonly TreeNode[] => {
  if (!node) return [];
  if (node.kind === 'scalar') return [node];
  const inner =
    node.kind === 'list'
      ? node.items
      : node.entries.flatMap(({ key, value }) => [key, ...(value ? [value] : [])]);
  return [node, ...inner.flatMap(nodesOf)];
};

describe('nodes of YAML and JSON', () => {
  test.each([
    ['a: one', 'one'],
    ['a: "one"', 'one'],
    ["a: 'one'", 'one'],
    ['a: &x one', 'one'],
    ['a: !Sub one', 'one'],
    ['\uFEFFa: one\r\nb: two\r\n', 'one'],
    ['b: &x {a: one}\n<<: *x', 'one'],
    ['b: &x one\na: *x', 'one'],
  ])('%j', (text, value) => {
    const [root] = yaml(text).roots;
    const found = at(root, 'a');
    expect(found?.kind === 'scalar' && found.text).toBe(value);
    expect(found?.kind === 'scalar' && text.slice(found.inner.start, found.inner.end)).toBe(value);
  });

  test.each([
    ['{"a": "one"}', 'one'],
    ['{"a": "one"', 'one'],
    ['// c\n{"b": 1, "a": "one",}', 'one'],
    ['{"a": "one', 'one'],
  ])('%j', (text, value) => {
    const found = at(json(text).roots[0], 'a');
    expect(found?.kind === 'scalar' && text.slice(found.inner.start, found.inner.end)).toBe(value);
  });

  test('Names of object members are names as any other', () => {
    const root = yaml('constructor: a\n__proto__: b').roots[0];
    expect(at(root, 'toString')).toBeUndefined();
    expect(at(root, '__proto__')).toMatchObject({ text: 'b' });
    expect(at(json('{"__proto__": {"x": 1}}').roots[0], '__proto__', 'x')).toMatchObject({ value: 1 });
  });

  test('A piece is found in its token, also where escapes or folding move it', () => {
    const check = (text: string, piece: string, nth = 0) => {
      const scalar = at(yaml(text).roots[0], 'a');
      if (scalar?.kind !== 'scalar') throw new Error('no scalar');
      let start = scalar.text.indexOf(piece);
      for (let one = 0; one < nth; one += 1) start = scalar.text.indexOf(piece, start + 1);
      const span = placeWithin(text, scalar, start, start + piece.length);
      return [text.slice(span.start, span.end), span.start];
    };
    expect(check('a: x-one', 'one')).toEqual(['one', 5]);
    expect(check('a: "\\tone"', 'one')).toEqual(['one', 6]);
    expect(check('a: |\n  one\n  one\n', 'one', 1)).toEqual(['one', 13]);
    // Not in the token as it is written: the whole is meant.
    expect(check('a: "o\\u006ee"', 'one')).toEqual(['o\\u006ee', 4]);
  });
});

describe('bad YAML and JSON', () => {
  test('An alias bomb is left out, and a few aliases are not', () => {
    const bomb = `a0: &a0 [x,x,x,x,x,x,x,x,x]\n${Array.from({ length: 9 }, (_, n) => `a${n + 1}: &a${n + 1} [${Array.from({ length: 9 }, () => `*a${n}`).join(',')}]`).join('\n')}`;
    const { roots, unread } = yaml(bomb);
    expect(unread).toContainEqual(expect.objectContaining({ why: 'aliases' }));
    expect(nodesOf(roots[0]).length).toBeLessThan(MAX_ALIASES + 1_000);
    expect(yaml('a: &a [x]\nb: *a').unread).toEqual([]);
  });

  test('An alias to what it stands in is none', () => {
    expect(nodesOf(yaml('a: &a [x, *a]').roots[0]).length).toBeLessThan(10);
  });

  test.each(['[', '{"a":', '- ', '? ', '[{'])('100,000 times %j', (piece) => {
    for (const read of [yaml, json]) {
      const { unread } = read(piece.repeat(100_000));
      expect(unread.length).toBeGreaterThan(0);
    }
  });

  test('Too long a text is told', () => {
    expect(yaml('a'.repeat(10_000_001)).unread).toMatchObject([{ why: 'tooLong' }]);
  });

  test('Spans lie within the text, whatever it is', () => {
    const pieces = fc.constantFrom(
      'a: ',
      '- ',
      '"',
      "'",
      '\n',
      '  ',
      '{',
      '}',
      '[',
      ']',
      '&x ',
      '*x',
      '!Sub ',
      '|\n',
      'b',
      '#',
      '\\',
      '\r\n',
      '\uD800',
      '<<: ',
      ',',
      ':',
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 40 }), (parts) => {
        const text = parts.join('');
        for (const read of [yaml, json]) {
          const { roots, unread } = read(text);
          for (const { at: span } of [...roots.flatMap(nodesOf), ...unread]) {
            expect(span.start).toBeLessThanOrEqual(span.end);
            expect(span.start).toBeGreaterThanOrEqual(0);
            expect(span.end).toBeLessThanOrEqual(text.length);
          }
        }
      }),
      { numRuns: 500 },
    );
  });

  test.each(['a: b\n', '- x\n', 'a', '*x ', '# c\n'])('Time grows with the text alone: %j', (piece) => {
    expect(growth(repeated(piece), yaml, 262_144)).toBeLessThan(LINEAR);
  });
});
