import { html, nothing, type TemplateResult } from 'lit';
import { ALL_COMPARISONS, type ComparisonFilter } from '../../domain/comparison/rowView.ts';
import { COMPARISON_STATES } from '../../domain/comparison/row.ts';
import type { CompareViewModel, TableStrings } from '../../features/compare/protocol.ts';
import { choiceFilter, filterEnd, textFilter } from '../shared/filters.ts';
import { headerTemplate } from '../shared/header.ts';
import { noticesTemplate } from '../shared/notices.ts';
import { progressTemplate } from '../shared/progress.ts';
import { fill, numberText } from '../shared/format.ts';
import type { Actions } from './actions.ts';

/** Everything above the rows, from the host's view and the reader's filter. */
export function pageTemplate(
  { header, notices, progress, table }: CompareViewModel,
  pageActions: Actions,
): TemplateResult {
  return html`${headerTemplate(header, pageActions)}
    <div class="notice-area" role="alert">${noticesTemplate(notices, pageActions)}</div>
    ${progress ? progressTemplate(progress, pageActions) : nothing}
    ${table ? filtersTemplate(table, pageActions) : nothing}`;
}

function filtersTemplate({ filters, states, count }: TableStrings, pageActions: Actions): TemplateResult {
  const { counts, filter, setFilter } = pageActions;
  const clear = { label: filters.clear, run: () => setFilter(ALL_COMPARISONS) };
  const isEmpty = filter.text === '' && filter.state === undefined;
  const choice = {
    id: 'filter-state',
    label: filters.state,
    groups: [{ options: COMPARISON_STATES.map((value) => ({ value, text: states[value].text })) }],
    selected: filter.state ?? '',
    choose: (chosen: string) => setFilter(withState(filter, chosen)),
  };
  return html`<div class="filters" role="search" aria-label=${filters.label}>
    ${textFilter({
      id: 'filter-text',
      label: filters.text,
      placeholder: filters.placeholder,
      value: filter.text,
      change: (text) => setFilter({ ...filter, text }),
    })}
    ${choiceFilter(choice, filters.all)}
    ${filterEnd(fill(count, numberText(counts.shown), numberText(counts.all)), isEmpty ? undefined : clear)}
  </div>`;
}

function withState({ text }: ComparisonFilter, chosen: string): ComparisonFilter {
  const state = COMPARISON_STATES.find((one) => one === chosen);
  return { text, ...(state && { state }) };
}
