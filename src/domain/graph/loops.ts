import { LATEST, parseFunctionArn } from '../arn/functionArn.ts';
import type { Destination } from '../destinations/destination.ts';
import type { FunctionLoop } from '../findings/finding.ts';
import type { LoopFinder } from '../report/report.ts';
import { stronglyConnected } from './stronglyConnected.ts';

/** A longer loop is not written out: the search would not be linear, and nobody would read it. */
const LONGEST_PATH = 10;
/** Functions looked at in the search for one loop: with two destinations each, all within ten steps. */
const MOST_LOOKED_AT = 1024;

/** The qualified ARN that a function destination invokes: unqualified means `$LATEST` (domain.md §4). */
export function invokedArn(target: Destination | undefined): string | undefined {
  if (target?.kind !== 'function') return undefined;
  return parseFunctionArn(target.arn)?.qualifier === undefined ? `${target.arn}:${LATEST}` : target.arn;
}

/** A function with its qualifier, and the destinations it sends events to. */
export interface Sending {
  /** With the qualifier. */
  readonly arn: string;
  readonly name: string;
  readonly onSuccess?: Destination | undefined;
  readonly onFailure?: Destination | undefined;
}

/** The qualified ARNs that a function invokes with its results. */
export function invokedBy({ onSuccess, onFailure }: Omit<Sending, 'arn' | 'name'>): readonly string[] {
  return [...new Set([onSuccess, onFailure].flatMap((target) => invokedArn(target) ?? []))];
}

/**
 * All loops among functions, by the ARN of each member: a result sent to a function meets the settings of the invoked
 * qualifier, and only those. A function that sends to itself alone is another rule's. Time grows with their number.
 */
export function findLoops(functions: readonly Sending[]): ReadonlyMap<string, FunctionLoop> {
  const numbers = new Map(functions.map(({ arn }, number) => [arn, number]));
  const edges = functions.map((fn) => invokedBy(fn).flatMap((arn) => numbers.get(arn) ?? []));
  const names = functions.map(({ name }) => name);
  const arns = functions.map(({ arn }) => arn);
  const loops = new Map<string, FunctionLoop>();
  let loop = 0;
  for (const members of stronglyConnected(edges)) {
    if (new Set(members.map((member) => names[member])).size < 2) continue;
    loop += 1;
    const inside = new Set(members);
    const next = (node: number) => (edges[node] ?? []).filter((target) => inside.has(target));
    for (const member of members) {
      const path = shortestLoop(member, next)?.map((step) => arns[step] ?? '');
      loops.set(arns[member] ?? '', { ...loopOn(path), loop, size: members.length });
    }
  }
  return loops;
}

/**
 * Finds the loop of one qualifier by following destinations, as far as they are known.
 * @param invoked the qualified ARNs that a qualified ARN invokes; undefined where its settings are not known
 */
export function loopFinder(invoked: (arn: string) => readonly string[] | undefined): LoopFinder {
  return (arn) => {
    const path = shortestLoop(arn, (node) => invoked(node) ?? []);
    const functions = new Set(path?.map((step) => parseFunctionArn(step)?.name));
    return path && functions.size > 1 ? loopOn(path) : undefined;
  };
}

function loopOn(path: readonly string[] | undefined): FunctionLoop {
  const isShort = path !== undefined && path.length <= LONGEST_PATH;
  return { kind: 'functionLoop', ...(isShort && { path }) };
}

/** A shortest way from a node back to it, breadth first, within bounds that do not grow with the graph. */
function shortestLoop<Node>(start: Node, next: (node: Node) => readonly Node[]): readonly Node[] | undefined {
  const cameFrom = new Map<Node, Node>();
  const queue = [start];
  for (let position = 0; position < Math.min(queue.length, MOST_LOOKED_AT); position += 1) {
    const node = queue[position] ?? start;
    for (const target of next(node)) {
      if (target === start && node !== start) return pathTo(node, start, cameFrom);
      if (target === start || cameFrom.has(target)) continue;
      cameFrom.set(target, node);
      queue.push(target);
    }
  }
  return undefined;
}

function pathTo<Node>(
  last: Node,
  start: Node,
  cameFrom: ReadonlyMap<Node, Node>,
): readonly Node[] | undefined {
  const path = [last];
  for (let node = cameFrom.get(last); node !== undefined; node = cameFrom.get(node)) path.unshift(node);
  return path[0] === start ? path : undefined;
}
