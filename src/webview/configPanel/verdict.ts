import { html, type TemplateResult } from 'lit';
import type { VerdictViewModel } from '../../features/configPanel/protocol.ts';
import { icon } from '../shared/controls.ts';
import { noticesTemplate } from '../shared/notices.ts';
import type { Actions } from './actions.ts';

/** The fate of a failed event, before everything that explains it. */
export function verdictTemplate(view: VerdictViewModel, pageActions: Actions): TemplateResult {
  return html`<section class="verdict-section" aria-label=${view.heading}>
    <p class="verdict ${view.tone}">${icon(view.icon, 'verdict-icon')} <span>${view.text}</span></p>
    ${noticesTemplate(view.findings, pageActions)}
  </section>`;
}
