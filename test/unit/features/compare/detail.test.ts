import { describe, expect, it } from 'vitest';
import type { ComparisonRow } from '../../../../src/domain/comparison/row.ts';
import { detailView } from '../../../../src/features/compare/detail.ts';
import { rowView } from '../../../../src/features/compare/rowViews.ts';
import { AT } from '../../domain/declared/support.ts';

const row = (more: Partial<ComparisonRow>): ComparisonRow => ({
  key: 'Orders',
  state: 'same',
  region: 'us-east-1',
  declaration: { address: 'Orders', dialect: 'sam', at: AT },
  name: 'orders',
  qualifier: '$LATEST',
  sides: [
    {
      setting: 'maximumRetryAttempts',
      declared: { kind: 'value', value: 2, isDefault: true },
      deployed: { kind: 'value', value: 1 },
      outcome: 'differs',
    },
  ],
  ...more,
});

describe('the text of a selected row', () => {
  it('names the config, not the function, where the file declares only the function', () => {
    expect(detailView(row({ state: 'notDeclared' }), false).text).toBe(
      'A config is deployed for this qualifier, and the file declares none. Deployed as orders in us-east-1.',
    );
  });

  it('says what the state means where the settings tell the rest', () => {
    expect(detailView(row({ state: 'differs' }), false).text).toMatch(
      /^The settings in force differ from those that the file declares\./,
    );
  });
});

describe('the name of a row', () => {
  const declared = { address: 'aws_lambda_function.received', dialect: 'terraform', at: AT } as const;

  it('is that of the function, with the short address behind it and the whole one for a tooltip', () => {
    const named = row({ declaration: { ...declared, functionName: 'orders-received' } });
    expect(rowView(named)).toMatchObject({
      name: 'orders-received',
      shortAddress: 'received',
      address: 'aws_lambda_function.received',
    });
    expect(detailView(named, false).heading).toBe(
      'orders-received · $LATEST · aws_lambda_function.received · template.yaml',
    );
  });

  it('is the short address where the declaration does not tell the name', () => {
    expect(rowView(row({ declaration: declared }))).toMatchObject({ name: 'received', shortAddress: '' });
    expect(detailView(row({}), false).heading).toBe('Orders · $LATEST · template.yaml');
  });
});
