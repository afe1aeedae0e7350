import type { Account } from '../account/account.ts';
import type { Deployments, StackFunction, TagIndex } from '../account/deployments.ts';
import { type ExpectedError, isExpectedError, isUnavailable } from '../errors.ts';
import type { StackResource } from '../session/stacksApi.ts';
import type { Declared, TextPart } from './declared.ts';
import type { Anchors, AssembledConstruct, DeployedMatch, Way } from './resolution.ts';
import { type DeclaredFunction, type DeclaredTemplate, isFunction } from './template.ts';

/** CloudFormation types of a function: SAM's own is one in a deployed stack. */
export const FUNCTION_TYPE = 'AWS::Lambda::Function';
/** Functions of a fitting name whose stack is asked for, at most: each is one request. */
const MOST_ASKED = 5;

/** The part of an account that finds functions. */
export type Directory = Pick<Account, 'directory' | 'summary'> & {
  readonly deployments?: Deployments | undefined;
};

/** The deployed function of a declaration, by the ways of templates.md §3 in the order of their certainty. */
export async function findDeployed(
  fn: DeclaredFunction,
  template: DeclaredTemplate,
  account: Directory,
  anchors: Anchors,
): Promise<DeployedMatch> {
  if (fn.isRepeated === true) return { kind: 'repeated' };
  if (fn.name?.kind === 'literal') return await byName(fn.name.value, account, { kind: 'name' });
  if (template.dialect === 'terraform') return byState(fn, template, anchors);
  const assembled = assembledOf(fn, anchors);
  const search = assembled
    ? new StackSearch(
        { ...fn, logicalId: assembled.logicalId },
        template,
        account,
        inStack(anchors, assembled.stack),
      )
    : new StackSearch(fn, template, account, anchors);
  return (await search.find()) ?? search.ask();
}

/** The only resource of the CDK assembly whose path ends as the construct's does. */
function assembledOf(
  { constructPath }: DeclaredFunction,
  { constructs = [] }: Anchors,
): AssembledConstruct | undefined {
  if (constructPath === undefined) return undefined;
  const [only, ...others] = constructs.filter(({ path }) => path.endsWith(`/${constructPath}`));
  return others.length === 0 ? only : undefined;
}

/** The user's choice counts, whatever the assembly says. */
const inStack = (anchors: Anchors, name: string): Anchors =>
  anchors.stack?.source === 'chosen' ? anchors : { ...anchors, stack: { name, source: 'assembly' } };

async function byName(
  name: string,
  account: Directory,
  way: Extract<DeployedMatch, { readonly kind: 'found' }>['way'],
): Promise<DeployedMatch> {
  return (await exists(name, account)) ? { kind: 'found', name, way } : { kind: 'notDeployed', name };
}

async function exists(name: string, account: Directory): Promise<boolean> {
  try {
    await account.summary(name);
    return true;
  } catch (error) {
    if (isExpectedError(error) && error.kind === 'notFound') return false;
    throw error;
  }
}

function byState(
  { address }: DeclaredFunction,
  template: DeclaredTemplate,
  { state }: Anchors,
): DeployedMatch {
  if (!state) return { kind: 'chooseState' };
  const { file, functions } = state;
  const [only, ...others] = functions.has(address) ? [''] : callsOf(template, address, functions);
  if (only === undefined) return { kind: 'notDeployed' };
  // The module is called several times: each call has a function of its own.
  if (others.length > 0) return { kind: 'repeated' };
  const inState = `${only}${address}`;
  const name = functions.get(inState);
  return name === undefined
    ? { kind: 'notDeployed' }
    : { kind: 'found', name, way: { kind: 'state', file, address: inState } };
}

/**
 * The calls of a module in a state, `module.orders.`: those that have every function that the module declares without a
 * condition. The state is the one that the user chose for the module's folder.
 */
function callsOf(
  template: DeclaredTemplate,
  address: string,
  functions: ReadonlyMap<string, string>,
): readonly string[] {
  const required = template.resources.filter(isFunction).filter(isUnconditional);
  return [...functions.keys()]
    .filter((known) => known.startsWith('module.') && known.endsWith(`.${address}`))
    .map((known) => known.slice(0, -address.length))
    .filter((call) => required.every((fn) => functions.has(`${call}${fn.address}`)));
}

const isUnconditional = (fn: DeclaredFunction): boolean =>
  fn.isConditional !== true && fn.isRepeated !== true;

/** Looks for the stack of a template, and for one of its functions in it. */
class StackSearch {
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

export const logicalIdOf = ({ logicalId, address }: DeclaredFunction): string => logicalId ?? address;

/** The logical id in the stack: a CDK assembly tells another one than the source. */
export const deployedLogicalId = (fn: DeclaredFunction, way: Way): string =>
  way.kind === 'tags' || way.kind === 'stack' ? way.logicalId : logicalIdOf(fn);

const idsOf = (functions: readonly StackFunction[]): ReadonlySet<string> =>
  new Set(functions.map(({ logicalId }) => logicalId));

const functionIds = (resources: readonly StackResource[]): ReadonlySet<string> =>
  new Set(resources.filter(({ type }) => type === FUNCTION_TYPE).map(({ logicalId }) => logicalId));

const functionIn = (resources: readonly StackResource[], logicalId: string): string | undefined =>
  resources.find((one) => one.type === FUNCTION_TYPE && one.logicalId === logicalId)?.physicalId;

/**
 * True if a name can be the one that CloudFormation generates, `stack-LogicalId-SUFFIX`: a suffix of 12 or 13 characters,
 * the whole at most 63, and then stack and logical id cut (templates.md §2).
 */
export function looksGeneratedFor(name: string, logicalId: string): boolean {
  const [, stack, middle = ''] = /^(.+)-([A-Za-z0-9]+)-[A-Za-z0-9]{12,13}$/.exec(name) ?? [];
  if (stack === undefined) return false;
  return middle === logicalId || (name.length >= 62 && logicalId.startsWith(middle));
}

/** A text whose parts all have a value, unless another is given on deployment. */
export function computed(name: Declared<string> | undefined): string | undefined {
  if (name?.kind === 'literal') return name.value;
  if (name?.kind !== 'unknown') return undefined;
  if (name.parts) return joined(name.parts);
  return name.otherwise;
}

function joined(parts: readonly TextPart[]): string | undefined {
  const texts = parts.map((part) => (part.kind === 'text' ? part.text : part.value));
  return texts.every((text) => text !== undefined) ? texts.join('') : undefined;
}
