import { html, nothing, type TemplateResult } from 'lit';
import { type FindingFilter, isAskedFor, type ViewedTarget } from '../../domain/overview/rowView.ts';
import type { FindingViewModel, RowViewModel, TableStrings } from '../../features/overview/protocol.ts';
import { icon } from '../shared/controls.ts';
import type { VersionsLine } from './lines.ts';
import { fill, momentText, numberText } from '../shared/format.ts';

/** Shared by all cells. */
export interface CellStrings {
  readonly strings: TableStrings;
  /** The finding that the filter asks for; it comes first. */
  readonly asked?: FindingFilter | undefined;
}

/** The cells of a row, in the order of the columns. The name is the row's header. */
export function cellsTemplate(row: RowViewModel, own: CellStrings): TemplateResult {
  return html`${nameCell(row)} ${textCell(row.qualifier)} ${findingsCell(row.findings, own)}
  ${valueCells(row, own.strings)}`;
}

/** The cells of all versions of a function: a value that they share, or that they differ. */
export function versionsTemplate(line: VersionsLine, own: CellStrings): TemplateResult {
  const { rows, isOpen } = line;
  const [first] = rows;
  if (!first) return html``;
  const { strings } = own;
  const { isShared, findings } = digestOf(line, strings);
  const cells = valueCellsOf(first, strings).map(({ template }, column) =>
    isShared[column] ? template : textCell(strings.differ, 'muted'),
  );
  return html`${nameCell(first)}
    <div role="gridcell" class="cell text versions">
      ${icon(isOpen ? 'chevron-down' : 'chevron-right')}<span class="cut"
        >${fill(strings.versions, numberText(rows.length))}</span
      >
    </div>
    ${findingsCell(findings, own)} ${cells}`;
}

/** Values that all versions share. */
interface Digest {
  /** For each column after the findings, whether its value is the same in all versions. */
  readonly isShared: readonly boolean[];
  readonly findings: readonly FindingViewModel[];
}

/** Made once for each line: a function can have thousands of versions, and scrolling draws often. */
const digests = new WeakMap<VersionsLine, Digest>();

function digestOf(line: VersionsLine, strings: TableStrings): Digest {
  const known = digests.get(line);
  if (known) return known;
  const [first = [], ...rest] = line.rows.map((row) => valueCellsOf(row, strings).map(({ text }) => text));
  const digest = {
    isShared: first.map((text, column) => rest.every((texts) => texts[column] === text)),
    findings: distinct(line.rows.flatMap(({ findings }) => findings)),
  };
  digests.set(line, digest);
  return digest;
}

/** Each finding once, however many versions have it, in the order of the rows. */
const distinct = (findings: readonly FindingViewModel[]): readonly FindingViewModel[] => [
  ...new Map(findings.map((finding) => [`${finding.kind} ${finding.text}`, finding])).values(),
];

function nameCell({ name, arn, shownName: shown = name }: RowViewModel): TemplateResult {
  return html`<div role="rowheader" class="cell name" title=${shown === name ? arn : shown}>${shown}</div>`;
}

interface ValueCell {
  /** Two cells of a column that have the same text are the same. */
  readonly text: string;
  readonly template: TemplateResult;
}

/** The cells after the findings. */
function valueCellsOf(row: RowViewModel, strings: TableStrings): readonly ValueCell[] {
  const value = (text: string, source: 'configured' | 'default'): ValueCell => {
    const shown = source === 'default' ? fill(strings.marked, text) : text;
    // A default is muted, and marked in words.
    return { text: shown, template: textCell(shown, source === 'default' ? 'muted' : '') };
  };
  const target = (of: ViewedTarget | undefined): ValueCell => ({
    text: of?.arn ?? '',
    template: targetCell(of, strings),
  });
  const modified = row.lastModified === undefined ? '' : momentText(row.lastModified);
  return [
    value(String(row.retries.value), row.retries.source),
    value(row.ageText, row.maximumAge.source),
    target(row.onSuccess),
    target(row.onFailure),
    target(row.deadLetter),
    { text: modified, template: textCell(modified) },
    {
      text: row.source,
      template: textCell(strings.sources[row.source], row.source === 'default' ? 'muted' : ''),
    },
    lostCell(row.lost, strings),
  ];
}

/** Empty where CloudWatch was not asked. */
function lostCell(lost: RowViewModel['lost'], { lost: strings }: TableStrings): ValueCell {
  if (!lost) return { text: '', template: textCell('') };
  const { dropped, notDelivered } = lost;
  const parts = [
    ...(dropped > 0 ? [fill(strings.dropped, numberText(dropped))] : []),
    ...(notDelivered > 0 ? [fill(strings.notDelivered, numberText(notDelivered))] : []),
  ];
  const text = parts.length === 0 ? strings.none : parts.join(', ');
  return { text, template: textCell(text, parts.length === 0 ? 'muted' : '') };
}

const valueCells = (row: RowViewModel, strings: TableStrings): readonly TemplateResult[] =>
  valueCellsOf(row, strings).map(({ template }) => template);

/** Its tooltip appears where the text is cut: see `showWhole`. */
function textCell(text: string, classes = ''): TemplateResult {
  return html`<div role="gridcell" class="cell text ${classes}">${text}</div>`;
}

function targetCell(target: ViewedTarget | undefined, { kinds, none }: TableStrings): TemplateResult {
  if (!target) return textCell(none, 'muted');
  const { text, icon: name } = kinds[target.kind];
  return html`<div role="gridcell" class="cell target" title=${`${text}\n${target.arn}`}>
    ${icon(name)}<span class="visually-hidden">${text} </span><span class="cut">${target.name}</span>
  </div>`;
}

function findingsCell(
  findings: readonly FindingViewModel[],
  { strings, asked }: CellStrings,
): TemplateResult {
  const { severities } = strings;
  const isAsked = (finding: FindingViewModel): boolean => isAskedFor(finding, asked);
  const ordered = [...findings.filter(isAsked), ...findings.filter((finding) => !isAsked(finding))];
  const said = ({ severity, text }: FindingViewModel): string => `${severities[severity].text}: ${text}`;
  const [first, ...others] = ordered;
  if (!first) return html`<div role="gridcell" class="cell text findings"></div>`;
  const whole = others.length > 0 ? ordered.map(said).join('\n') : nothing;
  return html`<div role="gridcell" class="cell findings ${others.length > 0 ? '' : 'text'}" title=${whole}>
    <span class="finding cut ${first.severity} ${isAsked(first) ? 'asked' : ''}"
      >${icon(severities[first.severity].icon, 'tone')}<span class="visually-hidden"
        >${severities[first.severity].text}: </span
      >${first.text}</span
    >${others.length > 0 ? othersTemplate(others.map(said), strings) : nothing}
  </div>`;
}

/** How many more findings there are; a screen reader hears which, the tooltip has all. */
function othersTemplate(said: readonly string[], { others }: TableStrings): TemplateResult {
  return html`<span class="others muted" aria-hidden="true">${fill(others, numberText(said.length))}</span
    >${said.map((text) => html`<span class="visually-hidden"> ${text}</span>`)}`;
}
