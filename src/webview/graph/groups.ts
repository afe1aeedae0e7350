import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../shared/controls.ts';
import type { Draw, GraphPageView } from './draw.ts';
import type { Island } from './islands.ts';
import { fullName } from './labels.ts';
import { MOST_DRAWN } from './scope.ts';
import { fill } from './text.ts';

/** The islands to choose from, where the graph is too large for one picture. */
export function groupsTemplate(view: GraphPageView, most: number, draw: Draw): TemplateResult {
  const { words, atlas } = view;
  const { islands, graph } = atlas;
  return html`<section class="groups">
    <h2>${words.groups}</h2>
    <p class="muted">${fill(words.groupsHint, islands.length, graph.nodes.length, MOST_DRAWN)}</p>
    <ul>
      ${islands.slice(0, most).map((island) => islandTemplate(island, view, draw))}
    </ul>
    ${
      islands.length > most
        ? html`<vscode-button secondary @click=${draw.showMore}
            >${fill(words.more, islands.length - most)}</vscode-button
          >`
        : nothing
    }
  </section>`;
}

function islandTemplate(
  island: Island,
  view: GraphPageView,
  { change }: Draw,
): TemplateResult | typeof nothing {
  const { words, atlas } = view;
  // Where only a part can be drawn, it is that around the loop.
  const start = island.nodes.find((node) => atlas.graph.nodes[node]?.loop !== undefined) ?? island.hub;
  const [hub, at] = [atlas.graph.nodes[island.hub], atlas.graph.nodes[start]];
  if (!hub || !at) return nothing;
  return html`<li>
    <button class="plain" @click=${() => change({ island: at.id })}>
      ${icon(words.icons[hub.kind])}<span>${fill(words.group, fullName(hub), island.nodes.length - 1)}</span>
    </button>
    ${
      island.loops.length > 0
        ? html`<span class="note">${icon('sync')} ${fill(words.groupLoops, island.loops.length)}</span>`
        : nothing
    }
  </li>`;
}
