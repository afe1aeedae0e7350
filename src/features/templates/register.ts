import { commands, Disposable, EventEmitter, languages, workspace } from 'vscode';
import { COMMANDS } from '../../contributions.ts';
import { once } from '../../domain/async/lazy.ts';
import type { Log } from '../../domain/log.ts';
import type { SessionManager } from '../../domain/session/sessionManager.ts';
import { isWorthReading } from '../../editor/mayBeTemplate.ts';
import { DIAGNOSTIC_SOURCE } from './source.ts';
import type { GetTemplates } from '../../editor/templateServices.ts';

export interface TemplateDeps {
  readonly sessions: SessionManager;
  readonly log: Log;
  readonly templates: GetTemplates;
}

/** Code lenses, diagnostics with fixes, and the commands about templates; hovers are separate. */
export function registerTemplates(deps: TemplateDeps): Disposable {
  const lensesChanged = new EventEmitter<void>();
  const inEditor = once(async () => {
    const shown = await (await import('./inEditor.ts')).TemplatesInEditor.open(deps);
    shown.onDidChangeLenses(() => lensesChanged.fire());
    return shown;
  });
  const everywhere = { scheme: '*' };
  return Disposable.from(
    registerCommands(deps),
    lensesChanged,
    languages.registerCodeLensProvider(everywhere, {
      onDidChangeCodeLenses: lensesChanged.event,
      provideCodeLenses: async (document) =>
        isWorthReading(document) ? (await inEditor()).lenses(document) : [],
    }),
    languages.registerCodeActionsProvider(everywhere, {
      provideCodeActions: async (document, range, { diagnostics }) =>
        diagnostics.some(({ source }) => source === DIAGNOSTIC_SOURCE)
          ? (await inEditor()).fixes(document, range)
          : [],
    }),
    // Diagnostics need nobody who asks for code lenses.
    workspace.onDidOpenTextDocument((document) => void (isWorthReading(document) && inEditor())),
    { dispose: () => void inEditor.started?.then((shown) => shown.dispose()) },
  );
}

function registerCommands(deps: TemplateDeps): Disposable {
  const templates = once(async () => (await import('./commands.ts')).templateCommands(deps));
  return Disposable.from(
    commands.registerCommand(COMMANDS.openDeclaration, async (place: unknown) =>
      (await templates()).openDeclaration(place),
    ),
    commands.registerCommand(COMMANDS.goToDeclaration, async (target: unknown) =>
      (await templates()).goToDeclaration(target),
    ),
    commands.registerCommand(COMMANDS.openDeclared, async (place: unknown) =>
      (await templates()).openDeclared(place),
    ),
    commands.registerCommand(COMMANDS.chooseStack, async (wish: unknown) =>
      (await templates()).chooseStack(wish),
    ),
    commands.registerCommand(COMMANDS.chooseTerraformState, async (file: unknown) =>
      (await templates()).chooseState(file),
    ),
  );
}
