import { html, type TemplateResult } from 'lit';
import type { NotesViewModel } from '../../features/configPanel/protocol.ts';
import { toolbarButton } from '../shared/controls.ts';
import type { Actions } from './actions.ts';

/** Facts of the service that the settings do not show. */
export function notesTemplate(view: NotesViewModel, pageActions: Actions): TemplateResult {
  return html`<section class="notes" aria-labelledby="notes-heading">
    <h2 id="notes-heading">${view.heading}</h2>
    <ul>
      ${view.items.map((item) => html`<li>${item}</li>`)}
    </ul>
    ${toolbarButton(view.docs, pageActions)}
  </section>`;
}
