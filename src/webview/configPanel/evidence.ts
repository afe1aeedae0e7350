import { html, nothing, type TemplateResult } from 'lit';
import type {
  EvidenceRowViewModel,
  EvidenceSectionViewModel,
  EvidenceViewModel,
} from '../../features/configPanel/protocol.ts';
import { button, icon, iconButton, toolbarButton } from '../shared/controls.ts';
import { noticesTemplate } from '../shared/notices.ts';
import { metricsTemplate } from './charts.ts';
import type { Draw } from './draw.ts';

/** What happened, part by part, each with its own failure. */
export function evidenceTemplate(view: EvidenceViewModel, draw: Draw): TemplateResult {
  return html`<section class="evidence" id="evidence" aria-labelledby="evidence-heading">
    <h2 id="evidence-heading">${view.heading}</h2>
    <p class="intro muted">${view.intro}</p>
    ${view.load ? button(view.load, draw) : nothing}
    ${view.pricing ? toolbarButton(view.pricing, draw) : nothing}
    ${view.metrics ? metricsTemplate(view.metrics, draw) : nothing}
    ${view.sections.map((section) => sectionTemplate(section, draw))}
    <h3>${view.actionsLabel}</h3>
    <div class="actions" role="group" aria-label=${view.actionsLabel}>
      ${view.actions.map((action) => toolbarButton(action, draw))}
    </div>
    <p class="muted">${view.actionsNote}</p>
  </section>`;
}

function sectionTemplate(section: EvidenceSectionViewModel, draw: Draw): TemplateResult {
  const { id, heading, loading, notices, rows, note, actions } = section;
  return html`<div id="evidence-${id}" aria-busy=${loading === undefined ? 'false' : 'true'}>
    <h3>${heading}</h3>
    ${loading === undefined ? nothing : html`<p class="muted">${loading}</p>`}
    ${noticesTemplate(notices, draw)}
    ${
      rows.length === 0
        ? nothing
        : html`<ul class="evidence-rows" role="list">
            ${rows.map((row) => rowTemplate(row, draw))}
          </ul>`
    }
    ${note === undefined || note === '' ? nothing : html`<p class="muted">${note}</p>`}
    ${actions.map((action) => button(action, draw))}
  </div>`;
}

function rowTemplate(
  { tone, icon: name, says, title, lines, actions }: EvidenceRowViewModel,
  draw: Draw,
): TemplateResult {
  return html`<li class=${tone}>
    ${icon(name)}
    <div class="evidence-body">
      <div class="title-line">
        <span>${says === '' ? nothing : html`<span class="visually-hidden">${says}: </span>`}${title}</span>
        <span class="icons">${actions.map((action) => iconButton(action, draw))}</span>
      </div>
      ${lines.map((line) => html`<div class="muted">${line}</div>`)}
    </div>
  </li>`;
}
