import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wordAt } from '../../../../src/features/lookup/wordAt.ts';

/** The bar stands for the cursor. */
function at(marked: string): string {
  return wordAt(marked.replace('|', ''), marked.indexOf('|'));
}

describe('the word under the cursor', () => {
  it.each([
    ['name: orders-rec|eived', 'orders-received'],
    ['name: |orders-received', 'orders-received'],
    ['name: orders-received|', 'orders-received'],
    ['na|me: orders-received', 'orders-received'],
    ['|name: "orders-received"', 'orders-received'],
    ['"Function|Name": "orders-received",', 'orders-received'],
    ['"FunctionName":"orders-|received"', 'orders-received'],
    ['"Function|Name":"orders-received"', 'orders-received'],
    ['function_name| = "orders-received"', 'orders-received'],
    ["const fn = 'orders-|received';", 'orders-received'],
    ['aws lambda invoke --function-name orders-|received out.json', 'orders-received'],
    ['FUNCTION=|orders-received', 'orders-received'],
    ['orders:li|ve', 'orders:live'],
    ['"orders:$LATES|T"', 'orders:$LATEST'],
    ['see orders-rec|eived.', 'orders-received'],
    ['see orders-rec|eived: it fails', 'orders-received'],
    ['run|time: nodejs22.x', 'runtime'],
    ['(orders|)', 'orders'],
  ])('%s', (marked, expected) => {
    expect(at(marked)).toBe(expected);
  });

  it.each(['|', 'a  |  b', '{ | }', `x${'y'.repeat(400)}|`])('is none in %s', (marked) => {
    expect(at(marked)).toBe('');
  });

  it('never fails, and is part of the text', () => {
    fc.assert(
      fc.property(fc.string(), fc.nat(50), (text, position) => {
        expect(text).toContain(wordAt(text, position));
      }),
    );
  });
});
