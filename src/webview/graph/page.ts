import { html, nothing, type TemplateResult } from 'lit';
import type { HeaderViewModel, ScanViewModel } from '../../features/graph/protocol.ts';
import { icon, toolbarButton } from '../shared/controls.ts';
import { factsTemplate } from '../shared/facts.ts';
import { noticesTemplate, noticeTemplate } from '../shared/notices.ts';
import type { Actions, GraphPageView, PageView } from './actions.ts';
import { groupsTemplate } from './groups.ts';
import { fullName } from './labels.ts';
import { listTemplate } from './list.ts';
import { pictureTemplate } from './picture.ts';
import { fill } from './text.ts';
import { toolbarTemplate } from './toolbar.ts';

/** Everything on the page. */
export function pageTemplate({ state, graph }: PageView, pageActions: Actions): TemplateResult {
  const { header, scan, notices, body } = state;
  return html`
    <div class="progress">${scan?.busy ? progressTemplate(scan) : nothing}</div>
    <header>
      ${headerTemplate(header, pageActions)} ${scan ? scanTemplate(scan, pageActions) : nothing}
      ${noticesTemplate(notices, pageActions)} ${graph ? toolbarTemplate(graph, pageActions) : nothing}
    </header>
    <main>
      ${body.kind === 'loading' ? html`<p class="loading">${body.text}</p>` : nothing}
      ${body.kind === 'notice' ? html`<div class="failure">${noticeTemplate(body.notice, pageActions)}</div>` : nothing}
      ${graph ? graphTemplate(graph, pageActions) : nothing}
    </main>
  `;
}

function progressTemplate({ text, percent }: ScanViewModel): TemplateResult {
  return percent === undefined
    ? html`<vscode-progress-bar aria-label=${text}></vscode-progress-bar>`
    : html`<vscode-progress-bar value=${percent} aria-label=${text}></vscode-progress-bar>`;
}

/** Account, Region and profile of the graph. */
function headerTemplate({ title, facts }: HeaderViewModel, pageActions: Actions): TemplateResult {
  return html`<div class="title">
    ${icon('type-hierarchy', 'title-icon')}
    <h1>${title}</h1>
    ${factsTemplate(facts, pageActions)}
  </div>`;
}

function scanTemplate({ text, actions }: ScanViewModel, pageActions: Actions): TemplateResult {
  return html`<div class="scan">
    <span class="muted">${text}</span>
    ${actions.map((action) => toolbarButton(action, pageActions))}
  </div>`;
}

function graphTemplate(graph: GraphPageView, pageActions: Actions): TemplateResult {
  const { content } = graph;
  switch (content.kind) {
    case 'picture':
      return html`${partlyTemplate(graph)}${pictureTemplate(content)}${isolatedTemplate(graph)}`;
    case 'list':
      return html`${listTemplate(content, pageActions)}${isolatedTemplate(graph)}`;
    case 'groups':
      return html`${groupsTemplate(graph, content.most, pageActions)}${isolatedTemplate(graph)}`;
    default:
      return content satisfies never;
  }
}

/** Names the part that is drawn. */
function partlyTemplate({
  scope,
  strings,
  atlas,
  focus,
  view,
}: GraphPageView): TemplateResult | typeof nothing {
  if (scope.kind !== 'drawn' || !scope.partly || !scope.of) return nothing;
  const middle = atlas.graph.nodes[focus ?? atlas.numbers.get(view.component ?? '') ?? -1];
  const drawn = scope.components.reduce((sum, { nodes }) => sum + nodes.length, 0);
  if (!middle) return nothing;
  return html`<p class="partly muted">
    ${icon('info')} ${fill(strings.partly, drawn, scope.of.nodes.length, fullName(middle))}
  </p>`;
}

function isolatedTemplate({ strings, atlas }: GraphPageView): TemplateResult | typeof nothing {
  const { isolated, isolatedLosing } = atlas.graph;
  if (isolated === 0) return nothing;
  return html`<p class="isolated muted">${fill(strings.isolated, isolated, isolatedLosing)}</p>`;
}
