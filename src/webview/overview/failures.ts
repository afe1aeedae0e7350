import { html, nothing, type TemplateResult } from 'lit';
import type { FailuresView } from '../../features/overview/protocol.ts';
import { icon, iconButton, toolbarButton } from '../shared/controls.ts';
import type { Draw } from './draw.ts';

/** Functions that could not be read, with the reason and a retry button; folded where there are rows. */
export function failuresTemplate(view: FailuresView, draw: Draw): TemplateResult {
  const { heading, items, more, remedies, actions } = view;
  return html`<details class="failures" ?open=${draw.counts.all === 0}>
    <summary>${icon('warning', 'tone')}<span>${heading}</span></summary>
    ${remedies.map((remedy) => html`<p>${remedy}</p>`)}
    <div class="scan-actions">${actions.map((action) => toolbarButton(action, draw))}</div>
    <ul>
      ${items.map(
        ({ name, text, retry }) =>
          html`<li>
            <span class="failed-name">${name}</span><span class="muted">${text}</span>
            ${retry ? iconButton(retry, draw) : nothing}
          </li>`,
      )}
    </ul>
    ${more === undefined ? nothing : html`<p class="muted">${more}</p>`}
  </details>`;
}
