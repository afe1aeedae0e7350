import { escapeUnseen } from '../text/unseen.ts';
import { type ExportSource, type ExportStrings, recordOf, rulesIn } from './record.ts';

/** Grows when a reader of the last version would not understand the next: see docs/overview.schema.json. */
export const JSON_VERSION = 1;

/** JSON for programs; `docs/overview.schema.json` describes it. */
export function toJson(source: ExportSource, strings: ExportStrings): string {
  const { rows, failures, complete, region, accountId, generatedAt, toolVersion } = source;
  const content = {
    format: 'lambda-async-overview',
    version: JSON_VERSION,
    tool: { name: 'Lambda Async', version: toolVersion },
    generatedAt: generatedAt.toISOString(),
    accountId,
    region,
    complete,
    rules: rulesIn(rows, strings),
    rows: rows.map((row) => recordOf(row, strings)),
    failures,
  };
  return `${escapeUnseen(JSON.stringify(content, undefined, 2))}\n`;
}
