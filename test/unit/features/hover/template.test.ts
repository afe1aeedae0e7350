import { describe, expect, it } from 'vitest';
import { COMMANDS } from '../../../../src/contributions.ts';
import type { Anchors } from '../../../../src/domain/declared/resolution.ts';
import { referenceAt } from '../../../../src/domain/declared/lookUp.ts';
import { ExpectedError } from '../../../../src/domain/errors.ts';
import type { Permission } from '../../../../src/features/hover/rules.ts';
import { TemplateHoverReader } from '../../../../src/features/hover/template/reader.ts';
import { renderTemplateHover } from '../../../../src/features/hover/template/render.ts';
import { readTemplate } from '../../../../src/templates/readTemplate.ts';
import { allReaders } from '../../../../src/templates/readers.ts';
import { ACCOUNT, configOf, FakeConnection, REGION, summaryOf } from '../../../support/fakeLambda.ts';
import { FakeAccess, fakeSessions } from '../../../support/fakeSessions.ts';
import { HOSTILE_TEXTS, INVISIBLE } from '../../../support/hostile/texts.ts';

const FILE = 'file:///shop/template.yaml';

const TEMPLATE = `Resources:
  Orders:
    Type: AWS::Lambda::Function
  Async:
    Type: AWS::Lambda::EventInvokeConfig
    Properties:
      FunctionName: !Ref Orders
      Qualifier: $LATEST
      MaximumRetryAttempts: 1
      DestinationConfig: { OnFailure: { Destination: !GetAtt Lost.Arn } }
  Lost: { Type: AWS::SQS::Queue }
Outputs: { A: { Value: !GetAtt Orders.Arn } }
`;

const log = {
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
  debug: () => undefined,
  trace: () => undefined,
};

/** Hovers in a template, of an account whose functions and stacks a test makes. */
class Bench {
  readonly access = new FakeAccess();
  readonly connection = new FakeConnection();
  readonly sessions = fakeSessions(this.access);
  anchors: Anchors = {};

  constructor(
    functions: Readonly<Record<string, string>> = { Orders: 'shop-Orders-AAAAAAAAAAAA' },
    stack = 'shop',
  ) {
    this.connection.account = () => Promise.resolve(ACCOUNT);
    this.access.connectTo = () => Promise.resolve(this.connection);
    this.connection.lambda(REGION).pages = [Object.values(functions).map((name) => summaryOf(name))];
    this.connection.stackApi.add(stack, functions);
  }

  /** The Markdown of the hover on the first place of a text. */
  async hover(wanted: string, text = TEMPLATE, permission: Permission = 'granted'): Promise<string> {
    const template = readTemplate(allReaders, [{ file: FILE, text }]);
    const reference =
      template && referenceAt(template, FILE, text.indexOf(wanted) + Math.floor(wanted.length / 2));
    if (!template || !reference) throw new Error(`nothing is named by ${wanted}`);
    const reader = new TemplateHoverReader({
      sessions: this.sessions,
      log,
      templates: {
        read: (sources) => Promise.resolve(readTemplate(allReaders, sources)),
        prepare: () => undefined,
        readState: () => Promise.reject(new Error('no state')),
      },
      anchors: { anchors: () => Promise.resolve(this.anchors) },
    });
    const content = await reader.read(template, reference, permission, new AbortController().signal, 1000);
    if (!content) throw new Error('no hover');
    return renderTemplateHover(content).value.replaceAll('\u00A0', ' ');
  }
}

describe('a hover on a name in a template', () => {
  it('shows the deployed function, how it was found, and what differs', async () => {
    const bench = new Bench();
    bench.connection
      .lambda(REGION)
      .configs.set('shop-Orders-AAAAAAAAAAAA', [
        configOf('shop-Orders-AAAAAAAAAAAA', { maximumRetryAttempts: 0 }),
      ]);
    const text = await bench.hover('Orders.Arn');
    expect(text).toContain('`shop-Orders-AAAAAAAAAAAA`');
    expect(text).toContain('Found by CloudFormation tags&#58; stack shop, logical ID Orders&#46;');
    expect(text).toContain('The deployed settings differ from this file.');
    expect(text).toContain('- Retries: 1 in this file · 0 in force');
    expect(text).toContain('- On failure: SQS queue Lost in this file · none in force');
  });

  it('says that both are the same', async () => {
    const bench = new Bench();
    bench.connection.lambda(REGION).configs.set('shop-Orders-AAAAAAAAAAAA', [
      configOf('shop-Orders-AAAAAAAAAAAA', {
        maximumRetryAttempts: 1,
        onFailure: `arn:aws:sqs:${REGION}:${ACCOUNT}:shop-Lost-1`,
      }),
    ]);
    bench.connection.stackApi.stacks.set('shop', [
      ...(bench.connection.stackApi.stacks.get('shop') ?? []),
      {
        stack: 'shop',
        logicalId: 'Lost',
        physicalId: `https://sqs.${REGION}.amazonaws.com/${ACCOUNT}/shop-Lost-1`,
        type: 'AWS::SQS::Queue',
      },
    ]);
    expect(await bench.hover('Orders.Arn')).toContain(
      'Retries, age, destinations and dead-letter queue are those of this file.',
    );
  });

  describe('with a declared dead-letter queue and no config', () => {
    const QUEUE = `arn:aws:sqs:${REGION}:${ACCOUNT}:dead`;
    const text = `Resources:\n  Orders:\n    Type: AWS::Lambda::Function\n    Properties: { FunctionName: orders, DeadLetterConfig: { TargetArn: ${QUEUE} } }\n`;
    const hover = async (deadLetterArn?: string, wanted = text): Promise<string> => {
      const bench = new Bench();
      const summary = summaryOf('orders', deadLetterArn === undefined ? {} : { deadLetterArn });
      bench.connection.lambda(REGION).pages = [[summary]];
      bench.connection
        .lambda(REGION)
        .configs.set('orders', [configOf('orders', { maximumRetryAttempts: 0 })]);
      return await bench.hover('Orders:', wanted);
    };

    it('compares that, and says nothing of settings that another tool may own', async () => {
      expect(await hover(QUEUE)).toContain('The dead-letter queue is that of this file.');
      const different = await hover();
      expect(different).toContain('letter queue: SQS queue dead in this file · none in force');
      expect(different).not.toContain('Retries: 2');
    });

    it('says nothing where the file declares none, or does not tell it', async () => {
      expect(await hover(QUEUE, text.replace(/, DeadLetterConfig.*/, ' }'))).not.toContain('of this file');
      expect(await hover(QUEUE, text.replace(QUEUE, '!ImportValue x'))).not.toContain('with this file');
    });
  });

  it.each(['Orders:', 'Ref Orders', 'Async:'])('is there on %j', async (wanted) => {
    expect(await new Bench().hover(wanted)).toContain('shop-Orders-AAAAAAAAAAAA');
  });

  it('says that nothing arrives at a FIFO queue, with or without a sender', async () => {
    const fifo = TEMPLATE.replace(
      'Lost: { Type: AWS::SQS::Queue }',
      'Lost: { Type: AWS::SQS::Queue, Properties: { FifoQueue: true } }',
    );
    const text = await new Bench().hover('Lost:', fifo);
    expect(text).toContain(
      'by `Orders`. Lambda does not deliver to FIFO queues and topics: nothing arrives here.',
    );
    expect(text).not.toContain('Receives events');
    const alone = await new Bench().hover('Lost:', fifo.replace('!GetAtt Lost.Arn', '!GetAtt Other.Arn'));
    expect(alone).toContain('No function in this template sends events here. Lambda does not deliver');
  });

  it('tells who sends to a queue, and asks nobody', async () => {
    const bench = new Bench();
    expect(await bench.hover('Lost.Arn')).toContain('Receives events from `Orders`.');
    expect(bench.connection.lambda(REGION).asked).toEqual([]);
  });

  it('offers the choice of the stack where several fit', async () => {
    const bench = new Bench();
    bench.connection.stackApi.add('shop-test', { Orders: 'shop-test-Orders-BBBBBBBBBBBB' });
    const text = await bench.hover('Orders.Arn');
    expect(text).toContain('Several stacks fit this file: `shop`, `shop-test`.');
    expect(text).toContain(`command:${COMMANDS.chooseStack}`);
    bench.anchors = { stack: { name: 'shop-test', source: 'chosen' } };
    expect(await bench.hover('Orders.Arn')).toContain('`shop-test-Orders-BBBBBBBBBBBB`');
  });

  it('says what is denied, with the policy, where nothing can be found without it', async () => {
    const bench = new Bench({ Orders: 'orders' });
    bench.connection.tagApi.denied = true;
    bench.connection.stackApi.denied = true;
    const text = await bench.hover('Orders.Arn');
    expect(text).toContain('The stack of this file is not known.');
    expect(text).toContain('Permission denied&#58; tag&#58;GetResources');
    expect(text).toContain(`command:${COMMANDS.copyPolicy}`);
  });

  it('says that the stack has no such function', async () => {
    const bench = new Bench({ Other: 'other' });
    bench.anchors = { stack: { name: 'shop', source: 'chosen' } };
    expect(await bench.hover('Orders.Arn')).toContain('Stack `shop` has no such function.');
  });

  it('tells a failure with its ways out', async () => {
    const bench = new Bench();
    bench.access.connectTo = () => Promise.reject(new ExpectedError('noProfile', 'none'));
    const text = await bench.hover('Orders.Arn');
    expect(text).toContain('No AWS profile found');
    expect(text).toContain(`command:${COMMANDS.configureSso}`);
  });

  it.each(['restricted', 'switchedOff', 'hoversOff'] as const)(
    'asks nothing where that is %s',
    async (permission) => {
      const bench = new Bench();
      expect(await bench.hover('Orders.Arn', TEMPLATE, permission)).toContain('Not looked up');
      expect(bench.access.choices).toEqual([]);
      expect(bench.connection.tagApi.asked).toBe(0);
    },
  );

  it('asks no other Region’s account than the session’s partition has', async () => {
    const bench = new Bench();
    const text = `service: shop\nprovider: { name: aws, region: cn-north-1 }\nfunctions: { hello: { handler: a.b } }\n`;
    expect(await bench.hover('hello', text)).toContain('partition aws&#45;cn');
    expect(bench.connection.tagApi.asked).toBe(0);
  });
});

it('says why an alias of a function from elsewhere is not known', async () => {
  const text = `Resources:
  Live:
    Type: AWS::Lambda::Alias
    Properties: { FunctionName: !ImportValue orders, Name: live, FunctionVersion: '1' }
`;
  expect(await new Bench().hover('Live', text)).toContain('it comes from outside this file');
});

describe('a hostile template', () => {
  it.each(Object.entries(HOSTILE_TEXTS))('shows %s as plain text', async (_, hostile) => {
    const name = JSON.stringify(hostile);
    const text = `{"Resources":{${name}:{"Type":"AWS::Lambda::Function"},"Q":{"Type":"AWS::Lambda::Alias","Properties":{"FunctionName":{"Ref":${name}},"Name":"live"}}}}`;
    const markdown = await new Bench({}).hover('live', text).catch(() => '');
    const shown = await new Bench({}).hover('"Q"', text).catch(() => '');
    for (const value of [markdown, shown]) {
      // In a code span nothing is a link or HTML, and no foreign text can end one: it has no backquotes.
      const outside = value.replaceAll(/`[^`\n]*`/g, '');
      const foreign = outside.replaceAll(/\]\(command:lambdaAsync\.\w+(?:\?[\w%.~!*'-]*)?\)/g, '');
      expect(foreign).not.toMatch(/\]\(/);
      expect(foreign).not.toMatch(/<\w/);
      expect(value.replaceAll('\n', ' ')).not.toMatch(INVISIBLE);
      expect(outside).not.toContain('`');
    }
  });
});
