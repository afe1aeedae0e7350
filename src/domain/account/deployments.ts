import { parseFunctionArn } from '../arn/functionArn.ts';
import { PromiseCache } from '../async/promiseCache.ts';
import type { StackResource, StacksApi } from '../session/stacksApi.ts';
import { LOGICAL_ID_TAG, STACK_NAME_TAG, type TaggingApi } from '../session/taggingApi.ts';

/** A function as CloudFormation's tags on it name it. */
export interface StackFunction {
  readonly stack: string;
  readonly logicalId: string;
  readonly name: string;
}

/** Every tagged function of an account and Region. */
export interface TagIndex {
  /** By logical id. */
  readonly byLogicalId: ReadonlyMap<string, readonly StackFunction[]>;
  /** By stack. */
  readonly byStack: ReadonlyMap<string, readonly StackFunction[]>;
  /** All tags, by function name. */
  readonly tags: ReadonlyMap<string, ReadonlyMap<string, string>>;
}

/**
 * Stacks and tags of the functions of one account and Region, each read when first asked for and
 * kept until refreshed. Denied permissions reject; callers go on with the next way.
 */
export class Deployments {
  readonly #stacks: StacksApi;
  readonly #tagging: TaggingApi;
  readonly #signal: AbortSignal;
  readonly #index = new PromiseCache<'tags', TagIndex>();
  readonly #targets = new PromiseCache<'targets', readonly string[]>();
  readonly #names = new PromiseCache<'stacks', readonly string[]>();
  readonly #resources = new PromiseCache<string, readonly StackResource[]>();
  readonly #around = new PromiseCache<string, readonly StackResource[] | undefined>();
  readonly #templates = new PromiseCache<string, string>();

  /** @param signal aborts when the session is left. */
  constructor(stacks: StacksApi, tagging: TaggingApi, signal: AbortSignal) {
    this.#stacks = stacks;
    this.#tagging = tagging;
    this.#signal = signal;
  }

  /** One request for each 100 functions that have tags; none when known. */
  tags(): Promise<TagIndex> {
    return this.#index.get('tags', () => this.#readTags());
  }

  /** The tags if they have been read; sends nothing. */
  peekTags(): TagIndex | undefined {
    return this.#index.peek('tags');
  }

  /** The names of all stacks, sorted. */
  stacks(): Promise<readonly string[]> {
    return this.#names.get('stacks', async () =>
      (await all(this.#stacks.listStacks(this.#signal))).toSorted(),
    );
  }

  /** All resources of a stack. Rejects with `notFound`. */
  resourcesOf(stack: string): Promise<readonly StackResource[]> {
    return this.#resources.get(stack, () => all(this.#stacks.resourcesOf(stack, this.#signal)));
  }

  /** The stack of a function with up to 100 of its resources; undefined: it belongs to none. */
  resourcesWith(functionName: string): Promise<readonly StackResource[] | undefined> {
    return this.#around.get(functionName, () => this.#stacks.resourcesWith(functionName, this.#signal));
  }

  /** The template as a stack last deployed it, after transforms. */
  processedTemplate(stack: string): Promise<string> {
    return this.#templates.get(stack, () => this.#stacks.processedTemplate(stack, this.#signal));
  }

  /** ARNs of possible destinations that have tags: one request for each 100; none when known. */
  targets(): Promise<readonly string[]> {
    return this.#targets.get('targets', () => all(this.#tagging.taggedTargets(this.#signal)));
  }

  forget(): void {
    for (const cache of [
      this.#index,
      this.#targets,
      this.#names,
      this.#resources,
      this.#around,
      this.#templates,
    ])
      cache.clear();
  }

  async #readTags(): Promise<TagIndex> {
    const byLogicalId = new Map<string, StackFunction[]>();
    const byStack = new Map<string, StackFunction[]>();
    const tags = new Map<string, ReadonlyMap<string, string>>();
    for await (const page of this.#tagging.taggedFunctions(this.#signal)) {
      for (const tagged of page) {
        const name = parseFunctionArn(tagged.arn)?.name;
        if (name === undefined) continue;
        tags.set(name, tagged.tags);
        const stack = tagged.tags.get(STACK_NAME_TAG);
        const logicalId = tagged.tags.get(LOGICAL_ID_TAG);
        if (stack === undefined || logicalId === undefined) continue;
        append(byLogicalId, logicalId, { stack, logicalId, name });
        append(byStack, stack, { stack, logicalId, name });
      }
    }
    return { byLogicalId, byStack, tags };
  }
}

function append<T>(map: Map<string, T[]>, key: string, value: T): void {
  const known = map.get(key);
  if (known) known.push(value);
  else map.set(key, [value]);
}

async function all<T>(pages: AsyncIterable<readonly T[]>): Promise<readonly T[]> {
  const found: T[] = [];
  for await (const page of pages) for (const one of page) found.push(one);
  return found;
}
