import { type CancellationToken, type Uri, workspace } from 'vscode';
import { isTerraform, mayBeTemplate } from '../domain/declared/mayBeTemplate.ts';
import type { DeclaredTemplate } from '../domain/declared/template.ts';
import type { TemplateAccess, TemplateSource } from '../domain/declared/templateAccess.ts';

/** Files of these kinds can declare functions. */
const INCLUDE = '**/*.{yaml,yml,json,template,tf,tofu,ts,js,py,java,cs,go}';
const EXCLUDE = '**/{node_modules,.git,.terraform,.venv,cdk.out,dist,build,out}/**';
/** Most files that are looked at, and largest one in bytes: CloudFormation takes 1 MB. */
const MOST_FILES = 5_000;
const LARGEST = 2_000_000;
/** Most characters of one Terraform module: the reader takes half of it. */
const LARGEST_MODULE = 10_000_000;

/** Callbacks while the workspace is read; all may be left out. */
export interface WorkspaceReading {
  readonly progress?: (done: number, total: number) => void;
  /** A file is larger than any template may be, and is left out. */
  readonly tooLarge?: (file: string) => void;
  /** Reading a file took too long or too much memory. */
  readonly failed?: (file: string) => void;
  /** There are more files than are looked at. */
  readonly cut?: () => void;
}

/** Templates of the workspace, one after another; Terraform's modules by their folders. */
export async function* workspaceTemplates(
  access: TemplateAccess,
  token: CancellationToken,
  reading: WorkspaceReading = {},
): AsyncGenerator<DeclaredTemplate, void, undefined> {
  const files = await workspace.findFiles(INCLUDE, EXCLUDE, MOST_FILES, token);
  if (files.length === MOST_FILES) reading.cut?.();
  const modules = new Map<string, Uri[]>();
  for (const [index, uri] of files.entries()) {
    if (token.isCancellationRequested) return;
    reading.progress?.(index, files.length);
    // A module is read when its turn comes: the texts of all would not fit into memory.
    if (isTerraform(uri.path)) {
      append(modules, folderOf(uri), uri);
      continue;
    }
    const source = await sourceOf(uri, reading);
    if (!source || !mayBeTemplate(source)) continue;
    const template = await read(access, [source], reading);
    if (template) yield template;
  }
  for (const uris of modules.values()) {
    if (token.isCancellationRequested) return;
    const sources = await moduleOf(uris, reading);
    const template = sources.length > 0 ? await read(access, sources, reading) : undefined;
    if (template) yield template;
  }
}

const folderOf = ({ path }: Uri): string => path.slice(0, path.lastIndexOf('/'));

function append(modules: Map<string, Uri[]>, folder: string, uri: Uri): void {
  const known = modules.get(folder);
  if (known) known.push(uri);
  else modules.set(folder, [uri]);
}

/** The files of a module that may say something about functions, up to a limit. */
async function moduleOf(uris: readonly Uri[], reading: WorkspaceReading): Promise<readonly TemplateSource[]> {
  const sources: TemplateSource[] = [];
  let length = 0;
  for (const uri of uris) {
    // oxlint-disable-next-line no-await-in-loop -- one after the other, so that the limit holds
    const source = await sourceOf(uri, reading);
    if (!source || !mayBeTemplate(source)) continue;
    length += source.text.length;
    if (length > LARGEST_MODULE) reading.tooLarge?.(source.file);
    else sources.push(source);
  }
  return sources;
}

async function sourceOf(uri: Uri, { tooLarge }: WorkspaceReading): Promise<TemplateSource | undefined> {
  const file = uri.toString();
  const open = workspace.textDocuments.find((document) => document.uri.toString() === file);
  if (open) return { file, text: open.getText() };
  try {
    const { size } = await workspace.fs.stat(uri);
    if (size > LARGEST) {
      tooLarge?.(file);
      return undefined;
    }
    return { file, text: new TextDecoder().decode(await workspace.fs.readFile(uri)) };
  } catch {
    // The file went away meanwhile.
    return undefined;
  }
}

/** A file that cannot be read as a template does not keep the others from being read. */
async function read(
  access: TemplateAccess,
  sources: readonly TemplateSource[],
  { failed }: WorkspaceReading,
): Promise<DeclaredTemplate | undefined> {
  try {
    return await access.read(sources);
  } catch {
    failed?.(sources[0]?.file ?? '');
    return undefined;
  }
}
