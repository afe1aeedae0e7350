import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { referenceAt } from '../../../../src/domain/declared/lookUp.ts';
import type { Referent } from '../../../../src/domain/declared/template.ts';
import { cloudFormationReader } from '../../../../src/templates/cloudformation/index.ts';
import { growth, LINEAR } from '../../../support/growth.ts';

const HEAD = `AWSTemplateFormatVersion: '2010-09-09'
Parameters:
  Stage: { Type: String, Default: prod }
Resources:
  Orders:
    Type: AWS::Lambda::Function
    Properties: { Handler: index.handler }
  Mail:
    Type: AWS::Lambda::Function
    Properties: { FunctionName: mail }
  Bills:
    Type: AWS::Lambda::Function
    Properties: { FunctionName: !Sub "\${Stage}-bills" }
  Twin1:
    Type: AWS::Lambda::Function
    Properties: { FunctionName: !Sub "\${Stage}-twins" }
  Twin2:
    Type: AWS::Lambda::Function
    Properties: { FunctionName: !Join ["-", [!Ref Stage, twins]] }
  Nested: { Type: AWS::CloudFormation::Stack }
  Live:
    Type: AWS::Lambda::Alias
    Properties: { FunctionName: !Ref Orders, Name: live }
  Sends: { Type: AWS::SNS::Topic }
  Lost:
    Type: AWS::SQS::Queue
`;

/** Referent of the place marked with « ». */
function named(marked: string): string {
  const start = marked.indexOf('«');
  const end = marked.indexOf('»') - 1;
  const text = marked.replace('«', '').replace('»', '');
  const template = cloudFormationReader.read([{ file: 'template.yaml', text }]);
  const found = template && referenceAt(template, 'template.yaml', Math.floor((start + end) / 2));
  if (!found) return 'nothing';
  expect(text.slice(found.at.start, found.at.end)).toBe(text.slice(start, end));
  return `${found.form} ${described(found.to)}`;
}

function described(to: Referent): string {
  if (to.kind === 'declared') return to.address;
  if (to.kind === 'construct') return `the construct ${to.path}`;
  return to.kind === 'named' ? `the function ${to.ref}` : `unknown: ${to.why}`;
}

describe('a place of a YAML template', () => {
  it.each([
    ['Outputs: { A: { Value: !GetAtt «Orders».Arn } }', 'getAtt Orders'],
    ['Outputs: { A: { Value: { Fn::GetAtt: [«Orders», Arn] } } }', 'getAtt Orders'],
    ['Outputs: { A: { Value: { Fn::GetAtt: «Orders».Arn } } }', 'getAtt Orders'],
    ['Outputs: { A: { Value: !GetAtt [«Orders», Arn] } }', 'getAtt Orders'],
    ["Outputs: { A: { Value: !GetAtt '«Orders».Arn' } }", 'getAtt Orders'],
    ['Outputs: { A: { Value: !Ref «Orders» } }', 'ref Orders'],
    ['Outputs: { A: { Value: { Ref: «Orders» } } }', 'ref Orders'],
    ['Outputs: { A: { Value: !Ref «Live» } }', 'ref Live'],
    ['Outputs: { A: { Value: !GetAtt «Lost».Arn } }', 'getAtt Lost'],
    ['Outputs: { A: { Value: !Sub "x-${«Orders»}-y" } }', 'sub Orders'],
    ['Outputs: { A: { Value: !Sub "${AWS::Region}/${«Orders».Arn}/invocations" } }', 'sub Orders'],
    ['Outputs: { A: { Value: !Sub ["${B}/${«Orders»}", { B: x }] } }', 'sub Orders'],
    ['Outputs: { A: { Value: !Sub ["${B}", { B: !Ref «Orders» }] } }', 'ref Orders'],
    ['Outputs: { A: { Value: !If [X, !GetAtt «Orders».Arn, !Ref AWS::NoValue] } }', 'getAtt Orders'],
    ['Outputs: { A: { Value: !Join ["", ["/aws/lambda/", !Ref «Orders»]] } }', 'ref Orders'],
    [
      '  Group: { Type: AWS::Logs::LogGroup, Properties: { LogGroupName: /aws/lambda/«mail» } }',
      'logGroup Mail',
    ],
    [
      '  Group: { Type: AWS::Logs::LogGroup, Properties: { LogGroupName: /aws/lambda/«other» } }',
      'logGroup the function other',
    ],
    [
      '  Group: { Type: AWS::Logs::LogGroup, Properties: { LogGroupName: !Sub "/aws/lambda/${«Orders»}" } }',
      'sub Orders',
    ],
    ['  P: { Type: AWS::Lambda::Permission, Properties: { FunctionName: «mail» } }', 'nameProperty Mail'],
    [
      '  P: { Type: AWS::Lambda::Permission, Properties: { FunctionName: «other:live» } }',
      'nameProperty the function other:live',
    ],
    ['  P: { Type: AWS::Lambda::Permission, DependsOn: «Orders» }', 'dependsOn Orders'],
    ['  P: { Type: AWS::Lambda::Permission, DependsOn: [Mail, «Orders»] }', 'dependsOn Orders'],
    [
      '  C: { Type: AWS::Serverless::Connector, Properties: { Source: { Id: «Orders» }, Destination: { Id: Lost } } }',
      'ref Orders',
    ],
    [
      '  C: { Type: AWS::Serverless::Connector, Properties: { Source: { Id: Mail }, Destination: [{ Id: «Lost» }] } }',
      'ref Lost',
    ],
    [
      '  F: { Type: AWS::Serverless::Function, Connectors: { C: { Properties: { Destination: { Id: «Lost» } } } } }',
      'ref Lost',
    ],
    ['  C: { Type: AWS::X, Properties: { Target: { Id: «Orders» } } }', 'nothing'],
    ['Outputs: { A: { Value: !Ref «Orders».Alias } }', 'ref Orders'],
    ['Outputs: { A: { Value: !Ref «Orders».DestinationQueue } }', 'nothing'],
    ['Outputs: { A: { Value: !GetAtt «Orders».DestinationQueue.Arn } }', 'nothing'],
    ['Outputs: { A: { Value: !GetAtt «Nested».Outputs.Arn } }', 'nothing'],
    [
      '  F: { Type: AWS::Serverless::Function, Properties: { Events: { E: { Type: SNS, Properties: { Topic: !Ref «Sends» } } } } }',
      'ref Sends',
    ],
    [
      '  F: { Type: AWS::Serverless::Function, Properties: { Policies: [{ LambdaInvokePolicy: { FunctionName: !Ref «Orders» } }] } }',
      'ref Orders',
    ],
    [
      '  A: { Type: AWS::Serverless::Api, Properties: { Auth: { Authorizers: { X: { FunctionArn: !GetAtt «Orders».Arn } } } } }',
      'getAtt Orders',
    ],
    [
      '  A: { Type: AWS::X, Properties: { Uri: !Sub "arn:aws:apigateway:x:lambda:path/2015-03-31/functions/${«Orders».Arn}/invocations" } }',
      'sub Orders',
    ],
    ['  «Third»: { Type: AWS::Lambda::Function }', 'declaration Third'],
    ['  T: { Type: AWS::Lambda::Function, Properties: { FunctionName: «third» } }', 'nameProperty T'],
    [
      '  G: { Type: AWS::Logs::LogGroup, Properties: { LogGroupName: !Sub "/aws/lambda/«${Stage}-bills»" } }',
      'logGroup Bills',
    ],
    [
      '  G: { Type: AWS::IAM::Policy, Properties: { R: !Sub "arn:aws:logs:x:y:log-group:/aws/lambda/«${Stage}-bills»:*" } }',
      'logGroup Bills',
    ],
    ['  G: { Type: AWS::X, Properties: { R: !Sub "/aws/lambda/«${Other}-bills»" } }', 'nothing'],
    [
      '  G: { Type: AWS::X, Properties: { R: !Sub "arn:${AWS::Partition}:lambda:${AWS::Region}:${AWS::AccountId}:function:«${Stage}-bills»:live" } }',
      'arn Bills',
    ],
    [
      '  G: { Type: AWS::X, Properties: { R: !Sub "arn:aws:lambda:${AWS::Region}:${AWS::AccountId}:function:«${Other}-bills»" } }',
      'nothing',
    ],
    [
      '  G: { Type: AWS::X, Properties: { R: !Sub "arn:aws:lambda:${AWS::Region}:111122223333:function:«${Stage}-bills»" } }',
      'nothing',
    ],
    [
      '  G: { Type: AWS::X, Properties: { R: !Sub "arn:aws:lambda:${AWS::Region}:${AWS::AccountId}:function:«mail»" } }',
      'nothing',
    ],
    ['  G: { Type: AWS::X, Properties: { R: !Sub "/aws/lambda/${Stage}-«bills»-x" } }', 'nothing'],
    ['  G: { Type: AWS::X, Properties: { R: !Sub "/aws/lambda/${Stage}-«twins»" } }', 'nothing'],
    ['  G: { Type: AWS::X, Properties: { R: /aws/lambda/«prod»/orders } }', 'nothing'],
    ['  G: { Type: AWS::X, Properties: { R: /aws/lambda/«mail»* } }', 'nothing'],
    ['  G: { Type: AWS::X, Properties: { R: !Join ["", ["/aws/lambda/«mail»", !Ref Stage]] } }', 'nothing'],
    ['  G: { Type: AWS::X, Properties: { R: !Join ["", ["a:", "/aws/lambda/«mail»"]] } }', 'logGroup Mail'],
    [
      '  P: { Type: AWS::Lambda::Permission, Properties: { FunctionName: !Sub "«${Stage}-bills»" } }',
      'nameProperty Bills',
    ],
    [
      '  P: { Type: AWS::Lambda::Permission, Properties: { FunctionName: !Sub "«${Stage}-other»" } }',
      'nameProperty unknown: expression',
    ],
    [
      '  P: { Type: AWS::Lambda::Permission, Properties: { FunctionName: !Ref «Stage» } }',
      'nameProperty unknown: parameter',
    ],
    [
      '  P: { Type: AWS::Lambda::Permission, Properties: { FunctionName: !ImportValue «x» } }',
      'nameProperty unknown: import',
    ],
    [
      '  P: { Type: AWS::Lambda::Permission, Properties: { FunctionName: !GetAtt «Nested.Outputs.Arn» } }',
      'nameProperty unknown: module',
    ],
    [
      '  P: { Type: AWS::Lambda::Permission, Properties: { FunctionName: !If «[X, one, two]» } }',
      'nameProperty unknown: condition',
    ],
    [
      '  A: { Type: AWS::CloudWatch::Alarm, Properties: { Dimensions: [{ Name: FunctionName, Value: «mail» }] } }',
      'nameProperty Mail',
    ],
    [
      '  A: { Type: AWS::CloudWatch::Alarm, Properties: { Dimensions: [{ Name: QueueName, Value: «mail» }] } }',
      'nothing',
    ],
    [
      '  E: { Type: AWS::Lambda::Function, Properties: { Environment: { Variables: { FunctionName: «mail» } } } }',
      'nameProperty Mail',
    ],
    ['  N: { Type: AWS::Lambda::Function, Properties: { FunctionName: !Ref «Stage» } }', 'nameProperty N'],
    ['Conditions: { FunctionName: !Equals [«mail», x] }', 'nothing'],
    ['Outputs: { A: { Value: {{ «x» }} } }', 'nothing'],
    ['Outputs: { A: { Value: !Sub "${!«Orders»}" } }', 'nothing'],
    ['Outputs: { A: { Value: «Orders» } }', 'nothing'],
    ['Outputs: { A: { Value: !Ref «Stage» } }', 'nothing'],
    ['Outputs: { A: { Value: !Ref «Nowhere» } }', 'nothing'],
    ['Outputs: { A: { Value: !Sub ["${«Orders»}", { Orders: x }] } }', 'nothing'],
  ])('%s', (line, expected) => {
    expect(named(`${HEAD}${line}\n`)).toBe(expected);
  });

  it('is found in a state machine’s definition by what its substitutions say', () => {
    const machine = `  Machine:
    Type: AWS::StepFunctions::StateMachine
    Properties:
      DefinitionSubstitutions: { OrdersArn: !GetAtt Orders.Arn }
      DefinitionString: '{ "Resource": "\${«OrdersArn»}" }'
`;
    expect(named(HEAD + machine)).toBe('stepFunction Orders');
  });

  it('is not a piece of a list that a function takes', () => {
    const name = (value: string) =>
      named(`${HEAD}  P: { Type: AWS::Lambda::Permission, Properties: { FunctionName: ${value} } }\n`);
    // The whole list is the expression; no word in it is a name.
    expect(name('!GetAtt «[Nowhere, Arn]»')).toBe('nameProperty unknown: undeclared');
    expect(name('!Select «[0, [one, two]]»')).toBe('nameProperty unknown: expression');
    expect(name('!Join [":", [!Ref «Orders», live]]')).toBe('ref Orders');
  });

  it('is no role that a state machine’s substitutions give', () => {
    const machine = `  Role: { Type: AWS::IAM::Role }
  Machine:
    Type: AWS::StepFunctions::StateMachine
    Properties:
      DefinitionSubstitutions: { RoleArn: !GetAtt Role.Arn }
      DefinitionString: '{ "Resource": "\${«RoleArn»}" }'
`;
    expect(named(HEAD + machine)).toBe('nothing');
  });

  it('is the function of a task in a definition that is part of the template', () => {
    const machine = `  Machine:
    Type: AWS::StepFunctions::StateMachine
    Properties: { Definition: { States: { A: { Parameters: { FunctionName: «mail» } } } } }
`;
    expect(named(HEAD + machine)).toBe('nameProperty Mail');
  });

  it('is found in block scalars, behind folded lines', () => {
    expect(named(`${HEAD}Outputs:\n  A:\n    Value: !Sub |\n      one\n      two \${«Orders».Arn}\n`)).toBe(
      'sub Orders',
    );
  });

  it('is found beside Jinja-like placeholders', () => {
    const text = `{% if x %}\n${HEAD}{% endif %}\nOutputs: { A: { Value: !Ref «Orders», B: "{{ y }}" } }\n`;
    expect(named(text)).toBe('ref Orders');
  });

  it('is found in a text whose end is not finished', () => {
    expect(named(`${HEAD}Outputs:\n  A: { Value: !Ref «Orders» }\n  B: { Value: !Sub "\${Or`)).toBe(
      'ref Orders',
    );
  });
});

describe('a place of a JSON template', () => {
  const json = (value: string) =>
    `{"AWSTemplateFormatVersion":"2010-09-09","Resources":{"Orders":{"Type":"AWS::Lambda::Function"},` +
    `"P":{"Type":"AWS::Lambda::Permission","Properties":{"FunctionName":${value}}}}}`;

  it.each([
    ['{"Ref":"«Orders»"}', 'ref Orders'],
    ['{"Fn::GetAtt":["«Orders»","Arn"]}', 'getAtt Orders'],
    ['{"Fn::GetAtt":"«Orders».Arn"}', 'getAtt Orders'],
    ['{"Fn::Sub":"${«Orders».Arn}:x"}', 'sub Orders'],
    ['"«other»"', 'nameProperty the function other'],
    ['«{"Fn::If":["X","one","two"]}»', 'nameProperty unknown: condition'],
    ['«{"Fn::Select":[0,["one","two"]]}»', 'nameProperty unknown: expression'],
  ])('%s', (value, expected) => {
    expect(named(json(value))).toBe(expected);
  });
});

describe('a reader of templates', () => {
  it('reads any beginning of a template, and all its places lie in the text', () => {
    const whole = `${HEAD}Outputs: { A: { Value: !Sub "\${Orders.Arn}" }, B: { Value: !GetAtt [Mail, Arn] } }\n`;
    fc.assert(
      fc.property(fc.nat(whole.length), (length) => {
        const text = whole.slice(0, length);
        const template = cloudFormationReader.read([{ file: 'template.yaml', text }]);
        for (const { at } of template?.references ?? []) {
          expect(at.start <= at.end && at.end <= text.length).toBe(true);
        }
      }),
    );
  });

  it.each([
    [
      'keys of objects',
      'Resources: { __proto__: { Type: AWS::Lambda::Function }, constructor: { Type: AWS::X } }',
    ],
    ['an anchor in itself', 'Resources: &a { A: { Type: AWS::Lambda::Function, X: *a } }'],
    ['a deep nesting', `Resources: { A: { Type: AWS::X, P: ${'['.repeat(5000)}${']'.repeat(5000)} } }`],
    ['broken UTF-8', 'Resources: { A: { Type: AWS::Lambda::Function, P: "\uD800" } }'],
  ])('survives %s', (_, text) => {
    expect(() => cloudFormationReader.read([{ file: 'template.yaml', text }])).not.toThrow();
  });

  it('keeps a function that is called like a member of objects', () => {
    const text = 'Resources:\n  constructor: { Type: AWS::Lambda::Function }\n';
    const template = cloudFormationReader.read([{ file: 'template.yaml', text }]);
    expect(template?.resources.map(({ address }) => address)).toEqual(['constructor']);
  });

  it('takes time that grows with the text', () => {
    const textOf = (length: number) => {
      const one = (index: number) => `  F${index}: { Type: AWS::Lambda::Function, DependsOn: F0 }\n`;
      const count = Math.round(length / one(1000).length);
      return `Resources:\n${Array.from({ length: count }, (_, index) => one(index)).join('')}`;
    };
    const read = (text: string) => cloudFormationReader.read([{ file: 't.yaml', text }]);
    expect(growth(textOf, read, 262_144)).toBeLessThan(LINEAR);
  });
});
