import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import type { Log } from 'sarif';
import { describe, expect, it } from 'vitest';
import { exportOverview } from '../../../../src/domain/export/index.ts';
import { COLUMNS, type ExportRecord, PLAIN_COLUMNS, recordOf } from '../../../../src/domain/export/record.ts';

import { showUnseen } from '../../../../src/domain/text/unseen.ts';
import { account, rowsOfAll, sourceOf, words } from './exportSupport.ts';
import { fnArn } from './support.ts';

/** A record as flat formats can hold it: texts only. */
type Flat = Readonly<Record<string, string>>;

function flat(record: ExportRecord): Flat {
  const { findings } = record;
  return {
    ...Object.fromEntries(PLAIN_COLUMNS.map((column) => [column, String(record[column])])),
    findings: findings.map(({ rule }) => rule).join(' '),
    messages: findings.map(({ message }) => message).join('\n'),
  };
}

function readCsv(text: string): readonly Flat[] {
  const records: Record<string, string>[] = parse(text, {
    bom: true,
    columns: true,
    record_delimiter: '\r\n',
  });
  const lead = String.raw`'*(?:(?![\t\r\n])[\s\p{Cc}\p{Cf}"])*`;
  const formula = '[=+\\-@＝＋－＠﹢﹣﹦﹫]';
  const start = new RegExp(
    String.raw`(?<=[;,|\t\r\n])'(?=${lead}${formula})|^'(?=${lead}(?:${formula}|[\t\r\n]))`,
    'gu',
  );
  const plain = (cell: string): string => cell.replaceAll(start, '');
  return records.map((record) =>
    Object.fromEntries(Object.entries(record).map(([column, cell]) => [column, plain(cell)])),
  );
}

function readJson(text: string): readonly Flat[] {
  return (JSON.parse(text) as { readonly rows: readonly ExportRecord[] }).rows.map(flat);
}

/** The messages of SARIF are for viewers: what nobody sees is named in them. */
function shownBy(format: keyof typeof READERS, record: Flat): Flat {
  const messages = record['messages']?.split('\n').map(showUnseen).join('\n') ?? '';
  return format === 'sarif' ? { ...record, messages } : record;
}

/** A message as a viewer of SARIF shows it. */
const unescaped = (text: string): string =>
  text.replaceAll(
    /\\([\\[\]])|([{}])\2/g,
    (_whole, escaped?: string, brace?: string) => escaped ?? brace ?? '',
  );

function readSarif(text: string): readonly Flat[] {
  const [run] = (JSON.parse(text) as Log).runs;
  return (run?.logicalLocations ?? []).map((location, index) => {
    const results = (run?.results ?? []).filter(
      ({ locations }) => locations?.[0]?.logicalLocations?.[0]?.index === index,
    );
    const plain = PLAIN_COLUMNS.map((column) => [column, String(location.properties?.[column])] as const);
    return {
      ...Object.fromEntries(plain),
      findings: results.map(({ ruleId }) => ruleId).join(' '),
      messages: results.map(({ message }) => unescaped(message.text ?? '')).join('\n'),
    };
  });
}

const READERS = { csv: readCsv, json: readJson, sarif: readSarif };
/** Those that hold everything. */
const formats = Object.keys(READERS) as readonly (keyof typeof READERS)[];

const foreign = fc.oneof(
  fc.string(),
  fc.string({ unit: 'binary' }),
  fc.stringMatching(/^[-=+@'"|\\`*_<>&#;,. \t\r\na]{0,12}$/),
  fc.stringMatching(/^[;,|\t\r\n "'\u00a0\ufeff\u200b=+a]{0,12}$/),
);

describe.each(formats)('the export to %s', (format) => {
  const read = READERS[format];

  it('holds each row with all its columns and findings', () => {
    expect(read(exportOverview(format, sourceOf(account), words))).toEqual(
      account.map((row) => flat(recordOf(row, words))),
    );
  });

  it('gives back any text', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(foreign, foreign), { minLength: 1, maxLength: 5 }),
        foreign,
        (names, said) => {
          const rows = names.flatMap(([name, onFailure]) =>
            rowsOfAll({ x: { configs: [{ onFailure }] } }).map((row) => ({
              ...row,
              name,
              arn: `${name}:$LATEST`,
            })),
          );
          const saying = { ...words, finding: () => said };
          expect(read(exportOverview(format, sourceOf(rows), saying))).toEqual(
            rows.map((row) => shownBy(format, flat(recordOf(row, saying)))),
          );
        },
      ),
      { numRuns: 300 },
    );
  });

  it('holds no rows where there are none', () => {
    expect(read(exportOverview(format, sourceOf([]), words))).toEqual([]);
  });
});

describe('CSV', () => {
  const text = exportOverview('csv', sourceOf(account), words);

  it('has CRLF at the end of each record, the columns first', () => {
    expect(text.startsWith(`\uFEFF${COLUMNS.join(',')}\r\n`)).toBe(true);
    expect(text.endsWith('\r\n')).toBe(true);
  });

  it('has no cell that a spreadsheet takes for a formula', () => {
    fc.assert(
      fc.property(foreign, (name) => {
        const rows = account.map((row) => ({ ...row, name }));
        const [, ...records] = parse(exportOverview('csv', sourceOf(rows), words), {
          bom: true,
        });
        for (const cell of records.flat()) expect(cell).not.toMatch(/^[=+\-@\t\r\n＝＋－＠]/);
      }),
    );
  });

  /** As a spreadsheet reads it that has settled on a separator, with the quotes where they are no quotes then. */
  const fieldsBy = (delimiter: string, csv: string): readonly string[] =>
    parse(csv, { bom: true, delimiter, relax_quotes: true, relax_column_count: true }).flat();
  /** Without quotes it splits at every line break and separator. */
  const piecesBy = (delimiter: string, csv: string): readonly string[] =>
    csv.split(/[\r\n]/).flatMap((line) => line.split(delimiter));
  const asFormula = /^[\s\p{Cc}\p{Cf}"]*[=+\-@＝＋－＠﹢﹣﹦﹫]/u;

  describe.each([';', '\t', ',', '|'])('read with %j', (delimiter) => {
    const csvOf = (name: string): string =>
      exportOverview('csv', sourceOf(account.map((row) => ({ ...row, name }))), {
        ...words,
        finding: () => name,
      });

    it.each([
      ...[
        '=1+1',
        '+1',
        '-1',
        '@SUM(1)',
        '\t=1',
        '\r=1',
        '\n=1',
        ' =1',
        '\ufeff=1',
        '\u00a0+1',
        '\u200b=1',
        '"=1"',
        "'=1",
      ],
      ...[
        'a;=1',
        'a;\t=1',
        'a; =1',
        'a\t=1',
        'a|=cmd|x',
        'a,=1',
        'a\n=1',
        'a\r\n;=1',
        'a;"=1"',
        'a;""=1',
        'a;＝1',
        'a;\v=1',
      ],
      ...[';;=1', '";=1', 'a";"=1', 'x,"y;=1'],
    ])('has no formula for %j', (name) => {
      for (const field of [...fieldsBy(delimiter, csvOf(name)), ...piecesBy(delimiter, csvOf(name))]) {
        expect(field).not.toMatch(asFormula);
      }
    });

    it('has none whatever a name is', () => {
      fc.assert(
        fc.property(foreign, (name) => {
          for (const field of piecesBy(delimiter, csvOf(name))) expect(field).not.toMatch(asFormula);
        }),
        { numRuns: 200 },
      );
    });

    it('would have one if names stood there as they are: the test could fail', () => {
      expect(piecesBy(delimiter, `a${delimiter}=1`).some((field) => asFormula.test(field))).toBe(true);
    });
  });

  it('leaves what is no formula as it is, and marks what is with one apostrophe', () => {
    const [, row = ''] = exportOverview(
      'csv',
      sourceOf(account.slice(0, 1).map((each) => ({ ...each, name: 'a - b; c = d' }))),
      words,
    ).split('\r\n');
    expect(row.startsWith('"a - b; c = d",')).toBe(true);
    expect(text).toContain("\r\n'-2-3,$LATEST,");
    expect(text).toContain(`"'=HYPERLINK(""http://x"",""y"")"`);
  });
});

describe('JSON', () => {
  const schema = JSON.parse(
    readFileSync(new URL('../../../../docs/overview.schema.json', import.meta.url), 'utf8'),
  ) as object;
  const validate = new Ajv({ allErrors: true, strict: true }).compile(schema);

  it('is as its schema says, also when the scan was not complete', () => {
    const failures = [{ name: 'slow', message: 'Too many requests' }];
    for (const more of [{}, { complete: false, failures, accountId: '' }]) {
      validate(JSON.parse(exportOverview('json', sourceOf(account, more), words)));
      expect(validate.errors).toBeNull();
    }
  });

  it('has a schema that refuses something else', () => {
    const content = JSON.parse(exportOverview('json', sourceOf(account), words)) as Record<string, unknown>;
    expect(validate({ ...content, version: 2 })).toBe(false);
    expect(validate({ ...content, more: true })).toBe(false);
  });
});

describe('SARIF', () => {
  const log = JSON.parse(
    exportOverview('sarif', sourceOf(account, { failures: [{ name: 'slow', message: 'Too many' }] }), words),
  ) as Log;
  const run = log.runs[0];

  it('names its rules by id and index', () => {
    const rules = run?.tool.driver.rules ?? [];
    expect(new Set(rules.map(({ id }) => id)).size).toBe(rules.length);
    expect(rules.map(({ id, name }) => `${id} ${name}`)).toContain('fifo-destination FifoDestination');
    for (const { ruleId, ruleIndex, level } of run?.results ?? []) {
      const rule = rules[ruleIndex ?? -1];
      expect([rule?.id, rule?.defaultConfiguration?.level]).toEqual([ruleId, level]);
    }
  });

  it('names each place by the ARN of the function and qualifier, and by a path for code scanning', () => {
    const places = run?.results?.map(({ locations }) => locations?.[0]) ?? [];
    expect(places[0]?.logicalLocations?.[0]).toEqual({
      index: 0,
      name: '-2-3:$LATEST',
      fullyQualifiedName: `${fnArn('-2-3')}:$LATEST`,
    });
    for (const place of places) {
      const uri = place?.physicalLocation?.artifactLocation?.uri ?? '';
      expect(uri).toMatch(/^lambda-async\/aws\/us-east-1\/111111111111\/[^/:]+\/[^/:]+$/);
    }
  });

  it('gives each alert a fingerprint of its own, the same each time', () => {
    const prints = run?.results?.map(
      ({ partialFingerprints }) => partialFingerprints?.['primaryLocationLineHash'],
    );
    expect(new Set(prints).size).toBe(prints?.length);
    expect(prints).toContain(`events-lost:${fnArn('plain')}:$LATEST`);
  });

  it('says what could not be read', () => {
    expect(run?.invocations).toMatchObject([
      { executionSuccessful: true, toolExecutionNotifications: [{ message: { text: 'Too many' } }] },
    ]);
  });
});
