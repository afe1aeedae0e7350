import { html, nothing, type TemplateResult } from 'lit';
import type { EdgeViewModel, NodeViewModel } from '../../features/graph/protocol.ts';
import { icon } from '../shared/controls.ts';
import { functionContext } from '../shared/functionMenu.ts';
import type { Actions, ListView } from './actions.ts';
import { fullName, notesOf } from './labels.ts';
import { firstOf, type Group, type Section } from './listing.ts';
import { fill, fillWith } from './text.ts';

/** The content of the picture in sentences: loops first, by the sending function. */
export function listTemplate(view: ListView, pageActions: Actions): TemplateResult {
  const { strings } = view;
  const [sections, left] = firstOf(view.sections, view.most);
  return html`<div class="list">
    ${sections.length === 0 ? html`<p class="muted">${strings.noMatch}</p>` : nothing}
    ${sections.map((section) => sectionTemplate(section, view, pageActions))}
    ${
      left === 0
        ? nothing
        : html`<vscode-button secondary @click=${pageActions.showMore}
            >${fill(strings.more, left)}</vscode-button
          >`
    }
  </div>`;
}

function sectionTemplate({ loop, groups }: Section, view: ListView, pageActions: Actions): TemplateResult {
  const { strings } = view;
  const heading =
    loop === undefined ? strings.othersHeading : fill(strings.loopHeading, loop, sizeOf(loop, view));
  return html`<section>
    ${
      loop === undefined && view.sections.length === 1
        ? nothing
        : html`<h2>${loop === undefined ? nothing : icon('sync')} ${heading}</h2>`
    }
    ${groups.map((group) => groupTemplate(group, view, pageActions))}
  </section>`;
}

const sizeOf = (loop: number, { graph }: ListView): number =>
  graph.nodes.filter((node) => node.loop === loop).length;

function groupTemplate(
  { giver, edges }: Group,
  view: ListView,
  pageActions: Actions,
): TemplateResult | typeof nothing {
  const node = view.graph.nodes[giver];
  if (!node) return nothing;
  return html`<div class="group">
    <h3>
      ${icon(view.strings.icons[node.kind])} ${nodeButton(node, view, pageActions)}${lossNote(node, view)}
      <vscode-toolbar-button
        class="icon-button"
        icon="type-hierarchy"
        label=${fill(view.strings.showInPicture, fullName(node))}
        title=${fill(view.strings.showInPicture, fullName(node))}
        @click=${() => pageActions.showInPicture(giver)}
      ></vscode-toolbar-button>
    </h3>
    <ul>
      ${edges.map((number) => {
        const edge = view.graph.edges[number];
        return edge ? lineTemplate(edge, view, pageActions) : nothing;
      })}
    </ul>
  </div>`;
}

function lineTemplate(
  edge: EdgeViewModel,
  view: ListView,
  pageActions: Actions,
): TemplateResult | typeof nothing {
  const { strings, graph } = view;
  const [giver, taker] = [graph.nodes[edge.from], graph.nodes[edge.to]];
  if (!giver || !taker) return nothing;
  const { line } = strings.roles[edge.role];
  const said = fillWith<TemplateResult | string>(
    line,
    fullName(giver),
    nodeButton(taker, view, pageActions),
    strings.kinds[taker.kind],
  );
  return html`<li class=${edge.loop === undefined ? '' : 'loop'}>
    ${said}${notesOf(edge, strings).map(
      (note, at) =>
        html`<span class="note"
          >${icon(edge.loop !== undefined && at === 0 ? 'sync' : 'error')} ${note}</span
        >`,
    )}${edge.from === edge.to ? nothing : lossNote(taker, view)}
  </li>`;
}

/** Marks a node whose failed events are lost. */
const lossNote = ({ loses }: NodeViewModel, { strings }: ListView): TemplateResult | typeof nothing =>
  loses ? html`<span class="note">${icon('warning')} ${strings.loses}</span>` : nothing;

/** A name; a button where it can be opened. */
function nodeButton(node: NodeViewModel, { strings }: ListView, { send }: Actions): TemplateResult | string {
  const name = fullName(node);
  if (!node.opens) return html`<span class="name" title=${node.shownId ?? node.id}>${name}</span>`;
  const label = fill(node.opens === 'panel' ? strings.openPanel : strings.openConsole, name);
  return html`<button
    data-vscode-context=${functionContext(node.id) ?? nothing}
    class="plain name"
    title=${`${label}\n${node.shownId ?? node.id}`}
    @click=${() => send({ type: 'open', id: node.id })}
  >
    ${name}${node.opens === 'console' ? icon('link-external') : nothing}
  </button>`;
}
