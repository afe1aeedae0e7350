import type { TagIndex } from '../account/deployments.ts';
import { type ExpectedError, isExpectedError, isUnavailable } from '../errors.ts';
import type { StackResource } from '../session/stacksApi.ts';
import type { Anchors, DeployedMatch } from './resolution.ts';
import { type DeclaredTemplate } from './template.ts';
import { type DeclaredFunction, isFunction } from './resources.ts';
import { computed, functionIds, functionIn, idsOf, logicalIdOf, looksGeneratedFor } from './deployedNames.ts';
import { type Directory, exists } from './existing.ts';
import { isUnconditional } from './deployedNames.ts';

/** Functions of a fitting name whose stack is asked for, at most: each is one request. */
const MOST_ASKED = 5;

/** The user's choice counts, whatever the assembly says. */
export const inStack = (anchors: Anchors, name: string): Anchors =>
  anchors.stack?.source === 'chosen' ? anchors : { ...anchors, stack: { name, source: 'assembly' } };

/** Looks for the stack of a template, and for one of its functions in it. */
export class StackSearch {
  readonly #fn: DeclaredFunction;
  readonly #template: DeclaredTemplate;
  readonly #account: Directory;
  readonly #anchors: Anchors;
  readonly #logicalId: string;
  readonly #fitting = new Set<string>();
  readonly #denied: ExpectedError[] = [];

  constructor(fn: DeclaredFunction, template: DeclaredTemplate, account: Directory, anchors: Anchors) {
    this.#fn = fn;
    this.#template = template;
    this.#account = account;
    this.#anchors = anchors;
    this.#logicalId = logicalIdOf(fn);
  }

  async find(): Promise<DeployedMatch | undefined> {
    const { stack } = this.#anchors;
    // The user's choice counts, whatever else would fit.
    if (stack?.source === 'chosen') return await this.#inStack(stack.name);
    const known = stack && (await this.#inStack(stack.name));
    if (known?.kind === 'found') return known;
    const found = (await this.#byTags()) ?? (await this.#byResources()) ?? (await this.#byComputedName());
    return found ?? known;
  }

  ask(): DeployedMatch {
    return { kind: 'chooseStack', fitting: [...this.#fitting].toSorted(), denied: this.#denied };
  }

  async #inStack(stack: string): Promise<DeployedMatch | undefined> {
    const logicalId = this.#logicalId;
    const tagged = (await this.#tags())?.byStack.get(stack)?.find((one) => one.logicalId === logicalId);
    if (tagged) return { kind: 'found', name: tagged.name, way: { kind: 'tags', stack, logicalId } };
    const resources = await this.#unlessDenied(() => this.#account.deployments?.resourcesOf(stack));
    const name = resources && functionIn(resources, logicalId);
    if (name !== undefined) return { kind: 'found', name, way: { kind: 'stack', stack, logicalId } };
    return resources ? { kind: 'notDeployed', stack } : undefined;
  }

  async #byTags(): Promise<DeployedMatch | undefined> {
    const index = await this.#tags();
    const candidates = index?.byLogicalId.get(this.#logicalId) ?? [];
    const fitting = candidates.filter(({ stack }) => this.#fits(idsOf(index?.byStack.get(stack) ?? [])));
    for (const { stack } of candidates) this.#fitting.add(stack);
    const [only] = fitting;
    if (!only || fitting.length > 1) return undefined;
    return {
      kind: 'found',
      name: only.name,
      way: { kind: 'tags', stack: only.stack, logicalId: this.#logicalId },
    };
  }

  /** Asks CloudFormation for the stacks of functions whose names look generated for this logical id. */
  async #byResources(): Promise<DeployedMatch | undefined> {
    if (this.#fitting.size > 0) return undefined;
    await this.#account.directory.load();
    const names = this.#account.directory.all().map(({ name }) => name);
    const candidates = names.filter((name) => looksGeneratedFor(name, this.#logicalId));
    if (candidates.length === 0 || candidates.length > MOST_ASKED) return undefined;
    const stacks = new Map<string, readonly StackResource[]>();
    for (const name of candidates) {
      const resources = await this.#unlessDenied(() => this.#account.deployments?.resourcesWith(name));
      const own = resources?.find((one) => one.physicalId === name && one.logicalId === this.#logicalId);
      if (own && resources) stacks.set(own.stack, resources);
    }
    return this.#only(stacks);
  }

  #only(stacks: ReadonlyMap<string, readonly StackResource[]>): DeployedMatch | undefined {
    for (const stack of stacks.keys()) this.#fitting.add(stack);
    const fitting = [...stacks].filter(([, resources]) => this.#fits(functionIds(resources)));
    const [[stack, resources] = []] = fitting;
    const name = resources && functionIn(resources, this.#logicalId);
    if (stack === undefined || name === undefined || fitting.length > 1) return undefined;
    return { kind: 'found', name, way: { kind: 'stack', stack, logicalId: this.#logicalId } };
  }

  async #byComputedName(): Promise<DeployedMatch | undefined> {
    const name = this.#template.dialect === 'serverless' ? computed(this.#fn.name) : undefined;
    if (name === undefined || !(await exists(name, this.#account))) return undefined;
    return { kind: 'found', name, way: { kind: 'computed', name } };
  }

  /**
   * True if a stack is this template's: it has every function that the template declares without a condition, and no
   * other. A logical id alone is unique in 58 % of the cases (templates.md §2).
   */
  #fits(deployed: ReadonlySet<string>): boolean {
    const functions = this.#template.resources.filter(isFunction);
    const declared = new Set(functions.map(logicalIdOf));
    const required = functions.filter(isUnconditional);
    const hasLoops = functions.some((fn) => fn.isRepeated === true);
    return (
      required.every((fn) => deployed.has(logicalIdOf(fn))) &&
      (hasLoops || [...deployed].every((logicalId) => declared.has(logicalId)))
    );
  }

  #tags(): Promise<TagIndex | undefined> {
    return this.#unlessDenied(() => this.#account.deployments?.tags());
  }

  /** Undefined where the way is not open: the next one is tried. Other failures are the caller's. */
  async #unlessDenied<T>(ask: () => Promise<T> | undefined): Promise<T | undefined> {
    try {
      return await ask();
    } catch (error) {
      if (isExpectedError(error) && error.kind === 'notFound') return undefined;
      if (!isUnavailable(error)) throw error;
      if (!this.#denied.some(({ facts }) => facts.action === error.facts.action)) this.#denied.push(error);
      return undefined;
    }
  }
}
