import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import fc from 'fast-check';
import type { Log, Result } from 'sarif';
import { describe, expect, it } from 'vitest';
import { exportOverview } from '../../../../src/domain/export/index.ts';
import type { ExportSource } from '../../../../src/domain/export/record.ts';
import type { OverviewRow } from '../../../../src/domain/overview/row.ts';
import { HOSTILE_TEXTS, INVISIBLE } from '../../../support/hostile/texts.ts';
import { account, rowsOfAll, sourceOf, words } from './exportSupport.ts';

/** OASIS's own schema (oasis-tcs/sarif-spec, sarif-2.1/schema), which is of a draft whose `id` Ajv calls `$id`. */
const {
  $schema: _draft,
  id: $id,
  ...schema
} = JSON.parse(
  readFileSync(new URL('../../../fixtures/schemas/sarif-2.1.0.json', import.meta.url), 'utf8'),
) as Record<string, unknown>;

const isUri = (text: string): boolean => URL.canParse(text) && !/[\s<>"{}|\\^`]/.test(text);
const isReference = (text: string): boolean =>
  URL.canParse(text, 'https://x.example/') && !/[\s<>"{}|\\^`]/.test(text) && !/%(?![\da-f]{2})/i.test(text);

const ajv = new Ajv({ allErrors: true, strict: false });
ajv.addFormat('uri', isUri);
ajv.addFormat('uri-reference', isReference);
ajv.addFormat('date-time', (text: string) => /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/.test(text));
const validate = ajv.compile({ ...schema, $id: String($id) });

const logOf = (rows: readonly OverviewRow[], more: Partial<ExportSource> = {}, said?: string): Log => {
  const saying = said === undefined ? words : { ...words, finding: () => said };
  return JSON.parse(exportOverview('sarif', sourceOf(rows, more), saying)) as Log;
};

const resultsOf = (log: Log): readonly Result[] => log.runs[0]?.results ?? [];
const foreign = fc.oneof(
  fc.string(),
  fc.string({ unit: 'binary' }),
  fc.stringMatching(/^[./%:?#[\](){}\\ a]{0,8}$/),
  fc.constantFrom(...Object.values(HOSTILE_TEXTS).map((text) => text.slice(0, 300))),
);

describe('SARIF for its schema', () => {
  it('is valid, also when the scan was not complete, and with nothing in it', () => {
    const failures = [{ name: 'slow', message: 'Too many' }];
    for (const [rows, more] of [
      [account, {}],
      [account, { complete: false, failures, accountId: '' }],
      [[], {}],
    ] as const) {
      validate(logOf(rows, more));
      expect(validate.errors).toBeNull();
    }
  });

  it('is valid whatever a name, an ARN or a message is', () => {
    fc.assert(
      fc.property(foreign, foreign, (name, text) => {
        const rows = rowsOfAll({ x: { configs: [{ onFailure: text }] } }).map((row) => ({
          ...row,
          name,
          arn: text,
          qualifier: name,
        }));
        validate(logOf(rows, { failures: [{ name, message: text }], accountId: text, region: name }, text));
        expect(validate.errors).toBeNull();
      }),
      { numRuns: 300 },
    );
  });

  it('is not valid when it is something else: the schema is in force', () => {
    const log = logOf(account);
    expect(validate({ ...log, version: '2.0.0' })).toBe(false);
    expect(validate({ ...log, more: 1 })).toBe(false);
    const [result] = resultsOf(log);
    const wrong = { ...result, locations: [{ physicalLocation: { artifactLocation: { uri: 'a b' } } }] };
    expect(validate({ ...log, runs: [{ ...log.runs[0], results: [wrong] }] })).toBe(false);
  });
});

describe('SARIF for its viewers', () => {
  /** Text that a viewer takes for a link (SARIF 2.1.0, 3.11.6) or a placeholder (3.11.5). */
  const linked = (text = ''): boolean => /(?<!\\)(?:\\\\)*\[[^\]]*(?<!\\)(?:\\\\)*\]\(/.test(text);
  const isPlaceholder = (text = ''): boolean => /(?<!\{)(?:\{\{)*\{\d+\}(?!\})/.test(text);

  it.each([
    '[safe](http://evil.example)',
    '[x](command:workbench.action.closeWindow)',
    '[safe](1)',
    String.raw`\[x](http://evil.example)`,
    String.raw`\\[x](http://evil.example)`,
    '[a[b](c)](d)',
    '{0} {1}',
  ])('has no link or placeholder in a message: %s', (text) => {
    const log = logOf(account, { failures: [{ name: 'slow', message: text }] }, text);
    const messages = [
      ...resultsOf(log).map(({ message }) => message.text),
      log.runs[0]?.invocations?.[0]?.toolExecutionNotifications?.[0]?.message.text,
    ];
    expect(messages.length).toBeGreaterThan(1);
    for (const message of messages) expect([linked(message), isPlaceholder(message)]).toEqual([false, false]);
  });

  it('would have one if it stood there as it is: the test could fail', () => {
    expect([linked('[safe](1)'), linked(String.raw`\\[x](y)`), isPlaceholder('{0}')]).toEqual([
      true,
      true,
      true,
    ]);
  });

  it('leaves other messages as they are', () => {
    const text = 'Failed events are lost. There is no on-failure destination (orders:live).';
    expect(resultsOf(logOf(account, {}, text))[0]?.message.text).toBe(text);
  });

  it('names what nobody sees in messages, and holds nothing of it', () => {
    for (const text of Object.values(HOSTILE_TEXTS).map((each) => each.slice(0, 300))) {
      const rows = account.map((row) => ({ ...row, name: text }));
      const file = exportOverview('sarif', sourceOf(rows), { ...words, finding: () => text });
      expect(file.replaceAll('\n', '')).not.toMatch(INVISIBLE);
      expect(resultsOf(JSON.parse(file) as Log)[0]?.message.text).not.toMatch(INVISIBLE);
    }
  });

  it.each([
    '..',
    '.',
    '',
    '../..',
    '/etc/passwd',
    '\\..',
    '%2e%2e',
    'a?b#c',
    'http://evil.example',
    '\ud800',
    'a b',
    '//x',
  ])('gives a path below lambda-async/ for a function called %j', (name) => {
    const rows = account.map((row) => ({
      ...row,
      name,
      qualifier: name,
      region: name,
      partition: name,
      accountId: name,
    }));
    for (const { locations } of resultsOf(logOf(rows))) {
      const uri = locations?.[0]?.physicalLocation?.artifactLocation?.uri ?? '';
      const url = new URL(uri, 'https://repo.example/root/');
      expect([url.origin, url.search, url.hash]).toEqual(['https://repo.example', '', '']);
      expect(url.pathname).toMatch(/^\/root\/lambda-async\/(?:[^/]+\/){4}[^/]+$/);
    }
  });
});
