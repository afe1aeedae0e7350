import { html, nothing, type TemplateResult } from 'lit';
import type { HeaderViewModel } from '../../features/overview/protocol.ts';
import { icon, toolbarButton } from '../shared/controls.ts';
import { factsTemplate } from '../shared/facts.ts';
import type { Draw } from './draw.ts';

/** Account, Region and profile of the overview, and the actions on the whole. */
export function headerTemplate(view: HeaderViewModel, draw: Draw): TemplateResult {
  const { title, facts, actions, actionsLabel, exportLabel } = view;
  return html`<header>
    <div class="identity">
      <h1>${title}</h1>
      ${factsTemplate(facts, draw)}
    </div>
    <div class="actions" role="group" aria-label=${actionsLabel}>
      ${actions.map((action) => toolbarButton(action, draw))}
      ${exportLabel === undefined ? nothing : exportTemplate(exportLabel, draw)}
    </div>
  </header>`;
}

function exportTemplate(label: string, { exportRows }: Draw): TemplateResult {
  return html`<button type="button" class="quiet" @click=${exportRows}>
    ${icon('export')}<span>${label}</span>
  </button>`;
}
