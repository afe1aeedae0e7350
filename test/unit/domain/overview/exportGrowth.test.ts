import { describe, expect, it } from 'vitest';
import { EXPORT_FORMATS, type ExportFormat, exportOverview } from '../../../../src/domain/export/index.ts';
import { growth, LINEAR, repeated } from '../../../support/growth.ts';
import { rowsOfAll, sourceOf, words } from './exportSupport.ts';

/** Characters that a careless search looks at repeatedly: separators, blanks, quotes, starts of markup. */
const PIECES = ['a', ' ', '; ', '"', '\u202E', '@'];

const row = rowsOfAll({ orders: { configs: [{ onFailure: 'x' }] } })[0];

/** An export in which the text stands wherever foreign text can stand. */
function exported(format: ExportFormat, text: string): string {
  if (!row) throw new Error('there is a row');
  const target = { arn: text, kind: 'unknown', name: text, fifo: false } as const;
  const rows = [{ ...row, name: text, onFailure: target }];
  const source = sourceOf(rows, { failures: [{ name: text, message: text }] });
  return exportOverview(format, source, { ...words, finding: () => text });
}

describe.each(Object.keys(EXPORT_FORMATS) as ExportFormat[])('the export to %s', (format) => {
  it.each(PIECES)('grows no faster than a text of %j', (piece) => {
    expect(growth(repeated(piece), (text) => exported(format, text))).toBeLessThan(LINEAR);
  });
});
