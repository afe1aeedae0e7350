import type { DestinationKind, TargetRole } from '../destinations/destination.ts';
import type { Effective } from '../settings/eventInvokeConfig.ts';
import type { Finding, Severity } from '../findings/finding.ts';
import { RULES, ruleOf, type RuleId } from '../findings/rules.ts';
import type { OverviewRow } from '../overview/row.ts';

/** The words of an export, in the user's language: the domain knows none. */
export interface ExportStrings {
  /** Heading of the whole. */
  readonly title: string;
  /** Said where the scan has not read everything. */
  readonly incomplete: string;
  rule(kind: Finding['kind']): { readonly title: string; readonly fact: string; readonly remedy: string };
  /** The finding, in a sentence or two. */
  finding(finding: Finding): string;
  readonly report: ReportStrings;
}

/** The words of the format for people. */
export interface ReportStrings {
  readonly summary: string;
  scope(functions: number, rows: number): string;
  readonly noFindings: string;
  readonly summaryColumns: { readonly severity: string; readonly finding: string; readonly count: string };
  readonly severities: Readonly<Record<Severity, { readonly one: string; readonly many: string }>>;
  /** Before a rule's remedy. */
  readonly remedy: string;
  readonly settings: string;
  readonly columns: Readonly<Record<'name' | 'retries' | 'age' | 'findings', string>>;
  readonly roles: Readonly<Record<TargetRole, string>>;
  readonly kinds: Readonly<Record<DestinationKind, string>>;
  retries(retries: Effective<number>): string;
  /** @param age in seconds */
  age(age: Effective<number>): string;
  /** Heading of what could not be read. */
  readonly notRead: string;
  /** Behind the names that a list has: how many more there are. */
  readonly more: (count: number) => string;
}

/** Contents of an export: the result of a scan, with its place and time. */
export interface ExportSource {
  readonly rows: readonly OverviewRow[];
  /** Failures in words. */
  readonly failures: readonly { readonly name: string; readonly message: string }[];
  /** True if everything was read; failures do not count against it. */
  readonly complete: boolean;
  readonly region: string;
  /** Empty where it is not known. */
  readonly accountId: string;
  readonly generatedAt: Date;
  /** Version of the extension, `1.2.3`. */
  readonly toolVersion: string;
}

export interface ExportedFinding {
  readonly rule: RuleId;
  readonly severity: Severity;
  /** One line. */
  readonly message: string;
}

/** One row as all formats have it: the names are the columns. Texts that are not there are empty. */
export interface ExportRecord {
  readonly function: string;
  readonly qualifier: string;
  readonly arn: string;
  readonly partition: string;
  readonly region: string;
  readonly accountId: string;
  readonly source: 'configured' | 'default';
  readonly retries: number;
  readonly retriesSource: 'configured' | 'default';
  readonly maximumAgeSeconds: number;
  readonly maximumAgeSource: 'configured' | 'default';
  /** ARN. */
  readonly onSuccess: string;
  /** ARN. */
  readonly onFailure: string;
  /** ARN. */
  readonly deadLetter: string;
  /** ISO 8601, in UTC. */
  readonly lastModified: string;
  readonly findings: readonly ExportedFinding[];
}

/** The columns that hold one text or number each. */
export const PLAIN_COLUMNS = [
  'function',
  'qualifier',
  'arn',
  'partition',
  'region',
  'accountId',
  'source',
  'retries',
  'retriesSource',
  'maximumAgeSeconds',
  'maximumAgeSource',
  'onSuccess',
  'onFailure',
  'deadLetter',
  'lastModified',
] as const satisfies readonly (keyof ExportRecord)[];

/** The columns of the flat formats. A row's findings fill two: the ids in a line, and a line for each message. */
export const COLUMNS: readonly string[] = [...PLAIN_COLUMNS, 'findings', 'messages'];

/** A row of the overview for all formats. */
export function recordOf(row: OverviewRow, strings: ExportStrings): ExportRecord {
  return {
    function: row.name,
    qualifier: row.qualifier,
    arn: row.arn,
    partition: row.partition,
    region: row.region,
    accountId: row.accountId,
    source: row.source,
    retries: row.retries.value,
    retriesSource: row.retries.source,
    maximumAgeSeconds: row.maximumAge.value,
    maximumAgeSource: row.maximumAge.source,
    onSuccess: row.onSuccess?.arn ?? '',
    onFailure: row.onFailure?.arn ?? '',
    deadLetter: row.deadLetter?.arn ?? '',
    lastModified: row.lastModified ?? '',
    findings: row.findings.map((finding) => exported(finding, strings)),
  };
}

function exported(finding: Finding, strings: ExportStrings): ExportedFinding {
  const { id, severity } = ruleOf(finding);
  return { rule: id, severity, message: oneLine(strings.finding(finding)) };
}

/** A text with every run of white space, line breaks included, as one space. */
export function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}

/** The texts of a record's columns. */
export function cellsOf(record: ExportRecord): readonly string[] {
  const { findings } = record;
  return [
    ...PLAIN_COLUMNS.map((column) => String(record[column])),
    findings.map(({ rule }) => rule).join(' '),
    findings.map(({ message }) => message).join('\n'),
  ];
}

/** The rules that found something, the worst first, in words. */
export function rulesIn(rows: readonly OverviewRow[], strings: ExportStrings) {
  const kinds = new Set(rows.flatMap(({ findings }) => findings.map(({ kind }) => kind)));
  return RULES.filter(({ kind }) => kinds.has(kind)).map(({ id, severity, kind }) => ({
    id,
    severity,
    ...strings.rule(kind),
  }));
}
