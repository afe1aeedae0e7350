import { commands, Disposable, type Uri, window } from 'vscode';
import { COMMANDS, OVERVIEW_PAGE } from '../../contributions.ts';
import type { ReplaceFile } from '../../domain/export/fileWriting.ts';
import type { Log } from '../../domain/log.ts';
import { once } from '../../domain/async/lazy.ts';
import type { PageMemory } from '../../editor/memory.ts';
import type { GetTemplates } from '../../editor/templateServices.ts';
import type { SessionManager } from '../../domain/session/sessionManager.ts';

interface Deps {
  readonly sessions: SessionManager;
  readonly log: Log;
  readonly templates: GetTemplates;
  readonly extensionUri: Uri;
  readonly memory: PageMemory;
  readonly version: string;
  /** Writes an export on this machine's disk. */
  readonly replaceFile: ReplaceFile;
}

/** The overview of a whole account: its command, and its return after a reload. */
export function registerOverview(deps: Deps): Disposable {
  const page = once(async () => (await import('./createOverview.ts')).createOverview(deps));
  return Disposable.from(
    commands.registerCommand(COMMANDS.openOverview, async () => (await page()).show()),
    commands.registerCommand(COMMANDS.findLostEvents, async () => {
      const { findLostEvents } = await import('./lostEvents.ts');
      await findLostEvents(deps.sessions, deps.log);
    }),
    window.registerWebviewPanelSerializer(OVERVIEW_PAGE, {
      // The editor takes an absent state for a new page, which this one is not.
      deserializeWebviewPanel: async (view, state: unknown) =>
        (await page()).deserializeWebviewPanel(view, state ?? {}),
    }),
    { dispose: () => void page.started?.then((opened) => opened.dispose()) },
  );
}
