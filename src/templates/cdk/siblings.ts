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

/** True if the scope is the object of the class itself. */
function isOfClass({ tokens }: Program, { scope }: Construct): boolean {
  const word = scope && scope.to - scope.from === 1 ? tokens[scope.from]?.text : undefined;
  return word === 'this' || word === 'self';
}
