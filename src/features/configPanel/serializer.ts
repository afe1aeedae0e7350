import type { WebviewPanel, WebviewPanelSerializer } from 'vscode';
import type { Panels } from './panels.ts';
import { parseMemory } from './target.ts';

/** Restores panels after a reload of the window, the same way as they are opened. */
export function panelSerializer(panels: Panels): WebviewPanelSerializer {
  return {
    async deserializeWebviewPanel(view: WebviewPanel, state: unknown): Promise<void> {
      const memory = parseMemory(state);
      // A page that was closed before its first state left nothing to restore from.
      if (memory) panels.adopt(view, memory);
      else view.dispose();
    },
  };
}
