import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../shared/controls.ts';
import type { Actions, GraphPageView } from './actions.ts';
import { fullName } from './labels.ts';
import { fitsAtOnce, STEPS } from './scope.ts';
import { searchTemplate } from './search.ts';

/** The display mode, the search and the visible part. */
export function toolbarTemplate(view: GraphPageView, pageActions: Actions): TemplateResult {
  return html`<div class="bar toolbar">
    ${modeTemplate(view, pageActions)} ${searchTemplate(view, pageActions)}
    ${choiceTemplate(view, pageActions)}
    ${view.content.kind === 'picture' ? zoomTemplate(view, pageActions) : nothing}
  </div>`;
}

function modeTemplate({ strings, view }: GraphPageView, { change }: Actions): TemplateResult {
  const one = (mode: 'picture' | 'list', name: string) =>
    html`<button aria-pressed=${view.mode === mode ? 'true' : 'false'} @click=${() => change({ mode })}>
      ${icon(name)} ${strings[mode]}
    </button>`;
  return html`<div class="modes" role="group" aria-label=${strings.view}>
    ${one('picture', 'type-hierarchy')}${one('list', 'list-unordered')}
  </div>`;
}

function zoomTemplate({ strings }: GraphPageView, { zoom }: Actions): TemplateResult {
  const one = (way: 'in' | 'out' | 'fit', name: string, label: string) =>
    html`<vscode-toolbar-button
      class="icon-button"
      icon=${name}
      label=${label}
      title=${label}
      @click=${() => zoom(way)}
    ></vscode-toolbar-button>`;
  return html`<div class="zoom" role="group" aria-label=${strings.zoom}>
    ${one('out', 'zoom-out', strings.zoomOut)}${one('in', 'zoom-in', strings.zoomIn)}${one(
      'fit',
      'screen-full',
      strings.fit,
    )}
  </div>`;
}

/** The chosen part, with the way back. */
function choiceTemplate(view: GraphPageView, pageActions: Actions): TemplateResult {
  const { strings, atlas, focus } = view;
  const node = focus === undefined ? undefined : atlas.graph.nodes[focus];
  return html`${
    node
      ? html`<span class="chosen">
          ${icon(strings.icons[node.kind])}<span class="chosen-name">${fullName(node)}</span>
          <vscode-toolbar-button
            class="icon-button"
            icon="close"
            label=${strings.clearFocus}
            title=${strings.clearFocus}
            @click=${() => pageActions.focus(undefined)}
          ></vscode-toolbar-button>
        </span>`
      : nothing
  }
  ${fitsAtOnce(atlas) ? nothing : scopeTemplate(view, pageActions)}`;
}

function scopeTemplate(
  { strings, scope, view }: GraphPageView,
  { change }: Actions,
): TemplateResult | typeof nothing {
  if (scope.kind === 'choose') return nothing;
  const back = html`<vscode-toolbar-button
    icon="arrow-left"
    @click=${() => change({ focus: undefined, component: undefined })}
    ><span class="button-label">${strings.allGroups}</span></vscode-toolbar-button
  >`;
  if (!scope.partly) return back;
  const take = ({ target }: Event): void => {
    if (target instanceof HTMLSelectElement) change({ steps: Number(target.value) });
  };
  return html`${back}
    <span class="switcher">
      <label for="steps">${strings.hops}</label>
      <span class="select">
        <select id="steps" @change=${take}>
          ${STEPS.map((steps) => html`<option value=${steps} .selected=${steps === view.steps}>${steps}</option>`)}
        </select>
        ${icon('chevron-down')}
      </span>
    </span>`;
}
