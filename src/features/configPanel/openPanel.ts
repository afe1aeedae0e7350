import { commands, type WebviewPanelSerializer } from 'vscode';
import { COMMANDS, toFunctionTarget } from '../../contributions.ts';
import { type FeatureDeps, Panels } from './panels.ts';
import { panelSerializer } from './serializer.ts';
import { parseTarget } from './target.ts';

/** The ways to a panel: a command's argument, and what the editor kept over a reload. */
interface PanelFeature {
  readonly panels: Panels;
  readonly serializer: WebviewPanelSerializer;
  open(argument: unknown): Promise<void>;
  showEvidence(argument: unknown): Promise<void>;
}

export function createPanels(deps: FeatureDeps): PanelFeature {
  const panels = new Panels(deps);
  return {
    panels,
    serializer: panelSerializer(panels),
    open: (argument) => open(panels, argument),
    showEvidence: (argument) => showEvidence(panels, argument),
  };
}

/** Started without a function, as from a keybinding, the command asks for one. */
async function open(panels: Panels, argument: unknown): Promise<void> {
  const target = parseTarget(argument);
  // Without a qualifier the function is meant, not `$LATEST`: who means that says it.
  if (target) panels.show(target, toFunctionTarget(argument)?.qualifier === undefined);
  else await commands.executeCommand(COMMANDS.lookUp);
}

async function showEvidence(panels: Panels, argument: unknown): Promise<void> {
  const target = parseTarget(argument);
  if (!target) return void (await commands.executeCommand(COMMANDS.lookUp));
  await panels.showEvidence(target, toFunctionTarget(argument)?.qualifier === undefined);
}
