import { commands, Disposable, type Uri, window } from 'vscode';
import { COMMANDS, COMPARE_PAGE } from '../../contributions.ts';
import { once } from '../../domain/async/lazy.ts';
import type { CompareDeps } from './comparePage.ts';

/** The comparison of the workspace with the account: its command, and its return after a reload. */
export function registerCompare(deps: CompareDeps & { readonly extensionUri: Uri }): Disposable {
  const page = once(async () => (await import('./createCompare.ts')).createCompare(deps));
  return Disposable.from(
    commands.registerCommand(COMMANDS.compareWorkspace, async () => (await page()).show()),
    window.registerWebviewPanelSerializer(COMPARE_PAGE, {
      deserializeWebviewPanel: async (view, state: unknown) =>
        (await page()).deserializeWebviewPanel(view, state ?? {}),
    }),
    { dispose: () => void page.started?.then((opened) => opened.dispose()) },
  );
}
