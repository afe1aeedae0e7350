import { ExpectedError } from '../../src/domain/errors.ts';
import type { StackResource, StacksApi } from '../../src/domain/session/stacksApi.ts';
import type { TaggedFunction, TaggingApi } from '../../src/domain/session/taggingApi.ts';

/** Stacks in memory: logical ids and physical ids of functions, by stack. */
export class FakeStacks implements StacksApi {
  readonly stacks = new Map<string, readonly StackResource[]>();
  /** Last deployed templates, by stack. */
  readonly templates = new Map<string, string>();
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
    return this.templates.get(stack) ?? '{}';
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

  targets: readonly string[] = [];

  async *taggedTargets(): AsyncIterable<readonly string[]> {
    if (this.denied) throw new ExpectedError('accessDenied', 'denied', { action: 'tag:GetResources' });
    yield this.targets;
  }

  async *taggedFunctions(): AsyncIterable<readonly TaggedFunction[]> {
    this.asked += 1;
    if (this.denied) throw new ExpectedError('accessDenied', 'denied', { action: 'tag:GetResources' });
    for (const resources of this.#stacks.stacks.values()) {
      yield resources.map(({ stack, logicalId, physicalId = '' }) => ({
        arn: `arn:aws:lambda:us-east-1:111111111111:function:${physicalId}`,
        tags: new Map([
          ['aws:cloudformation:stack-name', stack],
          ['aws:cloudformation:logical-id', logicalId],
        ]),
      }));
    }
  }
}
