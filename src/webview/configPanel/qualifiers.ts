import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type {
  CellViewModel,
  QualifierRowViewModel,
  QualifiersViewModel,
} from '../../features/configPanel/protocol.ts';
import { icon } from '../shared/controls.ts';
import type { Actions } from './actions.ts';
import { noticesTemplate } from '../shared/notices.ts';
import { warningLine } from './path.ts';
import { moveFocus } from './roving.ts';
import { headTemplate } from './tables.ts';

/** All qualifiers side by side; each is a button that takes it into view. */
export function qualifiersTemplate(view: QualifiersViewModel, pageActions: Actions): TemplateResult {
  const row = (item: QualifierRowViewModel): TemplateResult => rowTemplate(item, view.columns, pageActions);
  const key = ({ qualifier }: QualifierRowViewModel): string => qualifier;
  return html`<section aria-labelledby="qualifiers-heading">
    <h2 id="qualifiers-heading">${view.heading}</h2>
    <p class="muted">${view.explanation}</p>
    ${noticesTemplate(view.notices, pageActions)}
    <table class="qualifiers" role="table" aria-labelledby="qualifiers-heading" @keydown=${moveFocus}>
      ${headTemplate(view.columns)}
      <tbody role="rowgroup">
        ${repeat(view.rows, key, row)}
      </tbody>
      <tbody role="rowgroup" id="folded-versions" ?hidden=${!pageActions.isExpanded}>
        ${pageActions.isExpanded ? repeat(view.folded, key, row) : nothing}
      </tbody>
    </table>
    ${view.folded.length > 0 ? disclosureTemplate(view, pageActions) : nothing}
  </section>`;
}

function disclosureTemplate(view: QualifiersViewModel, { isExpanded, toggle }: Actions): TemplateResult {
  return html`<button
    class="disclosure"
    type="button"
    aria-expanded=${isExpanded ? 'true' : 'false'}
    aria-controls="folded-versions"
    @click=${toggle}
  >
    ${icon(isExpanded ? 'chevron-down' : 'chevron-right')}
    <span>${isExpanded ? view.showLess : view.showMore}</span>
  </button>`;
}

function rowTemplate(
  row: QualifierRowViewModel,
  columns: readonly string[],
  { send }: Actions,
): TemplateResult {
  const { qualifier, selected, selectLabel, caption, warning, cells } = row;
  return html`<tr role="row" class=${selected ? 'selected' : ''}>
    <th scope="row" role="rowheader">
      <button
        type="button"
        class="qualifier"
        aria-label=${selectLabel}
        aria-current=${selected ? 'true' : 'false'}
        tabindex=${selected ? '0' : '-1'}
        @click=${() => send({ type: 'selectQualifier', qualifier })}
      >
        ${icon(selected ? 'eye' : 'blank')}<span>${qualifier}</span>
      </button>
      ${caption === undefined ? nothing : html`<span class="caption muted">${caption}</span>`}
      ${warning === undefined ? nothing : warningLine(warning)}
    </th>
    ${cells.map((cell, index) => cellTemplate(cell, columns[index + 1] ?? ''))}
  </tr>`;
}

function cellTemplate({ text, muted, empty, title }: CellViewModel, column: string): TemplateResult {
  return html`<td
    role="cell"
    data-label=${column}
    class=${`${muted ? 'muted' : ''} ${empty ? 'empty' : ''}`}
    title=${title ?? nothing}
  >
    <span class="clamp">${text}</span>
  </td>`;
}
