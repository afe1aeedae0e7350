import { commands, Disposable, window } from 'vscode';
import { COMMANDS, CONFIG_PANEL, toFunctionTarget } from '../../contributions.ts';
import { once } from '../../domain/async/lazy.ts';
import type { FeatureDeps, Panels } from './panels.ts';

/** The panel of a function's asynchronous settings: its command, and its return after a reload. */
export function registerConfigPanel(deps: FeatureDeps): Disposable {
  const panels = once(async () => new (await import('./late.ts')).Panels(deps));
  return Disposable.from(
    commands.registerCommand(COMMANDS.openPanel, async (argument: unknown) => open(await panels(), argument)),
    window.registerWebviewPanelSerializer(CONFIG_PANEL, {
      deserializeWebviewPanel: async (view, state) => {
        const { panelSerializer } = await import('./late.ts');
        await panelSerializer(await panels()).deserializeWebviewPanel(view, state);
      },
    }),
    { dispose: () => void panels.started?.then((opened) => opened.dispose()) },
  );
}

/** Started without a function, as from a keybinding, the command asks for one. */
async function open(panels: Panels, argument: unknown): Promise<void> {
  const { parseTarget } = await import('./late.ts');
  const target = parseTarget(argument);
  // Without a qualifier the function is meant, not `$LATEST`: who means that says it.
  if (target) panels.show(target, toFunctionTarget(argument)?.qualifier === undefined);
  else await commands.executeCommand(COMMANDS.lookUp);
}
