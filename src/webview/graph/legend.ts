import { html, svg, type TemplateResult } from 'lit';
import type { Words } from '../../features/graph/protocol.ts';
import { icon } from '../shared/controls.ts';

const ROLES = ['onSuccess', 'onFailure', 'deadLetter'] as const;

/** The meaning of lines and icons; in words too, so that nothing is shown by colour alone. */
export function legendTemplate(words: Words): TemplateResult {
  return html`<div class="legend" role="group" aria-label=${words.legend}>
    ${ROLES.map((role) => html`<span class="entry">${sample(role)}${words.roles[role].label}</span>`)}
    <span class="entry">${sample('onSuccess loop')}${icon('sync')}${words.loopLegend}</span>
    <span class="entry loses">${icon('warning')}${words.losesLegend}</span>
    <span class="entry broken">${icon('error')}${words.brokenLegend}</span>
  </div>`;
}

function sample(classes: string): TemplateResult {
  return html`<svg class="sample" aria-hidden="true" width="34" height="10">
    ${svg`<g class="edge ${classes}"><path d="M 1 5 L 33 5"></path></g>`}
  </svg>`;
}
