import {
  type CancellationToken,
  commands,
  l10n,
  ProgressLocation,
  type QuickPickItem,
  window,
  workspace,
} from 'vscode';
import { COMMANDS, type FunctionTarget, toFunctionTarget } from '../../contributions.ts';
import { type DeclarationPlace, declarationsOf } from '../../domain/declared/declarationsOf.ts';
import { isCancelled } from '../../domain/errors.ts';
import { LOGICAL_ID_TAG } from '../../domain/session/taggingApi.ts';
import { reportUnexpected } from '../../editor/log.ts';
import { visibleText } from '../../editor/markdown.ts';
import { plainMessage } from '../../editor/message.ts';
import { workspaceTemplates } from '../../editor/workspaceIndex.ts';
import type { TemplateDeps } from './register.ts';

/** Most places to choose from. */
const MOST = 50;

/** Finds where the workspace declares a function, and opens the place. Reads files only; tags where they may be read. */
export async function goToDeclaration(deps: TemplateDeps, argument: unknown): Promise<void> {
  const target = toFunctionTarget(argument);
  if (!target) return;
  if (!workspace.workspaceFolders?.length) {
    return void window.showInformationMessage(
      l10n.t('Open a folder first: declarations are looked for in the workspace.'),
    );
  }
  const places = await findWithProgress(deps, target);
  if (!places) return;
  if (places.length === 0) {
    const text = l10n.t(
      'No template or source in this workspace declares {0}.',
      visibleText(target.name, 100),
    );
    return void window.showInformationMessage(plainMessage(text));
  }
  const place = places.length === 1 ? places[0] : await pick(places);
  if (place)
    await commands.executeCommand(COMMANDS.openDeclaration, { file: place.at.file, offset: place.at.start });
}

function findWithProgress(deps: TemplateDeps, target: FunctionTarget) {
  const title = l10n.t('Looking for the declaration of {0}…', visibleText(target.name, 100));
  return window.withProgress(
    { location: ProgressLocation.Notification, title, cancellable: true },
    (progress, token) =>
      find(deps, target, token, (done, total) => progress.report({ message: `${done} / ${total}` })),
  );
}

/** Undefined: cancelled. Certain places make likely ones needless. */
async function find(
  deps: TemplateDeps,
  target: FunctionTarget,
  token: CancellationToken,
  progress: (done: number, total: number) => void,
): Promise<readonly DeclarationPlace[] | undefined> {
  const { access } = await deps.templates();
  const origin = { name: target.name, logicalId: await logicalIdOf(deps, target) };
  const places: DeclarationPlace[] = [];
  for await (const template of workspaceTemplates(access, token, { progress })) {
    places.push(...declarationsOf(template, origin).slice(0, MOST));
  }
  if (token.isCancellationRequested) return undefined;
  const certain = places.filter(({ match }) => match === 'certain');
  return (certain.length > 0 ? certain : places).slice(0, MOST);
}

/** From CloudFormation's tags; undefined where they may not be read, or in Restricted Mode. */
async function logicalIdOf(
  { sessions, log }: TemplateDeps,
  target: FunctionTarget,
): Promise<string | undefined> {
  if (!workspace.isTrusted) return undefined;
  try {
    const session = await sessions.open();
    const tags = await session.inRegion(target.region).deployments?.tags();
    return tags?.tags.get(target.name)?.get(LOGICAL_ID_TAG);
  } catch (error) {
    if (!isCancelled(error)) reportUnexpected(log, 'Reading tags for a declaration', error);
    return undefined;
  }
}

async function pick(places: readonly DeclarationPlace[]): Promise<DeclarationPlace | undefined> {
  const items = places.map((place): QuickPickItem & { readonly place: DeclarationPlace } => ({
    label: `$(symbol-function) ${visibleText(place.fn.address, 100).replaceAll('$(', '$ (')}`,
    description: visibleText(
      workspace.asRelativePath(decodeURIComponent(place.at.file.replace(/^file:\/\//, ''))),
      200,
    ),
    place,
  }));
  const picked = await window.showQuickPick(items, {
    title: l10n.t('Which Declaration?'),
    matchOnDescription: true,
  });
  return picked?.place;
}
