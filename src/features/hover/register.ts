import { commands, type Disposable, languages } from 'vscode';
import { CONTEXT_KEYS } from '../../contributions.ts';
import type { Log } from '../../domain/log.ts';
import { once } from '../../domain/async/lazy.ts';
import type { SessionManager } from '../../domain/session/sessionManager.ts';

/** Hovers on the ARNs of Lambda functions, in every text but the editor's own output. */
export function registerArnHover(deps: { readonly sessions: SessionManager; readonly log: Log }): Disposable {
  const provider = once(async () => (await import('./provider.ts')).createHoverProvider(deps));
  const noteShown = once(async () => commands.executeCommand('setContext', CONTEXT_KEYS.hoverShown, true));
  return languages.registerHoverProvider(
    { scheme: '*' },
    {
      provideHover: async (...hover) => {
        const shown = await (await provider()).provideHover(...hover);
        if (shown) void noteShown();
        return shown;
      },
    },
  );
}
