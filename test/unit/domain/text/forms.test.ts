import { describe, expect, it } from 'vitest';
import { findArnAt } from '../../../../src/domain/text/findArn.ts';
import { ARN, PARTIAL, HERE_ARN, check } from './cases.ts';
import { unmark } from './marked.ts';

describe('a name that API Gateway fills in', () => {
  const uri = (name: string): string =>
    `arn:aws:apigateway:\${region}:lambda:path/2015-03-31/functions/arn:aws:lambda:\${region}:\${account_id}:function:${name}/invocations`;
  check([
    ['escaped for Terraform', uri('$${stageVariables.fn}'), 'stageVariable $${stageVariables.fn}'],
    ['as it is', uri('${stageVariables.fn}'), 'stageVariable ${stageVariables.fn}'],
    ['in a part of the name', uri('orders-${stageVariables.env}'), 'stageVariable ${stageVariables.env}'],
    ['before the alias', uri('orders:${stageVariables.alias}'), 'stageVariable ${stageVariables.alias}'],
    ['control: another variable', uri('${var.fn}'), 'variable ${var.fn}'],
  ]);
});

describe('the default of a shell’s variable', () => {
  check([
    ['for unset or empty', `"\${FN:-${ARN}}"`, ARN],
    ['for unset', `"\${FN-${ARN}}"`, ARN],
    ['assigned', `"\${FN:=${ARN}}"`, ARN],
    ['of a positional one', `fn=\${1:-${ARN}:live}`, `${ARN}:live`],
    [
      'of a partial ARN',
      `\${FN:-123456789012:function:orders}`,
      HERE_ARN.replace('210987654321', '123456789012'),
    ],
    ['control: glued to a word', `x-${ARN}`],
    ['control: glued to a word in a default', `"\${FN:-x-${ARN}}"`],
  ]);
});

describe('a policy’s wildcards', () => {
  check([
    ['all qualifiers', `"${ARN}:*"`, `${ARN} (all)`],
    [
      'all Regions',
      '"arn:aws:lambda:*:123456789012:function:orders"',
      HERE_ARN.replace('210987654321', '123456789012'),
    ],
    [
      'all Regions and qualifiers',
      '"arn:aws:lambda:*:${AWS::AccountId}:function:orders:*"',
      `${HERE_ARN} (all)`,
    ],
    ['all Regions, one alias', '"arn:aws:lambda:*:210987654321:function:orders:live"', `${HERE_ARN}:live`],
    [
      'all qualifiers of a partial ARN',
      `'${PARTIAL}:*'`,
      `${HERE_ARN.replace('210987654321', '123456789012')} (all)`,
    ],
    ['in a list', `["${ARN}","${ARN}:*"]`, ARN, `${ARN} (all)`],
    ['all qualifiers of a name that is not known', `"${ARN}-\${Stage}:*"`, 'variable ${Stage}'],
    ['control: several functions', `"${ARN}*"`],
    ['control: several aliases', `"${ARN}:live*"`],
    ['control: some Regions', '"arn:aws:lambda:eu-*:123456789012:function:orders"'],
    ['control: all accounts', '"arn:aws:lambda:*:*:function:orders"'],
    ['control: Markdown', `**${ARN}:** the orders`],
  ]);
});

describe('percent-encoding', () => {
  const encoded = encodeURIComponent(ARN);
  check([
    ['of an address', `https://console.example/#/functions/${encoded}?tab=code`, ARN],
    ['in lower case', encoded.toLowerCase(), ARN],
    ['twice', encodeURIComponent(encoded), ARN],
    ['with a qualifier', `${encoded}%3A%24LATEST`, `${ARN}:$LATEST`],
    ['of the name too', `${encoded}%2Dprod&x=1`, `${ARN}-prod`],
    ['of what follows', `${encoded}%2Finvocations`, ARN],
    ['control: half of it', `${ARN}%3Alive`],
    ['control: with a qualifier in the query', `/functions/${encoded}?Qualifier=live`],
    [
      'control: with a qualifier in the query of an operation',
      `/functions/${ARN}/invocations?Qualifier=live`,
    ],
    ['with another query', `/functions/${encoded}/invocations?x=Qualifier`, ARN],
    ['control: another resource', encoded.replace('function', 'layer')],
  ]);
  it('covers what is written', () => {
    const { text, spans } = unmark(`a=1&fn=«${encoded}»&b=%3A`);
    for (let offset = 0; offset <= text.length; offset++) {
      const match = findArnAt(text, offset);
      const inside = spans.find(({ start, end }) => start <= offset && offset <= end);
      expect(match && { start: match.start, end: match.end }).toEqual(inside);
    }
    expect(findArnAt(text, 20)?.text).toBe(ARN);
  });
});
