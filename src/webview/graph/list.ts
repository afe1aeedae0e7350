import { html, nothing, type TemplateResult } from 'lit';
import type { EdgeViewModel, NodeViewModel } from '../../features/graph/protocol.ts';
import { icon } from '../shared/controls.ts';
import { functionContext } from '../shared/functionMenu.ts';
import type { Draw, ListView } from './draw.ts';
import { fullName, notesOf } from './labels.ts';
import { firstOf, type Group, type Section } from './listing.ts';
import { fill, fillWith } from './text.ts';

/** The content of the picture in sentences: loops first, by the sending function. */
export function listTemplate(view: ListView, draw: Draw): TemplateResult {
  const { words } = view;
  const [sections, left] = firstOf(view.sections, view.most);
  return html`<div class="list">
    ${sections.length === 0 ? html`<p class="muted">${words.noMatch}</p>` : nothing}
    ${sections.map((section) => sectionTemplate(section, view, draw))}
    ${
      left === 0
        ? nothing
        : html`<vscode-button secondary @click=${draw.showMore}>${fill(words.more, left)}</vscode-button>`
    }
  </div>`;
}

function sectionTemplate({ loop, groups }: Section, view: ListView, draw: Draw): TemplateResult {
  const { words } = view;
  const heading =
    loop === undefined ? words.othersHeading : fill(words.loopHeading, loop, sizeOf(loop, view));
  return html`<section>
    ${
      loop === undefined && view.sections.length === 1
        ? nothing
        : html`<h2>${loop === undefined ? nothing : icon('sync')} ${heading}</h2>`
    }
    ${groups.map((group) => groupTemplate(group, view, draw))}
  </section>`;
}

const sizeOf = (loop: number, { graph }: ListView): number =>
  graph.nodes.filter((node) => node.loop === loop).length;

function groupTemplate({ giver, edges }: Group, view: ListView, draw: Draw): TemplateResult | typeof nothing {
  const node = view.graph.nodes[giver];
  if (!node) return nothing;
  return html`<div class="group">
    <h3>
      ${icon(view.words.icons[node.kind])} ${nodeButton(node, view, draw)}${lossNote(node, view)}
      <vscode-toolbar-button
        class="icon-button"
        icon="type-hierarchy"
        label=${fill(view.words.showInPicture, fullName(node))}
        title=${fill(view.words.showInPicture, fullName(node))}
        @click=${() => draw.showInPicture(giver)}
      ></vscode-toolbar-button>
    </h3>
    <ul>
      ${edges.map((number) => {
        const edge = view.graph.edges[number];
        return edge ? lineTemplate(edge, view, draw) : nothing;
      })}
    </ul>
  </div>`;
}

function lineTemplate(edge: EdgeViewModel, view: ListView, draw: Draw): TemplateResult | typeof nothing {
  const { words, graph } = view;
  const [giver, taker] = [graph.nodes[edge.from], graph.nodes[edge.to]];
  if (!giver || !taker) return nothing;
  const { line } = words.roles[edge.role];
  const said = fillWith<TemplateResult | string>(
    line,
    fullName(giver),
    nodeButton(taker, view, draw),
    words.kinds[taker.kind],
  );
  return html`<li class=${edge.loop === undefined ? '' : 'loop'}>
    ${said}${notesOf(edge, words).map(
      (note, at) =>
        html`<span class="note"
          >${icon(edge.loop !== undefined && at === 0 ? 'sync' : 'error')} ${note}</span
        >`,
    )}${edge.from === edge.to ? nothing : lossNote(taker, view)}
  </li>`;
}

/** Marks a node whose failed events are lost. */
const lossNote = ({ loses }: NodeViewModel, { words }: ListView): TemplateResult | typeof nothing =>
  loses ? html`<span class="note">${icon('warning')} ${words.loses}</span>` : nothing;

/** A name; a button where it can be opened. */
function nodeButton(node: NodeViewModel, { words }: ListView, { send }: Draw): TemplateResult | string {
  const name = fullName(node);
  if (!node.opens) return html`<span class="name" title=${node.shownId ?? node.id}>${name}</span>`;
  const label = fill(node.opens === 'panel' ? words.openPanel : words.openConsole, name);
  return html`<button
    data-vscode-context=${functionContext(node.id) ?? nothing}
    class="plain name"
    title=${`${label}\n${node.shownId ?? node.id}`}
    @click=${() => send({ type: 'open', id: node.id })}
  >
    ${name}${node.opens === 'console' ? icon('link-external') : nothing}
  </button>`;
}
