import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { icon } from './controls.ts';
import type { GridActions } from './grid.ts';

/** A column's header; without `sort` it cannot be sorted. */
export interface HeaderCell {
  readonly label: string;
  readonly sort?: {
    /** Undefined: the table is sorted by another column. */
    readonly direction: 'ascending' | 'descending' | undefined;
    readonly toggle: () => void;
  };
}

interface GridParts<Line> {
  readonly headers: readonly HeaderCell[];
  readonly lines: readonly Line[];
  /** Shown where there is no row. */
  readonly empty: string;
  readonly row: (line: Line, index: number) => TemplateResult;
}

/** The head of a table, and the lines in sight, each at its place in the height of all. */
export function gridTemplate<Line extends { readonly key: string }>(
  { headers, lines, empty, row }: GridParts<Line>,
  pageActions: GridActions,
): TemplateResult {
  const height = `height: ${lines.length * pageActions.rowHeight}px`;
  return html`<div role="rowgroup" class="grid-head">
      <div role="row" class="grid-row" aria-rowindex="1">${headers.map(headerTemplate)}</div>
    </div>
    <div role="rowgroup" class="grid-body" .style=${height}>
      ${repeat(
        pageActions.indexes,
        // A line that stays in sight keeps its element: a step of the wheel makes new ones at one end only.
        (index) => lines[index]?.key,
        (index) => {
          const line = lines[index];
          return line ? row(line, index) : nothing;
        },
      )}
    </div>
    ${lines.length === 0 ? html`<p class="grid-empty muted">${empty}</p>` : nothing}`;
}

function headerTemplate({ label, sort }: HeaderCell): TemplateResult {
  if (!sort) return html`<div role="columnheader" class="cell"><span class="cut head">${label}</span></div>`;
  const { direction, toggle } = sort;
  return html`<div role="columnheader" class="cell" aria-sort=${direction ?? 'none'}>
    <button type="button" tabindex=${direction ? '0' : '-1'} @click=${toggle}>
      <span class="cut">${label}</span>
      ${direction ? icon(direction === 'descending' ? 'arrow-down' : 'arrow-up') : nothing}
    </button>
  </div>`;
}
