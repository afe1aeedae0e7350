import { describe, expect, it } from 'vitest';
import { findArnAt, SCAN_WINDOW } from '../../../../src/domain/text/findArn.ts';
import { ARN } from './cases.ts';

describe('a match of findArnAt', () => {
  it('tells the parts as they are written', () => {
    const text = 'x="arn:aws:lambda:${AWS::Region}:123456789012:function:orders-${stage}:live"';
    expect(findArnAt(text, 10)).toEqual({
      start: 3,
      end: text.length - 1,
      text: text.slice(3, -1),
      parts: {
        partition: 'aws',
        region: '${AWS::Region}',
        accountId: '123456789012',
        name: 'orders-${stage}',
        qualifier: 'live',
      },
    });
  });

  it('gives the function’s own ARN as the text of a wrapped one', () => {
    const wrapped = `arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/${ARN}/invocations`;
    const execution = `${ARN}:1/durable-execution/a/b`;
    expect(findArnAt(wrapped, 3)?.text).toBe(ARN);
    expect(findArnAt(execution, execution.length)?.text).toBe(`${ARN}:1`);
  });

  it('takes no offset that is not in the text', () => {
    for (const offset of [-1, ARN.length + 1, 0.5, Number.NaN, Infinity, -Infinity]) {
      expect(findArnAt(ARN, offset)).toBeUndefined();
    }
  });

  it('leaves alone what reaches out of the window', () => {
    const long = `arn:aws:lambda:\${${'x'.repeat(SCAN_WINDOW)}}:123456789012:function:orders`;
    expect(findArnAt(long, 2)).toBeUndefined();
    expect(findArnAt(long, long.length - 2)).toBeUndefined();
    expect(findArnAt(long, 500)?.parts.name).toBe('orders');
  });
});
