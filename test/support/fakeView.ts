import assert from 'node:assert/strict';
import {
  EventEmitter,
  type Uri,
  ViewColumn,
  type Webview,
  type WebviewPanel,
  type WebviewPanelOnDidChangeViewStateEvent,
} from 'vscode';
import { CONFIG_PANEL } from '../../src/contributions.ts';
import type { PanelState, StateMessage } from '../../src/features/configPanel/protocol.ts';

/** The half of a webview that the editor has; the page's half is what a test says. */
export class FakeWebview<Message> implements WebviewPanel {
  readonly viewType: string;
  readonly options = {};
  readonly viewColumn = ViewColumn.One;
  readonly active = true;
  /** All that the page was sent. */
  readonly sent: Message[] = [];
  visible = true;
  title = '';
  revealed = 0;
  /** Messages to a page that is hidden, and so is gone. */
  sentWhileHidden = 0;
  isDisposed = false;
  readonly #messages = new EventEmitter<unknown>();
  readonly #viewStates = new EventEmitter<WebviewPanelOnDidChangeViewStateEvent>();
  readonly #ends = new EventEmitter<void>();
  readonly onDidChangeViewState = this.#viewStates.event;
  readonly onDidDispose = this.#ends.event;
  readonly webview: Webview = {
    html: '',
    options: {},
    cspSource: 'https://resources.test',
    asWebviewUri: (uri: Uri) => uri.with({ scheme: 'https', authority: 'resources.test' }),
    onDidReceiveMessage: this.#messages.event,
    postMessage: (message: Message) => {
      if (!this.visible) this.sentWhileHidden += 1;
      this.sent.push(message);
      return Promise.resolve(true);
    },
  };

  constructor(viewType: string) {
    this.viewType = viewType;
  }

  say(message: unknown): void {
    this.#messages.fire(message);
  }

  show(visible: boolean): void {
    this.visible = visible;
    this.#viewStates.fire({ webviewPanel: this });
  }

  reveal(): void {
    this.revealed += 1;
  }

  dispose(): void {
    this.isDisposed = true;
    this.#ends.fire();
  }
}

/** The webview of a panel. */
export class FakeView extends FakeWebview<StateMessage> {
  constructor() {
    super(CONFIG_PANEL);
  }

  get states(): readonly PanelState[] {
    return this.sent.map(({ state }) => state);
  }

  get state(): PanelState {
    const state = this.states.at(-1);
    assert(state, 'no state was sent');
    return state;
  }
}
