import { html, nothing, svg, type TemplateResult } from 'lit';
import type { EdgeViewModel, NodeViewModel } from '../../features/graph/protocol.ts';
import { icon } from '../shared/controls.ts';
import { functionContext } from '../shared/functionMenu.ts';
import type { PictureView } from './actions.ts';
import { fullName, labelParts, sentenceOf } from './labels.ts';
import type { PlacedEdge, PlacedNode, Point } from './layout.ts';
import { legendTemplate } from './legend.ts';
import { detailIcons, detailOf, LABEL_HEIGHT } from './measure.ts';
import { fill } from './text.ts';

/** The picture in its window, which takes the keys; beside it, its content as text for screen readers. */
export function pictureTemplate(view: PictureView): TemplateResult {
  const { strings, layout } = view;
  const loops = new Set(layout.edges.flatMap(({ number }) => view.graph.edges[number]?.loop ?? []));
  return html`<div class="stage">
    <div
      id="window"
      class="window"
      role="application"
      tabindex="0"
      aria-label=${fill(strings.description, layout.nodes.length, layout.edges.length, loops.size)}
      aria-describedby="keys"
    >
      <svg aria-hidden="true" width="100%" height="100%">
        <defs>${[false, true].map(arrow)}</defs>
        <g id="world">
          ${layout.edges.map((edge) => edgeTemplate(edge, view))}
          ${layout.nodes.map((node) => nodeTemplate(node, view))}
        </g>
      </svg>
    </div>
    ${legendTemplate(strings)}
    <p id="keys" class="visually-hidden">${strings.keys}</p>
    <ul class="visually-hidden">
      ${layout.edges.map(({ number }) => {
        const edge = view.graph.edges[number];
        return edge ? html`<li>${sentenceOf(view.graph, edge, strings)}</li>` : nothing;
      })}
      ${layout.nodes.map(({ number }) => {
        const node = view.graph.nodes[number];
        return node?.loses ? html`<li>${fill(strings.losesSentence, fullName(node))}</li>` : nothing;
      })}
    </ul>
  </div>`;
}

/** An arrow's head in its line's colour. */
export function arrow(isLoop: boolean): TemplateResult {
  const size = isLoop ? 11 : 9;
  return svg`<marker id=${isLoop ? 'loop-arrow' : 'arrow'} viewBox="0 0 10 10" refX="9" refY="5"
    markerWidth=${size} markerHeight=${size} markerUnits="userSpaceOnUse" orient="auto-start-reverse"
  ><path d="M 0 0.8 L 10 5 L 0 9.2 z" fill="context-stroke"></path></marker>`;
}

function nodeTemplate(placed: PlacedNode, view: PictureView): TemplateResult | typeof nothing {
  const node = view.graph.nodes[placed.number];
  if (!node) return nothing;
  const { x, y, width, height } = placed;
  return svg`<g class=${nodeClasses(placed, node, view)} data-node=${placed.number} data-vscode-context=${functionContext(node.id) ?? nothing} transform="translate(${x} ${y})">
    <rect width=${width} height=${height} rx=${node.kind === 'function' ? 4 : height / 2}></rect>
    <foreignObject width=${width} height=${height}>${nodeText(node, view)}</foreignObject>
  </g>`;
}

function nodeText(node: NodeViewModel, { strings }: PictureView): TemplateResult {
  const title = `${strings.kinds[node.kind]} ${fullName(node)}\n${node.shownId ?? node.id}`;
  return html`<div class="node-text" title=${title}>
    ${icon(strings.icons[node.kind])}
    <div>
      <div class="node-name">${node.name}</div>
      <div class="node-detail">${detailIcons(node).map((name) => icon(name))}${detailOf(node, strings)}</div>
    </div>
  </div>`;
}

function nodeClasses(
  { number }: PlacedNode,
  { loop, kind, loses, opens }: NodeViewModel,
  view: PictureView,
): string {
  const { focus, near } = view;
  return [
    'node',
    kind === 'function' ? 'function' : 'target',
    ...(loop === undefined ? [] : ['loop']),
    ...(loses ? ['loses'] : []),
    ...(opens ? ['opens'] : []),
    ...(number === focus ? ['focus'] : []),
    ...(near && !near.has(number) ? ['dim'] : []),
  ].join(' ');
}

function edgeTemplate(placed: PlacedEdge, view: PictureView): TemplateResult | typeof nothing {
  const edge = view.graph.edges[placed.number];
  if (!edge) return nothing;
  const { strings } = view;
  const { x, y, width, height } = placed.label;
  const { icons, text } = labelParts(edge, strings);
  return svg`<g class=${edgeClasses(edge, view)} data-edge=${placed.number}>
    <path d=${placed.isOwn ? ownPathOf(placed, view) : pathOf(placed.points)} marker-end="url(#${edge.loop === undefined ? 'arrow' : 'loop-arrow'})"></path>
    <foreignObject x=${x - width / 2} y=${y + height / 2 - LABEL_HEIGHT} width=${width} height=${LABEL_HEIGHT}>
      ${html`<div class="edge-label" title=${sentenceOf(view.graph, edge, strings)}>
        ${icons.map((name) => icon(name))}<span>${text}</span>
      </div>`}
    </foreignObject>
  </g>`;
}

function edgeClasses({ role, loop, problem, from, to }: EdgeViewModel, { lit }: PictureView): string {
  return [
    'edge',
    role,
    ...(loop === undefined ? [] : ['loop']),
    ...(problem === undefined ? [] : ['broken']),
    ...(lit === undefined || from === lit || to === lit ? [] : ['dim']),
  ].join(' ');
}

/** From a node back to it, as a bow above the label. */
function ownPathOf({ number, label }: PlacedEdge, { graph, layout }: PictureView): string {
  const node = layout.nodes.find((placed) => placed.number === graph.edges[number]?.from);
  if (!node) return '';
  const [x, bottom] = [node.x + node.width / 2, node.y + node.height];
  // The middle of such a curve is at three quarters of the way to its guides.
  const lowest = label.y + label.height / 2 - LABEL_HEIGHT;
  const depth = bottom + (lowest - bottom) / 0.75;
  return `M ${x + 24} ${bottom} C ${x + 84} ${depth} ${x - 84} ${depth} ${x - 24} ${bottom}`;
}

/** A line through points that bends between them. */
export function pathOf(points: readonly Point[]): string {
  const [first, ...rest] = points;
  const last = rest.at(-1);
  if (!first || !last) return '';
  const at = ({ x, y }: Point): string => `${x.toFixed(1)} ${y.toFixed(1)}`;
  const bends = rest.slice(0, -1).map((point, number) => {
    const next = rest[number + 1] ?? last;
    const end = number === rest.length - 2 ? last : { x: (point.x + next.x) / 2, y: (point.y + next.y) / 2 };
    return `Q ${at(point)} ${at(end)}`;
  });
  return [`M ${at(first)}`, ...(bends.length > 0 ? bends : [`L ${at(last)}`])].join(' ');
}
