import { html, nothing, type TemplateResult } from 'lit';
import { COMPARISON_COLUMNS, type ComparisonOrder } from '../../domain/comparison/rowView.ts';
import type { RowViewModel, TableStrings } from '../../features/compare/protocol.ts';
import { icon } from '../shared/controls.ts';
import type { GridContent, GridActions } from '../shared/grid.ts';
import { gridTemplate, type HeaderCell } from '../shared/gridTemplate.ts';

/** Contents of the table. */
export interface CompareContent extends GridContent<RowViewModel> {
  readonly strings: TableStrings;
  readonly order: ComparisonOrder;
  readonly setOrder: (order: ComparisonOrder) => void;
  /** Shown where there is no row. */
  readonly empty: string;
}

/** With the column of differences and reasons, which has no order. */
export const COLUMN_COUNT = COMPARISON_COLUMNS.length + 1;

/** The declarations: state, function, qualifier, file, deployed function, difference or reason. */
export function compareGrid(content: CompareContent, pageActions: GridActions): TemplateResult {
  const { lines, empty, strings } = content;
  return gridTemplate(
    {
      headers: headersOf(content),
      lines,
      empty,
      row: (row, index) => rowTemplate(row, index, strings, pageActions),
    },
    pageActions,
  );
}

function headersOf({ strings, order, setOrder }: CompareContent): readonly HeaderCell[] {
  const sorted = COMPARISON_COLUMNS.map((column): HeaderCell => {
    const isOrder = order.column === column;
    const direction = order.descending ? 'descending' : 'ascending';
    const descending = isOrder && !order.descending;
    return {
      label: strings.columns[column],
      sort: { direction: isOrder ? direction : undefined, toggle: () => setOrder({ column, descending }) },
    };
  });
  return [...sorted, { label: strings.columns.note }];
}

function rowTemplate(
  row: RowViewModel,
  index: number,
  strings: TableStrings,
  pageActions: GridActions,
): TemplateResult {
  const { state, qualifier, place, deployed, note, dialect } = row;
  const { text, icon: iconName, fact } = strings.states[state];
  const isActive = row.key === pageActions.active;
  const cell = (value: string, classes = ''): TemplateResult =>
    html`<div role="gridcell" class="cell text ${classes}" title=${value}>${value}</div>`;
  return html`<div
    role="row"
    id="row-${index}"
    class="grid-row ${isActive ? 'active' : ''}"
    aria-rowindex=${index + 2}
    aria-selected=${isActive ? 'true' : 'false'}
    .style=${`transform: translateY(${index * pageActions.rowHeight}px)`}
    @click=${() => pageActions.clicked(index)}
  >
    <div role="gridcell" class="cell state ${state}" title=${fact}>
      ${icon(iconName, 'tone')}<span>${text}</span>
    </div>
    ${nameCell(row)} ${cell(qualifier)}
    <div role="gridcell" class="cell text" title=${dialect === '' ? place : `${place}\n${dialect}`}>
      ${place}
    </div>
    ${cell(deployed)} ${cell(note, 'muted')}
  </div>`;
}

/** The function's name, then its short address; the whole one on hover. */
function nameCell({ name, address, shortAddress }: RowViewModel): TemplateResult {
  const whole = address === '' || address === name ? name : `${name}\n${address}`;
  const hasShort = shortAddress !== '' && shortAddress !== name;
  return html`<div role="rowheader" class="cell text name" title=${whole}>
    ${name}${hasShort ? html` <span class="muted">${shortAddress}</span>` : nothing}
  </div>`;
}
