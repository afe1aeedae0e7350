import type { ExportSource, ExportStrings } from '../../../../src/domain/export/record.ts';
import type { OverviewRow } from '../../../../src/domain/overview/row.ts';
import { RowStore } from '../../../../src/domain/overview/rowStore.ts';
import { ACCOUNT, REGION } from '../../../support/fakeLambda.ts';
import { type Described, fnArn, knowledge, queueArn } from './support.ts';

/** Words with everything in them that a format could trip over. */
export const words: ExportStrings = {
  title: 'Overview | of *everything*',
  incomplete: 'Not <b>complete</b>',
  rule: (kind) => ({ title: `${kind}, "title".`, fact: `Fact | of ${kind}.`, remedy: 'Mend it.' }),
  finding: (finding) =>
    `=${finding.kind}: “quoted”, "quoted"\n and | more — ${'target' in finding ? finding.target.arn : ''}`,
  report: {
    summary: 'Summary',
    scope: (functions, rows) => `${functions} functions, ${rows} rows.`,
    noFindings: 'Nothing found.',
    summaryColumns: { severity: 'Severity', finding: 'Finding', count: 'Count' },
    severities: {
      error: { one: 'Error', many: 'Errors' },
      warning: { one: 'Warning', many: 'Warnings' },
      info: { one: 'Note', many: 'Notes' },
    },
    remedy: 'What to do:',
    settings: 'Settings',
    columns: { name: 'Function', retries: 'Retries', age: 'Age', findings: 'Findings' },
    roles: { onSuccess: 'On success', onFailure: 'On failure', deadLetter: 'Dead-letter queue' },
    kinds: {
      queue: 'SQS',
      topic: 'SNS',
      function: 'Lambda',
      eventBus: 'Bus',
      bucket: 'S3',
      unknown: 'Unknown',
    },
    retries: ({ value, source }) => `${value} (${source})`,
    age: ({ value, source }) => `${value} s (${source})`,
    notRead: 'Not read',
    more: (count) => `and ${count} more`,
  },
};

export function sourceOf(rows: readonly OverviewRow[], more: Partial<ExportSource> = {}): ExportSource {
  return {
    rows,
    failures: [],
    complete: true,
    region: REGION,
    accountId: ACCOUNT,
    generatedAt: new Date(0),
    toolVersion: '1.2.3',
    ...more,
  };
}

export function rowsOfAll(functions: Readonly<Record<string, Described>>): readonly OverviewRow[] {
  const store = new RowStore(REGION, () => undefined);
  for (const [name, described] of Object.entries(functions)) {
    const known = knowledge(name, described);
    store.add(known.summary);
    store.put(known);
  }
  store.findLoops();
  return store.rows();
}

/** Rows with each kind of text that a format could trip over. */
export const account = rowsOfAll({
  '-2-3': {
    configs: [{ onFailure: `${queueArn('failed')}.fifo`, lastModified: new Date(1_573_687_896_493) }],
  },
  plain: {},
  ping: { configs: [{ onSuccess: fnArn('pong'), maximumEventAgeInSeconds: 60 }] },
  twice: { configs: [{ onSuccess: `${queueArn('done')}.fifo`, onFailure: `${queueArn('failed')}.fifo` }] },
  pong: { configs: [{ onSuccess: fnArn('ping') }], summary: { deadLetterArn: queueArn('dead') } },
  strange: {
    configs: [
      { onFailure: '=HYPERLINK("http://x","y")' },
      { qualifier: 'old', onFailure: "'@SUM(1|2)\r\nsecond, line`*_<b>&amp;\\" },
    ],
    qualifiers: { aliases: [{ name: 'live', version: '1' }] },
  },
});
