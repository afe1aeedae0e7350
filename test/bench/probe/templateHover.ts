import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { CancellationTokenSource, extensions, type Memento, type TextDocument, Uri, workspace } from 'vscode';
import { openTemplates } from '../../../src/templateAccess.ts';
import { DeploymentAnchors } from '../../../src/editor/deploymentAnchors.ts';
import { TemplateHoverProvider } from '../../../src/features/hover/template/provider.ts';
import { log, openSessions } from './hover.ts';
import { type HoverTimes, OURS, type TemplateHoverAsk } from './protocol.ts';

/** The least time from showing a template to a hover there, in milliseconds: the mouse has to get to its place. */
const SHOWN_MS = 1000;

/** What no choice of a stack was ever put into. */
class EmptyMemento implements Memento {
  keys(): readonly string[] {
    return [];
  }

  get<T>(_: string, otherwise?: T): T | undefined {
    return otherwise;
  }

  update(): Promise<void> {
    return Promise.resolve();
  }
}

/**
 * The extension's own hover on a template, over the thread of the installed package, called as the editor calls it. The
 * functions were read before, so that the times are those of the template alone: once with the template not read, and the
 * thread not started unless the template is shown first, then at other places.
 */
export async function measureTemplateHovers({
  file,
  isShown,
  places,
}: TemplateHoverAsk): Promise<HoverTimes> {
  const sessions = openSessions();
  const worker = join(extensions.getExtension(OURS)?.extensionPath ?? '', 'dist/templates.js');
  const services = openTemplates(worker, new DeploymentAnchors(new EmptyMemento()), log);
  const provider = new TemplateHoverProvider({ sessions, log }, services);
  const { account } = await sessions.open();
  await account.directory.load();
  const document = await workspace.openTextDocument(Uri.file(file));
  const names = new Set(places.map(({ name }) => name));
  for (const name of names) await account.configs(name);
  if (isShown) {
    provider.prepare(document);
    await wait(SHOWN_MS);
  }
  const [first, ...others] = places.map(({ text }) => text);
  const cold = first === undefined ? [] : [await hover(provider, document, first)];
  const warm: number[] = [];
  for (const text of others) warm.push(await hover(provider, document, text));
  services.dispose();
  sessions.dispose();
  return { cold, warm };
}

async function hover(provider: TemplateHoverProvider, document: TextDocument, text: string): Promise<number> {
  const at = document.positionAt(document.getText().indexOf(text) + 1);
  const token = new CancellationTokenSource().token;
  const started = performance.now();
  const found = await provider.provideHover(document, at, token);
  const took = performance.now() - started;
  if (!found) throw new Error(`There is no hover on ${text}.`);
  return took;
}
