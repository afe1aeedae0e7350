import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  assembledStacks,
  nestedTemplateFiles,
  typedConstructs,
} from '../../../../src/domain/declared/assembly.ts';
import { assembledAs, functionsUnder } from '../../../../src/domain/declared/assembledFunctions.ts';
import type { AssembledConstruct } from '../../../../src/domain/declared/resolution.ts';

const named = (data: string) => [{ type: 'aws:cdk:logicalId', data }];
const manifest = (artifacts: object): string => JSON.stringify({ version: '45.0.0', artifacts });

const stackOf = (metadata: object, more: object = {}) => ({
  type: 'aws:cloudformation:stack',
  environment: 'aws://unknown-account/unknown-region',
  properties: { templateFile: 'Shop.template.json' },
  metadata,
  ...more,
});

const resource = (Type: string, path?: string) => ({
  Type,
  ...(path !== undefined && { Metadata: { 'aws:cdk:path': path } }),
});
const LAMBDA = 'AWS::Lambda::Function';

/** The constructs of one stack `Shop` with its template. */
function typed(metadata: object, template: unknown, more: object = {}): readonly AssembledConstruct[] {
  const [stack] = assembledStacks(manifest({ Shop: stackOf(metadata, more) }));
  if (!stack) throw new Error('no stack');
  return typedConstructs(stack, {
    template: typeof template === 'string' ? template : JSON.stringify(template),
  });
}

describe('the stacks of an assembly', () => {
  it('have the logical ids by path, their files and Region, and no other metadata', () => {
    const text = manifest({
      Shop: stackOf(
        {
          '/Shop/Orders/Resource': [{ type: 'aws:cdk:warning', data: 'x' }, ...named('OrdersD1E2F3A4')],
          '/Shop/Mail': [{ type: 'aws:cdk:analytics:construct', data: '*' }],
          '/Shop/Odd': 'aws:cdk:logicalId',
        },
        {
          environment: 'aws://123456789012/eu-west-1',
          properties: { stackName: 'shop-prod', templateFile: 'Shop.template.json' },
          additionalMetadataFile: 'Shop.metadata.json',
        },
      ),
      Tree: { type: 'cdk:tree', metadata: { '/A': named('A') } },
    });
    expect(assembledStacks(text)).toEqual([
      {
        name: 'shop-prod',
        region: 'eu-west-1',
        templateFile: 'Shop.template.json',
        metadataFile: 'Shop.metadata.json',
        constructs: [
          {
            stack: 'shop-prod',
            region: 'eu-west-1',
            path: 'Shop/Orders/Resource',
            logicalId: 'OrdersD1E2F3A4',
          },
        ],
      },
    ]);
  });

  it('name no file outside of the assembly', () => {
    const files = ['../a.json', '/etc/passwd', 'a/b.json', 'a\\b.json', '..', '.', '', 7, null];
    for (const templateFile of files) {
      const artifact = stackOf({}, { properties: { templateFile }, additionalMetadataFile: templateFile });
      expect(assembledStacks(manifest({ Shop: artifact }))).toEqual([{ name: 'Shop', constructs: [] }]);
    }
  });

  it('have no paths that no app has: looking for an id in them would take minutes', () => {
    const deep = `/Shop${'/a'.repeat(30)}`;
    const long = `/Shop/${'a'.repeat(2_000)}`;
    const usual = `/Shop${'/a'.repeat(29)}`;
    const text = manifest({
      Shop: stackOf({ [deep]: named('A'), [long]: named('B'), [usual]: named('C') }),
    });
    expect(assembledStacks(text)[0]?.constructs.map(({ logicalId }) => logicalId)).toEqual(['C']);
  });

  it('are none where there is no manifest', () => {
    fc.assert(fc.property(fc.oneof(fc.string(), fc.json()), (text) => Array.isArray(assembledStacks(text))));
  });
});

describe('what a template says of a construct', () => {
  const path = 'Shop/Orders/Resource';
  const kindOf = (template: unknown, metadata: object = { [`/${path}`]: named('Orders1') }) =>
    typed(metadata, template)[0]?.isFunction;

  it.each([
    ['a function', { Resources: { Orders1: resource(LAMBDA, path) } }, true],
    ['a function of SAM', { Resources: { Orders1: resource('AWS::Serverless::Function', path) } }, true],
    ['a table', { Resources: { Orders1: resource('AWS::DynamoDB::Table', path) } }, false],
    ['a function without a path in the template', { Resources: { Orders1: resource(LAMBDA) } }, true],
    ['an output', { Outputs: { Orders1: {} } }, false],
    ['a rule', { Resources: {}, Rules: { Orders1: {} } }, false],
    // The same logical id in a nested stack: its own path is another.
    ['that of another path', { Resources: { Orders1: resource(LAMBDA, 'Shop/Other/Resource') } }, undefined],
    ['nothing', { Resources: {} }, undefined],
    ['no template', '', undefined],
    ['half a template', '{"Resources": {"Orders1": {"Type": "AWS::Lambda::Fun', undefined],
    ['a list', [], undefined],
    ['a text for the resources', { Resources: 'Orders1' }, undefined],
  ])('is %s', (_, template, expected) => expect(kindOf(template)).toBe(expected));

  it('is nothing where two constructs have the logical id, and the template has no paths', () => {
    const metadata = { '/Shop/Orders/Resource': named('A'), '/Shop/Nested/Orders/Resource': named('A') };
    const template = { Resources: { A: resource(LAMBDA) } };
    expect(typed(metadata, template).map(({ isFunction }) => isFunction)).toEqual([undefined, undefined]);
  });

  it('is that of the parent where a nested stack has the same logical id', () => {
    const metadata = { '/Shop/Orders/Resource': named('A'), '/Shop/Nested/Orders/Resource': named('A') };
    const template = { Resources: { A: resource(LAMBDA, 'Shop/Orders/Resource') } };
    expect(typed(metadata, template).map(({ isFunction }) => isFunction)).toEqual([true, undefined]);
  });

  it.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty'])('is nothing for the id %s', (id) =>
    expect(kindOf({ Resources: {} }, { '/Shop/A': named(id) })).toBeUndefined(),
  );

  it('is told of constructs that a metadata file has, once', () => {
    const [stack] = assembledStacks(manifest({ Shop: stackOf({ '/Shop/Orders/Resource': named('A') }) }));
    const files = {
      template: JSON.stringify({ Resources: { A: resource(LAMBDA), B: resource(LAMBDA) } }),
      metadata: JSON.stringify({ '/Shop/Orders/Resource': named('A'), '/Shop/Mail/Resource': named('B') }),
    };
    expect(stack && typedConstructs(stack, files)).toEqual([
      { stack: 'Shop', path: 'Shop/Orders/Resource', logicalId: 'A', isFunction: true },
      { stack: 'Shop', path: 'Shop/Mail/Resource', logicalId: 'B', isFunction: true },
    ]);
  });
});

describe('a nested stack, as the CDK writes it', () => {
  const STACK = 'AWS::CloudFormation::Stack';
  const metadata = {
    '/Shop/Inner.NestedStack/Inner.NestedStackResource': named('Inner1'),
    '/Shop/Inner/Orders/Resource': named('OrdersA'),
    '/Shop/Inner/Dead/Resource': named('Dead1'),
    '/Shop/Inner/Deep.NestedStack/Deep.NestedStackResource': named('Deep1'),
    '/Shop/Inner/Deep/Orders/Resource': named('OrdersA'),
    '/Shop/Orders/Resource': named('OrdersA'),
  };
  const nestedIn = (file: string) => ({ Type: STACK, Metadata: { 'aws:asset:path': file } });
  const outermost = JSON.stringify({
    Resources: {
      Inner1: nestedIn('Inner.nested.template.json'),
      OrdersA: resource(LAMBDA, 'Shop/Orders/Resource'),
    },
  });
  const inner = JSON.stringify({
    Resources: {
      OrdersA: resource(LAMBDA, 'Shop/Inner/Orders/Resource'),
      Dead1: resource('AWS::SQS::Queue', 'Shop/Inner/Dead/Resource'),
      Deep1: nestedIn('Deep.nested.template.json'),
    },
  });
  const deep = JSON.stringify({
    Resources: { OrdersA: resource(LAMBDA, 'Shop/Inner/Deep/Orders/Resource') },
  });
  const read = (...nested: readonly string[]) => {
    const [stack] = assembledStacks(manifest({ Shop: stackOf(metadata) }));
    if (!stack) throw new Error('no stack');
    return new Map(typedConstructs(stack, { template: outermost, nested }).map((one) => [one.path, one]));
  };

  it('has the functions that its template has, with the logical ids of the stacks around them', () => {
    const constructs = read(inner, deep);
    expect(constructs.get('Shop/Inner/Orders/Resource')).toMatchObject({
      nested: ['Inner1'],
      isFunction: true,
    });
    expect(constructs.get('Shop/Inner/Dead/Resource')).toMatchObject({
      nested: ['Inner1'],
      isFunction: false,
    });
    expect(constructs.get('Shop/Inner/Deep/Orders/Resource')).toMatchObject({
      nested: ['Inner1', 'Deep1'],
      isFunction: true,
    });
    expect(constructs.get('Shop/Orders/Resource')).toEqual({
      stack: 'Shop',
      path: 'Shop/Orders/Resource',
      logicalId: 'OrdersA',
      isFunction: true,
    });
  });

  it('has none for certain where its template is not read', () => {
    expect(read(deep).get('Shop/Inner/Orders/Resource')).not.toHaveProperty('isFunction');
  });

  it('has its template in a file of the assembly, and in no other', () => {
    expect(nestedTemplateFiles(outermost)).toEqual(['Inner.nested.template.json']);
    for (const file of ['../x.json', '/etc/passwd', 'a/b.json', '', 7, null]) {
      expect(nestedTemplateFiles(JSON.stringify({ Resources: { A: nestedIn(file as string) } }))).toEqual([]);
    }
    expect(nestedTemplateFiles('{')).toEqual([]);
  });
});

describe('the functions under a construct id', () => {
  /** `+` is a function, `-` none, `?` not known; `stack:` before it. */
  const constructs = (...lines: readonly string[]): readonly AssembledConstruct[] =>
    lines.map((line) => {
      const [, stack = 'shop', mark, path = ''] = /^(?:([\w-]+):)?([-+?])(.*)$/.exec(line) ?? [];
      return {
        stack,
        path,
        logicalId: path,
        ...(mark !== '?' && { isFunction: mark === '+' }),
      };
    });
  const under = (
    end: string,
    lines: readonly string[],
    chosen?: string,
    siblings: readonly string[] = [],
  ): readonly string[] => {
    const stack = chosen === undefined ? {} : { stack: { name: chosen, source: 'chosen' as const } };
    const found = functionsUnder({ constructs: constructs(...lines), ...stack }, { path: end, siblings });
    if (found.kind === 'none') return [];
    const functions = found.kind === 'one' ? [found.fn] : found.functions;
    return functions.map((fn) => fn.path);
  };

  const ROLE = '-Shop/Orders/ServiceRole/Resource';
  const ORDERS = '+Shop/Orders/Resource';

  it.each([
    ['the construct itself', 'Orders', [ROLE, ORDERS], ['Shop/Orders/Resource']],
    ['an L1 construct', 'Orders', ['+Shop/Orders'], ['Shop/Orders']],
    [
      'one inside it',
      'Orders',
      ['-Shop/Orders/Queue', '+Shop/Orders/Fn/Resource'],
      ['Shop/Orders/Fn/Resource'],
    ],
    ['one of a stage', 'Orders', ['+Prod/Shop/Orders/Resource'], ['Prod/Shop/Orders/Resource']],
    [
      'several inside it',
      'Orders',
      ['+Shop/Orders/A/Resource', '+Shop/Orders/B/Resource'],
      ['Shop/Orders/A/Resource', 'Shop/Orders/B/Resource'],
    ],
    ['none inside it', 'Orders', [ROLE], []],
    ['one that the CDK adds for its own work', 'Shop', ['+Shop/Custom::S3AutoDeleteObjects/Handler'], []],
    [
      'its own beside one that the CDK adds',
      'Shop',
      [ORDERS, '+Shop/LogRetentionaae0aa3c5b4d4f87b02d85b201efdd8a/Resource'],
      ['Shop/Orders/Resource'],
    ],
    ['no construct of the id', 'Orders', ['+Shop/MyOrders/Resource', '+Shop/Orders2/Resource'], []],
    ['an id in other letters', 'orders', [ORDERS], []],
    ['a resource of a nested stack inside it', 'Orders', ['+Shop/Orders/A', '?Shop/Orders/Nested/B'], []],
    [
      'the same id in two stacks',
      'Orders',
      [ORDERS, '+Pay/Orders/Resource'],
      ['Shop/Orders/Resource', 'Pay/Orders/Resource'],
    ],
    ['the same id without a function in another stack', 'Orders', [ORDERS, '-Pay/Orders/Resource'], []],
    ['the same id that is an output', 'Orders', [ORDERS, '-Pay/Orders'], []],
    [
      'the same id in a nested scope',
      'Orders',
      [ORDERS, '+Shop/Api/Orders/Resource'],
      ['Shop/Orders/Resource', 'Shop/Api/Orders/Resource'],
    ],
    [
      'a nested scope that the source tells',
      'Api/Orders',
      [ORDERS, '+Shop/Api/Orders/Resource'],
      ['Shop/Api/Orders/Resource'],
    ],
    ['a scope that the assembly does not have', 'Api/Orders', [ORDERS], []],
    ['a stack and its function of one id', 'Orders', ['+Orders/Orders/Resource'], ['Orders/Orders/Resource']],
    [
      'a stack of the id with more functions',
      'Orders',
      ['+Orders/Orders/Resource', '+Orders/Mail/Resource'],
      ['Orders/Orders/Resource', 'Orders/Mail/Resource'],
    ],
    ['an empty assembly', 'Orders', [], []],
  ])('%s', (_, end, lines, expected) => expect(under(end, lines)).toEqual(expected));

  const TWO = ['code:+Code/Orders/Resource', 'prod:+Prod/Orders/Resource'];

  it('is that of the chosen stack, of several', () => {
    expect(under('Orders', TWO, 'prod')).toEqual(['Prod/Orders/Resource']);
    expect(under('Orders', TWO, 'other')).toHaveLength(2);
    expect(under('Orders', ['code:-Code/Orders', TWO[1] ?? ''], 'prod')).toEqual(['Prod/Orders/Resource']);
  });

  it.each([
    ['all are there', ['Failed', 'Orders', 'Mail'], true],
    ['half of them are there: some may depend on a condition', ['Failed', 'Sent', 'Orders'], true],
    ['it has none', ['Orders'], true],
    ['they are not known', [], true],
    ['most are missing', ['Failed', 'Sent', 'Audit', 'Orders'], false],
    ['none is there', ['Sent', 'Orders'], false],
  ])('is that of another class unless the constructs beside it are there: %s', (_, siblings, expected) => {
    const lines = [ROLE, ORDERS, '-Shop/Failed/Resource', '-Shop/Mail', '+Pay/Sent/Resource'];
    expect(under('Orders', lines, undefined, siblings)).toHaveLength(expected ? 1 : 0);
    // The user's choice counts.
    expect(under('Orders', lines, 'shop', siblings)).toHaveLength(1);
  });

  it('does not lose the only one to a choice', () => {
    expect(under('Orders', TWO.slice(1), 'code')).toEqual(['Prod/Orders/Resource']);
  });

  it('is none without an assembly', () => {
    expect(functionsUnder({}, { path: 'Orders', siblings: [] })).toEqual({ kind: 'none' });
  });

  it('of a class of CDK is the one with its path, unless it is no function', () => {
    const all = constructs(...TWO, 'shop:-Shop/Orders/Resource', 'shop:?Mail/Orders/Resource');
    expect(assembledAs({ constructs: all }, 'Orders/Resource')?.map(({ stack }) => stack)).toEqual([
      'code',
      'prod',
      'shop',
    ]);
    const stack = { name: 'prod', source: 'chosen' } as const;
    expect(assembledAs({ constructs: all, stack }, 'Orders/Resource')).toHaveLength(1);
    expect(assembledAs({ constructs: all }, 'Code/Orders/Resource')).toHaveLength(1);
  });

  describe('of which the synthesis wrote down the lines', () => {
    const at = (path: string, ...here: readonly number[]): AssembledConstruct => ({
      stack: 'Shop',
      path: `${path}/Resource`,
      logicalId: path,
      isFunction: true,
      here,
    });
    const find = (line: number | undefined, all: readonly AssembledConstruct[]) =>
      functionsUnder(
        { constructs: all },
        { path: 'Same', siblings: [], isAmbiguous: true, ...(line !== undefined && { line }) },
      );

    it('are those of the line, also where two classes have the id', () => {
      const all = [at('Shop/A/Same', 10, 37), at('Shop/B/Same', 10, 40)];
      expect(find(40, all)).toMatchObject({ kind: 'one', fn: { logicalId: 'Shop/B/Same' } });
      expect(find(10, all)).toMatchObject({ kind: 'several' });
      for (const line of [41, undefined]) expect(find(line, all)).toEqual({ kind: 'none' });
    });

    it('are none of another file', () => {
      const created = { siblings: [], line: 20 };
      const all = [at('Shop/Same'), { ...at('Pay/Same', 20), stack: 'Pay' }];
      expect(assembledAs({ constructs: all }, 'Same/Resource', created)?.map(({ stack }) => stack)).toEqual([
        'Pay',
      ]);
      expect(assembledAs({ constructs: [at('Shop/Same')] }, 'Same/Resource', created)).toEqual([]);
    });

    it('are not known of a class of CDK that may be another', () => {
      const [elsewhere] = [{ stack: 'Shop', path: 'Shop/Same/Resource', logicalId: 'A', isFunction: true }];
      const ask = (created: object) =>
        assembledAs({ constructs: elsewhere ? [elsewhere] : [] }, 'Same/Resource', {
          siblings: [],
          ...created,
        });
      expect(ask({ line: 7 })).toHaveLength(1);
      expect(ask({ line: 7, isAmbiguous: true })).toBeUndefined();
      expect(ask({ siblings: ['Same', 'Other'] })).toBeUndefined();
      expect(ask({ siblings: ['Same'] })).toHaveLength(1);
    });
  });
});
