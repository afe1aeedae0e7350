import { commands, Disposable, window } from 'vscode';
import { COMMANDS, CONFIG_PANEL } from '../../contributions.ts';
import { type FeatureDeps, Panels } from './panels.ts';
import { panelSerializer } from './serializer.ts';
import { parseTarget } from './target.ts';

/** The panel of a function's asynchronous settings: its command, and its return after a reload. */
export function registerConfigPanel(deps: FeatureDeps): Disposable {
  const panels = new Panels(deps);
  return Disposable.from(
    commands.registerCommand(COMMANDS.openPanel, (argument: unknown) => open(panels, argument)),
    window.registerWebviewPanelSerializer(CONFIG_PANEL, panelSerializer(panels)),
    panels,
  );
}

/** Started without a function, as from a keybinding, the command asks for one. */
async function open(panels: Panels, argument: unknown): Promise<void> {
  const target = parseTarget(argument);
  if (target) panels.show(target);
  else await commands.executeCommand(COMMANDS.lookUp);
}
