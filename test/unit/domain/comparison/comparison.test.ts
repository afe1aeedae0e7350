import { describe, expect, it, vi } from 'vitest';
import { Comparison } from '../../../../src/domain/comparison/comparison.ts';
import type { ComparisonRow } from '../../../../src/domain/comparison/row.ts';
import { unitsOf } from '../../../../src/domain/comparison/unit.ts';
import type { AnchorSource } from '../../../../src/domain/declared/anchorSource.ts';
import { DeployedStacks } from '../../../../src/domain/declared/deployedStacks.ts';
import type { DeclaredTemplate } from '../../../../src/domain/declared/template.ts';
import { ExpectedError } from '../../../../src/domain/errors.ts';
import { Session } from '../../../../src/domain/session/session.ts';
import { allReaders } from '../../../../src/templates/readers.ts';
import { readTemplate } from '../../../../src/templates/readTemplate.ts';
import { configOf, FakeConnection, REGION, refused, summaryOf } from '../../../support/fakeLambda.ts';

const QUEUE = 'arn:aws:sqs:us-east-1:111111111111:lost';

/** A workspace and an account, compared. */
class Bench {
  readonly connection = new FakeConnection('test');
  readonly session = new Session(this.connection);
  readonly lambda = this.connection.lambda(REGION);
  readonly stacks = this.connection.stacks();
  anchors: AnchorSource = { anchors: () => Promise.resolve({}) };
  since = new Date(0);

  deploy(...names: readonly string[]): void {
    this.lambda.pages = [names.map((name) => summaryOf(name))];
  }

  of(...texts: readonly string[]): Comparison {
    return this.ofTemplates(texts.map((text, index) => read(`file:///t${index}.yaml`, text)));
  }

  ofTemplates(templates: readonly DeclaredTemplate[]): Comparison {
    return new Comparison(unitsOf(templates), {
      session: this.session,
      anchors: this.anchors,
      stacks: new DeployedStacks({ read: async (sources) => readTemplate(allReaders, sources) }),
      since: this.since,
    });
  }

  async rows(...texts: readonly string[]): Promise<readonly ComparisonRow[]> {
    const comparison = this.of(...texts);
    comparison.start();
    await done(comparison);
    return comparison.rows();
  }
}

function read(file: string, text: string): DeclaredTemplate {
  const template = readTemplate(allReaders, [{ file, text }]);
  if (!template) throw new Error('no template');
  return template;
}

const done = (comparison: Comparison): Promise<unknown> =>
  vi.waitUntil(() => comparison.state !== 'running' && comparison.state !== 'idle');

const states = (rows: readonly ComparisonRow[]) =>
  rows.map(({ declaration, name, qualifier, state }) => [declaration?.address ?? name, qualifier, state]);

const named = (name: string, more = ''): string => `
AWSTemplateFormatVersion: '2010-09-09'
Resources:
  Orders:
    Type: AWS::Lambda::Function
    Properties:
      FunctionName: ${name}
${more}`;

const config = (qualifier: string, retries: number): string => `
  Config:
    Type: AWS::Lambda::EventInvokeConfig
    Properties:
      FunctionName: !Ref Orders
      Qualifier: ${qualifier}
      MaximumRetryAttempts: ${retries}
`;

const generated = `
AWSTemplateFormatVersion: '2010-09-09'
Resources:
  Orders:
    Type: AWS::Lambda::Function
`;

describe('a declared function with a config', () => {
  it('is the same where the settings in force are those of the file', async () => {
    const bench = new Bench();
    bench.deploy('orders');
    bench.lambda.configs.set('orders', [configOf('orders', { maximumRetryAttempts: 0 })]);
    const rows = await bench.rows(named('orders', config('$LATEST', 0)));
    expect(states(rows)).toEqual([['Orders', '$LATEST', 'same']]);
    expect(rows[0]).toMatchObject({ name: 'orders', region: REGION, way: { kind: 'name' } });
  });

  it('differs where one setting differs, and has every setting on its sides', async () => {
    const bench = new Bench();
    bench.deploy('orders');
    bench.lambda.configs.set('orders', [configOf('orders', { maximumRetryAttempts: 1, onFailure: QUEUE })]);
    const [row] = await bench.rows(named('orders', config('$LATEST', 0)));
    expect(row?.state).toBe('differs');
    expect(row?.sides.map(({ setting, outcome }) => [setting, outcome])).toEqual([
      ['maximumRetryAttempts', 'differs'],
      ['maximumEventAgeInSeconds', 'same'],
      ['onSuccess', 'same'],
      ['onFailure', 'differs'],
      ['deadLetter', 'same'],
    ]);
  });

  it('differs from the defaults where no config is deployed', async () => {
    const bench = new Bench();
    bench.deploy('orders');
    expect(states(await bench.rows(named('orders', config('live', 0))))).toEqual([
      ['Orders', 'live', 'differs'],
    ]);
  });

  it('is read by Get where List is denied, for the declared qualifier', async () => {
    const bench = new Bench();
    bench.deploy('orders');
    bench.lambda.configs.set('orders', [configOf('orders', { qualifier: 'live', maximumRetryAttempts: 0 })]);
    bench.lambda.errors.set('listEventInvokeConfigs', refused('lambda:ListFunctionEventInvokeConfigs'));
    expect(states(await bench.rows(named('orders', config('live', 0))))).toEqual([
      ['Orders', 'live', 'same'],
    ]);
  });
});

describe('a dead-letter queue', () => {
  const withQueue = (arn: string): string => named('orders', `      DeadLetterConfig: { TargetArn: ${arn} }`);
  const outcomes = (rows: readonly ComparisonRow[]) =>
    rows.map(({ state, sides }) => [state, sides.find(({ setting }) => setting === 'deadLetter')?.outcome]);

  const deployedWith = (deadLetterArn?: string): Bench => {
    const bench = new Bench();
    bench.lambda.pages = [[summaryOf('orders', deadLetterArn === undefined ? {} : { deadLetterArn })]];
    return bench;
  };

  it('is the same where the function has the declared one', async () => {
    const rows = await deployedWith(QUEUE).rows(withQueue(QUEUE));
    expect(outcomes(rows)).toEqual([['same', 'same']]);
  });

  it.each([
    ['another', QUEUE, 'arn:aws:sqs:us-east-1:111111111111:other'],
    ['none', QUEUE, undefined],
    ['a topic of the same name', QUEUE, 'arn:aws:sns:us-east-1:111111111111:lost'],
  ])('differs where the function has %s', async (_, declared, deployed) => {
    expect(outcomes(await deployedWith(deployed).rows(withQueue(declared)))).toEqual([
      ['differs', 'differs'],
    ]);
  });

  it('differs where the function has one that the file does not declare', async () => {
    expect(outcomes(await deployedWith(QUEUE).rows(named('orders')))).toEqual([['differs', 'differs']]);
  });

  it('is not known where a parameter gives it', async () => {
    const rows = await deployedWith(QUEUE).rows(withQueue('!ImportValue lost'));
    expect(outcomes(rows)).toEqual([['unknown', 'unknown']]);
  });

  it('is not known where the function may not be read, and left out where none is declared', async () => {
    const found = (bench: Bench): void => {
      bench.stacks.add('shop', { Orders: 'shop-orders' });
      bench.anchors = { anchors: () => Promise.resolve({ stack: { name: 'shop', source: 'chosen' } }) };
      bench.lambda.errors.set('getFunction', refused('lambda:GetFunctionConfiguration'));
    };
    const bench = new Bench();
    found(bench);
    const declared = `${generated}    Properties: { DeadLetterConfig: { TargetArn: ${QUEUE} } }\n`;
    const [row] = await bench.rows(declared);
    expect(row?.sides.at(-1)).toMatchObject({ deployed: { kind: 'notRead' }, outcome: 'unknown' });
    const another = new Bench();
    found(another);
    expect(outcomes(await another.rows(generated))).toEqual([['same', undefined]]);
  });

  it('has the last deployment of the stack as a third side', async () => {
    const bench = new Bench();
    bench.stacks.add('shop', { Orders: 'shop-orders' });
    bench.lambda.pages = [[summaryOf('shop-orders')]];
    bench.anchors = { anchors: () => Promise.resolve({ stack: { name: 'shop', source: 'chosen' } }) };
    const fn = { Type: 'AWS::Lambda::Function', Properties: { DeadLetterConfig: { TargetArn: QUEUE } } };
    bench.stacks.templates.set('shop', JSON.stringify({ Resources: { Orders: fn } }));
    const [row] = await bench.rows(generated);
    expect(row?.sides.at(-1)).toMatchObject({
      setting: 'deadLetter',
      declared: { value: 'none' },
      stack: { value: { name: 'lost' } },
      outcome: 'same',
    });
  });
});

describe('a config that is deployed', () => {
  it('is not declared where the template declares no config for its qualifier', async () => {
    const bench = new Bench();
    bench.deploy('orders');
    bench.lambda.configs.set('orders', [
      configOf('orders', { maximumRetryAttempts: 0 }),
      configOf('orders', { qualifier: 'live', maximumRetryAttempts: 0 }),
    ]);
    expect(states(await bench.rows(named('orders', config('$LATEST', 0))))).toEqual([
      ['Orders', '$LATEST', 'same'],
      ['Orders', 'live', 'notDeclared'],
    ]);
  });

  it('is declared where another template declares it for the function by its name', async () => {
    const bench = new Bench();
    bench.deploy('orders');
    bench.lambda.configs.set('orders', [configOf('orders', { qualifier: 'live', maximumRetryAttempts: 0 })]);
    const elsewhere = `
AWSTemplateFormatVersion: '2010-09-09'
Resources:
  Elsewhere:
    Type: AWS::Lambda::EventInvokeConfig
    Properties:
      FunctionName: orders
      Qualifier: live
      MaximumRetryAttempts: 0
`;
    expect(states(await bench.rows(named('orders'), elsewhere))).toEqual([
      ['Orders', '$LATEST', 'same'],
      ['Elsewhere', 'live', 'same'],
    ]);
  });

  it('is not called undeclared where the template does not tell a qualifier', async () => {
    const bench = new Bench();
    bench.deploy('orders');
    bench.lambda.configs.set('orders', [configOf('orders', { qualifier: 'live' })]);
    const unknown = config('!ImportValue stage', 0);
    expect(states(await bench.rows(named('orders', unknown)))).toEqual([['Orders', 'live', 'unknown']]);
  });
});

describe('a config that the template puts on an alias', () => {
  it('is one of the alias’ function', async () => {
    const bench = new Bench();
    bench.deploy('orders');
    bench.lambda.configs.set('orders', [configOf('orders', { qualifier: 'live', maximumRetryAttempts: 0 })]);
    const text = `import * as lambda from 'aws-cdk-lib/aws-lambda';
const fn = new lambda.Function(this, 'Orders', { functionName: 'orders' });
new lambda.Alias(this, 'Live', { aliasName: 'live', version: fn.currentVersion, retryAttempts: 0 });
`;
    const comparison = bench.ofTemplates([read('file:///shop.ts', text)]);
    comparison.start();
    await done(comparison);
    expect(states(comparison.rows())).toEqual([['Orders', 'live', 'same']]);
  });
});

describe('a config that CDK code puts on an imported function', () => {
  it('has a row, and is no config that nothing declares', async () => {
    const bench = new Bench();
    bench.deploy('orders');
    bench.lambda.configs.set('orders', [configOf('orders', { qualifier: 'live', maximumRetryAttempts: 0 })]);
    const text = `import * as lambda from 'aws-cdk-lib/aws-lambda';
const fn = lambda.Function.fromFunctionName(this, 'Orders', 'orders');
new lambda.EventInvokeConfig(this, 'Async', { function: fn, qualifier: 'live', retryAttempts: 0 });
`;
    const templates = [read('file:///shop.ts', text), read('file:///shop.yaml', named('orders'))];
    const comparison = bench.ofTemplates(templates);
    comparison.start();
    await done(comparison);
    expect(states(comparison.rows())).toEqual([
      ['Async', 'live', 'same'],
      ['Orders', '$LATEST', 'same'],
    ]);
  });
});

describe('a declared function that is not found', () => {
  it('is not deployed where no function has its name', async () => {
    const [row] = await new Bench().rows(named('orders'));
    expect(row).toMatchObject({
      state: 'notDeployed',
      reason: { kind: 'notMatched', match: { kind: 'notDeployed', name: 'orders' } },
    });
  });

  it('is not known where its stack is not certain, and why', async () => {
    const bench = new Bench();
    bench.stacks.add('a', { Orders: 'a-orders' });
    bench.stacks.add('b', { Orders: 'b-orders' });
    const [row] = await bench.rows(generated);
    expect(row).toMatchObject({ state: 'unknown', reason: { match: { fitting: ['a', 'b'] } } });
    expect(row?.sides).toEqual([]);
  });

  it('is never asked for in another account', async () => {
    const bench = new Bench();
    const [row] = await bench.rows(`
AWSTemplateFormatVersion: '2010-09-09'
Resources:
  Config:
    Type: AWS::Lambda::EventInvokeConfig
    Properties:
      FunctionName: arn:aws:lambda:us-east-1:222222222222:function:orders
      Qualifier: live
`);
    expect(row).toMatchObject({ state: 'unknown', reason: { kind: 'mismatch' } });
    expect(bench.lambda.asked).toEqual([]);
  });
});

describe('the stack of a template', () => {
  const deployed = (bench: Bench): void => {
    bench.stacks.add('shop', { Orders: 'shop-orders', Mail: 'shop-mail' });
    bench.anchors = { anchors: () => Promise.resolve({ stack: { name: 'shop', source: 'chosen' } }) };
  };

  it('adds the functions that no template declares', async () => {
    const bench = new Bench();
    deployed(bench);
    const rows = await bench.rows(generated);
    expect(states(rows)).toEqual([
      ['Orders', '$LATEST', 'same'],
      ['shop-mail', undefined, 'notDeclared'],
    ]);
    expect(rows[1]?.reason).toEqual({ kind: 'ofStack', stack: 'shop' });
  });

  it('adds none that another template of the workspace declares', async () => {
    const bench = new Bench();
    deployed(bench);
    const rows = await bench.rows(generated, generated.replace('Orders', 'Mail'));
    expect(states(rows)).toEqual([
      ['Orders', '$LATEST', 'same'],
      ['Mail', '$LATEST', 'same'],
    ]);
  });

  it('is read once for all its functions', async () => {
    const bench = new Bench();
    deployed(bench);
    await bench.rows(generated, generated.replace('Orders', 'Mail'));
    expect(bench.stacks.asked.filter((what) => what.startsWith('GetTemplate'))).toHaveLength(1);
    expect(bench.stacks.asked.filter((what) => what.startsWith('ListStackResources'))).toHaveLength(1);
  });
});

describe('the run', () => {
  it('sends nothing before it is started', async () => {
    const bench = new Bench();
    const comparison = bench.of(named('orders'));
    await bench.session.account.directory.load();
    expect(comparison.state).toBe('idle');
    expect(bench.lambda.asked.filter((what) => !what.startsWith('listFunctions'))).toEqual([]);
  });

  it('keeps one failure in its row, and compares it again where the user says so', async () => {
    const bench = new Bench();
    bench.deploy('orders');
    bench.lambda.errors.set('listEventInvokeConfigs', new ExpectedError('serviceFailure', 'broken'));
    const comparison = bench.of(named('orders'));
    comparison.start();
    await done(comparison);
    expect(comparison.rows()[0]).toMatchObject({ state: 'unknown', reason: { kind: 'failed' } });
    bench.lambda.errors.clear();
    comparison.again((_, rows) => rows.some(({ reason }) => reason?.kind === 'failed'));
    await done(comparison);
    expect(states(comparison.rows())).toEqual([['Orders', '$LATEST', 'same']]);
  });

  it('halts where every request would fail in the same way, and resumes with the rest', async () => {
    const bench = new Bench();
    bench.deploy('orders');
    bench.lambda.errors.set('listEventInvokeConfigs', new ExpectedError('signedOut', 'expired'));
    const comparison = bench.of(named('orders'));
    comparison.start();
    await done(comparison);
    expect(comparison.state).toBe('halted');
    expect(comparison.rows()).toEqual([]);
    bench.lambda.errors.clear();
    comparison.start();
    await done(comparison);
    expect(comparison.state).toBe('complete');
    expect(states(comparison.rows())).toEqual([['Orders', '$LATEST', 'same']]);
  });

  it('sends no further requests once it is cancelled, and resumes with the rest', async () => {
    const bench = new Bench();
    const names = Array.from({ length: 30 }, (_, index) => `f${index}`);
    bench.deploy(...names);
    let open = (): void => undefined;
    bench.lambda.gate = new Promise((resolve) => (open = resolve));
    const comparison = bench.of(...names.map((name) => named(name)));
    comparison.start();
    comparison.cancel();
    open();
    await vi.waitUntil(() => comparison.progress.done === 0);
    expect(comparison.state).toBe('cancelled');
    expect(bench.lambda.asked.length).toBeLessThan(10);
    comparison.start();
    await done(comparison);
    expect(comparison.progress).toEqual({ state: 'complete', done: 30, total: 30 });
    expect(comparison.rows()).toHaveLength(30);
  });

  it('tells a follower each unit once', async () => {
    const bench = new Bench();
    bench.deploy('orders');
    const comparison = bench.of(named('orders'));
    const feed = comparison.follow(() => undefined);
    comparison.start();
    await done(comparison);
    expect(feed.drain().units.map(({ rows }) => rows.length)).toEqual([1, 0]);
    expect(feed.drain().units).toEqual([]);
  });

  it('reads again the settings that are older than it asks for', async () => {
    const bench = new Bench();
    bench.deploy('orders');
    await bench.rows(named('orders'));
    const count = () => bench.lambda.asked.filter((what) => what.startsWith('listEventInvoke')).length;
    expect(count()).toBe(1);
    await bench.rows(named('orders'));
    expect(count()).toBe(1);
    bench.since = new Date(Date.now() + 1000);
    await bench.rows(named('orders'));
    expect(count()).toBe(2);
  });
});
