import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { ChangeViewModel } from '../../features/change/protocol.ts';
import { button } from '../shared/controls.ts';
import { headerTemplate } from '../shared/header.ts';
import { noticesTemplate } from '../shared/notices.ts';
import { progressTemplate } from '../shared/progress.ts';
import { formTemplate } from './form.ts';
import { type Actions, targetTemplate } from './review.ts';

/** The page: what is typed, what it means, and the button that asks once more. */
export function pageTemplate(view: ChangeViewModel, pageActions: Actions): TemplateResult {
  const { header, notices, form, reviewHeading, targets, apply, progress, result } = view;
  const isOne = targets.length === 1;
  return html`${headerTemplate(header, { ...pageActions, exportRows: () => undefined })}
    <div class="notice-area" role="alert">${noticesTemplate(notices, pageActions)}</div>
    <div class="columns">
      ${form ? formTemplate(form, pageActions) : nothing}
      <section class="review" aria-labelledby="review-heading">
        <h2 id="review-heading">${reviewHeading}</h2>
        ${progress ? progressTemplate(progress, pageActions) : nothing}
        ${result ? html`<p class="result">${result}</p>` : nothing}
        ${repeat(
          targets,
          ({ key }) => key,
          (target) => targetTemplate(target, isOne, pageActions),
        )}
      </section>
    </div>
    ${apply ? applyTemplate(apply, pageActions) : nothing}`;
}

function applyTemplate(
  { action, isEnabled, note }: NonNullable<ChangeViewModel['apply']>,
  pageActions: Actions,
): TemplateResult {
  return html`<div class="apply">
    ${
      isEnabled
        ? button(action, pageActions)
        : html`<vscode-button icon=${action.icon} disabled>${action.label}</vscode-button>`
    }
    <span class="muted" id="apply-note">${note}</span>
  </div>`;
}
