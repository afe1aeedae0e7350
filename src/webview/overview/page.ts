import { html, nothing, type TemplateResult } from 'lit';
import type { OverviewView } from '../../features/overview/protocol.ts';
import { headerTemplate } from '../shared/header.ts';
import { noticesTemplate } from '../shared/notices.ts';
import type { Draw } from './draw.ts';
import { failuresTemplate } from './failures.ts';
import { filtersTemplate } from './filters.ts';
import { progressTemplate } from '../shared/progress.ts';
import { summaryTemplate } from './summary.ts';

/** Everything above the rows, from the host's view and what the reader did to it. */
export function pageTemplate(view: OverviewView, draw: Draw): TemplateResult {
  const { header, notices, scan, failures, table } = view;
  return html`${headerTemplate(header, draw)}
    <div class="notice-area" role="alert">${noticesTemplate(notices, draw)}</div>
    ${scan ? progressTemplate(scan, draw) : nothing} ${failures ? failuresTemplate(failures, draw) : nothing}
    ${summaryTemplate(view, draw)} ${table ? filtersTemplate(table, draw) : nothing}`;
}
