import '@vscode-elements/elements/dist/vscode-button/index.js';
import '@vscode-elements/elements/dist/vscode-progress-bar/index.js';
import '@vscode-elements/elements/dist/vscode-toolbar-button/index.js';
import { render } from 'lit';
import { type Intent, isStateMessage, type PanelState } from '../../features/configPanel/protocol.ts';
import { vscode } from '../shared/vscodeApi.ts';
import { announce } from './announce.ts';
import { readViewState, type ViewState } from './viewState.ts';
import { pageTemplate } from './page.ts';
import { showWholeText } from './wholeText.ts';

const root = document.getElementById('page') ?? document.body;
const statusRegion = document.getElementById('status');
// Until now the element told that the page is loading.
root.replaceChildren();

let state: PanelState | undefined;
let view: ViewState = readViewState(vscode.getState());
let isScrollPending = view.scrollY > 0;

function send(intent: Intent): void {
  // From the head of the page, the answer would be out of sight.
  if (intent.type === 'loadEvidence') showEvidence();
  vscode.postMessage(intent);
}

const showEvidence = (): void => document.getElementById('evidence')?.scrollIntoView();

function draw(): void {
  if (!state) return;
  render(pageTemplate(state, { send, isExpanded: view.isExpanded, toggle }), root);
  if (statusRegion) announce(statusRegion, state);
  remember();
}

/** State from which the editor restores the panel, with the reader's place in it. */
function remember(): void {
  if (state) vscode.setState({ ...state.memory, view });
}

function toggle(): void {
  view = { ...view, isExpanded: !view.isExpanded };
  draw();
}

/** A page that was hidden starts again: back to where it was read, once there is something to scroll. */
function restoreScroll(): void {
  if (!isScrollPending || state?.body.kind !== 'ready') return;
  isScrollPending = false;
  const { scrollY } = view;
  // Buttons draw themselves after us, and what is below them moves down.
  requestAnimationFrame(() => window.scrollTo(0, scrollY));
}

window.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
  if (!isStateMessage(data)) return;
  if (state && state.header.name !== data.state.header.name) view = { isExpanded: false, scrollY: 0 };
  state = data.state;
  draw();
  restoreScroll();
  if (data.scrollTo === 'evidence') showEvidence();
});

root.addEventListener('pointerover', showWholeText);

window.addEventListener('scrollend', () => {
  view = { ...view, scrollY: window.scrollY };
  remember();
});

send({ type: 'ready' });
