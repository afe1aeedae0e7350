import { html, nothing, type TemplateResult } from 'lit';
import type { DestinationRowViewModel, DestinationsViewModel } from '../../features/configPanel/protocol.ts';
import { button, icon, iconButton } from '../shared/controls.ts';
import type { Actions } from './actions.ts';
import { factTemplate } from '../shared/facts.ts';
import { noticesTemplate } from '../shared/notices.ts';
import { warningLine } from './path.ts';
import { headTemplate } from './tables.ts';

/** Targets of events, and the permissions that the execution role needs for them. */
export function destinationsTemplate(view: DestinationsViewModel, pageActions: Actions): TemplateResult {
  return html`<section aria-labelledby="destinations-heading">
    <h2 id="destinations-heading">${view.heading}</h2>
    ${noticesTemplate(view.notices, pageActions)}
    <table class="destinations" role="table" aria-labelledby="destinations-heading">
      ${headTemplate(view.columns)}
      <tbody role="rowgroup">
        ${view.rows.map((row) => rowTemplate(row, view.columns, pageActions))}
      </tbody>
    </table>
    ${view.executionRole ? html`<dl class="facts">${factTemplate(view.executionRole, pageActions)}</dl>` : nothing}
  </section>`;
}

function rowTemplate(
  row: DestinationRowViewModel,
  columns: readonly string[],
  pageActions: Actions,
): TemplateResult {
  return html`<tr role="row">
    <th scope="row" role="rowheader">${row.label}<span class="muted">${row.note}</span></th>
    <td role="cell">${targetTemplate(row, pageActions)} ${row.warnings.map(warningLine)}</td>
    <td role="cell" data-label=${columns[2] ?? ''} class=${row.target ? '' : 'empty'}>
      ${row.target?.needs.map((action) => html`<div class="mono">${action}</div>`) ?? nothing}
      ${
        row.target?.needsNote === undefined ? nothing : html`<div class="muted">${row.target.needsNote}</div>`
      }
    </td>
  </tr>`;
}

function targetTemplate({ target, text }: DestinationRowViewModel, pageActions: Actions): TemplateResult {
  if (!target) return html`<span class="muted">${text}</span>`;
  return html`<div class="target">
    ${icon(target.icon)}
    <div class="target-body">
      <div><span class="target-name">${target.name}</span> <span class="muted">${target.kind}</span></div>
      <div class="arn">
        <span class="mono muted">${target.arn}</span>
        <span class="icons">${target.actions.map((action) => iconButton(action, pageActions))}</span>
      </div>
      ${
        target.elsewhere === undefined
          ? nothing
          : html`<div class="elsewhere">
              <span class="muted">${target.elsewhere}</span>
              ${target.switches.map((action) => button(action, pageActions))}
            </div>`
      }
    </div>
  </div>`;
}
