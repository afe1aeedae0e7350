import { parseFunctionArn } from '../arn/functionArn.ts';
import type { Destination } from '../destinations/destination.ts';
import type { Finding, Severity } from '../findings/finding.ts';
import { type Rule, RULES, ruleOf } from '../findings/rules.ts';
import type { OverviewRow } from '../overview/row.ts';
import { nameText, proseText, table } from './markdownText.ts';
import type { ExportSource, ExportStrings } from './record.ts';

const SEVERITIES: readonly Severity[] = ['error', 'warning', 'info'];

/**
 * Markdown for people: a summary, the findings by severity with their remedies and places, then the settings in the
 * few columns that people read, and what could not be read. The other formats hold everything.
 */
export function toMarkdown(source: ExportSource, strings: ExportStrings): string {
  const { rows, failures, complete } = source;
  const { report } = strings;
  const blocks = [
    `# ${proseText(strings.title)}`,
    placeLine(source),
    ...(complete ? [] : [`**${proseText(strings.incomplete)}**`]),
    `## ${proseText(report.summary)}`,
    proseText(report.scope(new Set(rows.map(({ name }) => name)).size, rows.length)),
    ...findingBlocks(rows, strings),
    ...(rows.length === 0 ? [] : [`## ${proseText(report.settings)}`, settingsTable(rows, strings)]),
    ...(failures.length === 0 ? [] : [`## ${proseText(report.notRead)}`, failureList(source)]),
  ];
  return `${blocks.join('\n\n')}\n`;
}

function placeLine({ accountId, region, generatedAt }: ExportSource): string {
  const parts = [accountId, region, generatedAt.toISOString()].filter((part) => part !== '');
  return parts.map(nameText).join(' · ');
}

/** A finding and its row. */
interface Found {
  readonly row: OverviewRow;
  readonly finding: Finding;
}

function findingBlocks(rows: readonly OverviewRow[], strings: ExportStrings): readonly string[] {
  const found = rows.flatMap((row) => row.findings.map((finding): Found => ({ row, finding })));
  const byRule = Map.groupBy(found, ({ finding }) => ruleOf(finding).id);
  const rules = RULES.filter(({ id }) => byRule.has(id));
  if (rules.length === 0) return [proseText(strings.report.noFindings)];
  return [
    ruleTable(rules, byRule, strings),
    ...SEVERITIES.flatMap((severity) => {
      const own = rules.filter((rule) => rule.severity === severity);
      const sections = own.flatMap((rule) => ruleSection(rule, byRule.get(rule.id) ?? [], strings));
      return own.length === 0
        ? []
        : [`## ${proseText(strings.report.severities[severity].many)}`, ...sections];
    }),
  ];
}

function ruleTable(
  rules: readonly (typeof RULES)[number][],
  byRule: ReadonlyMap<string, readonly Found[]>,
  { rule: wordsOf, report }: ExportStrings,
): string {
  const { severity, finding, count } = report.summaryColumns;
  return table(
    [severity, finding, count].map(proseText),
    rules.map((rule) => [
      proseText(report.severities[rule.severity].one),
      `${proseText(wordsOf(rule.kind).title)} (${nameText(rule.id)})`,
      String(byRule.get(rule.id)?.length ?? 0),
    ]),
  );
}

function ruleSection(rule: Rule, found: readonly Found[], strings: ExportStrings): readonly string[] {
  const { title, fact, remedy } = strings.rule(rule.kind);
  return [
    `### ${proseText(title)} (${nameText(rule.id)})`,
    proseText(fact),
    `**${proseText(strings.report.remedy)}** ${proseText(remedy)}`,
    places(found, strings),
  ];
}

/** A line for each function: its qualifiers of which the same is so. */
function places(found: readonly Found[], strings: ExportStrings): string {
  const lines = Map.groupBy(found, ({ row, finding }) => {
    const detail = detailOf(finding, strings);
    return `- ${nameText(row.name)}${detail === '' ? '' : ` (${detail})`}: `;
  });
  return [...lines].map(([line, own]) => line + qualifiersText(own, strings)).join('\n');
}

/** Qualifiers that a line of a report names; the table of the settings has all. */
const NAMED = 8;

function qualifiersText(found: readonly Found[], { report }: ExportStrings): string {
  const named = found.slice(0, found.length > NAMED + 1 ? NAMED : found.length);
  const names = named.map(({ row }) => nameText(row.qualifier));
  const more = found.length - named.length;
  return [...names, ...(more === 0 ? [] : [proseText(report.more(more))])].join(', ');
}

/** Subject of the finding, where it differs from one place to the other. */
function detailOf(finding: Finding, strings: ExportStrings): string {
  if (finding.kind === 'functionLoop') return (finding.path ?? []).map(stepText).join(' → ');
  if (!('target' in finding)) return '';
  const role = 'role' in finding ? finding.role : 'onSuccess';
  return `${proseText(strings.report.roles[role])}: ${targetText(finding.target, strings)}`;
}

function stepText(arn: string): string {
  const fn = parseFunctionArn(arn);
  return nameText(fn ? `${fn.name}:${fn.qualifier}` : arn);
}

function settingsTable(rows: readonly OverviewRow[], strings: ExportStrings): string {
  const { report } = strings;
  const { name, retries, age, findings } = report.columns;
  const { onSuccess, onFailure, deadLetter } = report.roles;
  return table(
    [name, retries, age, onSuccess, onFailure, deadLetter, findings].map(proseText),
    rows.map((row) => [
      nameText(`${row.name}:${row.qualifier}`),
      proseText(report.retries(row.retries)),
      proseText(report.age(row.maximumAge)),
      ...[row.onSuccess, row.onFailure, row.deadLetter].map((target) => targetText(target, strings)),
      [...new Set(row.findings.map((finding) => ruleOf(finding).id))].map(nameText).join(', '),
    ]),
  );
}

function targetText(target: Destination | undefined, { report }: ExportStrings): string {
  return target ? `${proseText(report.kinds[target.kind])} ${nameText(target.name)}` : '';
}

function failureList({ failures }: ExportSource): string {
  return failures.map(({ name, message }) => `- ${nameText(name)}: ${proseText(message)}`).join('\n');
}
