import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../shared/controls.ts';
import type { Draw, GraphPageView } from './draw.ts';
import type { Component } from './connectedComponents.ts';
import { fullName } from './labels.ts';
import { MOST_DRAWN } from './scope.ts';
import { fill } from './text.ts';

/** The components to choose from, where the graph is too large for one picture. */
export function groupsTemplate(view: GraphPageView, most: number, draw: Draw): TemplateResult {
  const { words, atlas } = view;
  const { components, graph } = atlas;
  return html`<section class="groups">
    <h2>${words.groups}</h2>
    <p class="muted">${fill(words.groupsHint, components.length, graph.nodes.length, MOST_DRAWN)}</p>
    <ul>
      ${components.slice(0, most).map((component) => componentTemplate(component, view, draw))}
    </ul>
    ${
      components.length > most
        ? html`<vscode-button secondary @click=${draw.showMore}
            >${fill(words.more, components.length - most)}</vscode-button
          >`
        : nothing
    }
  </section>`;
}

function componentTemplate(
  component: Component,
  view: GraphPageView,
  { change }: Draw,
): TemplateResult | typeof nothing {
  const { words, atlas } = view;
  // Where only a part can be drawn, it is that around the loop.
  const start = component.nodes.find((node) => atlas.graph.nodes[node]?.loop !== undefined) ?? component.hub;
  const [hub, at] = [atlas.graph.nodes[component.hub], atlas.graph.nodes[start]];
  if (!hub || !at) return nothing;
  return html`<li>
    <button class="plain" @click=${() => change({ component: at.id })}>
      ${icon(words.icons[hub.kind])}<span
        >${fill(words.group, fullName(hub), component.nodes.length - 1)}</span
      >
    </button>
    ${
      component.loops.length > 0
        ? html`<span class="note">${icon('sync')} ${fill(words.groupLoops, component.loops.length)}</span>`
        : nothing
    }
  </li>`;
}
