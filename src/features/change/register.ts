import { commands, Disposable, window, workspace } from 'vscode';
import { CHANGE_PAGE, CHANGE_SCHEME, COMMANDS, SETTINGS } from '../../contributions.ts';
import { once } from '../../domain/async/lazy.ts';
import { runMemory } from '../../editor/changeMemory.ts';
import { JsonFileSystem } from './jsonFileSystem.ts';
import type { ChangeFeatureDeps } from './createChanges.ts';

/** Changes of settings: nothing is loaded before the first command. */
export function registerChange(deps: ChangeFeatureDeps): Disposable {
  const files = new JsonFileSystem();
  const feature = once(async () => {
    const made = new (await import('./createChanges.ts')).ChangeFeature(deps);
    files.become(made.files);
    return made;
  });
  if (runMemory(deps.storage).load() !== undefined) void feature().then((made) => made.tellInterrupted());
  return Disposable.from(
    commands.registerCommand(COMMANDS.changeSettings, async (argument: unknown) =>
      (await feature()).open(argument),
    ),
    commands.registerCommand(COMMANDS.editJson, async (argument: unknown) =>
      (await feature()).openJson(argument),
    ),
    commands.registerCommand(COMMANDS.removeConfig, async (argument: unknown) =>
      (await feature()).open(argument, 'remove'),
    ),
    commands.registerCommand(COMMANDS.recentChanges, async () => (await feature()).recentChanges()),
    workspace.onDidChangeConfiguration(async (event) => {
      if (event.affectsConfiguration(`lambdaAsync.${SETTINGS.allowChanges.key}`)) {
        (await feature.started)?.allowanceChanged();
      }
    }),
    workspace.registerFileSystemProvider(CHANGE_SCHEME, files, { isCaseSensitive: true }),
    // A change is reviewed anew: what a page showed before a reload may be long outdated.
    window.registerWebviewPanelSerializer(CHANGE_PAGE, {
      deserializeWebviewPanel: (view) => Promise.resolve(view.dispose()),
    }),
    { dispose: () => void feature.started?.then((made) => made.dispose()) },
  );
}
