import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../shared/controls.ts';
import type { Draw, GraphPageView } from './draw.ts';
import { fullName } from './labels.ts';
import { fitsAtOnce, STEPS } from './scope.ts';
import { searchTemplate } from './search.ts';

/** The display mode, the search and the visible part. */
export function toolbarTemplate(view: GraphPageView, draw: Draw): TemplateResult {
  return html`<div class="bar toolbar">
    ${modeTemplate(view, draw)} ${searchTemplate(view, draw)} ${choiceTemplate(view, draw)}
    ${view.content.kind === 'picture' ? zoomTemplate(view, draw) : nothing}
  </div>`;
}

function modeTemplate({ words, view }: GraphPageView, { change }: Draw): TemplateResult {
  const one = (mode: 'picture' | 'list', name: string) =>
    html`<button aria-pressed=${view.mode === mode ? 'true' : 'false'} @click=${() => change({ mode })}>
      ${icon(name)} ${words[mode]}
    </button>`;
  return html`<div class="modes" role="group" aria-label=${words.view}>
    ${one('picture', 'type-hierarchy')}${one('list', 'list-unordered')}
  </div>`;
}

function zoomTemplate({ words }: GraphPageView, { zoom }: Draw): TemplateResult {
  const one = (way: 'in' | 'out' | 'fit', name: string, label: string) =>
    html`<vscode-toolbar-button
      class="icon-button"
      icon=${name}
      label=${label}
      title=${label}
      @click=${() => zoom(way)}
    ></vscode-toolbar-button>`;
  return html`<div class="zoom" role="group" aria-label=${words.zoom}>
    ${one('out', 'zoom-out', words.zoomOut)}${one('in', 'zoom-in', words.zoomIn)}${one(
      'fit',
      'screen-full',
      words.fit,
    )}
  </div>`;
}

/** The chosen part, with the way back. */
function choiceTemplate(view: GraphPageView, draw: Draw): TemplateResult {
  const { words, atlas, focus } = view;
  const node = focus === undefined ? undefined : atlas.graph.nodes[focus];
  return html`${
    node
      ? html`<span class="chosen">
          ${icon(words.icons[node.kind])}<span class="chosen-name">${fullName(node)}</span>
          <vscode-toolbar-button
            class="icon-button"
            icon="close"
            label=${words.clearFocus}
            title=${words.clearFocus}
            @click=${() => draw.focus(undefined)}
          ></vscode-toolbar-button>
        </span>`
      : nothing
  }
  ${fitsAtOnce(atlas) ? nothing : scopeTemplate(view, draw)}`;
}

function scopeTemplate(
  { words, scope, view }: GraphPageView,
  { change }: Draw,
): TemplateResult | typeof nothing {
  if (scope.kind === 'choose') return nothing;
  const back = html`<vscode-toolbar-button
    icon="arrow-left"
    @click=${() => change({ focus: undefined, component: undefined })}
    ><span class="button-label">${words.allGroups}</span></vscode-toolbar-button
  >`;
  if (!scope.partly) return back;
  const take = ({ target }: Event): void => {
    if (target instanceof HTMLSelectElement) change({ steps: Number(target.value) });
  };
  return html`${back}
    <span class="switcher">
      <label for="steps">${words.hops}</label>
      <span class="select">
        <select id="steps" @change=${take}>
          ${STEPS.map((steps) => html`<option value=${steps} .selected=${steps === view.steps}>${steps}</option>`)}
        </select>
        ${icon('chevron-down')}
      </span>
    </span>`;
}
