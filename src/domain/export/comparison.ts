import { COMPARISON_STATES } from '../comparison/row.ts';
import { SETTINGS } from '../declared/setting.ts';
import { escapeUnseen } from '../text/unseen.ts';
import {
  type ComparisonRecord,
  type ComparisonSource,
  type ComparisonStrings,
  type Exported,
  recordOf,
} from './comparisonRecord.ts';
import { csvText } from './csv.ts';
import type { ExportFormat } from './index.ts';
import { nameText, proseText, table } from './markdownText.ts';
import { toSarif } from './comparisonSarif.ts';

export type { ComparisonSource, ComparisonStrings, DeclaredAt } from './comparisonRecord.ts';

const WRITERS: Readonly<Record<ExportFormat, (exported: Exported) => string>> = {
  csv: toCsv,
  json: toJson,
  markdown: toMarkdown,
  sarif: toSarif,
};

/** The text of an exported comparison, UTF-8. The rows are the same in all formats. */
export function exportComparison(
  format: ExportFormat,
  source: ComparisonSource,
  strings: ComparisonStrings,
): string {
  const records = source.rows.map((row) => recordOf(row, source, strings));
  return WRITERS[format]({ source, records, strings });
}

const PLAIN_COLUMNS = [
  'state',
  'declaration',
  'file',
  'line',
  'dialect',
  'function',
  'qualifier',
  'region',
  'accountId',
  'stack',
  'foundBy',
  'note',
] as const satisfies readonly (keyof ComparisonRecord)[];

const SIDES = ['declared', 'lastDeployed', 'inForce'] as const;

/** Three columns for each setting: declared, last deployed by the stack, in force. */
function toCsv({ records }: Exported): string {
  const header = [
    ...PLAIN_COLUMNS,
    ...SETTINGS.flatMap((setting) => SIDES.map((side) => `${setting}.${side}`)),
  ];
  const lines = records.map((record) => [
    ...PLAIN_COLUMNS.map((column) => String(record[column] ?? '')),
    ...SETTINGS.flatMap((setting) => {
      const sides = record.settings.find((one) => one.setting === setting);
      return SIDES.map((side) => sides?.[side] ?? '');
    }),
  ]);
  return csvText([header, ...lines]);
}

/** Grows when a reader of the last version would not understand the next. */
const JSON_VERSION = 1;

function toJson({ source, records }: Exported): string {
  const { complete, region, accountId, generatedAt, toolVersion } = source;
  const content = {
    format: 'lambda-async-comparison',
    version: JSON_VERSION,
    tool: { name: 'Lambda Async', version: toolVersion },
    generatedAt: generatedAt.toISOString(),
    accountId,
    region,
    complete,
    rows: records,
  };
  return `${escapeUnseen(JSON.stringify(content, undefined, 2))}\n`;
}

/** For people: how many rows have each state, then the rows. */
const cellsOf = (record: ComparisonRecord, strings: ComparisonStrings): readonly string[] => [
  proseText(strings.state(record.state).title),
  nameText(record.declaration === '' ? record.function : record.declaration),
  nameText(record.qualifier),
  nameText(record.line === undefined ? record.file : `${record.file}:${record.line}`),
  nameText(record.function),
  proseText(record.note),
];

function toMarkdown({ source, records, strings }: Exported): string {
  const { complete, accountId, region, generatedAt } = source;
  const { columns } = strings;
  const place = [accountId, region, generatedAt.toISOString()].filter((part) => part !== '');
  const counts = COMPARISON_STATES.map((state) => [
    proseText(strings.state(state).title),
    String(records.filter((record) => record.state === state).length),
  ]);
  const rows = records.map((record) => cellsOf(record, strings));
  const { state, count, function: fn, qualifier, file, deployed, note } = columns;
  const blocks = [
    `# ${proseText(strings.title)}`,
    place.map(nameText).join(' · '),
    ...(complete ? [] : [`**${proseText(strings.incomplete)}**`]),
    table([state, count].map(proseText), counts),
    ...(rows.length === 0 ? [] : [table([state, fn, qualifier, file, deployed, note].map(proseText), rows)]),
  ];
  return `${blocks.join('\n\n')}\n`;
}
