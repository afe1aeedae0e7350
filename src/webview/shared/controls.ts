import { html, type TemplateResult } from 'lit';
import type { ActionViewModel } from '../../page/viewModels.ts';

/** Receives the intent of a button. */
export interface Sender<Intent> {
  readonly send: (intent: Intent) => void;
}

/** A decorative codicon; words beside it say the same. */
export function icon(name: string, classes = ''): TemplateResult {
  return html`<span class="codicon codicon-${name} ${classes}" aria-hidden="true"></span>`;
}

/** A prominent button with a label. */
export function button<Intent>(action: ActionViewModel<Intent>, { send }: Sender<Intent>): TemplateResult {
  return html`<vscode-button
    icon=${action.icon}
    ?secondary=${!action.primary}
    @click=${() => send(action.intent)}
    >${action.label}</vscode-button
  >`;
}

/** A quiet button with a label, as in the editor's toolbars. */
export function toolbarButton<Intent>(
  action: ActionViewModel<Intent>,
  { send }: Sender<Intent>,
): TemplateResult {
  return html`<vscode-toolbar-button icon=${action.icon} @click=${() => send(action.intent)}
    ><span class="button-label">${action.label}</span></vscode-toolbar-button
  >`;
}

/** A button with an icon alone; its label is its name and tooltip. */
export function iconButton<Intent>(
  action: ActionViewModel<Intent>,
  { send }: Sender<Intent>,
): TemplateResult {
  return html`<vscode-toolbar-button
    class="icon-button"
    icon=${action.icon}
    label=${action.label}
    title=${action.label}
    @click=${() => send(action.intent)}
  ></vscode-toolbar-button>`;
}
