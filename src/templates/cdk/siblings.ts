import type { Language } from '../code/languages.ts';
import type { Program } from '../code/tokens.ts';
import { OTHER } from './classes.ts';
import { type Addressed, type Construct, idOf } from './creation.ts';
import { classAround, type Lines } from './extents.ts';

/** Kinds that make a resource, whatever their properties say. */
const SURE = new Set(['function', 'queue', 'topic', 'eventBus', 'bucket', 'other']);
/** Most of them that are told. */
const MAX_SIBLINGS = 50;

/**
 * For each construct the ids of those that its class creates beside it, `new Queue(this, 'Failed')`: the same id in another
 * scope does not have them.
 */
export function siblingsOf(
  program: Program,
  language: Language,
  lines: Lines,
  all: readonly Addressed[],
): ReadonlyMap<Construct, readonly string[]> {
  const constructs = all.map(({ construct }) => construct).filter((one) => isOfClass(program, one));
  const pythonLines = language.id === 'python' ? lines : undefined;
  const classes = Map.groupBy(constructs, ({ start }) => classAround(program, start, pythonLines).from);
  const siblings = new Map<Construct, readonly string[]>();
  for (const own of classes.values()) {
    const sure = own.filter(({ type }) => SURE.has(type.kind) && type !== OTHER);
    const ids = [...new Set(sure.map(({ id }) => idOf(id?.text)))].slice(0, MAX_SIBLINGS);
    for (const construct of own) siblings.set(construct, ids);
  }
  return siblings;
}

/**
 * Constructs that neither their path nor those beside them tell from another of the file: of two classes with the same id, the
 * assembly may hold only the other. Those of one class are one.
 */
export function ambiguous(
  all: readonly Addressed[],
  pathOf: (one: Addressed) => string,
  siblings: ReadonlyMap<Construct, readonly string[]>,
): ReadonlySet<Construct> {
  const doubles = [...Map.groupBy(all, pathOf).values()].filter((own) => own.length > 1);
  return new Set(
    doubles.flatMap((own) => {
      const constructs = own.map(({ construct }) => construct);
      // Outside classes each is for itself.
      const classes = Map.groupBy(constructs, (construct) => siblings.get(construct) ?? [construct]);
      return classes.size > 1 ? ambiguousOf(classes) : [];
    }),
  );
}

/** Most of what stands beside a construct has to be of its class alone: `functionsUnder` asks for half of it. */
function ambiguousOf(classes: ReadonlyMap<readonly unknown[], readonly Construct[]>): readonly Construct[] {
  const counts = new Map<unknown, number>();
  for (const ids of classes.keys()) for (const id of ids) counts.set(id, (counts.get(id) ?? 0) + 1);
  return [...classes].flatMap(([ids, own]) => {
    const others = ids.filter((id) => typeof id === 'string' && id !== idOf(own[0]?.id?.text));
    const telling = others.filter((id) => counts.get(id) === 1);
    return 2 * telling.length > others.length ? [] : own;
  });
}

/** True if the scope is the object of the class itself. */
function isOfClass({ tokens }: Program, { scope }: Construct): boolean {
  const word = scope && scope.to - scope.from === 1 ? tokens[scope.from]?.text : undefined;
  return word === 'this' || word === 'self';
}
