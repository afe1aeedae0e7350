import { html, type TemplateResult } from 'lit';
import { NO_FILTER, type RowFilter, type TargetFilter } from '../../domain/overview/rowView.ts';
import type { TableStrings } from '../../features/overview/protocol.ts';
import { icon } from '../shared/controls.ts';
import { type Choice, choiceFilter, filterEnd, textFilter } from '../shared/filters.ts';
import { fill, numberText } from '../shared/format.ts';
import type { Actions } from './actions.ts';

/** The filters, and how many rows they leave. */
export function filtersTemplate({ filters, count }: TableStrings, pageActions: Actions): TemplateResult {
  const { counts, filter, setFilter } = pageActions;
  const { isGrouped, toggleGroups, changeShown } = pageActions;
  const clear = { label: filters.clear, run: () => setFilter(NO_FILTER) };
  return html`<div class="filters" role="search" aria-label=${filters.label}>
    ${textFilter({
      id: 'filter-text',
      label: filters.text,
      placeholder: filters.placeholder,
      value: filter.text,
      change: (text) => setFilter({ ...filter, text }),
    })}
    ${choicesOf(filters, pageActions).map((choice) => choiceFilter(choice, filters.all))}
    <button
      type="button"
      class="quiet toggle"
      aria-pressed=${isGrouped ? 'true' : 'false'}
      @click=${toggleGroups}
    >
      ${icon('layers')}<span>${filters.groupByStack}</span>
    </button>
    <button type="button" class="quiet" ?disabled=${counts.shown === 0} @click=${changeShown}>
      ${icon('edit')}<span>${filters.changeShown}</span>
    </button>
    ${filterEnd(
      fill(count, numberText(counts.shown), numberText(counts.all)),
      isEmpty(filter) ? undefined : clear,
    )}
  </div>`;
}

const isEmpty = ({ text, ...rest }: RowFilter): boolean => text === '' && Object.keys(rest).length === 0;

function choicesOf(filters: TableStrings['filters'], { filter, setFilter }: Actions): readonly Choice[] {
  const targets = filters.targets.map(({ label, options }) => ({
    label,
    options: options.map(({ value, text }) => ({ value: nameOf(value), text, target: value })),
  }));
  const findings = filters.findings.flatMap(({ options }) => options);
  return [
    {
      id: 'filter-target',
      label: filters.target,
      hint: filters.targetHint,
      groups: targets,
      selected: filter.target ? nameOf(filter.target) : '',
      choose: (name) => {
        const chosen = targets.flatMap(({ options }) => options).find(({ value }) => value === name);
        setFilter(without(filter, 'target', chosen && { target: chosen.target }));
      },
    },
    {
      id: 'filter-finding',
      label: filters.finding,
      groups: filters.findings,
      selected: filter.finding ?? '',
      choose: (name) => {
        const chosen = findings.find(({ value }) => value === name);
        setFilter(without(filter, 'finding', chosen && { finding: chosen.value }));
      },
    },
    {
      id: 'filter-source',
      label: filters.source,
      groups: [{ options: filters.sources }],
      selected: filter.source ?? '',
      choose: (name) => {
        const chosen = filters.sources.find(({ value }) => value === name);
        setFilter(without(filter, 'source', chosen && { source: chosen.value }));
      },
    },
  ];
}

const nameOf = ({ role, kind }: TargetFilter): string => `${role}/${kind}`;

/** A filter with one member replaced or removed. */
function without(
  filter: RowFilter,
  member: 'target' | 'finding' | 'source',
  next: Partial<RowFilter> | undefined,
): RowFilter {
  const { [member]: _before, ...rest } = filter;
  return { ...rest, ...next };
}
