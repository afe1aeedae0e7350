import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../shared/controls.ts';
import type { Actions, GraphPageView } from './actions.ts';
import type { Component } from './connectedComponents.ts';
import { fullName } from './labels.ts';
import { MOST_DRAWN } from './scope.ts';
import { fill } from './text.ts';

/** The components to choose from, where the graph is too large for one picture. */
export function groupsTemplate(view: GraphPageView, most: number, pageActions: Actions): TemplateResult {
  const { strings, atlas } = view;
  const { components, graph } = atlas;
  return html`<section class="groups">
    <h2>${strings.groups}</h2>
    <p class="muted">${fill(strings.groupsHint, components.length, graph.nodes.length, MOST_DRAWN)}</p>
    <ul>
      ${components.slice(0, most).map((component) => componentTemplate(component, view, pageActions))}
    </ul>
    ${
      components.length > most
        ? html`<vscode-button secondary @click=${pageActions.showMore}
            >${fill(strings.more, components.length - most)}</vscode-button
          >`
        : nothing
    }
  </section>`;
}

function componentTemplate(
  component: Component,
  view: GraphPageView,
  { change }: Actions,
): TemplateResult | typeof nothing {
  const { strings, atlas } = view;
  // Where only a part can be drawn, it is that around the loop.
  const start = component.nodes.find((node) => atlas.graph.nodes[node]?.loop !== undefined) ?? component.hub;
  const [hub, at] = [atlas.graph.nodes[component.hub], atlas.graph.nodes[start]];
  if (!hub || !at) return nothing;
  return html`<li>
    <button class="plain" @click=${() => change({ component: at.id })}>
      ${icon(strings.icons[hub.kind])}<span
        >${fill(strings.group, fullName(hub), component.nodes.length - 1)}</span
      >
    </button>
    ${
      component.loops.length > 0
        ? html`<span class="note">${icon('sync')} ${fill(strings.groupLoops, component.loops.length)}</span>`
        : nothing
    }
  </li>`;
}
