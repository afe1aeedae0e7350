import { html, nothing, type TemplateResult } from 'lit';
import type { DetailViewModel, SideViewModel, TableWords } from '../../features/compare/protocol.ts';
import { button, icon } from '../shared/controls.ts';
import type { Draw } from './draw.ts';

type Words = TableWords['detail'];

/** The selected row: its settings on their three sides, and the actions on it. */
export function detailTemplate(
  detail: DetailViewModel | undefined,
  words: Words,
  draw: Draw,
): TemplateResult {
  if (!detail) return html`<p class="muted">${words.none}</p>`;
  const { heading, text, sides, actions } = detail;
  return html`<h2>${heading}</h2>
    <p>${text}</p>
    <div class="buttons">${actions.map((action) => button(action, draw))}</div>
    ${sides.length === 0 ? nothing : sidesTemplate(sides, words)}`;
}

function sidesTemplate(sides: readonly SideViewModel[], words: Words): TemplateResult {
  const hasStack = sides.some(({ stack }) => stack !== undefined);
  return html`<table class="sides">
    <thead>
      <tr>
        <th scope="col">${words.setting}</th>
        <th scope="col">${words.file}</th>
        ${hasStack ? html`<th scope="col">${words.stack}</th>` : nothing}
        <th scope="col">${words.deployed}</th>
        <td></td>
      </tr>
    </thead>
    <tbody>
      ${sides.map((side) => sideTemplate(side, hasStack))}
    </tbody>
  </table>`;
}

const OUTCOME_ICONS = { same: 'check', differs: 'diff-modified', unknown: 'question' } as const;

function sideTemplate(side: SideViewModel, hasStack: boolean): TemplateResult {
  const { setting, file, stack, deployed, outcome, outcomeText } = side;
  return html`<tr class=${outcome}>
    <th scope="row">${setting}</th>
    <td>${file}</td>
    ${hasStack ? html`<td>${stack ?? ''}</td>` : nothing}
    <td>${deployed}</td>
    <td class="outcome">${icon(OUTCOME_ICONS[outcome], 'tone')}<span>${outcomeText}</span></td>
  </tr>`;
}
