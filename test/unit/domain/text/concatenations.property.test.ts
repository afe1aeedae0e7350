import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findArnAt } from '../../../../src/domain/text/findArn.ts';
import { resolveArn } from '../../../../src/domain/text/resolveArn.ts';

/** How languages put one text together from several. */
const CONCATENATIONS: Readonly<Record<string, (pieces: readonly string[]) => string>> = {
  plus: (pieces) => pieces.map((piece) => `"${piece}"`).join(' + '),
  'plus without spaces': (pieces) => pieces.map((piece) => `'${piece}'`).join('+'),
  'plus on the next line': (pieces) => pieces.map((piece) => `"${piece}"`).join('\n  + '),
  'plus at the end of a line': (pieces) => pieces.map((piece) => `"${piece}"`).join(' +\n  '),
  'strings on lines': (pieces) => `(${pieces.map((piece) => `"${piece}"`).join('\n  ')})`,
  'a continued line': (pieces) => pieces.map((piece) => `'${piece}'`).join(' \\\n  '),
  PHP: (pieces) => pieces.map((piece) => `'${piece}'`).join(' . '),
  'PHP without spaces': (pieces) => pieces.map((piece) => `'${piece}'`).join('.'),
  Jinja: (pieces) => pieces.map((piece) => `'${piece}'`).join(' ~ '),
  Lua: (pieces) => pieces.map((piece) => `"${piece}"`).join(' .. '),
  Elixir: (pieces) => pieces.map((piece) => `"${piece}"`).join(' <> '),
  shell: (pieces) => pieces.map((piece, index) => (index % 2 ? `'${piece}'` : `"${piece}"`)).join(''),
  SQL: (pieces) => pieces.map((piece) => `'${piece}'`).join(' || '),
  'CONCAT()': (pieces) => `CONCAT(${pieces.map((piece) => `'${piece}'`).join(', ')})`,
  'join()': (pieces) => `join("", [${pieces.map((piece) => `"${piece}"`).join(', ')}])`,
  'Fn::Join': (pieces) => `{"Fn::Join":["",[${pieces.map((piece) => `"${piece}"`).join(',')}]]}`,
  '!Join over lines': (pieces) =>
    `!Join\n  - ''\n  - - ${pieces.map((piece) => `'${piece}'`).join('\n    - ')}`,
  'Python’s join': (pieces) => `"".join([${pieces.map((piece) => `"${piece}"`).join(', ')}])`,
  'Java’s concat': (pieces) => {
    const [first = '', ...rest] = pieces.map((piece) => `"${piece}"`);
    return first + rest.map((piece) => `.concat(${piece})`).join('');
  },
  'PowerShell’s join': (pieces) => `-join (${pieces.map((piece) => `'${piece}'`).join(', ')})`,
  'R’s paste': (pieces) => `paste(${pieces.map((piece) => `"${piece}"`).join(', ')}, sep = "")`,
  'strings with comments between': (pieces) =>
    `(${pieces.map((piece) => `"${piece}"`).join('  # more\n  ')})`,
  'strings with empty lines between': (pieces) => `(${pieces.map((piece) => `"${piece}"`).join('\n\n  ')})`,
  'C++’s arrows': (pieces) => `s << ${pieces.map((piece) => `"${piece}"`).join(' << ')}`,
  'a builder': (pieces) => `sb${pieces.map((piece) => `.append("${piece}")`).join('')}`,
  'JavaScript’s join': (pieces) => `[${pieces.map((piece) => `'${piece}'`).join(', ')}].join('')`,
};

describe('an ARN that is put together from pieces', () => {
  const here = { partition: 'aws', region: 'ap-south-2', accountId: '999999999999' };
  const name = fc.stringMatching(/^[a-z][a-z0-9-]{0,12}[a-z0-9]$/);
  const written = fc.record({
    region: fc.constantFrom('eu-west-1', 'us-gov-west-1'),
    name,
    qualifier: fc.constantFrom(undefined, 'live', '12', '$LATEST'),
    cuts: fc.array(fc.nat(90), { minLength: 1, maxLength: 3 }),
    before: fc.constantFrom('', 'x = ', '  arn: ', '{"a": 1, "b": '),
  });

  it.each(Object.keys(CONCATENATIONS))('names no other function and no other Region: %s', (style) => {
    let whole = 0;
    fc.assert(
      fc.property(written, ({ region, name: fn, qualifier, cuts, before }) => {
        const arn = `arn:aws:lambda:${region}:123456789012:function:${fn}${qualifier ? `:${qualifier}` : ''}`;
        const text = before + (CONCATENATIONS[style]?.(cutAt(arn, cuts)) ?? '');
        for (let offset = 0; offset <= text.length; offset += 3) {
          const match = findArnAt(text, offset);
          const resolution = match && resolveArn(match, here);
          if (!resolution?.ok) continue;
          whole++;
          expect(resolution.arn, text).toMatchObject({ region, name: fn });
          expect(resolution.arn.qualifier, text).toBe(qualifier);
        }
      }),
      { numRuns: 60 },
    );
    // Some are cut before the whole of the ARN or not at all: so the property could fail.
    expect(whole).toBeGreaterThan(0);
  });

  function cutAt(text: string, cuts: readonly number[]): readonly string[] {
    const places = [...new Set(cuts.filter((cut) => cut > 0 && cut < text.length))].sort((a, b) => a - b);
    return [0, ...places].map((place, index) => text.slice(place, places[index]));
  }
});
