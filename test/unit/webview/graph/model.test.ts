import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { GraphViewModel } from '../../../../src/features/graph/protocol.ts';
import { centered, fitted, zoomed } from '../../../../src/webview/graph/camera.ts';
import { reachedFrom } from '../../../../src/webview/graph/connectedComponents.ts';
import { layoutOf, type Measure } from '../../../../src/webview/graph/layout.ts';
import { firstOf, listingOf, matchesOf, type Section } from '../../../../src/webview/graph/listing.ts';
import {
  atlasOf,
  type Choice,
  MOST_DRAWN,
  type Scope,
  scopeOf,
} from '../../../../src/webview/graph/scope.ts';
import { nextNode, nodeAt } from '../../../../src/webview/graph/steer.ts';
import { fill, fillWith } from '../../../../src/webview/graph/text.ts';
import { readViewState } from '../../../../src/webview/graph/viewState.ts';
import { anyGraph, graphWith } from '../../../support/graphs.ts';

const MEASURE: Measure = {
  node: () => ({ width: 150, height: 44 }),
  label: () => ({ width: 60, height: 18 }),
};

const edge = (from: number, to: number, loop?: number) =>
  ({ from, to, role: 'onSuccess', ...(loop !== undefined && { loop }) }) as const;

const numbers = (count: number): readonly number[] => Array.from({ length: count }, (_, number) => number);

/** A hub that so many functions hand to. */
const star = (count: number): GraphViewModel =>
  graphWith(numbers(count).map((number) => edge(number + 1, 0)));

const listed = (sections: readonly Section[]): readonly number[] =>
  sections.flatMap(({ groups }) => groups.flatMap(({ edges }) => edges));

const drawn = (scope: Scope) => (scope.kind === 'drawn' ? scope.components : []);

const all: Choice = { steps: 2 };

describe('every graph', () => {
  it('is in its components as a whole: each node and edge in one', () => {
    fc.assert(
      fc.property(anyGraph(40), (graph) => {
        const { components } = atlasOf(graph);
        expect(components.flatMap(({ nodes }) => nodes).toSorted((a, b) => a - b)).toEqual(
          numbers(graph.nodes.length),
        );
        expect(components.flatMap(({ edges }) => edges).toSorted((a, b) => a - b)).toEqual(
          numbers(graph.edges.length),
        );
      }),
    );
  });

  it('has each of its edges in the list, once', () => {
    fc.assert(
      fc.property(anyGraph(40), (graph) => {
        const sections = listingOf(atlasOf(graph), graph.edges.keys());
        expect(listed(sections).toSorted((a, b) => a - b)).toEqual(numbers(graph.edges.length));
        for (const { giver, edges } of sections.flatMap(({ groups }) => groups)) {
          expect(edges.every((number) => graph.edges[number]?.from === giver)).toBe(true);
        }
      }),
    );
  });

  it('is laid out as a whole: each node and edge has a place, and no node lies on another', () => {
    fc.assert(
      fc.property(anyGraph(24), (graph) => {
        const layout = layoutOf(graph, atlasOf(graph).components, MEASURE);
        expect(layout.nodes.map(({ number }) => number).toSorted((a, b) => a - b)).toEqual(
          numbers(graph.nodes.length),
        );
        expect(layout.edges.map(({ number }) => number).toSorted((a, b) => a - b)).toEqual(
          numbers(graph.edges.length),
        );
        for (const [place, a] of layout.nodes.entries()) {
          expect(a.x >= 0 && a.y >= 0 && a.x + a.width <= layout.width + 1).toBe(true);
          for (const b of layout.nodes.slice(place + 1)) {
            const apart =
              a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y;
            expect(apart).toBe(true);
          }
        }
        expect(layout.edges.every(({ points }) => points.length > 1)).toBe(true);
      }),
      { numRuns: 40 },
    );
  });

  it('is never drawn with more nodes than are laid out in time, whatever is chosen', () => {
    fc.assert(
      fc.property(
        anyGraph(300),
        fc.nat(),
        fc.boolean(),
        fc.integer({ min: 1, max: 5 }),
        (graph, at, byFocus, steps) => {
          const atlas = atlasOf(graph);
          const node = at % graph.nodes.length;
          const components = drawn(
            scopeOf(atlas, byFocus ? { focus: node, steps } : { component: node, steps }),
          );
          const nodes = components.flatMap((component) => component.nodes);
          expect(nodes.length).toBeLessThanOrEqual(MOST_DRAWN);
          expect(nodes).toContain(node);
          const inside = new Set(nodes);
          const edges = components
            .flatMap((component) => component.edges)
            .map((number) => graph.edges[number]);
          expect(edges.every((found) => found && inside.has(found.from) && inside.has(found.to))).toBe(true);
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('what is drawn', () => {
  it('is everything where it fits', () => {
    expect(scopeOf(atlasOf(star(MOST_DRAWN - 1)), all)).toMatchObject({ kind: 'drawn', partly: false });
  });

  it('is chosen first where there is more, the components with loops before the largest', () => {
    const chain = numbers(130).map((number) => edge(number + 10, number + 11));
    const atlas = atlasOf(graphWith([edge(5, 6), ...chain, edge(0, 1, 1), edge(1, 0, 1)]));
    expect(scopeOf(atlas, all)).toEqual({ kind: 'choose' });
    expect(atlas.components.map(({ nodes, loops }) => [nodes.length, loops])).toEqual([
      [2, [1]],
      [131, []],
      [2, []],
    ]);
    const focus = atlas.numbers.get('arn:aws:lambda:us-east-1:111111111111:function:node-5:$LATEST');
    expect(drawn(scopeOf(atlas, { focus, steps: 2 }))).toMatchObject([{ nodes: [2, 3] }]);
  });

  it('is the neighbourhood of a node in an component that is too large, and says that it is a part', () => {
    const atlas = atlasOf(star(500));
    const scope = scopeOf(atlas, { focus: 7, steps: 1 });
    expect(scope).toMatchObject({ partly: true, components: [{ nodes: [0, 7], edges: [6] }] });
    expect(drawn(scopeOf(atlas, { focus: 7, steps: 2 }))[0]?.nodes).toHaveLength(MOST_DRAWN);
  });

  it('is the nearest first', () => {
    const { graph, incidence } = atlasOf(graphWith(numbers(9).map((number) => edge(number, number + 1))));
    expect(reachedFrom(4, graph, incidence, { steps: 2 })).toEqual([4, 3, 5, 2, 6]);
    expect(reachedFrom(4, graph, incidence, { most: 3 })).toEqual([4, 3, 5]);
  });
});

describe('the list', () => {
  const base = graphWith([edge(0, 1), edge(2, 3, 1), edge(3, 2, 1), edge(4, 1)]);
  const graph: GraphViewModel = {
    ...base,
    nodes: base.nodes.map((node, number) => (number === 2 || number === 3 ? { ...node, loop: 1 } : node)),
  };
  const atlas = atlasOf(graph);

  it('has loops first', () => {
    const sections = listingOf(atlas, graph.edges.keys());
    expect(sections.map(({ loop, groups }) => [loop, groups.map(({ giver }) => giver)])).toEqual([
      [1, [2, 3]],
      [undefined, [0, 4]],
    ]);
  });

  it('is filtered by the names of both ends', () => {
    expect(listed(listingOf(atlas, graph.edges.keys(), ' NODE-1 '))).toEqual([0, 3]);
    expect(listingOf(atlas, graph.edges.keys(), 'nobody')).toEqual([]);
  });

  it('is shown a part at a time, which says how many are left', () => {
    const sections = listingOf(atlas, graph.edges.keys());
    const [shown, left] = firstOf(sections, 3);
    expect([listed(shown), left]).toEqual([[1, 2, 0], 1]);
    expect(firstOf(sections, 4)[1]).toBe(0);
  });

  it('finds names, those that begin so first', () => {
    const names = ['reorder', 'orders', 'billing', 'border'];
    const named = { ...graph, nodes: graph.nodes.map((node, at) => ({ ...node, name: names[at] ?? '' })) };
    expect(matchesOf(atlasOf(named), 'order', 8)).toEqual([1, 0, 3]);
    expect(matchesOf(atlasOf(named), 'order', 1)).toEqual([1]);
    expect(matchesOf(atlasOf(named), '  ', 8)).toEqual([]);
  });
});

describe('the window', () => {
  const view = { width: 800, height: 600 };

  it('shows the whole picture, and makes a small one no larger', () => {
    const { zoom, x, y } = fitted({ width: 3000, height: 500 }, view);
    expect(x).toBeGreaterThan(0);
    expect(x + 3000 * zoom).toBeLessThan(800);
    expect(y + 500 * zoom).toBeLessThan(600);
    expect(fitted({ width: 100, height: 100 }, view)).toEqual({ zoom: 1, x: 350, y: 250 });
  });

  it('zooms around a point that stays where it is, within bounds', () => {
    const camera = { zoom: 1, x: 10, y: 20 };
    const nearer = zoomed(camera, 2, { x: 110, y: 220 });
    expect(nearer).toEqual({ zoom: 2, x: -90, y: -180 });
    expect(zoomed(camera, 1000, { x: 0, y: 0 }).zoom).toBe(3);
    expect(zoomed(camera, 0.0001, { x: 0, y: 0 }).zoom).toBe(0.1);
  });

  it('brings a point to the middle, large enough to be read', () => {
    expect(centered({ zoom: 0.2, x: 0, y: 0 }, { x: 100, y: 50 }, view)).toEqual({
      zoom: 0.8,
      x: 320,
      y: 260,
    });
  });

  it('walks to the next node that way', () => {
    const at = (number: number, x: number, y: number) => ({ number, x, y, width: 10, height: 10 });
    const nodes = [at(0, 0, 0), at(1, 100, 0), at(2, 300, 0), at(3, 90, 200)];
    const layout = { width: 400, height: 300, nodes, edges: [] };
    expect(nextNode(layout, { x: 5, y: 5 }, { x: 1, y: 0 })?.number).toBe(1);
    expect(nextNode(layout, { x: 105, y: 5 }, { x: 0, y: 1 })?.number).toBe(3);
    expect(nextNode(layout, { x: 5, y: 5 }, { x: -1, y: 0 })).toBeUndefined();
    expect(nodeAt(layout, { x: 280, y: 10 })?.number).toBe(2);
  });
});

describe('texts', () => {
  it('take values at their places, and names are no places', () => {
    expect(fill('{0} hands to {1} ({2})', '{1}', 'b', 1234)).toBe('{1} hands to b (1,234)');
    expect(fillWith<string | number>('to {1} ({2})', 'a', 7, 'queue')).toEqual([
      'to ',
      7,
      ' (',
      'queue',
      ')',
    ]);
  });
});

describe('what the page has kept', () => {
  it('is read, and anything else is the beginning', () => {
    const kept = { mode: 'list', focus: 'a', component: 'b', steps: 3, serial: 12 };
    expect(readViewState({ kind: 'graph', view: kept })).toEqual(kept);
    const beginning = { mode: 'picture', focus: undefined, component: undefined, steps: 2, serial: 0 };
    for (const other of [undefined, null, 7, {}, { view: { mode: 'x', focus: 1, steps: -1, serial: 'y' } }]) {
      expect(readViewState(other)).toEqual(beginning);
    }
  });
});
