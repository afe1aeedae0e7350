import { html, type TemplateResult } from 'lit';
import type { LimitRowView, LimitsView } from '../../features/configPanel/protocol.ts';
import type { Draw } from './draw.ts';
import { noticesTemplate } from './notices.ts';
import { headTemplate } from './tables.ts';

/** The two numbers, what they are and what they could be. */
export function limitsTemplate(view: LimitsView, draw: Draw): TemplateResult {
  return html`<section aria-labelledby="limits-heading">
    <h2 id="limits-heading">${view.heading}</h2>
    <table class="limits" role="table" aria-labelledby="limits-heading">
      ${headTemplate(view.columns)}
      <tbody role="rowgroup">
        ${view.rows.map(rowTemplate)}
      </tbody>
    </table>
    ${noticesTemplate(view.warnings, draw)}
    <p class="muted">${view.facts.join(' ')}</p>
  </section>`;
}

function rowTemplate(row: LimitRowView): TemplateResult {
  return html`<tr role="row">
    <th scope="row" role="rowheader">${row.name}<span class="mono muted">${row.member}</span></th>
    <td role="cell" class="value">${row.value}</td>
    <td role="cell" class=${row.configured ? '' : 'muted'}>${row.source}</td>
    <td role="cell" class="muted">${row.allowed}</td>
  </tr>`;
}
