import { describe, expect, it } from 'vitest';
import { isHostMessage, isIntent } from '../../../../src/features/compare/protocol.ts';
import { BY_STATE } from '../../../../src/domain/comparison/rowView.ts';

const exported = { type: 'export', filter: { text: '' }, order: BY_STATE };

describe('isIntent', () => {
  it.each([
    { type: 'ready' },
    { type: 'again' },
    { type: 'select', key: 'a' },
    { type: 'diff', key: 'a' },
    exported,
    { ...exported, filter: { text: 'a', state: 'differs' } },
    { type: 'switchProfile' },
    { type: 'copyPolicy', action: 'tag:GetResources' },
  ])('takes %o', (intent) => {
    expect(isIntent(intent)).toBe(true);
  });

  it.each([
    undefined,
    'ready',
    { type: 'ready', more: 1 },
    { type: 'select' },
    { type: 'select', key: '' },
    { type: 'select', key: 'a'.repeat(5000) },
    { type: 'openDeclaration', key: 'a', file: 'file:///etc/passwd' },
    { type: 'chooseStack', key: 1 },
    { ...exported, filter: { text: 'a', state: 'none' } },
    { ...exported, order: { column: 'note', descending: false } },
    { type: 'copyPolicy', action: 'iam:*' },
  ])('refuses %o', (intent) => {
    expect(isIntent(intent)).toBe(false);
  });
});

describe('isHostMessage', () => {
  it.each([
    [{ type: 'view', view: { header: {} } }, true],
    [{ type: 'rows', units: [] }, true],
    [{ type: 'detail', detail: {} }, true],
    [{ type: 'rows' }, false],
    [{ type: 'other' }, false],
  ])('of %o says %o', (message, expected) => {
    expect(isHostMessage(message)).toBe(expected);
  });
});
