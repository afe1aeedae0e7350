import { RelativePattern, type TextDocument, Uri, workspace } from 'vscode';
import { mayNameDefinition } from '../domain/declared/definitions.ts';
import type { TemplateSource } from '../domain/declared/templateAccess.ts';

/** Folders above a definition in which its template is looked for: `statemachine/orders.asl.json` is one below. */
const MOST_ABOVE = 3;
/** Most files that are looked at in each of these folders, and largest one in bytes: CloudFormation takes 1 MB. */
const MOST_FILES = 50;
const LARGEST = 2_000_000;

/** Templates that may deploy a definition, in its folder or above it inside the workspace; a Terraform module is one. */
export async function templatesAbove({ uri }: TextDocument): Promise<readonly (readonly TemplateSource[])[]> {
  const folders = Array.from({ length: MOST_ABOVE + 1 }, (_, above) =>
    Uri.joinPath(uri, ...Array.from({ length: above + 1 }, () => '..')),
  ).filter((folder) => workspace.getWorkspaceFolder(folder) !== undefined);
  const found = await Promise.all(folders.map(async (folder) => templatesIn(folder, uri.path)));
  return found.flat();
}

const STACKS = '{*.yaml,*.yml,*.template,*template*.json}';
const MODULE = '*.{tf,tofu,tf.json}';

async function templatesIn(folder: Uri, definition: string): Promise<readonly (readonly TemplateSource[])[]> {
  const [stacks, module] = await Promise.all([textsIn(folder, STACKS), textsIn(folder, MODULE)]);
  const names = (source: TemplateSource) => mayNameDefinition(source, definition);
  return [...stacks.filter(names).map((source) => [source]), ...(module.some(names) ? [module] : [])];
}

async function textsIn(folder: Uri, pattern: string): Promise<readonly TemplateSource[]> {
  const files = await workspace.findFiles(new RelativePattern(folder, pattern), null, MOST_FILES);
  const open = new Map(workspace.textDocuments.map((one) => [one.uri.toString(), one]));
  const sources = await Promise.all(
    files.map(async (uri) => {
      const text = open.get(uri.toString())?.getText() ?? (await textOf(uri));
      return text === undefined ? [] : [{ file: uri.toString(), text }];
    }),
  );
  return sources.flat();
}

async function textOf(uri: Uri): Promise<string | undefined> {
  try {
    const { size } = await workspace.fs.stat(uri);
    return size > LARGEST ? undefined : new TextDecoder().decode(await workspace.fs.readFile(uri));
  } catch {
    // The file went away meanwhile.
    return undefined;
  }
}
