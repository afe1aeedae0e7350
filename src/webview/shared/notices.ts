import { html, nothing, type TemplateResult } from 'lit';
import type { NoticeViewModel } from '../../page/viewModels.ts';
import { button, icon, type Sender } from './controls.ts';

/** Things to notice, where they stand. */
export function noticesTemplate<Intent>(
  notices: readonly NoticeViewModel<Intent>[],
  pageActions: Sender<Intent>,
): TemplateResult | typeof nothing {
  if (notices.length === 0) return nothing;
  return html`<div class="notices">${notices.map((notice) => noticeTemplate(notice, pageActions))}</div>`;
}

export function noticeTemplate<Intent>(
  notice: NoticeViewModel<Intent>,
  pageActions: Sender<Intent>,
): TemplateResult {
  const { tone, title, text, detail, command, actions } = notice;
  return html`<div class="notice ${tone}">
    ${icon(tone, 'tone')}
    <div class="notice-body">
      <p class="notice-title">${title}</p>
      ${text === undefined ? nothing : html`<p>${text}</p>`}
      ${command === undefined ? nothing : html`<pre class="command"><code>${command}</code></pre>`}
      ${
        actions.length === 0
          ? nothing
          : html`<div class="buttons">${actions.map((action) => button(action, pageActions))}</div>`
      }
      ${
        detail === undefined
          ? nothing
          : html`<details>
              <summary>${detail.label}</summary>
              <pre>${detail.text}</pre>
            </details>`
      }
    </div>
  </div>`;
}
