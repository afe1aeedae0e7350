import { html, type TemplateResult } from 'lit';
import type { ActionView } from '../../features/configPanel/protocol.ts';
import type { Draw } from './draw.ts';

/** A codicon that says nothing which is not also said in words. */
export function icon(name: string, classes = ''): TemplateResult {
  return html`<span class="codicon codicon-${name} ${classes}" aria-hidden="true"></span>`;
}

/** A button with words: for what stands out. */
export function button(action: ActionView, { send }: Draw): TemplateResult {
  return html`<vscode-button
    icon=${action.icon}
    ?secondary=${!action.primary}
    @click=${() => send(action.intent)}
    >${action.label}</vscode-button
  >`;
}

/** A quiet button with words, as in the editor's toolbars. */
export function toolbarButton(action: ActionView, { send }: Draw): TemplateResult {
  return html`<vscode-toolbar-button icon=${action.icon} @click=${() => send(action.intent)}
    ><span class="button-label">${action.label}</span></vscode-toolbar-button
  >`;
}

/** A button that is an icon alone; its words are its name and its tooltip. */
export function iconButton(action: ActionView, { send }: Draw): TemplateResult {
  return html`<vscode-toolbar-button
    class="icon-button"
    icon=${action.icon}
    label=${action.label}
    title=${action.label}
    @click=${() => send(action.intent)}
  ></vscode-toolbar-button>`;
}
