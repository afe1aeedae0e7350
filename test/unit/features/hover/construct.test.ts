import { describe, expect, it } from 'vitest';
import { COMMANDS } from '../../../../src/contributions.ts';
import { referenceAt } from '../../../../src/domain/declared/lookUp.ts';
import type { Anchors, AssembledConstruct } from '../../../../src/domain/declared/resolution.ts';
import type { Permission } from '../../../../src/features/hover/rules.ts';
import { TemplateHoverReader } from '../../../../src/features/hover/template/reader.ts';
import { renderTemplateHover } from '../../../../src/features/hover/template/render.ts';
import { allReaders } from '../../../../src/templates/readers.ts';
import { readTemplate } from '../../../../src/templates/readTemplate.ts';
import { ACCOUNT, FakeConnection, REGION, summaryOf } from '../../../support/fakeLambda.ts';
import { FakeAccess, fakeSessions } from '../../../support/fakeSessions.ts';

const FILE = 'file:///shop/lib/shop.ts';
const SOURCE = `import { Stack } from 'aws-cdk-lib';
import { GuLambdaFunction } from '@guardian/cdk/lib/constructs/lambda';
const orders = new GuLambdaFunction(this, 'Orders', { app: 'shop' });
orders.addAlias('live');
new Output(this, { value: orders.functionArn });
new Cache(this, 'Cache');
`;

const log = {
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
  debug: () => undefined,
  trace: () => undefined,
};

const fn = (path: string, stack = 'shop', more: Partial<AssembledConstruct> = {}): AssembledConstruct => ({
  stack,
  path,
  logicalId: 'OrdersD1E2F3A4',
  isFunction: true,
  ...more,
});

/** Hovers in a CDK source beside an assembly, on an account with the stack `shop`. */
class Bench {
  readonly access = new FakeAccess();
  readonly connection = new FakeConnection();
  readonly sessions = fakeSessions(this.access);

  readonly #anchors: Anchors;

  constructor(anchors: Anchors) {
    this.#anchors = anchors;
    this.connection.account = () => Promise.resolve(ACCOUNT);
    this.access.connectTo = () => Promise.resolve(this.connection);
    const functions = { OrdersD1E2F3A4: 'shop-OrdersD1E2F3A4-AAAAAAAAAAAA' };
    this.connection.lambda(REGION).pages = [Object.values(functions).map((name) => summaryOf(name))];
    this.connection.stackApi.add('shop', functions);
  }

  /** The Markdown of the hover on the first place of a text; undefined: there is none. */
  async hover(wanted: string, permission: Permission = 'granted'): Promise<string | undefined> {
    const template = readTemplate(allReaders, [{ file: FILE, text: SOURCE }]);
    const reference =
      template && referenceAt(template, FILE, SOURCE.indexOf(wanted) + Math.floor(wanted.length / 2));
    if (!template || !reference) throw new Error(`nothing is named by ${wanted}`);
    const reader = new TemplateHoverReader({
      sessions: this.sessions,
      log,
      templates: {
        read: (sources) => Promise.resolve(readTemplate(allReaders, sources)),
        prepare: () => undefined,
        readState: () => Promise.reject(new Error('no state')),
      },
      anchors: { anchors: () => Promise.resolve(this.#anchors) },
    });
    const content = await reader.read(template, reference, permission, new AbortController().signal, 1000);
    return content && renderTemplateHover(content).value.replaceAll('\u00A0', ' ');
  }
}

describe('a hover on a construct of a library', () => {
  it.each(["'Orders'", 'orders.a', 'functionArn'])(
    'shows on %s the function that the assembly tells, and how it was found',
    async (wanted) => {
      const text = await new Bench({ constructs: [fn('Shop/Orders/Fn/Resource')] }).hover(wanted);
      expect(text).toContain('**Orders** · CDK');
      expect(text).toContain('`shop-OrdersD1E2F3A4-AAAAAAAAAAAA`');
      expect(text).toContain('Found by CloudFormation tags&#58; stack shop, logical ID OrdersD1E2F3A4&#46;');
      expect(text).toContain(COMMANDS.openDeclaration);
    },
  );

  it('is not there where the assembly has no such construct, or none with a function', async () => {
    expect(await new Bench({ constructs: [] }).hover("'Orders'")).toBeUndefined();
    expect(await new Bench({ constructs: [fn('Shop/Mail/Resource')] }).hover("'Orders'")).toBeUndefined();
    const table = fn('Shop/Cache/Resource', 'shop', { isFunction: false });
    expect(await new Bench({ constructs: [table] }).hover("'Cache'")).toBeUndefined();
  });

  it('names the functions where there are several, and asks for the stack', async () => {
    const bench = new Bench({ constructs: [fn('Code/Orders/Resource', 'code'), fn('Prod/Orders/Resource')] });
    const text = await bench.hover("'Orders'");
    expect(text).toContain(
      'Several functions in `cdk.out` are under this construct ID: `Code/Orders`, `Prod/Orders`.',
    );
    expect(text).toContain(COMMANDS.chooseStack);
  });

  it('offers no stack where one has all of them', async () => {
    const constructs = [fn('Shop/Orders/A/Resource'), fn('Shop/Orders/B/Resource')];
    const text = await new Bench({ constructs }).hover("'Orders'");
    expect(text).toContain('`Shop/Orders/A`, `Shop/Orders/B`');
    expect(text).not.toContain(COMMANDS.chooseStack);
  });

  it('shows the function of the chosen stack', async () => {
    const constructs = [fn('Code/Orders/Resource', 'code'), fn('Prod/Orders/Resource')];
    const stack = { name: 'shop', source: 'chosen' } as const;
    const text = await new Bench({ constructs, stack }).hover("'Orders'");
    expect(text).toContain('`shop-OrdersD1E2F3A4-AAAAAAAAAAAA`');
  });

  it('says that the stack is not deployed', async () => {
    const constructs = [fn('Pay/Orders/Resource', 'shop', { logicalId: 'Other1' })];
    expect(await new Bench({ constructs }).hover("'Orders'")).toContain('Stack `shop` has no such function.');
  });

  it('is about the Region of the stack', async () => {
    const constructs = [fn('Shop/Orders/Resource', 'shop', { region: 'eu-west-1' })];
    expect(await new Bench({ constructs }).hover("'Orders'")).toContain('`eu-west-1`');
  });

  it('asks AWS nothing without permission', async () => {
    const constructs = [fn('Shop/Orders/Resource')];
    const text = await new Bench({ constructs }).hover("'Orders'", 'restricted');
    expect(text).toContain('**Orders** · CDK');
    expect(text).not.toContain('AAAAAAAAAAAA');
  });

  it('without an assembly claims no more than is certain, and says nothing of other classes', async () => {
    const bench = new Bench({});
    const hint =
      'If this construct creates a Lambda function, the hover shows it once `cdk synth` has written `cdk.out`.';
    expect(await bench.hover("'Orders'")).toContain(hint);
    expect(await bench.hover("'Orders'", 'restricted')).toContain(hint);
    expect(await bench.hover("'Cache'")).toBeUndefined();
  });
});
