import { describe, expect, it } from 'vitest';
import type { ComparisonRow } from '../../../../src/domain/comparison/row.ts';
import {
  type ComparisonSource,
  type ComparisonStrings,
  exportComparison,
} from '../../../../src/domain/export/comparison.ts';

const AT = { file: 'file:///w/shop/template.yaml', start: 10, end: 16 };
const value = (of: number) => ({ kind: 'value', value: of }) as const;

const differs: ComparisonRow = {
  key: 'a',
  state: 'differs',
  region: 'us-east-1',
  declaration: { address: 'Orders', dialect: 'sam', at: AT },
  name: 'shop-orders',
  qualifier: 'live',
  way: { kind: 'tags', stack: 'shop', logicalId: 'Orders' },
  sides: [
    {
      setting: 'maximumRetryAttempts',
      declared: value(0),
      stack: value(1),
      deployed: value(2),
      outcome: 'differs',
    },
  ],
};

const ofStack: ComparisonRow = {
  key: 'b',
  state: 'notDeclared',
  region: 'us-east-1',
  name: '=cmd()',
  sides: [],
  reason: { kind: 'ofStack', stack: 'shop' },
};

const source = (...rows: readonly ComparisonRow[]): ComparisonSource => ({
  rows,
  placeOf: ({ declaration }) =>
    declaration ? { file: 'shop/template.yaml', line: 3 } : { file: '', line: undefined },
  complete: true,
  region: 'us-east-1',
  accountId: '111111111111',
  generatedAt: new Date('2026-11-26T12:00:00Z'),
  toolVersion: '0.2.0',
});

const words: ComparisonStrings = {
  title: 'Compared',
  incomplete: 'Not complete.',
  state: (state) => ({ title: state, fact: `It is ${state}.` }),
  setting: (setting) => setting,
  side: (_, side) => (side.kind === 'value' ? JSON.stringify(side.value) : side.kind),
  note: ({ key }) => `note [${key}]`,
  way: ({ kind }) => kind,
  columns: {
    state: 'State',
    count: 'Rows',
    function: 'Function',
    qualifier: 'Qualifier',
    file: 'File',
    deployed: 'Deployed',
    note: 'Note',
  },
};

describe('an exported comparison', () => {
  it('has every side of every setting in CSV, safe for spreadsheets', () => {
    const [header = '', first = '', second = ''] = exportComparison('csv', source(differs, ofStack), words)
      .slice(1)
      .split('\r\n');
    expect(header).toContain('maximumRetryAttempts.declared,maximumRetryAttempts.lastDeployed');
    expect(first).toContain('differs,Orders,shop/template.yaml,3,sam,shop-orders,live,us-east-1');
    expect(first).toContain(',0,1,2,');
    expect(second).toContain("'=cmd()");
  });

  it('has the same rows in JSON, with where and when', () => {
    const content: unknown = JSON.parse(exportComparison('json', source(differs, ofStack), words));
    expect(content).toMatchObject({
      format: 'lambda-async-comparison',
      version: 1,
      accountId: '111111111111',
      complete: true,
      rows: [
        {
          state: 'differs',
          line: 3,
          stack: 'shop',
          settings: [{ declared: '0', lastDeployed: '1', inForce: '2', outcome: 'differs' }],
        },
        { state: 'notDeclared', function: '=cmd()', stack: 'shop' },
      ],
    });
  });

  it('counts the states in Markdown, and says where it is not complete', () => {
    const text = exportComparison('markdown', { ...source(differs), complete: false }, words);
    expect(text).toContain('**Not complete.**');
    expect(text).toMatch(/\| *differs *\| *1 *\|/);
    expect(text).toContain('template.yaml');
  });

  it('points SARIF viewers to the line of the declaration, and leaves out what is the same', () => {
    const same: ComparisonRow = { ...differs, key: 'c', state: 'same' };
    const log = JSON.parse(exportComparison('sarif', source(differs, same, ofStack), words)) as {
      readonly runs: readonly [{ readonly results: readonly Record<string, unknown>[] }];
    };
    expect(log.runs[0].results).toHaveLength(2);
    expect(log.runs[0].results[0]).toMatchObject({
      ruleId: 'declared-differs',
      level: 'warning',
      message: { text: String.raw`Orders:live: note \[a\]` },
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: 'shop/template.yaml' },
            region: { startLine: 3 },
          },
        },
      ],
    });
    expect(log.runs[0].results[1]).toMatchObject({ ruleId: 'not-declared' });
    expect(JSON.stringify(log.runs[0].results[1])).not.toContain('physicalLocation');
  });
});
