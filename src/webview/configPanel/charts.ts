import { html, nothing, svg, type TemplateResult } from 'lit';
import type { ChartViewModel, MetricsViewModel } from '../../features/configPanel/protocol.ts';
import { icon } from '../shared/controls.ts';
import { noticesTemplate } from '../shared/notices.ts';
import type { Actions } from './actions.ts';

/** The metrics as small charts; each says itself in words too. */
export function metricsTemplate(view: MetricsViewModel, pageActions: Actions): TemplateResult {
  const { heading, loading, notices, sentence, charts, note } = view;
  return html`<div id="evidence-metrics" aria-busy=${loading === undefined ? 'false' : 'true'}>
    <div class="metrics-head">
      <h3>${heading}</h3>
      ${view.ranges.length === 0 ? nothing : rangesTemplate(view, pageActions)}
    </div>
    ${loading === undefined ? nothing : html`<p class="muted">${loading}</p>`}
    ${noticesTemplate(notices, pageActions)}
    ${
      sentence === undefined
        ? nothing
        : html`<p class="sentence ${sentence.tone}">${icon(sentence.icon)} ${sentence.text}</p>`
    }
    ${
      charts.length === 0
        ? nothing
        : html`<ul class="charts" role="list">
            ${charts.map(chartTemplate)}
          </ul>`
    }
    ${note === '' ? nothing : html`<p class="muted">${note}</p>`}
  </div>`;
}

const rangesTemplate = ({ rangesLabel, ranges }: MetricsViewModel, pageActions: Actions): TemplateResult =>
  html`<span class="ranges" role="group" aria-label=${rangesLabel}>
    ${ranges.map(
      ({ label, intent, selected }) =>
        html`<button aria-pressed=${selected ? 'true' : 'false'} @click=${() => pageActions.send(intent)}>
          ${label}
        </button>`,
    )}
  </span>`;

/** Units of the drawing: as wide as there are bars, as high as the highest. */
const HEIGHT = 100;

function chartTemplate({
  name,
  metric,
  value,
  tone,
  last,
  bars,
  description,
}: ChartViewModel): TemplateResult {
  return html`<li class="chart ${tone}">
    <div class="chart-name">${name}</div>
    <div class="chart-value">${tone === 'bad' ? icon('warning') : nothing} ${value}</div>
    <svg
      role="img"
      aria-label=${description}
      viewBox="0 0 ${bars.length} ${HEIGHT}"
      preserveAspectRatio="none"
    >
      <line x1="0" y1=${HEIGHT} x2=${bars.length} y2=${HEIGHT}></line>
      ${bars.map(barTemplate)}
    </svg>
    <div class="muted">${metric}</div>
    ${last === undefined ? nothing : html`<div class="muted">${last}</div>`}
  </li>`;
}

/** A period with 0 has a line; one without data has nothing. */
function barTemplate(bar: number | null, index: number): TemplateResult | typeof nothing {
  if (bar === null) return nothing;
  const height = Math.max(3, bar * HEIGHT);
  return svg`<rect x=${index + 0.1} y=${HEIGHT - height} width="0.8" height=${height}></rect>`;
}
