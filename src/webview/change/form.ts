import { html, noChange, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { EditableSetting } from '../../domain/change/desiredConfig.ts';
import type { FieldViewModel, FormViewModel } from '../../features/change/protocol.ts';
import { icon, toolbarButton } from '../shared/controls.ts';
import type { Actions } from './review.ts';

/** The last edit of each field. The first number is higher than those of an earlier page. */
const edits = new Map<EditableSetting, number>();
let lastEdit = Date.now();

/** The settings to type or choose. */
export function formTemplate(form: FormViewModel, pageActions: Actions): TemplateResult {
  return html`<section class="form" aria-labelledby="form-heading">
    <h2 id="form-heading">${form.heading}</h2>
    <p class="muted">${form.explanation}</p>
    ${form.fields.map((field) => fieldTemplate(field, form.isLocked, pageActions))}
    <div class="buttons">
      ${form.isLocked ? nothing : form.actions.map((action) => toolbarButton(action, pageActions))}
    </div>
  </section>`;
}

function fieldTemplate(field: FieldViewModel, isLocked: boolean, pageActions: Actions): TemplateResult {
  const { setting, label, member, error, choose, toggle } = field;
  const id = `field-${setting}`;
  return html`<div class=${error === undefined ? 'field' : 'field wrong'}>
    <div class="field-head">
      ${toggle ? toggleTemplate(field, isLocked, pageActions) : nothing}
      <label for=${id}>${label}</label>
      <code class="muted">${member}</code>
    </div>
    <div class="field-line">
      ${inputTemplate(field, isLocked, pageActions)}
      ${choose && !isLocked ? toolbarButton(choose, pageActions) : nothing}
    </div>
    ${hintTemplate(field)}
  </div>`;
}

function inputTemplate(
  { setting, value, edit, placeholder, isNumber, error }: FieldViewModel,
  isLocked: boolean,
  pageActions: Actions,
): TemplateResult {
  const input = ({ target }: Event): void => {
    if (!(target instanceof HTMLInputElement)) return;
    edits.set(setting, (lastEdit += 1));
    pageActions.send({ type: 'edit', setting, text: target.value, edit: lastEdit });
  };
  // A view that was on its way while the user typed must not take back what was typed.
  const isOutdated = edit < (edits.get(setting) ?? 0);
  return html`<input
    id=${`field-${setting}`}
    class=${isNumber ? 'number' : 'mono'}
    type="text"
    inputmode=${isNumber ? 'numeric' : 'text'}
    maxlength="2000"
    autocomplete="off"
    spellcheck="false"
    ?disabled=${isLocked}
    placeholder=${placeholder}
    aria-describedby=${`field-${setting}-hint`}
    aria-invalid=${error === undefined ? 'false' : 'true'}
    .value=${isOutdated ? noChange : live(value)}
    @input=${input}
  />`;
}

const hintTemplate = ({ setting, hint, error }: FieldViewModel): TemplateResult =>
  html`<p class="hint" id=${`field-${setting}-hint`}>
    ${
      error === undefined
        ? html`<span class="muted">${hint}</span>`
        : html`<span class="error" role="alert">${icon('error')} ${error}</span>`
    }
  </p>`;

function toggleTemplate(
  { setting, toggle }: FieldViewModel,
  isLocked: boolean,
  pageActions: Actions,
): TemplateResult {
  return html`<input
    type="checkbox"
    aria-label=${toggle?.label ?? ''}
    ?disabled=${isLocked}
    .checked=${live(toggle?.isOn === true)}
    @change=${() => pageActions.send({ type: 'toggle', setting })}
  />`;
}
