import { html, nothing, type TemplateResult } from 'lit';
import type { ViewedTarget } from '../../domain/overview/rowView.ts';
import type { FindingView, RowView, TableWords } from '../../features/overview/protocol.ts';
import { icon } from '../shared/controls.ts';
import { fill, momentText } from './words.ts';

/** The cells of a row, in the order of the columns. The name is the row's header. */
export function cellsTemplate(row: RowView, words: TableWords): TemplateResult {
  const { shownName: shown = row.name } = row;
  const title = shown === row.name ? row.arn : shown;
  return html`<div role="rowheader" class="cell name" title=${title}>${shown}</div>
    ${textCell(row.qualifier)} ${findingsCell(row.findings, words)}
    ${valueCell(String(row.retries.value), row.retries.source, words)}
    ${valueCell(row.ageText, row.maximumAge.source, words)} ${targetCell(row.onSuccess, words)}
    ${targetCell(row.onFailure, words)} ${targetCell(row.deadLetter, words)}
    ${textCell(row.lastModified === undefined ? '' : momentText(row.lastModified))}
    ${textCell(words.sources[row.source], row.source === 'default' ? 'muted' : '')}`;
}

function textCell(text: string, classes = ''): TemplateResult {
  return html`<div role="gridcell" class="cell ${classes}" title=${text}>${text}</div>`;
}

/** A default is muted, and marked in words. */
function valueCell(text: string, source: 'configured' | 'default', { marked }: TableWords): TemplateResult {
  return source === 'default' ? textCell(fill(marked, text), 'muted') : textCell(text);
}

function targetCell(target: ViewedTarget | undefined, { kinds, none }: TableWords): TemplateResult {
  if (!target) return textCell(none, 'muted');
  const { text, icon: name } = kinds[target.kind];
  return html`<div role="gridcell" class="cell target" title=${`${text}\n${target.arn}`}>
    ${icon(name)}<span class="visually-hidden">${text} </span><span class="cut">${target.name}</span>
  </div>`;
}

function findingsCell(findings: readonly FindingView[], { severities }: TableWords): TemplateResult {
  const whole = findings.map(({ severity, text }) => `${severities[severity].text}: ${text}`).join('\n');
  return html`<div role="gridcell" class="cell findings" title=${whole || nothing}>
    ${findings.map(
      ({ severity, text }) =>
        html`<span class="finding ${severity}"
          >${icon(severities[severity].icon, 'tone')}<span class="visually-hidden"
            >${severities[severity].text}: </span
          >${text}</span
        >`,
    )}
  </div>`;
}
