import { commands, Disposable, window } from 'vscode';
import { COMMANDS, CONFIG_PANEL } from '../../contributions.ts';
import { once } from '../../domain/async/lazy.ts';
import type { FeatureDeps } from './panels.ts';

/** The panel of a function's asynchronous settings: its command, and its return after a reload. */
export function registerConfigPanel(deps: FeatureDeps): Disposable {
  const feature = once(async () => (await import('./openPanel.ts')).createPanels(deps));
  return Disposable.from(
    commands.registerCommand(COMMANDS.openPanel, async (argument: unknown) =>
      (await feature()).open(argument),
    ),
    commands.registerCommand(COMMANDS.showEvidence, async (argument: unknown) =>
      (await feature()).showEvidence(argument),
    ),
    window.registerWebviewPanelSerializer(CONFIG_PANEL, {
      deserializeWebviewPanel: async (view, state) =>
        (await feature()).serializer.deserializeWebviewPanel(view, state),
    }),
    { dispose: () => void feature.started?.then(({ panels }) => panels.dispose()) },
  );
}
