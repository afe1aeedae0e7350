import { html, nothing, type TemplateResult } from 'lit';
import type { FailuresViewModel } from '../../features/overview/protocol.ts';
import { icon, iconButton, toolbarButton } from '../shared/controls.ts';
import type { Actions } from './actions.ts';

/** Functions that could not be read, with the reason and a retry button; folded where there are rows. */
export function failuresTemplate(view: FailuresViewModel, pageActions: Actions): TemplateResult {
  const { heading, items, more, remedies, actions } = view;
  return html`<details class="failures" ?open=${pageActions.counts.all === 0}>
    <summary>${icon('warning', 'tone')}<span>${heading}</span></summary>
    ${remedies.map((remedy) => html`<p>${remedy}</p>`)}
    <div class="scan-actions">${actions.map((action) => toolbarButton(action, pageActions))}</div>
    <ul>
      ${items.map(
        ({ name, text, retry }) =>
          html`<li>
            <span class="failed-name">${name}</span><span class="muted">${text}</span>
            ${retry ? iconButton(retry, pageActions) : nothing}
          </li>`,
      )}
    </ul>
    ${more === undefined ? nothing : html`<p class="muted">${more}</p>`}
  </details>`;
}
