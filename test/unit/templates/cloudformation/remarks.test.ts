import { describe, expect, it } from 'vitest';
import type { RemarkFix } from '../../../../src/domain/declared/remark.ts';
import { remarksOn } from '../../../../src/domain/declared/rules.ts';
import { cloudFormationReader } from '../../../../src/templates/cloudformation/index.ts';
import { growth, LINEAR } from '../../../support/growth.ts';

const remarksIn = (text: string) => {
  const template = cloudFormationReader.read([{ file: 'template.yaml', text }]);
  return template ? remarksOn(template) : [];
};

const kindsIn = (text: string): readonly string[] => remarksIn(text).map(({ kind }) => kind);

/** The text after the first fix of the first remark that has one. */
function fixed(text: string): string {
  const fix = remarksIn(text).flatMap(({ fixes }) => fixes)[0];
  return fix ? applied(text, fix) : 'no fix';
}

const applied = (text: string, { edits }: RemarkFix): string =>
  edits
    .toSorted((a, b) => b.at.start - a.at.start)
    .reduce((now, { at, text: inserted }) => now.slice(0, at.start) + inserted + now.slice(at.end), text);

const HEAD = `Resources:
  Orders:
    Type: AWS::Lambda::Function
    Properties: { FunctionName: orders }
  Lost:
    Type: AWS::SQS::Queue
  First:
    Type: AWS::SQS::Queue
    Properties: { FifoQueue: true }
  Topic: { Type: AWS::SNS::Topic }
  Bus: { Type: AWS::Events::EventBus, Properties: { Name: x } }
  Files: { Type: AWS::S3::Bucket }
  Maybe: { Type: AWS::SQS::Queue, Properties: { FifoQueue: !Ref IsFifo } }
  Live: { Type: AWS::Lambda::Alias, Properties: { FunctionName: !Ref Orders, Name: live } }
`;

const config = (lines: string) => `${HEAD}  Async:
    Type: AWS::Lambda::EventInvokeConfig
    Properties:
      FunctionName: !Ref Orders
      Qualifier: live
${lines
  .split('\n')
  .map((line) => `      ${line}`)
  .join('\n')}
`;

const onFailure = (value: string) => config(`DestinationConfig: { OnFailure: { Destination: ${value} } }`);
const onSuccess = (value: string) => config(`DestinationConfig: { OnSuccess: { Destination: ${value} } }`);

describe('a config of CloudFormation', () => {
  it.each([
    ['three retries', config('MaximumRetryAttempts: 3'), ['out-of-range']],
    ['two retries', config('MaximumRetryAttempts: 2'), []],
    ['an age of 59 s', config('MaximumEventAgeInSeconds: 59'), ['out-of-range']],
    ['an age that cuts retries', config('MaximumEventAgeInSeconds: 60'), ['retries-cut-by-age']],
    ['an age of an hour', config('MaximumEventAgeInSeconds: 3600'), []],
    ['retries of a parameter', config('MaximumRetryAttempts: !Ref Retries'), []],
    ['a FIFO topic', onFailure('arn:aws:sns:us-east-1:111111111111:x.fifo'), ['fifo-destination']],
    ['a FIFO queue of a condition', onFailure('!If [X, !GetAtt First.Arn, !GetAtt Lost.Arn]'), []],
    ['a queue that may be FIFO', onFailure('!GetAtt Maybe.Arn'), []],
    ['an age of 21,601 s', config('MaximumEventAgeInSeconds: 21601'), ['out-of-range']],
    ['no retries and a short age', config('MaximumEventAgeInSeconds: 60\nMaximumRetryAttempts: 0'), []],
    [
      'retries of a parameter and a short age',
      config('MaximumEventAgeInSeconds: 60\nMaximumRetryAttempts: !Ref Retries'),
      [],
    ],
    ['a bucket of the template on success', onSuccess('!GetAtt Files.Arn'), ['bucket-on-success']],
    ['a bucket of the template on failure', onFailure('!GetAtt Files.Arn'), []],
    ['an alias of the function itself', onFailure('!Ref Live'), ['destination-is-self']],
    [
      'another function of a similar name',
      onFailure('arn:aws:lambda:us-east-1:111111111111:function:orders2'),
      [],
    ],
    [
      'a durable function',
      onFailure('!GetAtt Lost.Arn').replace('orders }', 'orders, DurableConfig: { ExecutionTimeout: 60 } }'),
      ['durable-destination'],
    ],
    [
      'a function that may be durable',
      onFailure('!GetAtt Lost.Arn').replace(
        'orders }',
        'orders, DurableConfig: !If [X, { A: 1 }, !Ref AWS::NoValue] }',
      ),
      [],
    ],
    ['the name of a bus', onFailure('!Ref Bus'), ['destination-not-arn']],
    ['the name of a topic', onFailure('!GetAtt Topic.TopicName'), ['destination-not-arn']],
    ['a FIFO queue of the template', onFailure('!GetAtt First.Arn'), ['fifo-destination']],
    ['a queue of the template', onFailure('!GetAtt Lost.Arn'), []],
    ['a literal FIFO queue', onFailure('arn:aws:sqs:us-east-1:111111111111:x.fifo'), ['fifo-destination']],
    ['a bucket on success', onSuccess('arn:aws:s3:::x'), ['bucket-on-success']],
    ['a bucket on failure', onFailure('arn:aws:s3:::x'), []],
    ['the URL of a queue', onFailure('!Ref Lost'), ['destination-not-arn']],
    ['the ARN of a topic', onFailure('!Ref Topic'), []],
    ['the function itself', onFailure('!GetAtt Orders.Arn'), ['destination-is-self']],
    [
      'the function itself, by its name',
      onFailure('arn:aws:lambda:us-east-1:111111111111:function:orders'),
      ['destination-is-self'],
    ],
    [
      'a partner bus',
      onFailure('arn:aws:events:us-east-1:111111111111:event-bus/aws.partner/x'),
      ['partner-bus'],
    ],
  ])('with %s', (_, text, expected) => {
    expect(kindsIn(text)).toEqual(expected);
  });

  it('gets the ARN of a queue for its URL', () => {
    expect(fixed(onFailure('!Ref Lost'))).toBe(onFailure('!GetAtt Lost.Arn'));
    expect(fixed(onFailure('{ Ref: Lost }'))).toBe(onFailure('{ Fn::GetAtt: [Lost, Arn] }'));
  });

  it('gets the qualifier that it lacks', () => {
    const text = `${HEAD}  Async:\n    Type: AWS::Lambda::EventInvokeConfig\n    Properties:\n      FunctionName: !Ref Orders # the shop\n`;
    expect(kindsIn(text)).toContain('qualifier-missing');
    expect(fixed(text)).toContain('      Qualifier: $LATEST\n      FunctionName: !Ref Orders # the shop\n');
  });

  it('gets the name of an alias for its ARN', () => {
    const text = config('MaximumRetryAttempts: 1').replace('Qualifier: live', 'Qualifier: !Ref Live');
    expect(kindsIn(text)).toEqual(['qualifier-is-arn']);
    expect(fixed(text)).toBe(config('MaximumRetryAttempts: 1'));
  });

  it('gets the name of an alias and the number of a version, in YAML and JSON', () => {
    const qualified = (value: string) =>
      `${config('MaximumRetryAttempts: 1').replace('Qualifier: live', `Qualifier: ${value}`)}  V: { Type: AWS::Lambda::Version, Properties: { FunctionName: !Ref Orders } }\n`;
    expect(fixed(qualified('{ Ref: Live }'))).toBe(qualified('live'));
    expect(fixed(qualified('!Ref V'))).toBe(qualified('!GetAtt V.Version'));
    expect(fixed(qualified('{ Ref: V }'))).toBe(qualified('{ Fn::GetAtt: [V, Version] }'));
    expect(fixed(qualified('{ "Ref": "V" }'))).toBe(qualified('{ "Fn::GetAtt": ["V", "Version"] }'));
    expect(fixed(qualified('{ "Ref": "Live" }'))).toBe(qualified('"live"'));
  });

  it('gets its qualifier in JSON, in flow style, and with the text’s ends of lines', () => {
    const yaml = (properties: string) =>
      `Resources:\r\n  A:\r\n    Type: AWS::Lambda::EventInvokeConfig\r\n    Properties: ${properties}\r\n`;
    expect(fixed(yaml('{ FunctionName: x }'))).toBe(yaml('{ Qualifier: $LATEST, FunctionName: x }'));
    expect(fixed(yaml('\r\n      FunctionName: x'))).toBe(
      yaml('\r\n      Qualifier: $LATEST\r\n      FunctionName: x'),
    );
    expect(fixed(yaml('\r\n      "FunctionName": x'))).toBe(
      yaml('\r\n      Qualifier: $LATEST\r\n      "FunctionName": x'),
    );
    const json = (properties: string) =>
      `{ "Resources": { "A": { "Type": "AWS::Lambda::EventInvokeConfig", "Properties": {\n  ${properties} } } } }`;
    expect(fixed(json('"FunctionName": "x"'))).toBe(json('"Qualifier": "$LATEST",\n  "FunctionName": "x"'));
  });

  it('waits for the policy that allows its destination', () => {
    const role = (statement: string) =>
      `  Role: { Type: AWS::IAM::Role }\n  Policy:\n    Type: AWS::IAM::Policy\n    Properties:\n      Roles: [!Ref Role]\n      PolicyDocument: { Statement: [${statement}] }\n`;
    const orders = onFailure('!GetAtt Lost.Arn').replace('orders }', 'orders, Role: !GetAtt Role.Arn }');
    const text = (statement: string) => `${orders}${role(statement)}`;
    const allows = text('{ Effect: Allow, Action: sqs:SendMessage, Resource: "*" }');
    expect(kindsIn(allows)).toEqual(['permission-race']);
    expect(fixed(allows)).toContain(
      '    DependsOn: Policy\n    Properties:\n      FunctionName: !Ref Orders\n',
    );
    expect(kindsIn(text('{ Effect: Allow, Action: sns:Publish, Resource: "*" }'))).toEqual([
      'permission-missing',
    ]);
    expect(
      kindsIn(
        text('{ Effect: Allow, Action: "sqs:*", Resource: "*" }').replace(
          'Properties:\n      FunctionName: !Ref',
          'DependsOn: Policy\n    Properties:\n      FunctionName: !Ref',
        ),
      ),
    ).toEqual([]);
    expect(kindsIn(text('{ Effect: Allow, Action: !Ref Actions, Resource: "*" }'))).toEqual([]);
  });

  const permitted = (role: string, more = '') =>
    `${onFailure('!GetAtt Lost.Arn').replace('orders }', 'orders, Role: !GetAtt Role.Arn }')}  Role:
    Type: AWS::IAM::Role
    Properties:
${role}${more}`;
  const inline = (statement: string) =>
    permitted(`      Policies: [{ PolicyDocument: { Statement: ${statement} } }]\n`);
  const send = '{ Effect: Allow, Action: sqs:SendMessage, Resource: "*" }';
  const publish = '{ Effect: Allow, Action: sns:Publish, Resource: "*" }';

  it.each([
    ['allows nothing', inline('[]'), ['permission-missing']],
    ['allows something else', inline(`[${publish}]`), ['permission-missing']],
    ['allows it', inline(`[${send}]`), []],
    ['allows it with a pattern', inline(`[${send.replace('SendMessage', 'S?nd*e')}]`), []],
    [
      'allows another pattern',
      inline(`[${send.replace('SendMessage', 'Receive*')}]`),
      ['permission-missing'],
    ],
    ['denies it', inline(`[${send.replace('Allow', 'Deny')}]`), ['permission-missing']],
    ['has a statement of a condition', inline(`[!If [X, ${send}, ${publish}]]`), []],
    ['has statements of a condition', inline(`!If [X, [${send}], [${publish}]]`), []],
    ['has an effect of a condition', inline(`[${send.replace('Allow', '!If [X, Allow, Deny]')}]`), []],
    [
      'has a harmless policy of AWS',
      permitted(
        '      ManagedPolicyArns: [arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole]\n',
      ),
      ['permission-missing'],
    ],
    [
      'has a harmless policy of AWS or another',
      permitted(
        '      ManagedPolicyArns: [!If [X, arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole, arn:aws:iam::aws:policy/AdministratorAccess]]\n',
      ),
      [],
    ],
    [
      'has a managed policy of the template',
      permitted(
        '      ManagedPolicyArns: [!Ref Managed]\n',
        `  Managed: { Type: AWS::IAM::ManagedPolicy, Properties: { PolicyDocument: { Statement: [${send}] } } }\n`,
      ),
      [],
    ],
    [
      'gets a policy by its name',
      permitted(
        '      RoleName: !Sub "${AWS::StackName}-role"\n',
        `  P: { Type: AWS::IAM::Policy, Properties: { Roles: [!Sub "\${AWS::StackName}-role"], PolicyDocument: { Statement: [${send}] } } }\n`,
      ),
      ['permission-race'],
    ],
    [
      'may get a policy whose role is not known',
      permitted(
        '      Path: /\n',
        `  P: { Type: AWS::IAM::Policy, Properties: { Roles: !Ref Roles, PolicyDocument: { Statement: [${send}] } } }\n`,
      ),
      [],
    ],
    [
      'gets a policy of a connector',
      permitted('      Path: /\n', '  C: { Type: AWS::Serverless::Connector, Properties: {} }\n'),
      [],
    ],
  ])('whose role %s', (_, text, expected) => {
    expect(kindsIn(text)).toEqual(expected);
  });

  const separate = (more = '') =>
    permitted(
      '      Path: /\n',
      `  Policy: { Type: AWS::IAM::Policy, Properties: { Roles: [!Ref Role], PolicyDocument: { Statement: [${send}] } } }\n${more}`,
    );

  it.each([
    ['nothing', separate(), ['permission-race']],
    [
      'a function that waits',
      separate().replace('Lambda::Function\n', 'Lambda::Function\n    DependsOn: Policy\n'),
      [],
    ],
    [
      'a resource that refers to the policy',
      separate('  Wait: { Type: AWS::X, Properties: { P: !Ref Policy } }\n').replace(
        'EventInvokeConfig\n',
        'EventInvokeConfig\n    DependsOn: [Wait]\n',
      ),
      [],
    ],
  ])('does not race with a policy where it waits for %s', (_, text, expected) => {
    expect(kindsIn(text)).toEqual(expected);
  });

  it.each([
    ['DependsOn: Lost', 'DependsOn: [Lost, Policy]'],
    ['DependsOn: [ Lost ] # first', 'DependsOn: [ Policy, Lost ] # first'],
    ['DependsOn:\n      - Lost # first', 'DependsOn:\n      - Policy\n      - Lost # first'],
  ])('waits for a policy beside %s', (given, expected) => {
    const text = separate().replace('EventInvokeConfig\n', `EventInvokeConfig\n    ${given}\n`);
    expect(fixed(text)).toBe(text.replace(given, expected));
  });

  it.each([
    [
      'a condition above the destination',
      config('DestinationConfig: !If [X, { OnFailure: { Destination: !Ref Lost } }, !Ref AWS::NoValue]'),
    ],
    [
      'a condition above one half',
      config('DestinationConfig: { OnFailure: !If [X, { Destination: !Ref Lost }, !Ref AWS::NoValue] }'),
    ],
  ])('with %s is not judged, and may have one', (_, text) => {
    expect(remarksIn(text)).toEqual([]);
    const template = cloudFormationReader.read([{ file: 'template.yaml', text }]);
    const [found] = template?.resources.filter(({ kind }) => kind === 'config') ?? [];
    expect(found).toMatchObject({ onFailure: { arn: { kind: 'unknown', why: 'condition' } } });
  });

  it('with no value has no destination', () => {
    const text = config('DestinationConfig: !Ref AWS::NoValue');
    const template = cloudFormationReader.read([{ file: 'template.yaml', text }]);
    const [found] = template?.resources.filter(({ kind }) => kind === 'config') ?? [];
    expect(found).not.toHaveProperty('onFailure');
  });

  it('on $LATEST is named where an alias is published', () => {
    const text = config('MaximumRetryAttempts: 1').replace('Qualifier: live', 'Qualifier: $LATEST');
    expect(kindsIn(text)).toEqual(['alias-without-config']);
    expect(kindsIn(text.replace('AWS::Lambda::Alias,', 'AWS::Lambda::Alias, Condition: X,'))).toEqual([]);
    const beside = (name: string) =>
      `${text}  Beside: { Type: AWS::Lambda::EventInvokeConfig, Properties: { FunctionName: ${name}, Qualifier: live } }\n`;
    expect(kindsIn(beside('!Ref Orders'))).toEqual([]);
    expect(kindsIn(beside('orders'))).toEqual([]);
    expect(kindsIn(beside('!Ref AnyOrders'))).toEqual([]);
    expect(kindsIn(beside('bills'))).toEqual(['alias-without-config']);
  });
});

const sam = (inner: string, outer = '') => `Transform: AWS::Serverless-2016-10-31
Resources:
  Orders:
    Type: AWS::Serverless::Function
${outer}    Properties:
      Handler: index.handler
${inner}`;

const samFailure = (value: string) =>
  sam(`      EventInvokeConfig:\n        DestinationConfig: { OnFailure: { ${value} } }\n`);

const other =
  '  Other: { Type: AWS::Serverless::Function, Properties: { Handler: x, AutoPublishAlias: live } }\n';

describe('a config of SAM', () => {
  it.each([
    ['a created queue', samFailure('Type: SQS'), []],
    ['the type S3', samFailure('Type: S3, Destination: arn:aws:s3:::x'), ['destination-type']],
    ['the type S3Bucket', samFailure('Type: S3Bucket, Destination: arn:aws:s3:::x'), []],
    ['no type', samFailure('Destination: arn:aws:sqs:us-east-1:111111111111:x'), ['destination-type']],
    ['no destination for Lambda', samFailure('Type: Lambda'), ['destination-type']],
    [
      'no type, of a condition',
      samFailure('').replace('{  }', '!If [X, { Type: SQS }, !Ref AWS::NoValue]'),
      [],
    ],
    ['the ARN of an alias', `${samFailure('Type: Lambda, Destination: !Ref Other.Alias')}${other}`, []],
    [
      'the name of a function',
      `${samFailure('Type: Lambda, Destination: !Ref Other')}${other}`,
      ['destination-not-arn'],
    ],
    [
      'a type of Globals',
      samFailure('Destination: arn:aws:sqs:us-east-1:111111111111:x').replace(
        'Resources:',
        'Globals: { Function: { EventInvokeConfig: { DestinationConfig: { OnFailure: { Type: SQS } } } } }\nResources:',
      ),
      [],
    ],
    [
      'a role of a parameter',
      samFailure('Type: SQS')
        .replace('Handler', 'Role: !Ref Role\n      Handler')
        .replace('Resources', 'Parameters: { Role: { Type: String } }\nResources'),
      [],
    ],
    [
      'a role of a condition',
      samFailure('Type: SQS').replace(
        'Handler',
        'Role: !If [X, arn:aws:iam::111111111111:role/x, !Ref AWS::NoValue]\n      Handler',
      ),
      [],
    ],
    ['a type of a parameter', samFailure('Type: !Ref Kind, Destination: x'), []],
    [
      'a role of its own',
      samFailure('Type: SQS').replace('Handler', 'Role: arn:aws:iam::111111111111:role/x\n      Handler'),
      ['role-without-policy'],
    ],
  ])('with %s', (_, text, expected) => {
    expect(kindsIn(text)).toEqual(expected);
  });

  it('gets the type that SAM takes', () => {
    const text = (type: string) => samFailure(`Type: ${type}, Destination: arn:aws:s3:::x`);
    expect(fixed(text('S3'))).toBe(text('S3Bucket'));
  });

  it('gets the type that its destination has', () => {
    const text = (type: string) =>
      `${samFailure(`${type}Destination: !GetAtt Lost.Arn`)}  Lost: { Type: AWS::SQS::Queue }\n`;
    expect(fixed(text(''))).toBe(text('Type: SQS, '));
  });

  it('is told once for Globals, however many functions share it', () => {
    const globals = 'Globals: { Function: { EventInvokeConfig: { MaximumRetryAttempts: 5 } } }\nResources:';
    expect(kindsIn(sam('').replace('Resources:', globals) + other)).toEqual(['out-of-range']);
  });

  it('is moved under Properties, with its comments', () => {
    const block = (indent: string) =>
      `${indent}EventInvokeConfig: # async\n${indent}  MaximumRetryAttempts: 0 # none\n`;
    const text = sam('', block('    '));
    expect(kindsIn(text)).toEqual(['config-beside-properties']);
    expect(fixed(text)).toBe(sam('').replace('      Handler', `${block('      ')}      Handler`));
  });
});

it('rules take time that grows with the template', () => {
  const one = (index: number) =>
    `  F${index}: { Type: AWS::Lambda::Function }\n  A${index}: { Type: AWS::Lambda::Alias, Properties: { FunctionName: !Ref F${index}, Name: live } }\n  C${index}: { Type: AWS::Lambda::EventInvokeConfig, Properties: { FunctionName: !Ref F${index}, MaximumRetryAttempts: 3 } }\n`;
  const textOf = (length: number) => {
    const count = Math.round(length / one(1000).length);
    return `Resources:\n${Array.from({ length: count }, (_, index) => one(index)).join('')}`;
  };
  expect(growth(textOf, remarksIn, 262_144)).toBeLessThan(LINEAR);
});
