import { Account } from '../../../../src/domain/account/account.ts';
import { Deployments } from '../../../../src/domain/account/deployments.ts';
import { ExpectedError } from '../../../../src/domain/errors.ts';
import type { Declared, Span } from '../../../../src/domain/declared/declared.ts';
import type {
  DeclaredFunction,
  DeclaredResource,
  DeclaredTemplate,
  Dialect,
} from '../../../../src/domain/declared/template.ts';
import type { StackResource, StacksApi } from '../../../../src/domain/session/stacksApi.ts';
import type { TaggedFunction, TaggingApi } from '../../../../src/domain/session/taggingApi.ts';
import { ACCOUNT, FakeLambda, REGION, summaryOf } from '../../../support/fakeLambda.ts';

export const AT: Span = { file: 'template.yaml', start: 0, end: 0 };

export const literal = <T>(value: T): Declared<T> => ({ kind: 'literal', value, at: AT });

export const functionAt = (address: string, more: Partial<DeclaredFunction> = {}): DeclaredFunction => ({
  kind: 'function',
  address,
  at: AT,
  nameAt: AT,
  ...more,
});

export const templateOf = (
  resources: readonly DeclaredResource[],
  dialect: Dialect = 'cloudformation',
): DeclaredTemplate => ({
  dialect,
  files: [AT.file],
  resources,
  references: [],
  remarks: [],
  unread: [],
  deployment: {},
});

/** Stacks in memory: logical ids and physical ids of functions, by stack. */
export class FakeStacks implements StacksApi {
  readonly stacks = new Map<string, readonly StackResource[]>();
  readonly asked: string[] = [];
  denied = false;

  add(stack: string, functions: Readonly<Record<string, string>>): void {
    const resources = Object.entries(functions).map(([logicalId, physicalId]) => ({
      stack,
      logicalId,
      physicalId,
      type: 'AWS::Lambda::Function',
    }));
    this.stacks.set(stack, [...(this.stacks.get(stack) ?? []), ...resources]);
  }

  async *listStacks() {
    this.#ask('DescribeStacks');
    yield [...this.stacks.keys()];
  }

  async resourcesWith(physicalId: string) {
    this.#ask(`DescribeStackResources ${physicalId}`);
    return [...this.stacks.values()].find((all) => all.some((one) => one.physicalId === physicalId));
  }

  async *resourcesOf(stack: string) {
    this.#ask(`ListStackResources ${stack}`);
    const resources = this.stacks.get(stack);
    if (!resources) throw new ExpectedError('notFound', 'no stack');
    yield resources;
  }

  async processedTemplate(stack: string) {
    this.#ask(`GetTemplate ${stack}`);
    return '{}';
  }

  #ask(what: string): void {
    this.asked.push(what);
    const action = `cloudformation:${what.split(' ')[0]}`;
    if (this.denied) throw new ExpectedError('accessDenied', 'denied', { action });
  }
}

/** The tags that CloudFormation puts on the functions of the stacks. */
export class FakeTagging implements TaggingApi {
  readonly #stacks: FakeStacks;
  asked = 0;
  denied = false;

  constructor(stacks: FakeStacks) {
    this.#stacks = stacks;
  }

  async *taggedFunctions(): AsyncIterable<readonly TaggedFunction[]> {
    this.asked += 1;
    if (this.denied) throw new ExpectedError('accessDenied', 'denied', { action: 'tag:GetResources' });
    for (const resources of this.#stacks.stacks.values()) {
      yield resources.map(({ stack, logicalId, physicalId = '' }) => ({
        arn: `arn:aws:lambda:${REGION}:${ACCOUNT}:function:${physicalId}`,
        tags: new Map([
          ['aws:cloudformation:stack-name', stack],
          ['aws:cloudformation:logical-id', logicalId],
        ]),
      }));
    }
  }
}

/** An account with stacks, whose functions are listed as well. */
export class AccountBench {
  readonly stacks = new FakeStacks();
  readonly tagging = new FakeTagging(this.stacks);
  readonly lambda = new FakeLambda();
  readonly account: Account;

  constructor(...names: readonly string[]) {
    const { signal } = new AbortController();
    this.lambda.pages = [names.map((name) => summaryOf(name))];
    const deployments = new Deployments(this.stacks, this.tagging, signal);
    this.account = new Account(REGION, this.lambda, signal, { deployments });
  }
}
