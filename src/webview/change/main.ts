import '@vscode-elements/elements/dist/vscode-button/index.js';
import '@vscode-elements/elements/dist/vscode-toolbar-button/index.js';
import { render } from 'lit';
import { type ChangeView, type Intent, isHostMessage } from '../../features/change/protocol.ts';
import { announce } from '../shared/announce.ts';
import { vscode } from '../shared/vscodeApi.ts';
import { pageTemplate } from './page.ts';

const root = document.getElementById('page') ?? document.body;
const top = document.createElement('div');
// Until now the element told that the page is loading.
root.replaceChildren(top);

const send = (intent: Intent): void => vscode.postMessage(intent);

function take(view: ChangeView): void {
  render(pageTemplate(view, { send }), top);
  if (view.announcement !== '') announce(view.announcement);
  if (view.focus !== undefined) document.getElementById(`field-${view.focus}`)?.focus();
}

window.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
  if (isHostMessage(data)) take(data.view);
});

send({ type: 'ready' });
