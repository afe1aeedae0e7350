import { describe, expect, it } from 'vitest';
import { graphOf, handovers } from '../../../../src/domain/graph/eventGraph.ts';
import { summarize, SummaryCounter } from '../../../../src/domain/overview/summary.ts';
import { RowStore } from '../../../../src/domain/overview/rowStore.ts';
import { REGION } from '../../../support/fakeLambda.ts';
import { type Described, fnArn, knowledge, queueArn } from './support.ts';

const functions: Readonly<Record<string, Described>> = {
  silent: {},
  orphan: { configs: [{ qualifier: 'old', onFailure: queueArn('failed') }], qualifiers: { aliases: [] } },
  ping: { configs: [{ onSuccess: fnArn('pong'), onFailure: queueArn('failed') }] },
  pong: { configs: [{ onSuccess: fnArn('ping'), maximumEventAgeInSeconds: 60 }] },
  broken: {
    configs: [{ onFailure: `${queueArn('failed')}.fifo`, onSuccess: 'arn:aws:s3:::records' }],
    qualifiers: { aliases: [{ name: 'live', version: '1' }] },
    summary: { deadLetterArn: queueArn('dead') },
  },
  self: { configs: [{ onFailure: fnArn('self') }] },
};

function stored(): RowStore {
  const store = new RowStore(REGION, () => undefined);
  for (const [name, described] of Object.entries(functions)) {
    const known = knowledge(name, described);
    store.add(known.summary);
    store.put(known);
  }
  store.findLoops();
  return store;
}

const rows = stored().rows();

describe('the summary', () => {
  it('counts functions and rows', () => {
    expect(summarize(rows)).toEqual({
      all: { functions: 6, rows: 8 },
      configured: { functions: 5, rows: 5 },
      lost: { functions: 3, rows: 3 },
      retriesCut: { functions: 1, rows: 1 },
      orphaned: { functions: 1, rows: 1 },
      broken: { functions: 2, rows: 2 },
      looping: { functions: 2, rows: 2 },
      drifted: { functions: 0, rows: 0 },
      byRule: {
        'events-lost': 3,
        'orphaned-config': 1,
        'function-loop': 2,
        'retries-cut-by-age': 1,
        'fifo-destination': 1,
        'bucket-on-success': 1,
        'dead-letter-and-on-failure': 1,
        'alias-without-config': 1,
        'self-destination': 1,
      },
      targets: {
        onSuccess: { none: 4, function: 2, bucket: 1 },
        onFailure: { none: 4, queue: 2, function: 1 },
        deadLetter: { none: 5, queue: 2 },
      },
    });
  });

  it('is kept while rows come, change and go', () => {
    const store = stored();
    expect(store.summary).toEqual(summarize(rows));
    store.put(knowledge('silent', { configs: [{ onFailure: queueArn('failed') }] }));
    store.remove('orphan');
    store.put(knowledge('pong', {}));
    store.findLoops();
    expect(store.summary).toEqual(summarize(store.rows()));
    expect(store.summary).toMatchObject({
      all: { functions: 5 },
      looping: { rows: 0 },
      orphaned: { rows: 0 },
    });
  });

  it('is empty where there is nothing', () => {
    expect(new SummaryCounter().summary).toEqual(summarize([]));
    expect(summarize([]).all).toEqual({ functions: 0, rows: 0 });
  });
});

describe('the graph', () => {
  const graph = graphOf(rows);

  it('says who hands to whom', () => {
    const lines = handovers(graph).map(
      ({ from, to, role, loop }) => `${from.label} ${role} ${to.kind} ${to.label} ${loop ?? ''}`,
    );
    expect(lines.toSorted()).toEqual([
      'broken:$LATEST deadLetter queue dead ',
      'broken:$LATEST onFailure queue failed.fifo ',
      'broken:$LATEST onSuccess bucket records ',
      'broken:live deadLetter queue dead ',
      'ping:$LATEST onFailure queue failed ',
      'ping:$LATEST onSuccess function pong:$LATEST 1',
      'pong:$LATEST onSuccess function ping:$LATEST 1',
      'self:$LATEST onFailure function self:$LATEST ',
    ]);
  });

  it('has each node once, and leaves out what has no part in it', () => {
    const ids = graph.nodes.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(graph.isolated).toBe(3);
    expect(ids).not.toContain(`${fnArn('silent')}:$LATEST`);
    expect(ids).not.toContain(`${fnArn('orphan')}:old`);
    expect(graph.nodes.filter(({ loop }) => loop === 1).map(({ label }) => label)).toEqual([
      'ping:$LATEST',
      'pong:$LATEST',
    ]);
  });

  it('tells functions that were not scanned from those that were', () => {
    const { nodes } = graphOf(
      stored()
        .rows()
        .filter(({ name }) => name === 'ping'),
    );
    expect(nodes.map(({ label, scanned }) => [label, scanned])).toEqual([
      ['ping:$LATEST', true],
      ['pong:$LATEST', false],
      ['failed', false],
    ]);
  });
});
