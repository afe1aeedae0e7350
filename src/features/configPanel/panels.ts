import { type Uri, ViewColumn, type WebviewPanel, window } from 'vscode';
import { CONFIG_PANEL } from '../../contributions.ts';
import type { Log } from '../../domain/log.ts';
import type { SessionManager } from '../../domain/session/sessionManager.ts';
import { tabIcon, webviewOptions } from '../../page/html.ts';
import { ConfigPanel } from './panel.ts';
import type { PanelMemory } from './protocol.ts';
import { parseTarget, type PanelTarget, sameFunction, sameTarget, withAccount } from './target.ts';

/** Dependencies of the feature. */
export interface FeatureDeps {
  readonly sessions: SessionManager;
  readonly extensionUri: Uri;
  readonly log: Log;
}

/** The open panels: one per qualifier of a function in an account and region. */
export class Panels {
  readonly #deps: FeatureDeps;
  readonly #open = new Map<WebviewPanel, ConfigPanel>();

  constructor(deps: FeatureDeps) {
    this.#deps = deps;
  }

  /**
   * Shows a target: in its panel if there is one, else in a new one.
   * @param choosesQualifier the function was named alone: any panel of it will do, and a new one finds its qualifier
   */
  show(target: PanelTarget, choosesQualifier = false): void {
    const wanted = this.#completed(target);
    if (this.#reveal(wanted, choosesQualifier ? sameFunction : sameTarget)) return;
    const view = window.createWebviewPanel(CONFIG_PANEL, wanted.name, ViewColumn.Active, {
      ...webviewOptions(this.#deps.extensionUri),
      enableFindWidget: true,
    });
    this.adopt(view, { target: wanted }, choosesQualifier);
  }

  /** The same, and loads the evidence. */
  async showEvidence(target: PanelTarget, choosesQualifier: boolean): Promise<void> {
    this.show(target, choosesQualifier);
    const wanted = this.#completed(target);
    await this.#find(wanted, choosesQualifier ? sameFunction : sameTarget)?.showEvidence();
  }

  /** Takes over a webview panel, be it new or restored after a reload of the window. */
  adopt(view: WebviewPanel, { target, profile }: PanelMemory, choosesQualifier = false): void {
    const parsed = parseTarget(target);
    if (!parsed) return view.dispose();
    const showOther = (other: PanelTarget): boolean => this.#reveal(other);
    view.iconPath = tabIcon(this.#deps.extensionUri, 'configPanel');
    const panel = new ConfigPanel(
      view,
      { target: parsed, profile, choosesQualifier },
      { ...this.#deps, showOther },
    );
    this.#open.set(view, panel);
    view.onDidDispose(() => {
      this.#open.delete(view);
      panel.dispose();
    });
  }

  /** Leaves the webviews where they are: at the end of the extension's life the editor keeps and restores them. */
  dispose(): void {
    for (const panel of this.#open.values()) panel.dispose();
    this.#open.clear();
  }

  #reveal(target: PanelTarget, isSame = sameTarget): boolean {
    const panel = this.#find(target, isSame);
    panel?.reveal();
    return panel !== undefined;
  }

  #find(target: PanelTarget, isSame: typeof sameTarget): ConfigPanel | undefined {
    return [...this.#open.values()].find((candidate) => isSame(candidate.target, target));
  }

  /** A target that names no account means the active session's. */
  #completed(target: PanelTarget): PanelTarget {
    return withAccount(target, target.accountId ?? this.#deps.sessions.current?.knownAccountId);
  }
}
