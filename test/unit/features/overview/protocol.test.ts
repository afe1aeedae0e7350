import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isHostMessage, isIntent, isRowFilter } from '../../../../src/features/overview/protocol.ts';

const order = { column: 'findings', descending: true };

const ARN = 'arn:aws:lambda:us-east-1:111111111111:function:orders';

describe('isIntent', () => {
  it.each([
    { type: 'ready' },
    { type: 'start' },
    { type: 'refresh' },
    { type: 'retry', arn: ARN },
    { type: 'openPanel', arn: ARN, qualifier: '$LATEST' },
    { type: 'copyPolicy', action: 'lambda:ListFunctions' },
    { type: 'export', filter: { text: '' }, order },
    { type: 'export', filter: { text: 'a*', finding: 'broken', source: 'default' }, order },
    { type: 'export', filter: { text: '', target: { role: 'any', kind: 'none' } }, order },
  ])('takes %j', (intent) => expect(isIntent(intent)).toBe(true));

  it.each([
    undefined,
    null,
    'ready',
    [],
    {},
    { type: 'toString' },
    { type: 'ready', more: 1 },
    { type: 'retry' },
    { type: 'retry', arn: '' },
    { type: 'retry', arn: 'x'.repeat(1001) },
    { type: 'retry', arn: [ARN] },
    { type: 'openPanel', arn: ARN },
    { type: 'openPanel', arn: ARN, qualifier: '$LATEST', region: 'evil.example' },
    { type: 'export', filter: { text: '' } },
    { type: 'export', filter: { text: 7 }, order },
    { type: 'export', filter: { text: '', finding: 'toString' }, order },
    { type: 'export', filter: { text: '', target: { role: 'onFailure', kind: 'other' } }, order },
    { type: 'export', filter: { text: '', file: '/etc/passwd' }, order },
    { type: 'export', filter: { text: '' }, order: { column: '__proto__', descending: true } },
    { type: 'export', filter: { text: '' }, order: { column: 'findings', descending: 1 } },
  ])('ignores %j', (message) => expect(isIntent(message)).toBe(false));

  it('never throws', () => {
    fc.assert(fc.property(fc.anything(), (message) => typeof isIntent(message) === 'boolean'));
  });
});

describe('isRowFilter', () => {
  it('takes no text without end', () => {
    expect(isRowFilter({ text: 'a'.repeat(1001) })).toBe(false);
  });
});

describe('isHostMessage', () => {
  it.each([
    { type: 'view', view: { header: {} } },
    { type: 'rows', reset: true, more: false, functions: [] },
  ])('takes %j', (message) => expect(isHostMessage(message)).toBe(true));

  it.each([null, 'view', { type: 'view' }, { type: 'view', view: {} }, { type: 'rows' }, { type: 'other' }])(
    'ignores %j',
    (message) => expect(isHostMessage(message)).toBe(false),
  );
});
