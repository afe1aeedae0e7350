import { html, nothing, type TemplateResult } from 'lit';
import type { OverviewViewModel } from '../../features/overview/protocol.ts';
import { headerTemplate } from '../shared/header.ts';
import { noticesTemplate } from '../shared/notices.ts';
import type { Actions } from './actions.ts';
import { failuresTemplate } from './failures.ts';
import { filtersTemplate } from './filters.ts';
import { progressTemplate } from '../shared/progress.ts';
import { summaryTemplate } from './summary.ts';

/** Everything above the rows, from the host's view and what the reader did to it. */
export function pageTemplate(view: OverviewViewModel, pageActions: Actions): TemplateResult {
  const { header, notices, scan, failures, table } = view;
  return html`${headerTemplate(header, pageActions)}
    <div class="notice-area" role="alert">${noticesTemplate(notices, pageActions)}</div>
    ${scan ? progressTemplate(scan, pageActions) : nothing}
    ${failures ? failuresTemplate(failures, pageActions) : nothing} ${summaryTemplate(view, pageActions)}
    ${table ? filtersTemplate(table, pageActions) : nothing}`;
}
