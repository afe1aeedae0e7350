import { html, nothing, type TemplateResult } from 'lit';
import type { TimelineItemViewModel, TimelineViewModel } from '../../features/configPanel/protocol.ts';
import { icon } from '../shared/controls.ts';
import { warningLine } from './path.ts';

/** The story of a failing event, in order. */
export function timelineTemplate(view: TimelineViewModel): TemplateResult {
  return html`<section aria-labelledby="timeline-heading">
    <h2 id="timeline-heading">${view.heading}</h2>
    <p class="muted">${view.intro}</p>
    <ol class="timeline" role="list">
      ${view.items.map(itemTemplate)}
    </ol>
  </section>`;
}

function itemTemplate(item: TimelineItemViewModel): TemplateResult {
  const text = item.kind === 'cut' ? html`<s>${item.text}</s>` : item.text;
  return html`<li class=${item.kind}>
    <span class="marker" aria-hidden="true">${markerTemplate(item)}</span>
    <div class="event">
      <div>${text}</div>
      ${item.note === undefined ? nothing : html`<div class="muted">${item.note}</div>`}
      ${item.warning === undefined ? nothing : warningLine(item.warning)}
    </div>
  </li>`;
}

/** Attempts have their number, the rest an icon. */
function markerTemplate({ kind, icon: name }: TimelineItemViewModel): TemplateResult | string {
  return kind === 'attempt' || kind === 'cut' ? name : icon(name);
}
