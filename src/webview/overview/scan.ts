import { html, nothing, type TemplateResult } from 'lit';
import type { ScanViewModel } from '../../features/overview/protocol.ts';
import { button, toolbarButton } from '../shared/controls.ts';
import type { Draw } from './draw.ts';

/** The progress of the scan, and its buttons. */
export function scanTemplate(view: ScanViewModel, draw: Draw): TemplateResult {
  const { label, text, detail, progress, actions } = view;
  return html`<section class="scan" aria-label=${label}>
    <div class="scan-line">
      <span class="scan-text">${text}</span>
      ${detail === '' ? nothing : html`<span class="muted">${detail}</span>`}
      <span class="scan-actions"
        >${actions.map((action) =>
          action.primary ? button(action, draw) : toolbarButton(action, draw),
        )}</span
      >
    </div>
    ${progress ? barTemplate(progress, view) : nothing}
  </section>`;
}

function barTemplate(
  { value, moving }: NonNullable<ScanViewModel['progress']>,
  { label, text }: ScanViewModel,
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
