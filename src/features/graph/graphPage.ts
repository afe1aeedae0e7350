import { l10n, type Uri, type WebviewPanel } from 'vscode';
import { type FunctionTarget, GRAPH } from '../../contributions.ts';
import { SinglePage } from '../../page/singlePage.ts';
import { GraphPanel } from './panel.ts';
import { type GraphDeps } from './graphDeps.ts';

/** Dependencies of the feature. */
export interface FeatureDeps extends GraphDeps {
  readonly extensionUri: Uri;
}

/** The one graph: opened, optionally on a function; and restored after a reload of the window. */
export class GraphPage {
  readonly #page: SinglePage;
  #panel: GraphPanel | undefined;

  constructor(deps: FeatureDeps) {
    this.#page = new SinglePage({
      viewType: GRAPH,
      name: 'graph',
      title: l10n.t('Event Graph'),
      extensionUri: deps.extensionUri,
      // A page restored with its window sends nothing to AWS until the user starts it.
      host: (view, kept) => {
        this.#panel = new GraphPanel(view, deps, kept === undefined);
        return this.#panel;
      },
    });
  }

  /** Opens the graph, or brings it to the front; with a function, that one is in view. */
  show(target?: FunctionTarget): void {
    this.#page.show();
    if (target) this.#panel?.focus(target);
  }

  /** Takes over a webview panel that the editor has kept over a reload. */
  restore(view: WebviewPanel): void {
    void this.#page.deserializeWebviewPanel(view, {});
  }

  dispose(): void {
    this.#page.dispose();
  }
}
