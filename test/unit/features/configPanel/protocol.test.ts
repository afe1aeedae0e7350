import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isIntent, isStateMessage } from '../../../../src/features/configPanel/protocol.ts';

describe('isIntent', () => {
  it.each([
    { type: 'ready' },
    { type: 'refresh' },
    { type: 'openDocs' },
    { type: 'selectQualifier', qualifier: 'live' },
    { type: 'copy', what: 'arn' },
    { type: 'copy', what: 'deadLetter' },
    { type: 'openDestination', role: 'onFailure' },
    { type: 'revealDestination', role: 'onSuccess' },
  ])('takes %j', (intent) => expect(isIntent(intent)).toBe(true));

  it.each([
    undefined,
    null,
    'ready',
    ['ready'],
    {},
    { type: 'nothing' },
    { type: 'toString' },
    { type: ['ready'] },
    { type: 'ready', more: 1 },
    { type: 'selectQualifier' },
    { type: 'selectQualifier', qualifier: '' },
    { type: 'selectQualifier', qualifier: 7 },
    { type: 'copy', what: 'password' },
    { type: 'copy', what: 'arn', text: 'x' },
    { type: 'openDestination', role: 'https://evil.example' },
    { type: 'revealDestination', role: null },
  ])('ignores %j', (message) => expect(isIntent(message)).toBe(false));

  it('never throws', () => {
    fc.assert(fc.property(fc.anything(), (message) => typeof isIntent(message) === 'boolean'));
  });
});

describe('isStateMessage', () => {
  it('takes a state', () => {
    const copyName = { intent: { type: 'copy', what: 'name' }, label: 'Copy', icon: 'copy' };
    const header = { name: 'f', qualifier: '1', facts: [], actionsLabel: 'Actions', actions: [], copyName };
    const state = { memory: {}, header, busy: true, busyLabel: '…', body: { kind: 'loading', text: '…' } };
    expect(isStateMessage({ type: 'state', state })).toBe(true);
  });

  it.each([
    null,
    'state',
    { type: 'state' },
    { type: 'state', state: 'text' },
    { type: 'state', state: {} },
    { type: 'state', state: { header: {}, body: { kind: 'loading' } } },
    { type: 'state', state: { header: {}, memory: {}, body: { kind: 'other' } } },
    { type: 'other', state: { header: {}, body: { kind: 'loading' } } },
  ])('ignores %j', (message) => expect(isStateMessage(message)).toBe(false));
});
