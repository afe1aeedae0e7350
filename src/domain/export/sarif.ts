import type { Severity } from '../findings/finding.ts';
import { escapeUnseen, showUnseen } from '../text/unseen.ts';
import {
  type ExportRecord,
  type ExportSource,
  type ExportStrings,
  type ExportedFinding,
  PLAIN_COLUMNS,
  recordOf,
  rulesIn,
} from './record.ts';

export const LEVELS: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  info: 'note',
};

/**
 * SARIF 2.1.0 (OASIS): each row is a logical location named by its ARN, with all columns as properties; each
 * finding is a result there.
 *
 * Settings of an account stand in no file, and SARIF asks for none. GitHub code scanning does ask for a physical
 * location in each result, with a relative URI: it gets a path made of the ARN, below `lambda-async/`, that is in
 * no repository, so that the alert has a name and no preview. The fingerprint that GitHub would compute from the
 * file is given instead, so that an alert is the same one after the next upload.
 */
export function toSarif(source: ExportSource, strings: ExportStrings): string {
  const records = source.rows.map((row) => recordOf(row, strings));
  const rules = rulesIn(source.rows, strings);
  const indexes = new Map<string, number>(rules.map(({ id }, index) => [id, index]));
  const run = {
    tool: { driver: driver(source.toolVersion, rules) },
    // Uploads replace each other by this id: one for each account and region.
    automationDetails: {
      id: `${['lambda-async', source.accountId || 'unknown', source.region].map(uriPart).join('/')}/`,
    },
    columnKind: 'utf16CodeUnits',
    invocations: [invocation(source)],
    logicalLocations: records.map(location),
    results: records.flatMap((record, index) => resultsOf(record, index, indexes)),
    properties: { region: source.region, accountId: source.accountId, complete: source.complete },
  };
  return sarifText(run);
}

/** A log with one run. */
export function sarifText(run: object): string {
  const log = {
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [run],
  };
  return `${escapeUnseen(JSON.stringify(log, undefined, 2))}\n`;
}

interface SarifRule {
  readonly id: string;
  readonly severity: Severity;
  readonly title: string;
  readonly fact: string;
  readonly remedy: string;
}

/** The tool, with its rules. */
export function driver(version: string, rules: readonly SarifRule[]) {
  return {
    name: 'Lambda Async',
    semanticVersion: version,
    rules: rules.map(({ id, severity, title, fact, remedy }) => ({
      id,
      name: id.replaceAll(/(?:^|-)([a-z])/g, (_, letter: string) => letter.toUpperCase()),
      shortDescription: message(title),
      fullDescription: message(fact),
      help: message(`${fact} ${remedy}`.trim()),
      defaultConfiguration: { level: LEVELS[severity] },
    })),
  };
}

/** Says when, whether all was read, and what was not. */
function invocation({ complete, generatedAt, failures }: ExportSource) {
  return {
    executionSuccessful: complete,
    endTimeUtc: generatedAt.toISOString(),
    toolExecutionNotifications: failures.map(({ name, message: text }) => ({
      level: 'error',
      message: message(text),
      locations: [{ logicalLocations: [{ name, kind: 'function' }] }],
    })),
  };
}

function location(record: ExportRecord) {
  return {
    name: `${record.function}:${record.qualifier}`,
    fullyQualifiedName: record.arn,
    kind: 'function',
    properties: Object.fromEntries(PLAIN_COLUMNS.map((column) => [column, record[column]])),
  };
}

function resultsOf(record: ExportRecord, index: number, rules: ReadonlyMap<string, number>) {
  const { arn, function: name, qualifier, findings } = record;
  return findings.map(({ rule, severity, message: text }, position) => ({
    ruleId: rule,
    ruleIndex: rules.get(rule) ?? -1,
    level: LEVELS[severity],
    message: message(text),
    locations: [
      {
        physicalLocation: { artifactLocation: { uri: pathOf(record) }, region: { startLine: 1 } },
        logicalLocations: [{ index, name: `${name}:${qualifier}`, fullyQualifiedName: arn }],
      },
    ],
    partialFingerprints: { primaryLocationLineHash: fingerprint(arn, findings.slice(0, position), rule) },
  }));
}

/** A rule may find something twice in a row, as on success and on failure. */
function fingerprint(arn: string, before: readonly ExportedFinding[], rule: string): string {
  const earlier = before.filter((finding) => finding.rule === rule).length;
  return earlier === 0 ? `${rule}:${arn}` : `${rule}:${arn}:${earlier + 1}`;
}

/** `lambda-async/aws/us-east-1/111111111111/orders/$LATEST`, as a relative URI. */
function pathOf(record: ExportRecord): string {
  const { partition, region, accountId, function: name, qualifier } = record;
  return ['lambda-async', partition, region, accountId || 'unknown', name, qualifier].map(uriPart).join('/');
}

/** One segment of a path, which leads nowhere else: a reader of URIs goes up at `..`, and drops an empty one. */
export function uriPart(part: string): string {
  const encoded = encodeURIComponent(part.toWellFormed());
  return /^\.*$/.test(encoded) ? `~${encoded}` : encoded;
}

/**
 * Plain text for a viewer: SARIF makes a link of `[text](address)` and a placeholder of `{0}`, unless they are escaped
 * (SARIF 2.1.0, 3.11.5 and 3.11.6). What nobody would see is named.
 */
export function message(text: string): { readonly text: string } {
  return {
    text: showUnseen(text)
      .replaceAll(/[\\[\]]/g, String.raw`\$&`)
      .replaceAll(/[{}]/g, '$&$&'),
  };
}
