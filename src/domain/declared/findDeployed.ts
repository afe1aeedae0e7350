import { isFunctionName } from '../arn/functionArn.ts';
import type { Anchors, AssembledConstruct, DeployedMatch } from './resolution.ts';
import { type DeclaredTemplate } from './template.ts';
import { type DeclaredFunction, isFunction } from './resources.ts';
import { inStack, StackSearch } from './stackSearch.ts';
import { isUnconditional } from './deployedNames.ts';
import { assembledAs } from './assembledFunctions.ts';
import { type Directory, exists } from './existing.ts';
import { nestedStack } from './nestedStack.ts';

/**
 * The deployed function of a declaration, by the ways of templates.md §3 in the order of their certainty.
 * @param anchors read only where the name alone does not tell: that takes several files
 */
export async function findDeployed(
  fn: DeclaredFunction,
  template: DeclaredTemplate,
  account: Directory,
  anchors: Anchors | (() => Promise<Anchors>),
): Promise<DeployedMatch> {
  if (fn.isRepeated === true) return { kind: 'repeated' };
  if (fn.region !== undefined && fn.region.kind !== 'literal') return { kind: 'regionUnknown' };
  if (fn.name?.kind === 'literal') return await byName(fn.name.value, account, { kind: 'name' });
  const known = typeof anchors === 'function' ? await anchors() : anchors;
  if (template.dialect === 'terraform') return byState(fn, template, known);
  return await byStack(fn, template, account, known);
}

async function byStack(
  fn: DeclaredFunction,
  template: DeclaredTemplate,
  account: Directory,
  anchors: Anchors,
): Promise<DeployedMatch> {
  const possible = assembledOf(fn, anchors);
  if (!possible) return { kind: 'uncertain' };
  const [assembled, ...others] = possible;
  const fitting = new Set([assembled, ...others].flatMap((one) => one?.stack ?? []));
  if (fitting.size > 1) return { kind: 'chooseStack', fitting: [...fitting].toSorted(), denied: [] };
  if (!assembled || others.length > 0) return await found(new StackSearch(fn, template, account, anchors));
  const own = { ...fn, logicalId: assembled.logicalId };
  const chosen = anchors.stack?.source === 'chosen' ? anchors.stack.name : assembled.stack;
  if (assembled.nested && chosen === assembled.stack) {
    const nested = await nestedStack(assembled.stack, assembled.nested, account);
    if (nested.kind !== 'stack') return nested;
    const inNested = { ...anchors, stack: { name: nested.name, source: 'assembly' } as const };
    return await found(new StackSearch(own, template, account, inNested));
  }
  return await found(new StackSearch(own, template, account, inStack(anchors, assembled.stack)));
}

const found = async (search: StackSearch): Promise<DeployedMatch> => (await search.find()) ?? search.ask();

/** The resources of the CDK assembly that the construct can be. */
const assembledOf = (
  { constructPath, created }: DeclaredFunction,
  anchors: Anchors,
): readonly AssembledConstruct[] | undefined =>
  constructPath === undefined ? [] : assembledAs(anchors, constructPath, created);

async function byName(
  name: string,
  account: Directory,
  way: Extract<DeployedMatch, { readonly kind: 'found' }>['way'],
): Promise<DeployedMatch> {
  return (await exists(name, account)) ? { kind: 'found', name, way } : { kind: 'notDeployed', name };
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
  return name === undefined || !isFunctionName(name)
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
