import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { ChangeView } from '../../features/change/protocol.ts';
import { button } from '../shared/controls.ts';
import { headerTemplate } from '../shared/header.ts';
import { noticesTemplate } from '../shared/notices.ts';
import { progressTemplate } from '../shared/progress.ts';
import { formTemplate } from './form.ts';
import { type Draw, targetTemplate } from './review.ts';

/** The page: what is typed, what it means, and the button that asks once more. */
export function pageTemplate(view: ChangeView, draw: Draw): TemplateResult {
  const { header, notices, form, reviewHeading, targets, apply, progress, result } = view;
  const isOne = targets.length === 1;
  return html`${headerTemplate(header, { ...draw, exportRows: () => undefined })}
    <div class="notice-area" role="alert">${noticesTemplate(notices, draw)}</div>
    <div class="columns">
      ${form ? formTemplate(form, draw) : nothing}
      <section class="review" aria-labelledby="review-heading">
        <h2 id="review-heading">${reviewHeading}</h2>
        ${progress ? progressTemplate(progress, draw) : nothing}
        ${result ? html`<p class="result">${result}</p>` : nothing}
        ${repeat(
          targets,
          ({ key }) => key,
          (target) => targetTemplate(target, isOne, draw),
        )}
      </section>
    </div>
    ${apply ? applyTemplate(apply, draw) : nothing}`;
}

function applyTemplate(
  { action, isEnabled, note }: NonNullable<ChangeView['apply']>,
  draw: Draw,
): TemplateResult {
  return html`<div class="apply">
    ${
      isEnabled
        ? button(action, draw)
        : html`<vscode-button icon=${action.icon} disabled>${action.label}</vscode-button>`
    }
    <span class="muted" id="apply-note">${note}</span>
  </div>`;
}
