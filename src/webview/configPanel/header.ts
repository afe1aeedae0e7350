import { html, nothing, type TemplateResult } from 'lit';
import type { HeaderViewModel, SwitcherViewModel } from '../../features/configPanel/protocol.ts';
import { icon, iconButton, toolbarButton } from '../shared/controls.ts';
import { factsTemplate } from '../shared/facts.ts';
import type { Actions } from './actions.ts';

/** Which function this is, whose it is, and what can be done with it. */
export function headerTemplate(view: HeaderViewModel, pageActions: Actions): TemplateResult {
  return html`
    <header>
      <div class="title">
        ${icon('symbol-function', 'title-icon')}
        <h1>${view.name}<span class="muted">:${view.qualifier}</span></h1>
        ${iconButton(view.copyName, pageActions)}
      </div>
      ${factsTemplate(view.facts, pageActions)}
      ${view.actions.length > 0 ? barTemplate(view, pageActions) : nothing}
    </header>
  `;
}

function barTemplate(view: HeaderViewModel, pageActions: Actions): TemplateResult {
  return html`<div class="bar">
    ${view.switcher ? switcherTemplate(view.switcher, view.qualifier, pageActions) : nothing}
    <div class="actions" role="group" aria-label=${view.actionsLabel}>
      ${view.actions.map((action) => toolbarButton(action, pageActions))}
    </div>
  </div>`;
}

/** The other qualifiers of the function; a native list, which copes with hundreds and every keyboard. */
const groupTemplate = (
  { label, options }: SwitcherViewModel['groups'][number],
  selected: string,
): TemplateResult =>
  html`<optgroup label=${label}>
    ${options.map(
      ({ qualifier, text }) =>
        html`<option value=${qualifier} .selected=${qualifier === selected}>${text}</option>`,
    )}
  </optgroup>`;

function switcherTemplate(view: SwitcherViewModel, selected: string, { send }: Actions): TemplateResult {
  const change = (event: Event): void => {
    const { target } = event;
    if (!(target instanceof HTMLSelectElement)) return;
    send({ type: 'selectQualifier', qualifier: target.value });
    // The host decides what is shown next: it may show another panel instead.
    target.value = selected;
  };
  return html`<div class="switcher">
    <label for="qualifier">${view.label}</label>
    <span class="select">
      <select id="qualifier" @change=${change}>
        ${view.groups.map((group) => groupTemplate(group, selected))}
      </select>
      ${icon('chevron-down')}
    </span>
  </div>`;
}
