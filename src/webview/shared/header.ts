import { html, nothing, type TemplateResult } from 'lit';
import type { PageHeaderViewModel } from '../../page/viewModels.ts';
import { icon, type Sender, toolbarButton } from './controls.ts';
import { factsTemplate } from './facts.ts';

/** Account, Region and profile of a page, and the actions on the whole. */
export function headerTemplate<Intent>(
  view: PageHeaderViewModel<Intent>,
  pageActions: Sender<Intent> & { readonly exportRows: () => void },
): TemplateResult {
  const { title, facts, actions, actionsLabel, exportLabel } = view;
  return html`<header>
    <div class="identity">
      <h1>${title}</h1>
      ${factsTemplate(facts, pageActions)}
    </div>
    <div class="actions" role="group" aria-label=${actionsLabel}>
      ${actions.map((action) => toolbarButton(action, pageActions))}
      ${exportLabel === undefined ? nothing : exportTemplate(exportLabel, pageActions.exportRows)}
    </div>
  </header>`;
}

function exportTemplate(label: string, exportRows: () => void): TemplateResult {
  return html`<button type="button" class="quiet" @click=${exportRows}>
    ${icon('export')}<span>${label}</span>
  </button>`;
}
