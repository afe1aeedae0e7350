import { html, type TemplateResult } from 'lit';
import type { VerdictViewModel } from '../../features/configPanel/protocol.ts';
import { icon } from '../shared/controls.ts';
import { noticesTemplate } from '../shared/notices.ts';
import type { Draw } from './draw.ts';

/** The fate of a failed event, before everything that explains it. */
export function verdictTemplate(view: VerdictViewModel, draw: Draw): TemplateResult {
  return html`<section class="verdict-section" aria-label=${view.heading}>
    <p class="verdict ${view.tone}">${icon(view.icon, 'verdict-icon')} <span>${view.text}</span></p>
    ${noticesTemplate(view.findings, draw)}
  </section>`;
}
