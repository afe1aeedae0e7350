import { html, nothing, type TemplateResult } from 'lit';
import type {
  Intent,
  PartViewModel,
  TableViewModel,
  TargetViewModel,
} from '../../features/change/protocol.ts';
import { icon, type Sender, toolbarButton } from '../shared/controls.ts';
import { noticesTemplate } from '../shared/notices.ts';

export type Actions = Sender<Intent>;

/** One function's review or result: open where it is the only one, else a row that opens. */
export function targetTemplate(
  target: TargetViewModel,
  isOne: boolean,
  pageActions: Actions,
): TemplateResult {
  const body = html`${noticesTemplate(target.notices, pageActions)} ${target.tables.map(tableTemplate)}
    <div class="parts">${target.parts.map((part) => partTemplate(part, pageActions))}</div>`;
  if (isOne) {
    return html`<div class="target one">
      <p class="summary ${target.tone}">${icon(target.icon, 'tone')} <span>${target.summary}</span></p>
      ${body}
    </div>`;
  }
  return html`<details class="target">
    <summary class=${target.tone}>
      ${icon('chevron-right', 'twistie')} ${icon(target.icon, 'tone')}
      <span class="texts"
        ><span class="name">${target.title}</span> <span class="muted">${target.summary}</span></span
      >
    </summary>
    <div class="target-body">${body}</div>
  </details>`;
}

function tableTemplate({ caption, columns, rows }: TableViewModel): TemplateResult {
  return html`<table class="settings">
    <caption class="visually-hidden">
      ${caption}
    </caption>
    <thead>
      <tr>
        ${columns.map((column) => html`<th scope="col">${column}</th>`)}
      </tr>
    </thead>
    <tbody>
      ${rows.map(
        ({ name, cells, isChanged }) =>
          html`<tr class=${isChanged ? 'changed' : ''}>
            <th scope="row">${isChanged ? icon('edit') : nothing}${name}</th>
            ${cells.map((cell) => html`<td>${cell}</td>`)}
          </tr>`,
      )}
    </tbody>
  </table>`;
}

function partTemplate(
  { heading, lines, code, actions }: PartViewModel,
  pageActions: Actions,
): TemplateResult {
  return html`<div class="part">
    <h3>${heading}</h3>
    ${lines.map(
      (line) =>
        html`<p class="line ${line.tone ?? ''}">${icon(line.icon, 'tone')} <span>${line.text}</span></p>`,
    )}
    ${code === undefined ? nothing : html`<pre class="request" tabindex="0"><code>${code}</code></pre>`}
    ${
      actions.length === 0
        ? nothing
        : html`<div class="buttons">${actions.map((action) => toolbarButton(action, pageActions))}</div>`
    }
  </div>`;
}
