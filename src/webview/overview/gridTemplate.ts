import { html, nothing, type TemplateResult } from 'lit';
import { unqualified } from '../../domain/account/functionIdentity.ts';
import { type FindingFilter } from '../../domain/overview/rowView.ts';
import { ROW_COLUMNS, type RowColumn, type RowOrder } from '../../domain/overview/rowOrder.ts';
import type { TableStrings } from '../../features/overview/protocol.ts';
import type { GridContent, GridActions } from '../shared/grid.ts';
import { gridTemplate, type HeaderCell } from '../shared/gridTemplate.ts';
import { icon } from '../shared/controls.ts';
import { functionContext } from '../shared/functionMenu.ts';
import { fill, numberText } from '../shared/format.ts';
import { cellsTemplate, type CellStrings, versionsTemplate } from './cells.ts';
import type { Line, StackLine } from './lines.ts';

/** Contents of the overview's table. */
export interface OverviewContent extends GridContent<Line> {
  /** The finding that the filter asks for. */
  readonly asked?: FindingFilter | undefined;
  readonly order: RowOrder;
  readonly setOrder: (order: RowOrder) => void;
  readonly strings: TableStrings;
  /** Shown where there is no row. */
  readonly empty: string;
}

/** Columns whose interesting end is the upper one. */
const DESCENDING_FIRST: readonly RowColumn[] = ['findings', 'lastModified', 'lost'];

/** The overview's table: functions with their qualifiers, the versions of a function folded into one line. */
export function overviewGrid(content: OverviewContent, pageActions: GridActions): TemplateResult {
  const { lines, empty } = content;
  return gridTemplate(
    {
      headers: ROW_COLUMNS.map((column) => headerOf(column, content)),
      lines,
      empty,
      row: (line, index) => rowTemplate(line, index, content, pageActions),
    },
    pageActions,
  );
}

function headerOf(column: RowColumn, { order, setOrder, strings }: OverviewContent): HeaderCell {
  const isOrder = order.column === column;
  const descending = isOrder ? !order.descending : DESCENDING_FIRST.includes(column);
  const direction = order.descending ? 'descending' : 'ascending';
  return {
    label: strings.columns[column],
    sort: { direction: isOrder ? direction : undefined, toggle: () => setOrder({ column, descending }) },
  };
}

function rowTemplate(
  line: Line,
  index: number,
  { strings, asked }: OverviewContent,
  pageActions: GridActions,
): TemplateResult {
  const isActive = line.key === pageActions.active;
  const isUnder = line.kind === 'row' && line.under !== undefined;
  const level = 1 + Number(isUnder) + Number(line.kind !== 'stack' && line.stack !== undefined);
  return html`<div
    role="row"
    id="row-${index}"
    class="grid-row ${isActive ? 'active' : ''} ${isUnder ? 'under' : ''}"
    aria-level=${level}
    aria-expanded=${line.kind === 'row' ? nothing : String(line.isOpen)}
    aria-rowindex=${index + 2}
    aria-selected=${isActive ? 'true' : 'false'}
    data-vscode-context=${menuOf(line) ?? nothing}
    .style=${`transform: translateY(${index * pageActions.rowHeight}px)`}
    @click=${() => pageActions.clicked(index)}
  >
    ${lineCells(line, { strings, asked })}
  </div>`;
}

/** The menu of a function and qualifier; of folded versions, that of the function. */
export function menuOf(line: Line): string | undefined {
  if (line.kind === 'stack') return undefined;
  const arn = line.kind === 'row' ? line.row.arn : unqualified(line.rows[0]?.arn ?? '');
  return functionContext(arn);
}

function lineCells(line: Line, own: CellStrings): TemplateResult {
  switch (line.kind) {
    case 'row':
      return cellsTemplate(line.row, own);
    case 'versions':
      return versionsTemplate(line, own);
    case 'stack':
      return stackCell(line, own.strings);
    default:
      return line satisfies never;
  }
}

/** One cell over the whole width. */
function stackCell({ name, rows, isOpen }: StackLine, strings: TableStrings): TemplateResult {
  const text = name === '' ? strings.noStack : fill(strings.stack, name);
  return html`<div role="rowheader" class="cell stack" aria-colspan=${ROW_COLUMNS.length}>
    <span class="stack-name"
      >${icon(isOpen ? 'chevron-down' : 'chevron-right')}${icon('layers')}<span class="cut">${text}</span
      ><span class="muted">${fill(strings.rows, numberText(rows))}</span></span
    >
  </div>`;
}
