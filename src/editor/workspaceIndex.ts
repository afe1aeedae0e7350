import { type CancellationToken, type Uri, workspace } from 'vscode';
import { mayBeTemplate } from '../domain/declared/mayBeTemplate.ts';
import type { DeclaredTemplate } from '../domain/declared/template.ts';
import type { TemplateAccess, TemplateSource } from '../domain/declared/templateAccess.ts';

/** Files of these kinds can declare functions. */
const INCLUDE = '**/*.{yaml,yml,json,template,tf,tofu,ts,js,py,java,cs,go}';
const EXCLUDE = '**/{node_modules,.git,.terraform,.venv,cdk.out,dist,build,out}/**';
/** Most files that are looked at, and largest one in bytes: CloudFormation takes 1 MB. */
const MOST_FILES = 5_000;
const LARGEST = 2_000_000;

/** Templates of the workspace, one after another; Terraform's modules by their folders. */
export async function* workspaceTemplates(
  access: TemplateAccess,
  token: CancellationToken,
  progress: (done: number, total: number) => void = () => undefined,
): AsyncGenerator<DeclaredTemplate, void, undefined> {
  const files = await workspace.findFiles(INCLUDE, EXCLUDE, MOST_FILES, token);
  const modules = new Map<string, TemplateSource[]>();
  for (const [index, uri] of files.entries()) {
    if (token.isCancellationRequested) return;
    progress(index, files.length);
    const source = await sourceOf(uri);
    if (!source || !mayBeTemplate(source)) continue;
    if (/\.(?:tf|tofu)$/.test(uri.path)) {
      const folder = uri.path.slice(0, uri.path.lastIndexOf('/'));
      modules.set(folder, [...(modules.get(folder) ?? []), source]);
      continue;
    }
    const template = await read(access, [source]);
    if (template) yield template;
  }
  for (const sources of modules.values()) {
    if (token.isCancellationRequested) return;
    const template = await read(access, sources);
    if (template) yield template;
  }
}

async function sourceOf(uri: Uri): Promise<TemplateSource | undefined> {
  const file = uri.toString();
  const open = workspace.textDocuments.find((document) => document.uri.toString() === file);
  if (open) return { file, text: open.getText() };
  try {
    const { size } = await workspace.fs.stat(uri);
    if (size > LARGEST) return undefined;
    return { file, text: new TextDecoder().decode(await workspace.fs.readFile(uri)) };
  } catch {
    // The file went away meanwhile.
    return undefined;
  }
}

/** A file that cannot be read as a template keeps nobody from the others. */
const read = (
  access: TemplateAccess,
  sources: readonly TemplateSource[],
): Promise<DeclaredTemplate | undefined> => access.read(sources).catch(() => undefined);
