import { describe, expect, it } from 'vitest';
import { isGraphMessage, isIntent, isStateMessage } from '../../../../src/features/graph/protocol.ts';

describe('what the page sends', () => {
  it.each([
    { type: 'ready' },
    { type: 'start' },
    { type: 'pause' },
    { type: 'open', id: 'arn:aws:sqs:us-east-1:111111111111:failed' },
  ])('may be %j', (message) => expect(isIntent(message)).toBe(true));

  it.each([
    undefined,
    null,
    'start',
    [],
    {},
    { type: 'else' },
    { type: 'start', id: 'x' },
    { type: 'open' },
    { type: 'open', id: '' },
    { type: 'open', id: 7 },
    { type: 'open', id: 'x', url: 'https://example.com' },
  ])('is not %j', (message) => expect(isIntent(message)).toBe(false));
});

describe('what reaches the page', () => {
  const state = { header: {}, notices: [], body: { kind: 'graph' } };

  it('is a state or a graph', () => {
    expect(isStateMessage({ type: 'state', state })).toBe(true);
    expect(isGraphMessage({ type: 'graph', graph: { nodes: [], edges: [] }, strings: {} })).toBe(true);
  });

  it.each([
    null,
    'state',
    { type: 'state' },
    { type: 'state', state: { ...state, notices: 1 } },
    { type: 'state', state: { ...state, body: { kind: 'else' } } },
    { type: 'graph', graph: { nodes: [] }, strings: {} },
    { type: 'graph', graph: { nodes: [], edges: [] } },
  ])('is not %j', (message) => {
    expect(isStateMessage(message)).toBe(false);
    expect(isGraphMessage(message)).toBe(false);
  });
});
