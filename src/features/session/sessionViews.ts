import type { Disposable } from 'vscode';
import { type ConnectionDeps, ConnectionView } from './connectionView.ts';
import { SessionStatusBar } from './statusBar.ts';

export { copyFact, factItem } from './connectionView.ts';

/** Where the session is always shown: the view "Connection" and the status bar. Loaded with the first session. */
export class SessionViews implements Disposable {
  readonly connection: ConnectionView;
  readonly #statusBar: SessionStatusBar;

  /** @param changed called when the rows of the view are others */
  constructor(deps: ConnectionDeps, changed: () => void) {
    this.connection = new ConnectionView(deps, changed);
    this.#statusBar = new SessionStatusBar(deps.sessions);
  }

  dispose(): void {
    this.connection.dispose();
    this.#statusBar.dispose();
  }
}
