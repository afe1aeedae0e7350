import { toCsv } from './csv.ts';
import { toJson } from './json.ts';
import { toMarkdown } from './markdown.ts';
import type { ExportSource, ExportStrings } from './record.ts';
import { toSarif } from './sarif.ts';

export type { ExportSource, ExportStrings, ReportStrings } from './record.ts';

/** The formats of an export, with the endings of their files. */
export const EXPORT_FORMATS = { csv: 'csv', json: 'json', markdown: 'md', sarif: 'sarif' } as const;

export type ExportFormat = keyof typeof EXPORT_FORMATS;

const WRITERS: Readonly<Record<ExportFormat, (source: ExportSource, strings: ExportStrings) => string>> = {
  csv: toCsv,
  json: toJson,
  markdown: toMarkdown,
  sarif: toSarif,
};

/** The text of an export file, UTF-8. The rows and their findings are the same in all formats. */
export function exportOverview(format: ExportFormat, source: ExportSource, strings: ExportStrings): string {
  return WRITERS[format](source, strings);
}
