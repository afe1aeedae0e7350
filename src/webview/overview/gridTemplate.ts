import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import {
  type FindingFilter,
  ROW_COLUMNS,
  type RowColumn,
  type RowOrder,
} from '../../domain/overview/rowView.ts';
import type { TableWords } from '../../features/overview/protocol.ts';
import { icon } from '../shared/controls.ts';
import { cellsTemplate, versionsTemplate } from './cells.ts';
import type { Line } from './lines.ts';

/** What the table shows. */
export interface GridState {
  readonly lines: readonly Line[];
  /** The finding that the filter asks for. */
  readonly asked?: FindingFilter | undefined;
  readonly order: RowOrder;
  readonly words: TableWords;
  /** Shown where there is no row. */
  readonly empty: string;
}

/** What the template needs beside the state. */
export interface GridDraw {
  /** Pixels. */
  readonly rowHeight: number;
  /** The lines to draw: those in sight, and some around them. */
  readonly indexes: readonly number[];
  /** Key of the line that the keyboard is at. */
  readonly active: string | undefined;
  readonly setOrder: (order: RowOrder) => void;
  readonly clicked: (index: number) => void;
}

/** Columns whose interesting end is the upper one. */
const DESCENDING_FIRST: readonly RowColumn[] = ['findings', 'lastModified'];

/** The head of the table, and the lines in sight, each at its place in the height of all. */
export function gridTemplate(state: GridState, draw: GridDraw): TemplateResult {
  const height = `height: ${state.lines.length * draw.rowHeight}px`;
  return html`<div role="rowgroup" class="grid-head">
      <div role="row" class="grid-row" aria-rowindex="1">
        ${ROW_COLUMNS.map((column) => headerTemplate(column, state, draw))}
      </div>
    </div>
    <div role="rowgroup" class="grid-body" .style=${height}>
      ${repeat(
        draw.indexes,
        // A line that stays in sight keeps its element: a step of the wheel makes new ones at one end only.
        (index) => state.lines[index]?.key,
        (index) => rowTemplate(index, state, draw),
      )}
    </div>
    ${state.lines.length === 0 ? html`<p class="grid-empty muted">${state.empty}</p>` : nothing}`;
}

function headerTemplate(column: RowColumn, { order, words }: GridState, draw: GridDraw): TemplateResult {
  const isOrder = order.column === column;
  const direction = order.descending ? 'descending' : 'ascending';
  const descending = isOrder ? !order.descending : DESCENDING_FIRST.includes(column);
  return html`<div role="columnheader" class="cell" aria-sort=${isOrder ? direction : 'none'}>
    <button
      type="button"
      tabindex=${isOrder ? '0' : '-1'}
      @click=${() => draw.setOrder({ column, descending })}
    >
      <span class="cut">${words.columns[column]}</span>
      ${isOrder ? icon(order.descending ? 'arrow-down' : 'arrow-up') : nothing}
    </button>
  </div>`;
}

function rowTemplate(
  index: number,
  { lines, words, asked }: GridState,
  draw: GridDraw,
): TemplateResult | typeof nothing {
  const line = lines[index];
  if (!line) return nothing;
  const isActive = line.key === draw.active;
  const isUnder = line.kind === 'row' && line.under !== undefined;
  return html`<div
    role="row"
    id="row-${index}"
    class="grid-row ${isActive ? 'active' : ''} ${isUnder ? 'under' : ''}"
    aria-level=${isUnder ? '2' : '1'}
    aria-expanded=${line.kind === 'row' ? nothing : String(line.isOpen)}
    aria-rowindex=${index + 2}
    aria-selected=${isActive ? 'true' : 'false'}
    .style=${`transform: translateY(${index * draw.rowHeight}px)`}
    @click=${() => draw.clicked(index)}
  >
    ${line.kind === 'row' ? cellsTemplate(line.row, { words, asked }) : versionsTemplate(line, { words, asked })}
  </div>`;
}
