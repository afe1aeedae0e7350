import { html, nothing, type TemplateResult } from 'lit';
import { NO_FILTER, type RowFilter, type TargetFilter } from '../../domain/overview/rowView.ts';
import type { TableWords } from '../../features/overview/protocol.ts';
import { icon } from '../shared/controls.ts';
import type { Draw } from './draw.ts';
import { fill, numberText } from './words.ts';

/** One list of a filter: `value` is the option's name in the page. */
interface Choice {
  readonly id: string;
  readonly label: string;
  /** What the label means. */
  readonly hint?: string;
  readonly groups: readonly {
    readonly label?: string;
    readonly options: readonly { readonly value: string; readonly text: string }[];
  }[];
  readonly selected: string;
  readonly choose: (value: string) => void;
}

/** The filters, and how many rows they leave. */
export function filtersTemplate(words: TableWords, draw: Draw): TemplateResult {
  const { filters, count } = words;
  const { counts, filter } = draw;
  return html`<div class="filters" role="search" aria-label=${filters.label}>
    ${textTemplate(words, draw)}
    ${choicesOf(words, draw).map((choice) => choiceTemplate(choice, filters.all))}
    <span class="filter-end">
      <span class="muted">${fill(count, numberText(counts.shown), numberText(counts.all))}</span>
      ${isEmpty(filter) ? nothing : clearTemplate(filters.clear, draw)}
    </span>
  </div>`;
}

const isEmpty = ({ text, ...rest }: RowFilter): boolean => text === '' && Object.keys(rest).length === 0;

function textTemplate({ filters }: TableWords, { filter, setFilter }: Draw): TemplateResult {
  const change = ({ target }: Event): void => {
    if (target instanceof HTMLInputElement) setFilter({ ...filter, text: target.value });
  };
  return html`<label class="filter text" for="filter-text">
    <span class="visually-hidden">${filters.text}</span>
    <input
      id="filter-text"
      type="search"
      maxlength="1000"
      spellcheck="false"
      placeholder=${filters.placeholder}
      .value=${filter.text}
      @input=${change}
    />
  </label>`;
}

function clearTemplate(label: string, { setFilter }: Draw): TemplateResult {
  return html`<button type="button" class="quiet" @click=${() => setFilter(NO_FILTER)}>
    ${icon('clear-all')}<span>${label}</span>
  </button>`;
}

function choicesOf({ filters }: TableWords, { filter, setFilter }: Draw): readonly Choice[] {
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

function choiceTemplate({ id, label, hint, groups, selected, choose }: Choice, all: string): TemplateResult {
  const change = ({ target }: Event): void => {
    if (target instanceof HTMLSelectElement) choose(target.value);
  };
  const option = ({ value, text }: { readonly value: string; readonly text: string }): TemplateResult =>
    html`<option value=${value} .selected=${value === selected}>${text}</option>`;
  return html`<label class="filter" for=${id} title=${hint ?? nothing}>
    <span class="filter-label">${label}</span>
    <span class="select">
      <select id=${id} @change=${change}>
        <option value="" .selected=${selected === ''}>${all}</option>
        ${groups.map((group) =>
          group.label === undefined
            ? group.options.map(option)
            : html`<optgroup label=${group.label}>${group.options.map(option)}</optgroup>`,
        )}
      </select>
      ${icon('chevron-down')}
    </span>
  </label>`;
}
