import { describe, expect, it } from 'vitest';
import type { Declared } from '../../../../src/domain/declared/declared.ts';
import type { DeclaredTemplate } from '../../../../src/domain/declared/template.ts';
import type {
  DeclaredConfig,
  DeclaredFunction,
  DeclaredResource,
} from '../../../../src/domain/declared/resources.ts';
import { cloudFormationReader } from '../../../../src/templates/cloudformation/index.ts';

function read(text: string, file = 'template.yaml'): DeclaredTemplate {
  const template = cloudFormationReader.read([{ file, text }]);
  if (!template) throw new Error('No template');
  return template;
}

const resource = (text: string, address: string): DeclaredResource | undefined =>
  read(text).resources.find((one) => one.address === address);

function config(text: string, address: string): DeclaredConfig | undefined {
  const found = resource(text, address);
  return found?.kind === 'config' ? found : undefined;
}

function fn(text: string, address = 'Orders'): DeclaredFunction | undefined {
  const found = resource(text, address);
  return found?.kind === 'function' ? found : undefined;
}

function told(declared: Declared<string | number> | undefined): string {
  if (!declared) return 'none';
  if (declared.kind === 'literal') return `literal ${declared.value}`;
  if (declared.kind === 'reference') return `reference ${declared.to} ${declared.attribute ?? '-'}`;
  const parts = declared.parts?.map((part) =>
    part.kind === 'text' ? part.text : `<${part.kind === 'pseudo' ? part.pseudo : part.name}>`,
  );
  return ['unknown', declared.why, declared.otherwise, parts?.join('')]
    .filter((word) => word !== undefined)
    .join(' ');
}

const HEAD = `Parameters:
  Stage: { Type: String, Default: prod }
  Name: { Type: String }
  Stored: { Type: 'AWS::SSM::Parameter::Value<String>', Default: /names/orders }
  Many: { Type: CommaDelimitedList, Default: 'a,b' }
Mappings:
  Names:
    prod: { Orders: orders-prod }
Resources:
  Lost: { Type: AWS::SQS::Queue }
  Nested: { Type: AWS::CloudFormation::Stack }
`;

describe('a value', () => {
  it.each([
    ['orders', 'literal orders'],
    ['"orders"', 'literal orders'],
    ['!Sub orders', 'literal orders'],
    ['!Sub "${!Stage}-x"', 'literal ${Stage}-x'],
    ['!Sub ["${A}-x", { A: y }]', 'literal y-x'],
    ['!Join ["-", [orders, prod]]', 'literal orders-prod'],
    ['!FindInMap [Names, prod, Orders]', 'literal orders-prod'],
    ['{ Fn::FindInMap: [Names, prod, Orders] }', 'literal orders-prod'],
    ['!FindInMap [Names, !Ref Stage, Orders]', 'unknown parameter'],
    ['!FindInMap [Names, test, Orders]', 'unknown undeclared'],
    ['!Ref Stage', 'unknown parameter prod'],
    ['!Ref Name', 'unknown parameter'],
    ['!Ref Stored', 'unknown parameter'],
    ['!Ref Many', 'unknown parameter'],
    ['!Ref Lost', 'reference Lost -'],
    ['!GetAtt Lost.QueueName', 'reference Lost QueueName'],
    ['!GetAtt [Lost, QueueName]', 'reference Lost QueueName'],
    ['{ Fn::GetAtt: Lost.QueueName }', 'reference Lost QueueName'],
    ['!Sub "${Lost.QueueName}"', 'reference Lost QueueName'],
    ['!GetAtt Nested.Outputs.Name', 'unknown module'],
    ['!ImportValue orders', 'unknown import'],
    ['{ Fn::ImportValue: orders }', 'unknown import'],
    ['"{{resolve:ssm:/names/orders}}"', 'unknown import'],
    ['!If [X, a, b]', 'unknown condition'],
    ['!Transform { Name: X }', 'unknown transform'],
    ['!Select [0, [a, b]]', 'unknown expression'],
    ['!Ref Nowhere', 'unknown undeclared'],
    ['{{ name }}', 'unknown placeholder'],
    ['!Sub "${AWS::StackName}-x"', 'unknown expression <stackName>-x'],
    ['!Sub "${Stage}-x"', 'unknown expression prod-x <Stage>-x'],
    ['!Sub "${Name}-${AWS::Region}"', 'unknown expression <Name>-<region>'],
    ['!Join ["-", [a, !Ref AWS::AccountId]]', 'unknown expression a-<accountId>'],
  ])('%s is %s', (value, expected) => {
    const text = `${HEAD}  Orders: { Type: AWS::Lambda::Function, Properties: { FunctionName: ${value} } }\n`;
    expect(told(fn(text)?.name)).toBe(expected);
  });

  it('may be declared where a loop or a macro declares it', () => {
    const one =
      'Resources:\n  Orders: { Type: AWS::Lambda::Function, Properties: { FunctionName: !Ref X } }\n';
    expect(told(fn(one)?.name)).toBe('unknown undeclared');
    const loop = `${one}  Fn::ForEach::All: [N, [a, b], { 'F\${N}': { Type: AWS::Lambda::Function } }]\n`;
    expect(told(fn(loop)?.name)).toBe('unknown loop');
    expect(read(loop).unread.map(({ why }) => why)).toEqual(['macro']);
    expect(told(fn(`Transform: [Mine]\n${one}`)?.name)).toBe('unknown transform');
    expect(told(fn(`Transform: AWS::LanguageExtensions\n${one}`)?.name)).toBe('unknown undeclared');
  });

  it('ends where functions refer to each other in a loop', () => {
    const text =
      'Resources:\n  A: { Type: AWS::Lambda::Function, Properties: { FunctionName: !Ref B } }\n  B: { Type: AWS::Lambda::Function, Properties: { FunctionName: !Ref A } }\n';
    expect(told(fn(text, 'A')?.name)).toBe('reference B -');
  });
});

describe('a resource', () => {
  it.each([
    ['Type: AWS::Lambda::Function, Condition: X', { kind: 'function', isConditional: true }],
    ['Type: AWS::Serverless::Function, Condition: X', { kind: 'function', isConditional: true }],
    [
      'Type: AWS::Lambda::Function, Properties: { DurableConfig: { ExecutionTimeout: 60 } }',
      { isDurable: true },
    ],
    [
      'Type: AWS::Lambda::Function, Metadata: { "aws:cdk:path": Shop/Orders/Resource }',
      { constructPath: 'Shop/Orders/Resource' },
    ],
    ['Type: AWS::SQS::Queue, Properties: { FifoQueue: true }', { kind: 'queue', isFifo: true }],
    ['Type: AWS::SQS::Queue, Properties: { FifoQueue: "true" }', { kind: 'queue', isFifo: true }],
    ['Type: AWS::SQS::Queue', { kind: 'queue', isFifo: false }],
    ['Type: AWS::SNS::Topic, Properties: { FifoTopic: true }', { kind: 'topic', isFifo: true }],
    ['Type: AWS::Events::EventBus', { kind: 'eventBus' }],
    ['Type: AWS::S3::Bucket', { kind: 'bucket' }],
    ['Type: AWS::Lambda::Alias, Properties: { Name: live }', { kind: 'alias', name: { value: 'live' } }],
    ['Type: AWS::Lambda::Version', { kind: 'version' }],
  ])('{ %s }', (entry, expected) => {
    expect(resource(`Resources:\n  X: { ${entry} }\n`, 'X')).toMatchObject(expected);
  });

  it('knows not whether it is FIFO where a condition tells', () => {
    const text =
      'Resources:\n  X: { Type: AWS::SQS::Queue, Properties: { FifoQueue: !If [A, true, false] } }\n';
    expect(resource(text, 'X')).not.toHaveProperty('isFifo');
  });
});

describe('the function of a config', () => {
  const of = (name: string, functionName: string) => {
    const found = config(
      `${HEAD}  Orders: { Type: AWS::Lambda::Function, Properties: { FunctionName: ${name} } }
  Async: { Type: AWS::Lambda::EventInvokeConfig, Properties: { FunctionName: ${functionName}, Qualifier: x } }\n`,
      'Async',
    );
    return told(found?.of);
  };

  it.each([
    ['orders', '!Ref Orders', 'reference Orders -'],
    ['orders', 'orders', 'reference Orders -'],
    ['orders', '!Sub orders', 'reference Orders -'],
    ['!Sub "${Stage}-orders"', '!Join ["-", [!Ref Stage, orders]]', 'reference Orders -'],
    ['!Ref Name', '!Ref Name', 'reference Orders -'],
    ['orders', 'bills', 'literal bills'],
    ['!Ref Stage', '!Ref Name', 'unknown parameter'],
    ['!If [A, a, b]', '!If [B, a, b]', 'unknown condition'],
    ['!Select [0, [a, b]]', '!Select [1, [a, b]]', 'unknown expression'],
    ['!ImportValue a', '!ImportValue b', 'unknown import'],
    ['"${Name}"', '!Ref Name', 'unknown parameter'],
  ])('called %s and named by %s is %s', (name, functionName, expected) => {
    expect(of(name, functionName)).toBe(expected);
  });

  it('is told by the place of its name alone', () => {
    const text = `${HEAD}  Orders: { Type: AWS::Lambda::Function, Properties: { Role: !Sub "\${Lost.Arn}" } }\n`;
    const place = fn(text)?.role?.at;
    expect(text.slice(place?.start, place?.end)).toBe('Lost.Arn');
  });
});

it('a template of too many resources is cut, and that is told', () => {
  const text = `{"Resources":{${Array.from({ length: 20_001 }, (_, index) => `"Q${index}":{"Type":"AWS::SQS::Queue"}`).join(',')}}}`;
  const template = read(text, 'a.json');
  expect(template.resources.length).toBe(20_000);
  expect(template.unread.map(({ why }) => why)).toEqual(['tooMany']);
});

const sam = (properties: string, globals = '') =>
  `Transform: AWS::Serverless-2016-10-31\n${globals === '' ? '' : `Globals: { Function: ${globals} }\n`}${HEAD}  Orders: { Type: AWS::Serverless::Function, Properties: ${properties} }\n`;

describe('a function of SAM', () => {
  const of = (properties: string, globals = '') =>
    config(sam(properties, globals), 'OrdersEventInvokeConfig');

  it('has a config on $LATEST', () => {
    expect(of('{ EventInvokeConfig: { MaximumRetryAttempts: 1 } }')).toMatchObject({
      of: { kind: 'reference', to: 'Orders' },
      qualifier: { kind: 'literal', value: '$LATEST' },
      maximumRetryAttempts: { kind: 'literal', value: 1 },
    });
  });

  it('has it on the alias that it publishes, and the alias', () => {
    const text = sam('{ AutoPublishAlias: live, EventInvokeConfig: { MaximumRetryAttempts: 1 } }');
    expect(told(config(text, 'OrdersEventInvokeConfig')?.qualifier)).toBe('literal live');
    expect(resource(text, 'OrdersAliaslive')).toMatchObject({ kind: 'alias', name: { value: 'live' } });
    const byParameter = of(
      '{ AutoPublishAlias: !Ref Stage, EventInvokeConfig: { MaximumRetryAttempts: 1 } }',
    );
    expect(told(byParameter?.qualifier)).toBe('unknown parameter prod');
  });

  it.each([
    ['{}', '{ EventInvokeConfig: { MaximumRetryAttempts: 1 } }', 'literal 1', 'none', 'none'],
    [
      '{ EventInvokeConfig: { MaximumRetryAttempts: 0 } }',
      '{ EventInvokeConfig: { MaximumRetryAttempts: 1, MaximumEventAgeInSeconds: 60 } }',
      'literal 0',
      'literal 60',
      'none',
    ],
    [
      '{ EventInvokeConfig: { DestinationConfig: { OnFailure: { Destination: !GetAtt Lost.Arn } } } }',
      '{ EventInvokeConfig: { DestinationConfig: { OnFailure: { Type: SQS, Destination: x } } } }',
      'none',
      'none',
      'reference Lost Arn',
    ],
    [
      '{ EventInvokeConfig: !Ref AWS::NoValue }',
      '{ EventInvokeConfig: { MaximumRetryAttempts: 1 } }',
      'no config',
      'no config',
      'no config',
    ],
    [
      '{ EventInvokeConfig: !If [X, { MaximumRetryAttempts: 1 }, !Ref AWS::NoValue] }',
      '',
      'unknown condition',
      'unknown condition',
      'unknown condition',
    ],
    ['{ EventInvokeConfig: { MaximumRetryAttempts: } }', '', 'unknown broken', 'none', 'none'],
    ['{ EventInvokeConfig: { MaximumRetryAttempts: !Ref Stage } }', '', 'unknown parameter', 'none', 'none'],
    [
      '{ EventInvokeConfig: { Fn::Transform: { Name: AWS::Include }, MaximumEventAgeInSeconds: 60 } }',
      '',
      'unknown transform',
      'literal 60',
      'unknown transform',
    ],
  ])('%s with globals %s', (properties, globals, retries, age, failure) => {
    const found = of(properties, globals);
    const all = [found?.maximumRetryAttempts, found?.maximumEventAgeInSeconds, found?.onFailure?.arn];
    expect(found ? all.map(told) : ['no config', 'no config', 'no config']).toEqual([retries, age, failure]);
  });

  it.each([
    ['Type: SQS', 'queue', 'OrdersEventInvokeConfigOnFailureQueue'],
    ['Type: SNS', 'topic', 'OrdersEventInvokeConfigOnFailureTopic'],
  ])('{ %s } makes a %s', (half, kind, logicalId) => {
    const found = of(`{ EventInvokeConfig: { DestinationConfig: { OnFailure: { ${half} } } } }`);
    expect(found?.onFailure?.creates).toEqual({ kind, logicalId });
  });

  it('takes dead-letter queue and role from Globals, and its own come first', () => {
    const globals =
      '{ Role: arn:aws:iam::111111111111:role/a, DeadLetterQueue: { Type: SQS, TargetArn: a } }';
    const shared = fn(sam('{}', globals));
    expect([told(shared?.role), told(shared?.deadLetter?.arn)]).toEqual([
      'literal arn:aws:iam::111111111111:role/a',
      'literal a',
    ]);
    const own = fn(sam('{ Role: !Ref Name, DeadLetterQueue: { TargetArn: !GetAtt Lost.Arn } }', globals));
    expect([told(own?.role), told(own?.deadLetter?.arn)]).toEqual([
      'unknown parameter',
      'reference Lost Arn',
    ]);
  });

  it('may have a dead-letter queue where a condition tells', () => {
    const found = fn(sam('{ DeadLetterQueue: !If [X, { Type: SQS, TargetArn: x }, !Ref AWS::NoValue] }'));
    expect(told(found?.deadLetter?.arn)).toBe('unknown condition');
  });
});
