import { html, svg, type TemplateResult } from 'lit';
import type { PageStrings } from '../../features/graph/protocol.ts';
import { icon } from '../shared/controls.ts';

const ROLES = ['onSuccess', 'onFailure', 'deadLetter'] as const;

/** The meaning of lines and icons; in words too, so that nothing is shown by colour alone. */
export function legendTemplate(strings: PageStrings): TemplateResult {
  return html`<div class="legend" role="group" aria-label=${strings.legend}>
    ${ROLES.map((role) => html`<span class="entry">${sample(role)}${strings.roles[role].label}</span>`)}
    <span class="entry">${sample('onSuccess loop')}${icon('sync')}${strings.loopLegend}</span>
    <span class="entry loses">${icon('warning')}${strings.losesLegend}</span>
    <span class="entry broken">${icon('error')}${strings.brokenLegend}</span>
  </div>`;
}

function sample(classes: string): TemplateResult {
  return html`<svg class="sample" aria-hidden="true" width="34" height="10">
    ${svg`<g class="edge ${classes}"><path d="M 1 5 L 33 5"></path></g>`}
  </svg>`;
}
