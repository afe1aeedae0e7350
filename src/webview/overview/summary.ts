import { html, nothing, type TemplateResult } from 'lit';
import { NO_FILTER, type RowFilter } from '../../domain/overview/rowView.ts';
import type {
  BarViewModel,
  CardViewModel,
  ChartViewModel,
  OverviewViewModel,
} from '../../features/overview/protocol.ts';
import { icon } from '../shared/controls.ts';
import type { Actions } from './actions.ts';

/** The account at a glance. Folded, its problems stay in one line, and the rows have the room. */
export function summaryTemplate(
  view: OverviewViewModel,
  pageActions: Actions,
): TemplateResult | typeof nothing {
  const { summary, showSummary, hideSummary } = view;
  if (!summary) return nothing;
  const { isSummaryHidden: isHidden } = pageActions;
  const problems = summary.cards.filter(({ tone }) => PROBLEMS.includes(tone));
  return html`<section class="summary" aria-label=${summary.label}>
    <div class="summary-line">
      ${disclosureTemplate(isHidden ? showSummary : hideSummary, pageActions)}
      ${isHidden ? problems.map((card) => chipTemplate(card, pageActions)) : nothing}
    </div>
    <div id="summary" class="glance" ?hidden=${isHidden}>
      <div class="cards">${summary.cards.map((card) => cardTemplate(card, pageActions))}</div>
      ${chartTemplate(summary.chart, pageActions)}
    </div>
  </section>`;
}

const disclosureTemplate = (
  label: string,
  { isSummaryHidden: isHidden, toggleSummary }: Actions,
): TemplateResult =>
  html`<button
    type="button"
    class="quiet disclosure"
    aria-expanded=${isHidden ? 'false' : 'true'}
    aria-controls="summary"
    @click=${toggleSummary}
  >
    ${icon(isHidden ? 'chevron-right' : 'chevron-down')}<span>${label}</span>
  </button>`;

const PROBLEMS: readonly CardViewModel['tone'][] = ['error', 'warning', 'info'];

const TONE_ICONS: Readonly<Record<CardViewModel['tone'], string>> = {
  plain: 'symbol-function',
  good: 'check',
  open: 'ellipsis',
  error: 'error',
  warning: 'warning',
  info: 'info',
};

/** A card in short. */
function chipTemplate(
  { value, label, tone, filter, spoken }: CardViewModel,
  pageActions: Actions,
): TemplateResult {
  return html`<button
    type="button"
    class="card chip ${tone}"
    aria-label=${spoken}
    aria-pressed=${isSame(filter, pageActions.filter) ? 'true' : 'false'}
    @click=${() => toggle(filter, pageActions)}
  >
    ${icon(TONE_ICONS[tone], 'tone')}<span>${value} ${label}</span>
  </button>`;
}

function cardTemplate(
  { value, label, detail, tone, filter, spoken }: CardViewModel,
  pageActions: Actions,
): TemplateResult {
  return html`<button
    type="button"
    class="card ${tone}"
    aria-label=${spoken}
    aria-pressed=${isSame(filter, pageActions.filter) ? 'true' : 'false'}
    @click=${() => toggle(filter, pageActions)}
  >
    <span class="card-top">
      <span class="card-value">${icon(TONE_ICONS[tone], 'tone')}${value}</span>
      <span class="muted card-detail">${detail}</span>
    </span>
    <span class="card-label">${label}</span>
  </button>`;
}

/** Pressing an active button again removes its filter. */
function toggle(filter: RowFilter, { filter: before, setFilter }: Actions): void {
  setFilter(isSame(filter, before) ? NO_FILTER : filter);
}

function isSame(a: RowFilter, b: RowFilter): boolean {
  return (
    a.text.trim() === b.text.trim() &&
    a.finding === b.finding &&
    a.source === b.source &&
    a.target?.kind === b.target?.kind &&
    a.target?.role === b.target?.role
  );
}

/** A table whose cells have bars: the numbers stand beside them. */
function chartTemplate({ heading, roles, bars }: ChartViewModel, pageActions: Actions): TemplateResult {
  return html`<table class="chart">
    <caption>
      ${heading}
    </caption>
    <thead>
      <tr>
        <td></td>
        ${roles.map((role) => html`<th scope="col">${role}</th>`)}
      </tr>
    </thead>
    <tbody>
      ${bars.map((bar) => barTemplate(bar, pageActions))}
    </tbody>
  </table>`;
}

function barTemplate({ kind, label, icon: name, cells }: BarViewModel, pageActions: Actions): TemplateResult {
  return html`<tr class=${kind}>
    <th scope="row">${icon(name)}<span>${label}</span></th>
    ${cells.map((cell) => html`<td>${cellTemplate(cell, pageActions)}</td>`)}
  </tr>`;
}

function cellTemplate(
  { text, share, label, filter }: BarViewModel['cells'][number],
  pageActions: Actions,
): TemplateResult {
  if (share === 0) return html`<span class="bar-cell empty muted">${text}</span>`;
  const whole = { ...NO_FILTER, target: filter };
  return html`<button
    type="button"
    class="bar-cell"
    title=${label}
    aria-label=${label}
    aria-pressed=${isSame(whole, pageActions.filter) ? 'true' : 'false'}
    @click=${() => toggle(whole, pageActions)}
  >
    <span class="bar-track"><span class="bar-fill" .style=${`width: ${share * 100}%`}></span></span>
    <span class="bar-number">${text}</span>
  </button>`;
}
