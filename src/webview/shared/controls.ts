import { html, type TemplateResult } from 'lit';
import type { ActionView } from '../../page/views.ts';

/** Where a button's meaning goes. */
export interface Sender<Intent> {
  readonly send: (intent: Intent) => void;
}

/** A codicon that says nothing which is not also said in words. */
export function icon(name: string, classes = ''): TemplateResult {
  return html`<span class="codicon codicon-${name} ${classes}" aria-hidden="true"></span>`;
}

/** A button with words: for what stands out. */
export function button<Intent>(action: ActionView<Intent>, { send }: Sender<Intent>): TemplateResult {
  return html`<vscode-button
    icon=${action.icon}
    ?secondary=${!action.primary}
    @click=${() => send(action.intent)}
    >${action.label}</vscode-button
  >`;
}

/** A quiet button with words, as in the editor's toolbars. */
export function toolbarButton<Intent>(action: ActionView<Intent>, { send }: Sender<Intent>): TemplateResult {
  return html`<vscode-toolbar-button icon=${action.icon} @click=${() => send(action.intent)}
    ><span class="button-label">${action.label}</span></vscode-toolbar-button
  >`;
}

/** A button that is an icon alone; its words are its name and its tooltip. */
export function iconButton<Intent>(action: ActionView<Intent>, { send }: Sender<Intent>): TemplateResult {
  return html`<vscode-toolbar-button
    class="icon-button"
    icon=${action.icon}
    label=${action.label}
    title=${action.label}
    @click=${() => send(action.intent)}
  ></vscode-toolbar-button>`;
}
