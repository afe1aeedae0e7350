import { commands, Disposable, window } from 'vscode';
import { COMMANDS, GRAPH, toFunctionTarget } from '../../contributions.ts';
import { once } from '../../domain/async/lazy.ts';
import type { FeatureDeps } from './graphPage.ts';

/** The event graph: its commands, and its return after a reload. */
export function registerGraph(deps: FeatureDeps): Disposable {
  const page = once(async () => new (await import('./graphPage.ts')).GraphPage(deps));
  const show = async (argument: unknown): Promise<void> => (await page()).show(toFunctionTarget(argument));
  return Disposable.from(
    commands.registerCommand(COMMANDS.openGraph, show),
    commands.registerCommand(COMMANDS.showInGraph, show),
    window.registerWebviewPanelSerializer(GRAPH, {
      deserializeWebviewPanel: async (view) => (await page()).restore(view),
    }),
    { dispose: () => void page.started?.then((opened) => opened.dispose()) },
  );
}
