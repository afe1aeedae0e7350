import type { SourcePlace } from './resources.ts';
import type { DeclaredConstruct } from './template.ts';
import type { Anchors, AssembledConstruct } from './resolution.ts';

/** Functions of a CDK assembly that a construct of the source makes. */
export type FunctionsUnder =
  /** None for certain. */
  | { readonly kind: 'none' }
  | { readonly kind: 'one'; readonly fn: AssembledConstruct }
  /** The construct has several, or several constructs have its id. */
  | { readonly kind: 'several'; readonly functions: readonly AssembledConstruct[] };

const NONE: FunctionsUnder = { kind: 'none' };

/**
 * The functions below all constructs of an assembly whose path ends as the source's does.
 * @param source `path`: `Orders`, `Api/Orders`
 */
export function functionsUnder(
  { constructs = [], stack }: Anchors,
  { path: end, siblings, line, isAmbiguous }: SourcePlace & Pick<DeclaredConstruct, 'path'>,
): FunctionsUnder {
  const nodes = nodesOf(constructs, end);
  const created = nodes.filter((own) => own.some((one) => isCreatedAt(one, line)));
  if (created.length > 0) return ofStack(created, stack);
  if (isAmbiguous) return NONE;
  const found = functionsIn(nodes);
  const isSure = stack?.source === 'chosen' || found.kind !== 'one';
  if (!isSure && !hasSiblings(constructs, found.fn, end, siblings)) return NONE;
  return ofStack(nodes, stack);
}

/** The functions of constructs; of several, those of the stack that the user chose. */
function ofStack(nodes: Nodes, stack: Anchors['stack']): FunctionsUnder {
  const found = functionsIn(nodes);
  if (found.kind === 'one' || stack?.source !== 'chosen') return found;
  const own = nodes.map((resources) => resources.filter((one) => one.stack === stack.name));
  const chosen = functionsIn(own.filter((resources) => resources.length > 0));
  return chosen.kind === 'none' ? found : chosen;
}

const isCreatedAt = ({ here }: AssembledConstruct, line: number | undefined): boolean =>
  line !== undefined && here?.includes(line) === true;

/** For each construct its resources. */
type Nodes = readonly (readonly AssembledConstruct[])[];

function nodesOf(constructs: readonly AssembledConstruct[], end: string): Nodes {
  const nodes = new Map<string, AssembledConstruct[]>();
  for (const construct of constructs) {
    for (const node of nodesIn(construct.path, end)) {
      const known = nodes.get(node);
      if (known) known.push(construct);
      else nodes.set(node, [construct]);
    }
  }
  return [...nodes.values()];
}

function functionsIn(resources: Nodes): FunctionsUnder {
  // A construct without a function, or with something that is not known, may be the one of the source.
  if (resources.some((own) => !isCertain(own))) return NONE;
  const functions = new Set(resources.flat().filter((one) => one.isFunction === true && !isHelper(one)));
  const [fn] = functions;
  if (!fn) return NONE;
  return functions.size === 1 ? { kind: 'one', fn } : { kind: 'several', functions: [...functions] };
}

/** True unless most constructs of the source are missing around the only one of its id: it is another class' then. */
function hasSiblings(
  constructs: readonly AssembledConstruct[],
  { path }: AssembledConstruct,
  end: string,
  siblings: readonly string[],
): boolean {
  const [id = ''] = end.split('/').slice(-1);
  return nodesIn(path, end).some((node) => {
    const scope = node.slice(0, -id.length);
    const around = new Set(
      constructs.flatMap((one) =>
        one.path.startsWith(scope) ? [one.path.slice(scope.length).split('/')[0]] : [],
      ),
    );
    const others = siblings.filter((one) => one !== id);
    return 2 * others.filter((one) => around.has(one)).length >= others.length;
  });
}

/** A function that the CDK adds for its own work, as `Custom::S3AutoDeleteObjects…`: its ids begin so, or end in a hash. */
const isHelper = ({ path }: AssembledConstruct): boolean =>
  path.split('/').some((id) => id.startsWith('Custom::') || /[0-9a-f]{32}$/.test(id));

const isCertain = (resources: readonly AssembledConstruct[]): boolean =>
  resources.every(({ isFunction }) => isFunction !== undefined) &&
  resources.some(({ isFunction }) => isFunction === true);

/** The beginnings of a path that end as the source's path does: ids may be the same in nested scopes. */
function nodesIn(path: string, end: string): readonly string[] {
  const whole = `/${path}/`;
  const wanted = `/${end}/`;
  const nodes: string[] = [];
  for (let at = whole.indexOf(wanted); at !== -1; at = whole.indexOf(wanted, at + 1)) {
    nodes.push(whole.slice(1, at + wanted.length - 1));
  }
  return nodes;
}

/**
 * The resources of an assembly that can be a function of the source; undefined: there are some, and they may be of another
 * class.
 * @param end `Orders/Resource`
 * @param created absent: the whole path is known
 */
export function assembledAs(
  { constructs = [], stack }: Anchors,
  end: string,
  created?: SourcePlace,
): readonly AssembledConstruct[] | undefined {
  const all = constructs.filter(
    ({ path, isFunction, here }) =>
      isFunction !== false && here?.length !== 0 && `/${path}`.endsWith(`/${end}`),
  );
  const here = all.filter((one) => isCreatedAt(one, created?.line));
  const found = here.length > 0 ? here : all;
  if (here.length === 0 && created && all.length > 0) {
    const node = end.replace(/\/Resource$/, '');
    const isSure = (one: AssembledConstruct): boolean => hasSiblings(constructs, one, node, created.siblings);
    if (created.isAmbiguous || !all.some(isSure)) return undefined;
  }
  if (found.length < 2 || stack?.source !== 'chosen') return found;
  const chosen = found.filter((construct) => construct.stack === stack.name);
  return chosen.length > 0 ? chosen : found;
}
