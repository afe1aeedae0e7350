import { describe, expect, it } from 'vitest';
import { findArnAt } from '../../../../src/domain/text/findArn.ts';
import { unmark } from './marked.ts';

const ARN = 'arn:aws:lambda:eu-west-1:123456789012:function:orders';

/** Asks at every offset, and expects the marked ARNs exactly where they stand. */
function expectMarked(marked: string): void {
  const { text, spans } = unmark(marked);
  for (let offset = 0; offset <= text.length; offset++) {
    const expected = spans.find(({ start, end }) => start <= offset && offset <= end);
    const found = findArnAt(text, offset);
    const actual = found && { start: found.start, end: found.end };
    expect(actual, `at ${offset}, before “${text.slice(offset, offset + 20)}”`).toEqual(expected);
  }
}

describe('findArnAt', () => {
  const found: readonly (readonly [where: string, marked: string])[] = [
    ['JSON', `{"Arn":"«${ARN}»","Next":["«${ARN}:live»","«${ARN}:7»"]}`],
    ['JSON in JSON', `{"body":"{\\"fn\\":\\"«${ARN}»\\"}"}`],
    ['a string with an escaped line break', `"one\\n«${ARN}»\\ttwo"`],
    ['YAML', `  FunctionArn: «${ARN}» # the orders`],
    ['a YAML key', `«${ARN}»: enabled`],
    ['YAML lists and quotes', `- '«${ARN}:live»'`],
    ['SAM', "Fn::Sub: '«arn:${AWS::Partition}:lambda:${AWS::Region}:${AWS::AccountId}:function:orders»'"],
    ['a YAML flow list', `[«${ARN}», «${ARN}:$LATEST»]`],
    ['a list without spaces', `«${ARN}»,«${ARN}:live»,«${ARN}:1»`],
    [
      'Terraform',
      '  arn = "«arn:${data.aws_partition.current.partition}:lambda:${var.region}:${local.account_id}:function:orders»"',
    ],
    [
      'Terraform with nested braces',
      'x = "«arn:aws:lambda:${lookup({a = "b"}, var.x)}:123456789012:function:${var.name}-${var.stage}»"',
    ],
    [
      'Serverless',
      '  arn: «arn:aws:lambda:${aws:region}:${aws:accountId}:function:${self:service}-${sls:stage}-orders»',
    ],
    [
      'Serverless pseudo parameters',
      '  arn: «arn:aws:lambda:#{AWS::Region}:#{AWS::AccountId}:function:orders»',
    ],
    [
      'CDK',
      'const arn = `«arn:${this.partition}:lambda:${this.region}:${Stack.of(this).account}:function:${name}»`;',
    ],
    ['Python', '    arn = f"«arn:{Aws.PARTITION}:lambda:{self.region}:{self.account}:function:orders»"'],
    ['Jinja', 'arn: «arn:aws:lambda:{{ region }}:{{ account }}:function:orders»'],
    [
      'a shell script',
      'aws lambda invoke --function-name "«arn:aws:lambda:$AWS_REGION:$ACCOUNT_ID:function:orders-$STAGE»" out',
    ],
    ['an argument', `--function-name=«${ARN}» --qualifier live`],
    ['an environment file', `FN=«${ARN}:live»`],
    ['a URL’s query', `https://example.com/?a=«${ARN}»&b=1`],
    ['XML', `<arn>«${ARN}»</arn>`],
    ['HTML', `see &quot;«${ARN}»&quot;`],
    ['a sentence', `Call «${ARN}». Then «${ARN}:live», or (as before) «${ARN}:1»!`],
    ['a question', `Is it «${ARN}»? Or «${ARN}:live»?`],
    ['a colon of a sentence', `About «${ARN}»: it fails. «${ARN}:live»: too`],
    ['an ellipsis', `«${ARN}»...`],
    ['Markdown', `**«${ARN}»**, *«${ARN}:live»* and \`«${ARN}:1»\``],
    ['a Markdown link', `[«${ARN}»](https://example.com)`],
    ['a comment', `/* «${ARN}» */ // «${ARN}:live»`],
    ['a sentence without spaces', `函数«${ARN}»是慢的。`],
    ['a diff', `+«${ARN}»`],
    ['several lines', `«${ARN}»\r\n«${ARN}:live»\n«${ARN}:1»`],
    [
      'API Gateway',
      `"uri": "«arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/${ARN}:live/invocations»"`,
    ],
    [
      'API Gateway, templated',
      'uri: "«arn:${AWS::Partition}:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions/arn:aws:lambda:${AWS::Region}:${AWS::AccountId}:function:${stageVariables.fn}/invocations»"',
    ],
    ['the path alone', `/2015-03-31/functions/«${ARN}»/invocations`],
    [
      'a durable execution',
      `«${ARN}:$LATEST/durable-execution/order-17/ce67da72-3701-4f83-9174-f4189d27b0a5».`,
    ],
    ['$LATEST', `«${ARN}:$LATEST», «${ARN}:$LATEST.PUBLISHED».`],
    ['a partial ARN', '"«123456789012:function:orders»" «123456789012:function:orders:live»'],
    [
      'a partial ARN with a region',
      '«eu-west-1:123456789012:function:orders»;«eu-west-1:123456789012:function:orders:1»',
    ],
    [
      'a partial ARN with a placeholder',
      '"«${AWS::AccountId}:function:orders»" "«${AWS::Region}:${AWS::AccountId}:function:orders»"',
    ],
    [
      'functions with unlucky names',
      `«${ARN.replace('orders', 'learn:arn')}» «123456789012:function:function:function»`,
    ],
    ['a name with dots', `«${ARN.replace('orders', 'my.orders')}».`],
    [
      'other partitions',
      '«arn:aws-cn:lambda:cn-north-1:123456789012:function:f» «arn:aws-eusc:lambda:eusc-de-east-1:123456789012:function:f» «arn:aws-us-gov:lambda:us-gov-west-1:123456789012:function:f» «arn:aws-iso-b:lambda:us-isob-east-1:123456789012:function:f»',
    ],
    ['an ARN after half of one', `arn:aws:lambda: «${ARN}» arn:aws:`],
    ['an ARN inside a placeholder', `\${cond ? "«${ARN}»" : ""}`],
    ['HTML', `«${ARN}»<br> <td>«${ARN}:live»</td>`],
  ];
  it.each(found)('finds them in %s, wherever the cursor is on them', (_where, marked) =>
    expectMarked(marked),
  );

  const nothing: readonly (readonly [what: string, text: string])[] = [
    ['a wildcard', `"${ARN}*" "${ARN}-?" "${ARN}:live*" "${ARN}:**" "${ARN}:*x" "**${ARN}:**"`],
    [
      'wildcards before the name',
      'arn:aws:lambda:eu-*:123456789012:function:f arn:aws:lambda:eu-west-1:*:function:f arn:*:lambda:eu-west-1:123456789012:function:f arn:aws:lambda:**:123456789012:function:f',
    ],
    ['a partial wildcard', '*:123456789012:function:orders *:function:orders'],
    ['a layer', 'arn:aws:lambda:eu-west-1:123456789012:layer:function:3'],
    [
      'an event source mapping',
      'arn:aws:lambda:eu-west-1:123456789012:event-source-mapping:14e0db71-0000-4000-8000-000000000000',
    ],
    [
      'other resources of Lambda',
      'arn:aws:lambda:eu-west-1:123456789012:code-signing-config:csc-1 arn:aws:lambda:eu-west-1:123456789012:capacity-provider:c',
    ],
    [
      'another service',
      'arn:aws:sqs:eu-west-1:123456789012:function:orders arn:aws:sqs:eu-west-1:123456789012:orders',
    ],
    [
      'an ARN being typed',
      'arn:aws:lambda:eu-west-1:123456789012:function: arn:aws:lambda:eu-west-1:123456789012:function arn:aws:lambda:',
    ],
    ['a qualifier being typed', `"${ARN}:"`],
    ['half a placeholder', `${ARN}-\${var.st`],
    ['a placeholder that never ends', 'arn:aws:lambda:${AWS::Region:123456789012:function:orders'],
    ['a name that goes on', `${ARN}é ${ARN}%2F ${ARN}\\_two ${ARN}\u200B ${ARN}１ ${ARN}\u2011two ${ARN}@2`],
    [
      'a name with a manual’s placeholder',
      `${ARN}<stage> ${ARN}[stage] arn:aws:lambda:<region>:123456789012:function:f`,
    ],
    ['a qualifier that goes on', `${ARN}:live:2 ${ARN}:live.x ${ARN}:$LATEST.PUBLISHEDX`],
    ['accounts of other lengths', 'arn:aws:lambda:eu-west-1:12345678901:function:f 1234567890123:function:f'],
    [
      'full-width digits',
      'arn:aws:lambda:eu-west-１:123456789012:function:f １２３４５６７８９０１２:function:f',
    ],
    [
      'a host as the region',
      'arn:aws:lambda:us-east-1.evil.example:123456789012:function:f us-east-1.evil.example:123456789012:function:f',
    ],
    [
      'a control character',
      'arn:aws:lambda:eu-west\u0000-1:123456789012:function:f eu-west-1:\u0007123456789012:function:f',
    ],
    [
      'strange partitions',
      'arn:evil:lambda:eu-west-1:123456789012:function:f arn::lambda:eu-west-1:123456789012:function:f',
    ],
    ['an ARN inside a word', `my${ARN} x_${ARN} $${ARN}`],
    [
      'a partial ARN after something else',
      'lambda:eu-west-1:123456789012:function:f x:123456789012:function:f',
    ],
    ['an unknown account placeholder in a partial ARN', '${var.account}:function:f {a:1}:function:f'],
    ['pieces of a concatenation', '"arn:aws:lambda:" + region + ":123456789012:function:orders"'],
    ['Fn::Join', '["arn:aws:lambda:", {"Ref": "AWS::Region"}, ":function:orders"]'],
    ['half an escaped placeholder', 'arn:aws:lambda:$${AWS::Region:123456789012:function:f'],
    ['an ARN over two lines', 'arn:aws:lambda:eu-west-1:\n123456789012:function:\norders'],
    ['names that are too long', `${ARN.replace('orders', 'x'.repeat(65))} ${ARN}:${'y'.repeat(129)}`],
    ['plain text', 'Nothing to see here: just a function: orders.'],
    ['nothing', ''],
  ];
  it.each(nothing)('finds nothing on %s', (_what, text) => expectMarked(text));
});
