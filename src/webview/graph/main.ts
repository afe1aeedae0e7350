import '@vscode-elements/elements/dist/vscode-button/index.js';
import '@vscode-elements/elements/dist/vscode-progress-bar/index.js';
import '@vscode-elements/elements/dist/vscode-toolbar-button/index.js';
import { render } from 'lit';
import { isGraphMessage, isStateMessage } from '../../features/graph/protocol.ts';
import { vscode } from '../shared/vscodeApi.ts';
import { App } from './app.ts';
import { followGestures } from './gestures.ts';
import { pageTemplate } from './page.ts';
import { Stage } from './stage.ts';
import { readViewState } from './viewState.ts';

const root = document.getElementById('page') ?? document.body;
const statusRegion = document.getElementById('status');
// Until now the element told that the page is loading.
root.replaceChildren();

const stage = new Stage();
const app = new App(readViewState(vscode.getState()), stage, (intent) => vscode.postMessage(intent), draw);

function draw(): void {
  const view = app.pageView();
  if (!view) return;
  render(pageTemplate(view, app.pageActions), root);
  app.drawn(view);
  if (statusRegion && statusRegion.textContent !== view.said) statusRegion.textContent = view.said;
  vscode.setState({ ...view.state.memory, view: app.view });
}

window.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
  if (isGraphMessage(data)) app.takeGraph(data);
  else if (isStateMessage(data)) app.takeState(data.state);
});

followGestures(root, stage, app);
vscode.postMessage({ type: 'ready' });
