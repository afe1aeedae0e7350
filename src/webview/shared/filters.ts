import { html, nothing, type TemplateResult } from 'lit';
import { icon } from './controls.ts';

export interface TextFilter {
  readonly id: string;
  /** For a screen reader. */
  readonly label: string;
  readonly placeholder: string;
  readonly value: string;
  readonly change: (text: string) => void;
}

/** A field for text that is looked for. */
export function textFilter({ id, label, placeholder, value, change }: TextFilter): TemplateResult {
  const input = ({ target }: Event): void => {
    if (target instanceof HTMLInputElement) change(target.value);
  };
  return html`<label class="filter text" for=${id}>
    <span class="visually-hidden">${label}</span>
    <input
      id=${id}
      type="search"
      maxlength="1000"
      spellcheck="false"
      placeholder=${placeholder}
      .value=${value}
      @input=${input}
    />
  </label>`;
}

interface Option {
  readonly value: string;
  readonly text: string;
}

/** One list of a filter: `value` is the option's name in the page. */
export interface Choice {
  readonly id: string;
  readonly label: string;
  /** Explains the label. */
  readonly hint?: string;
  readonly groups: readonly { readonly label?: string; readonly options: readonly Option[] }[];
  readonly selected: string;
  readonly choose: (value: string) => void;
}

/** @param all the option that selects nothing */
export function choiceFilter(
  { id, label, hint, groups, selected, choose }: Choice,
  all: string,
): TemplateResult {
  const change = ({ target }: Event): void => {
    if (target instanceof HTMLSelectElement) choose(target.value);
  };
  const option = ({ value, text }: Option): TemplateResult =>
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

/** @param count `12 of 45 rows` @param clear absent: no filter is set */
export function filterEnd(
  count: string,
  clear: { readonly label: string; readonly run: () => void } | undefined,
): TemplateResult {
  return html`<span class="filter-end">
    <span class="muted">${count}</span>
    ${
      clear
        ? html`<button type="button" class="quiet" @click=${clear.run}>
            ${icon('clear-all')}<span>${clear.label}</span>
          </button>`
        : nothing
    }
  </span>`;
}
