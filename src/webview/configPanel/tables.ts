import { html, type TemplateResult } from 'lit';

/**
 * The head of a table. On narrow pages a table becomes a list of blocks by its stylesheet; the explicit roles
 * keep it a table for screen readers.
 */
export function headTemplate(columns: readonly string[]): TemplateResult {
  return html`<thead role="rowgroup">
    <tr role="row">
      ${columns.map((column) => html`<th scope="col" role="columnheader">${column}</th>`)}
    </tr>
  </thead>`;
}
