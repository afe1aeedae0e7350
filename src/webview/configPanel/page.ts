import { html, nothing, type TemplateResult } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import type {
  BodyViewModel,
  PanelState,
  ReadyViewModel,
  StatusViewModel,
} from '../../features/configPanel/protocol.ts';
import { icon } from '../shared/controls.ts';
import { destinationsTemplate } from './destinations.ts';
import type { Actions } from './actions.ts';
import { evidenceTemplate } from './evidence.ts';
import { headerTemplate } from './header.ts';
import { limitsTemplate } from './limits.ts';
import { notesTemplate } from './notes.ts';
import { noticesTemplate, noticeTemplate } from '../shared/notices.ts';
import { pathTemplate } from './path.ts';
import { qualifiersTemplate } from './qualifiers.ts';
import { timelineTemplate } from './timeline.ts';
import { verdictTemplate } from './verdict.ts';

/** Everything in view, from the state alone. */
export function pageTemplate(state: PanelState, pageActions: Actions): TemplateResult {
  return html`
    <div class="progress">
      ${
        state.busy ? html`<vscode-progress-bar aria-label=${state.busyLabel}></vscode-progress-bar>` : nothing
      }
    </div>
    ${state.status ? statusTemplate(state.status) : nothing} ${headerTemplate(state.header, pageActions)}
    <main aria-busy=${state.busy ? 'true' : 'false'}>${bodyTemplate(state.body, pageActions)}</main>
  `;
}

/** Confirmation of an action, to be seen; a screen reader hears it from the live region. */
function statusTemplate({ text, serial }: StatusViewModel): TemplateResult {
  const drawn = html`<div class="said" aria-hidden="true">${icon('check')} ${text}</div>`;
  return html`${keyed(serial, drawn)}`;
}

function bodyTemplate(body: BodyViewModel, pageActions: Actions): TemplateResult {
  switch (body.kind) {
    case 'loading':
      return html`<p class="loading">${body.text}</p>`;
    case 'failed':
      return html`<div class="failure" role="alert">${noticeTemplate(body.notice, pageActions)}</div>`;
    case 'ready':
      return readyTemplate(body, pageActions);
    default:
      return body satisfies never;
  }
}

function readyTemplate(view: ReadyViewModel, pageActions: Actions): TemplateResult {
  return html`
    ${noticesTemplate(view.notices, pageActions)} ${verdictTemplate(view.verdict, pageActions)}
    ${pathTemplate(view.path)}
    <div class="columns">${timelineTemplate(view.timeline)} ${limitsTemplate(view.limits)}</div>
    ${destinationsTemplate(view.destinations, pageActions)} ${evidenceTemplate(view.evidence, pageActions)}
    ${qualifiersTemplate(view.qualifiers, pageActions)} ${notesTemplate(view.notes, pageActions)}
  `;
}
