import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { senders } from '../../../../src/domain/overview/rowStore.ts';
import { stronglyConnected } from '../../../../src/domain/graph/stronglyConnected.ts';
import { findLoops } from '../../../../src/domain/graph/loops.ts';
import type { OverviewRow } from '../../../../src/domain/overview/row.ts';
import { type Described, fnArn, rowsFor } from '../overview/support.ts';

/** Nodes that can all reach each other, found the slow way: from each node, everything that it reaches. */
function slowComponents(edges: readonly (readonly number[])[]): readonly (readonly number[])[] {
  const reached = edges.map((_, start) => {
    const seen = new Set([start]);
    for (const node of seen) for (const target of edges[node] ?? []) seen.add(target);
    return seen;
  });
  const found = edges.map((_, node) =>
    edges.flatMap((__, other) => (reached[node]?.has(other) && reached[other]?.has(node) ? [other] : [])),
  );
  return [...new Map(found.map((members) => [members.join(), members])).values()];
}

const sorted = (groups: readonly (readonly number[])[]): readonly string[] =>
  groups.map((members) => members.toSorted((a, b) => a - b).join()).toSorted();

const graphs = fc
  .integer({ min: 1, max: 12 })
  .chain((size) =>
    fc.array(fc.array(fc.nat(size - 1), { maxLength: 3 }), { minLength: size, maxLength: size }),
  );

describe('components', () => {
  it('are what a slow search finds', () => {
    fc.assert(
      fc.property(graphs, (edges) => {
        expect(sorted(stronglyConnected(edges))).toEqual(sorted(slowComponents(edges)));
      }),
      { numRuns: 500 },
    );
  });

  it('need no deep call stack', () => {
    const size = 200_000;
    const ring = Array.from({ length: size }, (_, node) => [(node + 1) % size]);
    expect(stronglyConnected(ring).map((members) => members.length)).toEqual([size]);
    const chain = ring.map((targets, node) => (node === size - 1 ? [] : targets));
    expect(stronglyConnected(chain)).toHaveLength(size);
  });
});

type Handing = Readonly<Record<string, Described>>;

const rowsOfAll = (functions: Handing): readonly OverviewRow[] =>
  Object.entries(functions).flatMap(([name, described]) => rowsFor(name, described));

const short = (arn: string): string => arn.replace(fnArn(''), '');

/** Each row in a loop with its number and its path. */
function loopsOf(functions: Handing): readonly string[] {
  const loops = findLoops(senders(rowsOfAll(functions)));
  return [...loops].map(([arn, { loop, size, path }]) =>
    [short(arn), loop, size, path?.map(short).join('>')].join(' '),
  );
}

const live = { aliases: [{ name: 'live', version: '1' }] };

describe('chains of functions that come back', () => {
  it('are found over any mixture of success and failure', () => {
    const found = loopsOf({
      a: { configs: [{ onSuccess: fnArn('b') }] },
      b: { configs: [{ onFailure: fnArn('c') }] },
      c: { configs: [{ onSuccess: `${fnArn('a')}:$LATEST` }] },
      d: { configs: [{ onFailure: fnArn('a') }] },
    });
    expect(found.toSorted()).toEqual([
      'a:$LATEST 1 3 a:$LATEST>b:$LATEST>c:$LATEST',
      'b:$LATEST 1 3 b:$LATEST>c:$LATEST>a:$LATEST',
      'c:$LATEST 1 3 c:$LATEST>a:$LATEST>b:$LATEST',
    ]);
  });

  it('go by the qualifier that is invoked: the alias has settings of its own', () => {
    const a = { configs: [{ onFailure: `${fnArn('b')}:live` }] };
    const back = { onFailure: fnArn('a') };
    expect(loopsOf({ a, b: { configs: [back], qualifiers: live } })).toEqual([]);
    expect(loopsOf({ a, b: { configs: [{ ...back, qualifier: 'live' }], qualifiers: live } })).toHaveLength(
      2,
    );
  });

  it('do not go through a config whose alias is gone', () => {
    const a = { configs: [{ onFailure: `${fnArn('b')}:live` }] };
    const b = { configs: [{ onFailure: fnArn('a'), qualifier: 'live' }], qualifiers: { aliases: [] } };
    expect(loopsOf({ a, b })).toEqual([]);
  });

  it('are not the function that is its own destination: that is another rule', () => {
    const own = [{ onFailure: `${fnArn('a')}:live` }, { onFailure: fnArn('a'), qualifier: 'live' }];
    expect(loopsOf({ a: { configs: own, qualifiers: live } })).toEqual([]);
  });

  it('have numbers, and a shortest way also where there are several', () => {
    const found = loopsOf({
      a: { configs: [{ onSuccess: fnArn('b'), onFailure: fnArn('c') }] },
      b: { configs: [{ onSuccess: fnArn('c') }] },
      c: { configs: [{ onSuccess: fnArn('a') }] },
      x: { configs: [{ onSuccess: fnArn('y') }] },
      y: { configs: [{ onSuccess: fnArn('x') }] },
    });
    expect(found.toSorted()).toEqual([
      'a:$LATEST 1 3 a:$LATEST>c:$LATEST',
      'b:$LATEST 1 3 b:$LATEST>c:$LATEST>a:$LATEST',
      'c:$LATEST 1 3 c:$LATEST>a:$LATEST',
      'x:$LATEST 2 2 x:$LATEST>y:$LATEST',
      'y:$LATEST 2 2 y:$LATEST>x:$LATEST',
    ]);
  });

  it('are told without a way where it is long, however long', () => {
    const ring = Object.fromEntries(
      Array.from({ length: 5_000 }, (_, number) => [
        `f${number}`,
        { configs: [{ onFailure: fnArn(`f${(number + 1) % 5_000}`) }] },
      ]),
    );
    const loops = findLoops(rowsOfAll(ring));
    expect(loops.size).toBe(5_000);
    expect(new Set([...loops.values()].map((found) => JSON.stringify(found)))).toEqual(
      new Set([JSON.stringify({ kind: 'functionLoop', loop: 1, size: 5_000 })]),
    );
  });

  it('are exactly the rows from which a walk comes back through another function', () => {
    const targets = fc.record({ onSuccess: fc.nat(7), onFailure: fc.nat(7) }, { requiredKeys: [] });
    fc.assert(
      fc.property(fc.array(targets, { minLength: 8, maxLength: 8 }), (functions) => {
        const handing = Object.fromEntries(
          functions.map(({ onSuccess, onFailure }, number) => [
            `f${number}`,
            {
              configs: [
                {
                  ...(onSuccess !== undefined && { onSuccess: fnArn(`f${onSuccess}`) }),
                  ...(onFailure !== undefined && { onFailure: fnArn(`f${onFailure}`) }),
                },
              ],
            },
          ]),
        );
        const edges = functions.map(({ onSuccess, onFailure }) =>
          [onSuccess, onFailure].filter((target) => target !== undefined),
        );
        const expected = slowComponents(edges)
          .filter((members) => members.length > 1)
          .flatMap((members) => members.map((member) => `f${member}:$LATEST`));
        const loops = findLoops(senders(rowsOfAll(handing)));
        expect([...loops.keys()].map(short).toSorted()).toEqual(expected.toSorted());
        // Each step sends to the next one, and the last to the first.
        for (const [arn, { path = [] }] of loops) {
          expect(path[0]).toBe(arn);
          const steps = path.map((step) => Number(/f(\d+):/.exec(step)?.[1]));
          steps.forEach((step, index) => expect(edges[step]).toContain(steps[(index + 1) % steps.length]));
        }
      }),
      { numRuns: 200 },
    );
  });
});
