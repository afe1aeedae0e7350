import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findArnAt, SCAN_WINDOW } from '../../../../src/domain/text/findArn.ts';

const ARN = 'arn:aws:lambda:eu-west-1:123456789012:function:orders';

/** How many characters of a text are handed over for one hover, as the editor does it: see hover/provider.ts. */
function windowAt(line: string, character: number): { readonly text: string; readonly at: number } {
  const from = Math.max(0, character - SCAN_WINDOW);
  return { text: line.slice(from, character + SCAN_WINDOW), at: character - from };
}

describe('a file made to be slow', () => {
  it('of one line of JSON with 10 MB is read around the mouse, wherever that is', () => {
    const piece = `{"arn":"${ARN}","next":[{"a":":function:"}]},`;
    const line = piece.repeat(10_000_000 / piece.length);
    for (const at of [0, 1, line.length >> 1, line.length - 1, line.length]) {
      const { text, at: offset } = windowAt(line, at);
      expect(text.length).toBeLessThanOrEqual(2 * SCAN_WINDOW);
      expect(findArnAt(text, offset)?.text).toBe(findArnAt(line, at)?.text);
    }
    expect(findArnAt(line, 20)?.text).toBe(ARN);
  });

  it('of 200,000 lines of YAML has its ARNs found, each in its own line', () => {
    const lines = Array.from({ length: 200_000 }, (_, index) =>
      index % 1000 === 0
        ? `  - !Sub "${ARN}-${index}:live"`
        : `  key${index}: value # :function: {{ ${index} }}`,
    );
    const hovered = lines.flatMap((line, index) => (index % 100 < 2 ? [[index, line] as const] : []));
    for (const [index, line] of hovered) {
      const expected = index % 1000 === 0 ? `orders-${index}` : undefined;
      expect(findArnAt(line, Math.min(20, line.length))?.parts.name).toBe(expected);
    }
    expect(hovered).toHaveLength(4000);
  });

  it('of 10,000 ARNs in one line has any of them found, and nothing else', () => {
    const names = Array.from({ length: 10_000 }, (_, index) => `${ARN}-${index}`);
    const line = names.join(', ');
    let start = 0;
    for (const [index, name] of names.entries()) {
      // Every one would take seconds: a window around each has forty of the others in it.
      if (index % 20 === 0)
        expect(findArnAt(line, start + 10)).toMatchObject({ start, end: start + name.length, text: name });
      start += name.length + 2;
    }
  });

  it('of near-ARNs is as quiet as any other, and never throws', () => {
    const nearly = fc.constantFrom(
      ...[`${ARN}*`, `${ARN}:**`, `x${ARN}`, ARN.replace('lambda', 'sqs'), ARN.replace('function', 'layer')],
      ...[
        ARN.slice(0, -6),
        ARN.replace('123456789012', '12345'),
        ARN.replace('eu-west-1', 'us-east-1.evil.example'),
      ],
      ...[
        ARN.replace('eu-west-1', 'x@evil.example'),
        ARN.replace('eu-west-1', 'ｅu-west-1'),
        `\u202E${ARN}`,
        `${ARN}\u200B`,
      ],
      ...[
        `arn:aws:lambda:${'${'.repeat(400)}`,
        `${'a:'.repeat(500)}function:x`,
        '{'.repeat(2000),
        '}'.repeat(2000),
      ],
    );
    fc.assert(
      fc.property(fc.array(nearly, { minLength: 1, maxLength: 4 }), fc.nat(4000), (pieces, at) => {
        expect(findArnAt(pieces.join(' '), at)).toBeUndefined();
      }),
    );
  });
});
