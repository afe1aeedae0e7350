import type { EdgeViewModel, GraphViewModel, NodeViewModel } from '../../features/graph/protocol.ts';
import type { PageStrings } from '../../features/graph/protocol.ts';
import { fill } from './text.ts';

/** An edge's label: its kind and its notes, in icons and words. */
export function labelParts(
  { role, loop, problem }: EdgeViewModel,
  strings: PageStrings,
): { readonly icons: readonly string[]; readonly text: string } {
  const notes = [
    ...(loop === undefined ? [] : [fill(strings.loop, loop)]),
    ...(problem === undefined ? [] : [strings.brokenLegend]),
  ];
  const icons = [...(loop === undefined ? [] : ['sync']), ...(problem === undefined ? [] : ['error'])];
  return { icons, text: [strings.roles[role].label, ...notes].join(' · ') };
}

/** A node's full name: `orders:live`, or the name of another target. */
export function fullName({ kind, name, detail }: NodeViewModel): string {
  return kind === 'function' ? `${name}:${detail}` : name;
}

/** An edge as a sentence with its notes. */
export function sentenceOf({ nodes }: GraphViewModel, edge: EdgeViewModel, strings: PageStrings): string {
  const [giver, taker] = [nodes[edge.from], nodes[edge.to]];
  if (!giver || !taker) return '';
  const said = fill(
    strings.roles[edge.role].sentence,
    fullName(giver),
    fullName(taker),
    strings.kinds[taker.kind],
  );
  return [said, ...notesOf(edge, strings)].join('; ');
}

/** Notes about an edge: its loop, and why it cannot work. */
export function notesOf({ loop, problem }: EdgeViewModel, strings: PageStrings): readonly string[] {
  return [
    ...(loop === undefined ? [] : [fill(strings.loop, loop)]),
    ...(problem === undefined ? [] : [fill(strings.broken, problem)]),
  ];
}
