import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../shared/controls.ts';
import type { Actions, GraphPageView } from './actions.ts';
import { fullName } from './labels.ts';

/** The search box: with the picture it offers names, with the list it filters. */
export function searchTemplate(view: GraphPageView, pageActions: Actions): TemplateResult {
  const { strings, search } = view;
  const isOpen = view.content.kind !== 'list' && search.text.trim() !== '';
  const active = isOpen && search.matches.length > 0 ? `match-${search.active}` : nothing;
  return html`<div class="search">
    ${icon('search')}
    <input
      id="search"
      type="text"
      role="combobox"
      autocomplete="off"
      spellcheck="false"
      placeholder=${strings.search}
      aria-label=${strings.search}
      aria-autocomplete="list"
      aria-controls="matches"
      aria-expanded=${isOpen ? 'true' : 'false'}
      aria-activedescendant=${active}
      .value=${search.text}
      @input=${({ target }: Event) =>
        target instanceof HTMLInputElement && pageActions.search({ text: target.value, active: 0 })}
      @keydown=${(event: KeyboardEvent) => keyPressed(event, view, pageActions)}
      @blur=${() => isOpen && pageActions.search({ text: '' })}
    />
    <ul id="matches" role="listbox" aria-label=${strings.search} ?hidden=${!isOpen}>
      ${isOpen ? optionsTemplate(view, pageActions) : nothing}
    </ul>
  </div>`;
}

function optionsTemplate({ strings, search, atlas }: GraphPageView, pageActions: Actions): TemplateResult {
  if (search.matches.length === 0) return html`<li class="muted">${strings.noMatch}</li>`;
  return html`${search.matches.map((number, place) => {
    const node = atlas.graph.nodes[number];
    if (!node) return nothing;
    const take = (event: Event): void => {
      // Before the box loses the focus, which would close the list.
      event.preventDefault();
      pageActions.focus(number);
    };
    return html`<li
      id="match-${place}"
      role="option"
      aria-selected=${place === search.active ? 'true' : 'false'}
      @pointerdown=${take}
    >
      ${icon(strings.icons[node.kind])}<span>${fullName(node)}</span>
      <span class="muted">${strings.kinds[node.kind]}</span>
    </li>`;
  })}`;
}

function keyPressed(event: KeyboardEvent, { search, content }: GraphPageView, pageActions: Actions): void {
  const { matches, active } = search;
  if (event.key === 'Escape') return pageActions.search({ text: '' });
  if (content.kind === 'list' || matches.length === 0) return;
  const chosen = matches[active];
  if (event.key === 'Enter' && chosen !== undefined) return pageActions.focus(chosen);
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step === undefined) return;
  event.preventDefault();
  pageActions.search({ active: (active + step + matches.length) % matches.length });
}
