import { html, nothing, type TemplateResult } from 'lit';
import type { LimitRowViewModel, LimitsViewModel } from '../../features/configPanel/protocol.ts';
import { headTemplate } from './tables.ts';

/** The two numbers, what they are and what they could be. */
export function limitsTemplate(view: LimitsViewModel): TemplateResult {
  return html`<section aria-labelledby="limits-heading">
    <h2 id="limits-heading">${view.heading}</h2>
    <table class="limits" role="table" aria-labelledby="limits-heading">
      ${headTemplate(view.columns)}
      <tbody role="rowgroup">
        ${view.rows.map((row) => rowTemplate(row, view.columns[3] ?? ''))}
      </tbody>
    </table>
    <p class="muted">${view.facts.join(' ')}</p>
  </section>`;
}

function rowTemplate(row: LimitRowViewModel, allowed: string): TemplateResult {
  return html`<tr role="row">
    <th scope="row" role="rowheader">${row.name}<span class="mono muted">${row.member}</span></th>
    <td role="cell">
      <span class="value">${row.value}</span
      >${row.raw === undefined ? nothing : html` <span class="muted">(${row.raw})</span>`}
    </td>
    <td role="cell" class=${row.configured ? '' : 'muted'}>${row.source}</td>
    <td role="cell" class="muted" data-label=${allowed}>${row.allowed}</td>
  </tr>`;
}
