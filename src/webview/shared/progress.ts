import { html, nothing, type TemplateResult } from 'lit';
import type { ProgressViewModel } from '../../page/viewModels.ts';
import { button, type Sender, toolbarButton } from './controls.ts';

/** The progress of work in the background, and its buttons. */
export function progressTemplate<Intent>(
  view: ProgressViewModel<Intent>,
  pageActions: Sender<Intent>,
): TemplateResult {
  const { label, text, detail, progress, actions } = view;
  return html`<section class="scan" aria-label=${label}>
    <div class="scan-line">
      <span class="scan-text">${text}</span>
      ${detail === '' ? nothing : html`<span class="muted">${detail}</span>`}
      <span class="scan-actions"
        >${actions.map((action) =>
          action.primary ? button(action, pageActions) : toolbarButton(action, pageActions),
        )}</span
      >
    </div>
    ${progress ? barTemplate(progress, view) : nothing}
  </section>`;
}

function barTemplate(
  { value, moving }: NonNullable<ProgressViewModel<never>['progress']>,
  { label, text }: Pick<ProgressViewModel<never>, 'label' | 'text'>,
): TemplateResult {
  const percent = value === undefined ? undefined : Math.floor(value * 100);
  return html`<div
    class="track ${moving ? 'moving' : ''} ${percent === undefined ? 'open' : ''}"
    role="progressbar"
    aria-label=${label}
    aria-valuemin="0"
    aria-valuemax="100"
    aria-valuenow=${percent ?? nothing}
    aria-valuetext=${text}
  >
    <div class="fill" .style=${`width: ${percent ?? 100}%`}></div>
  </div>`;
}
