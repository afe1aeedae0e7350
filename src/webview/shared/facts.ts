import { html, nothing, type TemplateResult } from 'lit';
import type { FactViewModel } from '../../page/viewModels.ts';
import { iconButton, type Sender } from './controls.ts';

/** Named values, side by side. */
export function factsTemplate<Intent>(
  facts: readonly FactViewModel<Intent>[],
  pageActions: Sender<Intent>,
): TemplateResult {
  return html`<dl class="facts">${facts.map((fact) => factTemplate(fact, pageActions))}</dl>`;
}

/** A named value; long ones, as ARNs are, can be copied and get a line of their own. */
export function factTemplate<Intent>(
  { label, value, copy }: FactViewModel<Intent>,
  pageActions: Sender<Intent>,
): TemplateResult {
  return html`<div class=${copy ? 'fact long' : 'fact'}>
    <dt>${label}</dt>
    <dd class=${copy ? 'mono' : ''}>${value}${copy ? iconButton(copy, pageActions) : nothing}</dd>
  </div>`;
}
