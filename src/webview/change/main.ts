import '@vscode-elements/elements/dist/vscode-button/index.js';
import '@vscode-elements/elements/dist/vscode-toolbar-button/index.js';
import { render } from 'lit';
import { type ChangeViewModel, type Intent, isHostMessage } from '../../features/change/protocol.ts';
import { announce } from '../shared/announce.ts';
import { vscode } from '../shared/vscodeApi.ts';
import { pageTemplate } from './page.ts';

const root = document.getElementById('page') ?? document.body;
const top = document.createElement('div');
// Until now the element told that the page is loading.
root.replaceChildren(top);

let canApply = false;

const send = (intent: Intent): void => vscode.postMessage(intent);

function take(view: ChangeViewModel): void {
  canApply = view.apply?.isEnabled === true;
  render(pageTemplate(view, { send }), top);
  if (view.announcement !== '') announce(view.announcement);
  if (view.focus !== undefined) document.getElementById(`field-${view.focus}`)?.focus();
}

window.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
  if (isHostMessage(data)) take(data.view);
});

// From the form, the button is behind all reviews.
window.addEventListener('keydown', ({ key, ctrlKey, metaKey }) => {
  if (key === 'Enter' && (ctrlKey || metaKey) && canApply) send({ type: 'apply' });
});

send({ type: 'ready' });
