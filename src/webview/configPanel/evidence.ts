import { html, nothing, type TemplateResult } from 'lit';
import type {
  EvidenceRowViewModel,
  EvidenceSectionViewModel,
  EvidenceViewModel,
} from '../../features/configPanel/protocol.ts';
import { button, icon, iconButton, toolbarButton } from '../shared/controls.ts';
import { noticesTemplate } from '../shared/notices.ts';
import { metricsTemplate } from './charts.ts';
import type { Actions } from './actions.ts';

/** What happened, part by part, each with its own failure. */
export function evidenceTemplate(view: EvidenceViewModel, pageActions: Actions): TemplateResult {
  return html`<section class="evidence" id="evidence" aria-labelledby="evidence-heading">
    <h2 id="evidence-heading">${view.heading}</h2>
    <p class="intro muted">${view.intro}</p>
    ${view.load ? button(view.load, pageActions) : nothing}
    ${view.pricing ? toolbarButton(view.pricing, pageActions) : nothing}
    ${view.metrics ? metricsTemplate(view.metrics, pageActions) : nothing}
    ${view.sections.map((section) => sectionTemplate(section, pageActions))}
    <h3>${view.actionsLabel}</h3>
    <div class="actions" role="group" aria-label=${view.actionsLabel}>
      ${view.actions.map((action) => toolbarButton(action, pageActions))}
    </div>
    <p class="muted">${view.actionsNote}</p>
  </section>`;
}

function sectionTemplate(section: EvidenceSectionViewModel, pageActions: Actions): TemplateResult {
  const { id, heading, loading, notices, rows, note, actions } = section;
  return html`<div id="evidence-${id}" aria-busy=${loading === undefined ? 'false' : 'true'}>
    <h3>${heading}</h3>
    ${loading === undefined ? nothing : html`<p class="muted">${loading}</p>`}
    ${noticesTemplate(notices, pageActions)}
    ${
      rows.length === 0
        ? nothing
        : html`<ul class="evidence-rows" role="list">
            ${rows.map((row) => rowTemplate(row, pageActions))}
          </ul>`
    }
    ${note === undefined || note === '' ? nothing : html`<p class="muted">${note}</p>`}
    ${actions.map((action) => button(action, pageActions))}
  </div>`;
}

function rowTemplate(
  { tone, icon: name, says, title, lines, actions }: EvidenceRowViewModel,
  pageActions: Actions,
): TemplateResult {
  return html`<li class=${tone}>
    ${icon(name)}
    <div class="evidence-body">
      <div class="title-line">
        <span>${says === '' ? nothing : html`<span class="visually-hidden">${says}: </span>`}${title}</span>
        <span class="icons">${actions.map((action) => iconButton(action, pageActions))}</span>
      </div>
      ${lines.map((line) => html`<div class="muted">${line}</div>`)}
    </div>
  </li>`;
}
