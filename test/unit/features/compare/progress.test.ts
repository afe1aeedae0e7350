import { expect, it } from 'vitest';
import { rowsTexts } from '../../../../src/features/compare/strings/progress.ts';
import { AT } from '../../domain/declared/support.ts';

const declared = { declaration: { address: 'Orders', dialect: 'sam', at: AT } } as const;

it.each([
  [[declared], ['1 row: one for each qualifier']],
  [[declared, declared], ['2 rows: one for each qualifier']],
  [
    [declared, declared, {}],
    ['3 rows: one for each qualifier', '1 for a function that no template declares'],
  ],
  [
    [declared, {}, {}],
    ['3 rows: one for each qualifier', '2 for functions that no template declares'],
  ],
])('explains the number of rows: %#', (rows, texts) => {
  expect(rowsTexts(rows)).toEqual(texts);
});
