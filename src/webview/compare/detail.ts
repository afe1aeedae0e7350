import { html, nothing, type TemplateResult } from 'lit';
import type { DetailViewModel, SideViewModel, TableStrings } from '../../features/compare/protocol.ts';
import { button, icon } from '../shared/controls.ts';
import type { Actions } from './actions.ts';

type DetailStrings = TableStrings['detail'];

/** The selected row: its settings on their three sides, and the actions on it. */
export function detailTemplate(
  detail: DetailViewModel | undefined,
  strings: DetailStrings,
  pageActions: Actions,
): TemplateResult {
  if (!detail) return html`<p class="muted">${strings.none}</p>`;
  const { heading, text, sides, actions } = detail;
  return html`<h2>${heading}</h2>
    <p>${text}</p>
    <div class="buttons">${actions.map((action) => button(action, pageActions))}</div>
    ${sides.length === 0 ? nothing : sidesTemplate(sides, strings)}`;
}

function sidesTemplate(sides: readonly SideViewModel[], strings: DetailStrings): TemplateResult {
  const hasStack = sides.some(({ stack }) => stack !== undefined);
  return html`<table class="sides">
    <thead>
      <tr>
        <th scope="col">${strings.setting}</th>
        <th scope="col">${strings.file}</th>
        ${hasStack ? html`<th scope="col">${strings.stack}</th>` : nothing}
        <th scope="col">${strings.deployed}</th>
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
