import { commands, Disposable, window, workspace } from 'vscode';
import { CHANGE_PAGE, CHANGE_SCHEME, COMMANDS, SETTINGS } from '../../contributions.ts';
import { once } from '../../domain/async/lazy.ts';
import { areChangesUnderWay } from '../../editor/changesUnderWay.ts';
import { JsonFileSystem } from './jsonFileSystem.ts';
import type { ChangeFeature, ChangeFeatureDeps } from './createChanges.ts';

/** Changes of settings: nothing is loaded before the first command. */
export function registerChange(deps: ChangeFeatureDeps): Disposable {
  const files = new JsonFileSystem();
  const feature = once(async () => {
    const [{ ChangeFeature: Feature }, processes, stored] = await Promise.all([
      import('./createChanges.ts'),
      deps.processes(),
      deps.files(),
    ]);
    const made = new Feature(deps, processes, stored);
    files.become(made.files);
    void made.tellInterrupted();
    return made;
  });
  if (areChangesUnderWay(deps.storage)) void feature();
  return Disposable.from(
    ...registerCommands(feature),
    workspace.onDidChangeConfiguration(async (event) => {
      if (event.affectsConfiguration(`lambdaAsync.${SETTINGS.allowChanges.key}`)) {
        (await feature.started)?.allowanceChanged();
      }
    }),
    workspace.registerFileSystemProvider(CHANGE_SCHEME, files, { isCaseSensitive: true }),
    // A change needs a new review: the page before a reload may be long outdated.
    window.registerWebviewPanelSerializer(CHANGE_PAGE, {
      deserializeWebviewPanel: (view) => Promise.resolve(view.dispose()),
    }),
    { dispose: () => void feature.started?.then((made) => made.dispose()) },
  );
}

function registerCommands(feature: () => Promise<ChangeFeature>): readonly Disposable[] {
  const register = (command: string, run: (made: ChangeFeature, argument: unknown) => unknown): Disposable =>
    commands.registerCommand(command, async (argument: unknown) => run(await feature(), argument));
  return [
    register(COMMANDS.changeSettings, (made, argument) => made.open(argument)),
    register(COMMANDS.editJson, (made, argument) => made.openJson(argument)),
    register(COMMANDS.reviewJson, (made, argument) => made.reviewJson(argument)),
    register(COMMANDS.removeConfig, (made, argument) => made.open(argument, 'remove')),
    register(COMMANDS.recentChanges, (made) => made.recentChanges()),
  ];
}
