import type { FunctionNode, TreeNode } from '../../src/features/functionsTree/nodes.ts';
import type { FaultKind, FaultRule, SampleAccount } from '../../src/sample/index.ts';
import type { FakeView } from '../support/fakeView.ts';
import type { AccountView, Bench } from './bench.ts';
import type { Random } from './random.ts';

/** Tools of a step. */
export interface Stage {
  readonly bench: Bench;
  readonly sample: SampleAccount;
  readonly random: Random;
  readonly faults: readonly FaultKind[];
  /** Panels that are open. */
  readonly views: FakeView[];
  /** Overviews and graphs that are open. */
  readonly accounts: AccountView[];
  /** Work that was started and not awaited. */
  readonly loose: Promise<unknown>[];
}

type Step = (stage: Stage) => Promise<void>;

const OPERATIONS = [
  '*',
  'ListFunctions',
  'ListFunctionEventInvokeConfigs',
  'GetFunctionEventInvokeConfig',
  'GetFunctionConfiguration',
  'ListAliases',
  'ListVersionsByFunction',
  'GetCallerIdentity',
];
const FUNCTIONS = [
  'orders-api',
  'orders-received',
  'orders-compensate',
  'payments-capture',
  'no-such-function',
];
const QUALIFIERS = ['$LATEST', 'live', '1'];
/** Of one page or the other: what a page does not know, it does not answer. */
const ACCOUNT_INTENTS = ['start', 'pause', 'cancel', 'retryAll', 'retryFailed', 'reload'];
const CHOICES = [
  { profile: 'sample' },
  { profile: 'sample-eu' },
  { profile: 'sample-staging' },
  { profile: 'sample-denied' },
  { profile: 'sample-no-list-configs' },
  { profile: 'sample-expired' },
  { profile: 'sample', region: 'eu-west-1' },
  { sample: true },
];

const rule = ({ random, faults }: Stage): FaultRule => {
  const fault = random.pick(faults);
  return {
    fault,
    operation: random.pick(OPERATIONS),
    ...(random.chance(0.3) && { function: random.pick(FUNCTIONS) }),
    ...(random.chance(0.5) && { skip: random.below(6) }),
    ...(fault !== 'refuse' && random.chance(0.7) && { count: 1 + random.below(8) }),
  };
};

const functionsIn = (nodes: readonly TreeNode[]): readonly FunctionNode[] =>
  nodes.filter((node) => node.kind === 'function');

/** Opens rows as a person does who opens many: all at once, and what is below them too. */
async function expand({ bench, random }: Stage): Promise<void> {
  const rows = functionsIn(await bench.tree.getChildren());
  const chosen = Array.from({ length: Math.min(rows.length, 1 + random.below(12)) }, () => random.pick(rows));
  await Promise.all(
    chosen.map(async (row) => {
      const children = await bench.tree.getChildren(row);
      await Promise.all(children.map((child) => bench.tree.getChildren(child)));
    }),
  );
}

/** Steps by how often they come. */
const STEPS: readonly (readonly [weight: number, name: string, step: Step])[] = [
  [4, 'fault', (stage) => stage.sample.setFaults({ faults: [rule(stage), rule(stage)] })],
  [2, 'no fault', ({ sample }) => sample.setFaults({ faults: [] })],
  [5, 'expand', expand],
  [
    2,
    'expand and go on',
    (stage) => {
      stage.loose.push(expand(stage));
      return Promise.resolve();
    },
  ],
  [2, 'refresh', ({ bench }) => bench.tree.refresh()],
  [2, 'retry', ({ bench, random }) => Promise.resolve(bench.tree.retry(random.pick(FUNCTIONS)))],
  [
    2,
    'switch',
    async ({ bench, random }) => {
      await bench.sessions.switchTo(random.pick(CHOICES)).catch(() => undefined);
    },
  ],
  [
    2,
    'switch and go on',
    ({ bench, random, loose }) => {
      loose.push(bench.sessions.switchTo(random.pick(CHOICES)));
      return Promise.resolve();
    },
  ],
  [
    1,
    'reconnect',
    async ({ bench }) => {
      await bench.sessions.reopen().catch(() => undefined);
    },
  ],
  [
    3,
    'open panel',
    ({ bench, random, views }) => {
      const region = bench.sessions.current?.region ?? 'us-east-1';
      const view = bench.openPanel(region, random.pick(FUNCTIONS), random.pick(QUALIFIERS));
      if (view) views.push(view);
      return Promise.resolve();
    },
  ],
  [
    3,
    'use panel',
    ({ random, views }) => {
      const intent = random.pick(['refresh', 'reload', 'selectQualifier'] as const);
      const qualifier = random.pick(QUALIFIERS);
      if (views.length > 0)
        random.pick(views).say({ type: intent, ...(intent === 'selectQualifier' && { qualifier }) });
      return Promise.resolve();
    },
  ],
  [
    2,
    'close panel',
    ({ random, views }) => {
      const [view] = views.splice(random.below(Math.max(1, views.length)), 1);
      view?.dispose();
      return Promise.resolve();
    },
  ],
  [
    2,
    'open overview or graph',
    ({ bench, random, accounts }) => {
      accounts.push(bench.openAccount(random.pick(['overview', 'graph'])));
      return Promise.resolve();
    },
  ],
  [
    4,
    'use overview or graph',
    ({ random, accounts }) => {
      if (accounts.length > 0) random.pick(accounts).say(random.pick(ACCOUNT_INTENTS));
      return Promise.resolve();
    },
  ],
  [
    2,
    'close overview or graph',
    ({ random, accounts }) => {
      const [account] = accounts.splice(random.below(Math.max(1, accounts.length)), 1);
      account?.close();
      return Promise.resolve();
    },
  ],
  [
    4,
    'hover',
    async ({ bench, random }) => {
      const account = bench.sessions.current?.knownAccountId ?? '111111111111';
      const region = bench.sessions.current?.region ?? 'us-east-1';
      const arn = `arn:aws:lambda:${region}:${account}:function:${random.pick(FUNCTIONS)}:live`;
      await bench.hoverOn(arn, random.chance(0.5) ? random.below(400) : undefined);
    },
  ],
];

const ALL = STEPS.flatMap(([weight, name, step]) => Array.from({ length: weight }, () => ({ name, step })));

/** Does one thing, whatever comes of it, and says which. */
export async function randomStep(stage: Stage): Promise<string> {
  const { name, step } = stage.random.pick(ALL);
  await step(stage);
  return name;
}
