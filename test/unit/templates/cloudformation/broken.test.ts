import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DeclaredTemplate } from '../../../../src/domain/declared/template.ts';
import { remarksOn } from '../../../../src/domain/declared/rules.ts';
import { cloudFormationReader } from '../../../../src/templates/cloudformation/index.ts';
import { withoutPlaceholders } from '../../../../src/templates/cloudformation/placeholders.ts';
import { growth, LINEAR, repeated } from '../../../support/growth.ts';

const read = (text: string, file = 'template.yaml'): DeclaredTemplate | undefined =>
  cloudFormationReader.read([{ file, text }]);

const one = (name: string) => `  ${name}:
    Type: AWS::Lambda::Function
    Properties:
      Environment:
        Variables:
          Queue: !Ref Lost
`;

const around = (middle: string) =>
  `Resources:\n${one('First')}${middle}\n${one('Last')}  Lost:\n    Type: AWS::SQS::Queue\nOutputs: { A: { Value: !GetAtt Last.Arn } }\n`;

/** Tokens of all places that name a resource of the template. */
const tokensIn = (text: string): readonly string[] =>
  (read(text)?.references ?? []).map(({ at }) => text.slice(at.start, at.end)).toSorted();

const ALL = ['First', 'Last', 'Last', 'Lost', 'Lost', 'Lost'];

describe('a half-typed line', () => {
  it.each([
    ...[
      'D: !GetAtt [',
      'D: !GetAtt [Fi',
      'D: { Ref: Fi',
      'D: "${Fi',
      "D: 'Fi",
      'D: !Sub "${Fi',
      'D',
      'D: x: y',
      'D: !Ref',
    ],
    ...[
      'D: !',
      'D: [',
      'D: {',
      '- x',
      'D: [a]]',
      '"D',
      'D: }',
      'D: |',
      'D: *',
      'D: &',
      'D: %',
      'D: `',
      'D: @',
      '? ',
    ],
  ])('%s hides nothing that others declare', (line) => {
    expect(tokensIn(around(`          ${line}`))).toEqual(ALL);
  });

  it.each(['New', 'New:', 'New: {', '"New', 'New: !'])('%s hides nothing as a logical id', (line) => {
    expect(tokensIn(around(`  ${line}`))).toEqual(ALL);
  });

  it('is told', () => {
    expect(read(around('          D: [a]]'))?.unread[0]?.why).toBe('syntax');
    expect(read(around(''))?.unread).toEqual([]);
  });
});

describe('brackets that close at the margin, which CloudFormation takes', () => {
  it.each([
    ['one', '      Tags: [{\n        Key: a\n    }]'],
    ['one with the ends of lines of Windows', '      Tags: [{\r\n        Key: a\r\n    }]'],
    ['two in two lines', '      Tags: [{\n        Key: a\n    }\n    ]'],
    ['one between two', '      Tags: [{\n        Key: a\n    }, {\n        Key: b\n    }]'],
  ])('%s', (_, tags) => {
    const text = around(tags);
    expect(tokensIn(text)).toEqual(ALL);
    expect(read(text)?.unread).toEqual([]);
  });

  it('stay where a comment stands before them', () => {
    expect(tokensIn(around('      Tags: [{\n        Key: a # b\n    }]'))).toEqual(ALL);
  });
});

describe('placeholders of other tools', () => {
  it.each([
    ['{% if x %}\n', `${' '.repeat(10)}\n`],
    ['{% if\nx %}', '     \n    '],
    ['{# note #}', ' '.repeat(10)],
    ['{{ x }}', '\uE0FF'.repeat(7)],
    ['{{ a\n}}', '{{ a\n}}'],
    ['{{resolve:ssm:/x}}', '{{resolve:ssm:/x}}'],
    ['{{ resolve:ssm:/x }}', '{{ resolve:ssm:/x }}'],
    ['{{', '{{'],
    ['{%', '{%'],
    [`{%${' '.repeat(2_000)}%}`, `{%${' '.repeat(2_000)}%}`],
  ])('%j', (text, expected) => {
    expect(withoutPlaceholders(text)).toBe(expected);
  });

  it('are replaced by texts as long, with the same ends of lines', () => {
    const piece = fc.constantFrom('{{', '}}', '{%', '%}', '{#', '#}', '{{resolve:', 'x', ' ', '\n', '\r\n');
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        const text = pieces.join('');
        const blanked = withoutPlaceholders(text);
        expect(blanked.replace(/[^\r\n]/g, '.')).toBe(text.replace(/[^\r\n]/g, '.'));
      }),
    );
  });

  it.each(['{{', '{%', '{#', '{{ x', '{% x', '{{resolve:', '{{ x }}'])(
    '%j again and again takes time that grows with the text',
    (piece) => {
      expect(growth(repeated(piece), withoutPlaceholders)).toBeLessThan(LINEAR);
    },
  );
});

const YAML = `Transform: AWS::Serverless-2016-10-31
Globals:
  Function:
    EventInvokeConfig: { MaximumRetryAttempts: 1 }
Resources:
  Orders:
    Type: AWS::Serverless::Function
    DependsOn: [Lost]
    Properties:
      FunctionName: !Sub "\${AWS::StackName}-orders"
      AutoPublishAlias: live
      EventInvokeConfig:
        DestinationConfig:
          OnFailure: { Type: SQS, Destination: !GetAtt Lost.Arn }
      Policies:
        - Statement: [{
          Effect: Allow
      }]
  Lost: { Type: AWS::SQS::Queue }
  Group:
    Type: AWS::Logs::LogGroup
    Properties: { LogGroupName: !Sub "/aws/lambda/\${AWS::StackName}-orders" }
  Machine:
    Type: AWS::Serverless::StateMachine
    Properties:
      DefinitionSubstitutions: { A: !GetAtt Orders.Arn }
      DefinitionString: |
        { "Resource": "\${A}" }
`;
const JSON_TEXT = JSON.stringify({
  Resources: {
    Orders: { Type: 'AWS::Lambda::Function', Properties: { FunctionName: 'orders' } },
    Lost: { Type: 'AWS::SQS::Queue' },
    Async: {
      Type: 'AWS::Lambda::EventInvokeConfig',
      DependsOn: ['Lost'],
      Properties: {
        FunctionName: { Ref: 'Orders' },
        Qualifier: '$LATEST',
        DestinationConfig: { OnFailure: { Destination: { 'Fn::GetAtt': ['Lost', 'Arn'] } } },
      },
    },
    Url: {
      Type: 'AWS::X',
      Properties: { A: { 'Fn::Sub': 'x/${Orders.Arn}/invocations' }, B: '/aws/lambda/orders' },
    },
  },
});

/** All places lie in the text; those of logical ids are the tokens. */
function expectPlaces(text: string, file: string): void {
  const template = read(text, file);
  for (const { form, to, at } of template?.references ?? []) {
    expect(at.start >= 0 && at.start <= at.end && at.end <= text.length).toBe(true);
    const token = text.slice(at.start, at.end);
    if (to.kind === 'declared' && ['getAtt', 'ref', 'sub', 'dependsOn'].includes(form))
      expect(token).toBe(to.address);
    if (to.kind === 'named') expect(token).toBe(to.ref);
  }
  for (const { at, fixes } of template ? remarksOn(template) : []) {
    for (const place of [at, ...fixes.flatMap(({ edits }) => edits.map((edit) => edit.at))]) {
      expect(place.start >= 0 && place.start <= place.end && place.end <= text.length).toBe(true);
    }
  }
}

describe('places', () => {
  it.each([
    ['template.yaml', YAML],
    ['template.json', JSON_TEXT],
  ])('lie in %s, whatever is missing at its end or in its middle', (file, whole) => {
    fc.assert(
      fc.property(fc.nat(whole.length), fc.nat(whole.length), (start, length) => {
        expectPlaces(whole.slice(0, start), file);
        expectPlaces(whole.slice(0, start) + whole.slice(start + (length % 40)), file);
      }),
    );
  });

  it('are the same in a text with the ends of lines of Windows and a byte order mark', () => {
    const windows = `\uFEFF${YAML.replaceAll('\n', '\r\n')}`;
    expectPlaces(windows, 'template.yaml');
    expect(tokensIn(windows)).toEqual(tokensIn(YAML));
    expect(tokensIn(windows).length).toBeGreaterThan(5);
  });
});

describe('texts made to attack', () => {
  const whole = (part: string) => `Resources:\n  Orders: { Type: AWS::Lambda::Function }\n  X: ${part}\n`;
  it.each([
    [
      'an alias bomb',
      `A: &a [x,x,x,x,x,x,x,x]\nB: &b [*a,*a,*a,*a,*a,*a,*a,*a]\nC: &c [*b,*b,*b,*b,*b,*b,*b,*b]\n${whole('[*c,*c,*c,*c]')}`,
    ],
    ['a nesting of 10,000 in one line', whole(`${'['.repeat(10_000)}${']'.repeat(10_000)}`)],
    ['a huge key', whole(`{ ${'k'.repeat(1_000_000)}: 1 }`)],
    ['a line of a megabyte', whole(`"${'x'.repeat(1_000_000)}"`)],
    ['a list of 50,000', whole(`[${'a,'.repeat(50_000)}]`)],
    [
      'names of object members',
      `${whole('{ __proto__: { Type: AWS::X }, Ref: __proto__ }')}  __proto__: { Type: AWS::X, constructor: !Ref toString }\n`,
    ],
    ['functions in functions', whole(`${'!If [X, '.repeat(150)}1${', 2]'.repeat(150)}`)],
    ['half of a pair of surrogates', whole('"\uD800 \uDFFF"')],
  ])('%s leaves the rest', (_, text) => {
    const template = read(text);
    if (template) expect(template.resources.map(({ address }) => address)).toContain('Orders');
    else expect(text).toContain('[[[');
  });

  it('a nesting of 100,000 is survived', () => {
    expect(() => read(whole('['.repeat(100_000)))).not.toThrow();
    expect(() => read(`{"Resources":{"A":${'{"a":'.repeat(100_000)}`, 'a.json')).not.toThrow();
  });

  const growing: readonly (readonly [string, (length: number) => string])[] = [
    ['placeholders of Fn::Sub', (length) => whole(`!Sub "${repeated('${Orders}')(length)}"`)],
    ['beginnings of them', (length) => whole(`!Sub "${repeated('${')(length)}"`)],
    ['log groups', (length) => whole(`"${repeated('/aws/lambda/orders ')(length)}"`)],
    ['log groups that are none', (length) => whole(`"${repeated('/aws/lambda/${a}')(length)}"`)],
    ['pieces of a list', (length) => whole(`!Join ["", [${repeated('a,')(length)}]]`)],
    [
      'types in a text that is cut',
      (length) => `Resources:\n  A: }\n${repeated('  B:\n    Type: AWS::A::B\n')(length)}`,
    ],
    [
      'brackets at the margin',
      (length) => `Resources:\n${repeated('  B:\n    Type: AWS::A::B\n    C: [{\n  }]\n')(length)}`,
    ],
  ];
  it.each(growing)('%s take time that grows with the text', (_, textOf) => {
    expect(growth(textOf, (text) => read(text), 262_144)).toBeLessThan(LINEAR);
  });
});
