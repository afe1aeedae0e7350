import { Uri, workspace } from 'vscode';
import {
  assembledStacks,
  MOST_CONSTRUCTS,
  nestedTemplateFiles,
  typedConstructs,
} from '../domain/declared/assembly.ts';
import { placedIn, type SourceFile } from '../domain/declared/creationLines.ts';
import type { AssembledConstruct } from '../domain/declared/resolution.ts';
import { assembliesIn } from '../domain/declared/stackProposals.ts';
import { toolText } from './toolText.ts';

/** The manifest of a CDK assembly. */
interface Manifest {
  readonly folder: Uri;
  readonly text: string;
}

/** Folders above a source that are looked at for an assembly: Java has its packages below `src/main/java`. */
const MOST_ABOVE = 10;

const SOURCE = /\.(?:[cm]?[jt]sx?|py|java|kt|cs|go)$/;

/** The assembly of a CDK app, in the source's folder or above it inside the workspace, with those of its stages. */
export async function manifestsAbove(file: string): Promise<readonly Manifest[]> {
  if (!SOURCE.test(file)) return [];
  for (let above = 0; above <= MOST_ABOVE; above += 1) {
    const folder = Uri.joinPath(Uri.parse(file, true), ...Array.from({ length: above + 1 }, () => '..'));
    if (!workspace.getWorkspaceFolder(folder)) return [];
    // oxlint-disable-next-line no-await-in-loop -- the nearest counts
    const found = await manifestsIn(Uri.joinPath(folder, 'cdk.out'));
    // The folder of `cdk.json` is the app: an assembly above it is another app's.
    // oxlint-disable-next-line no-await-in-loop -- the nearest counts
    if (found.length > 0 || (await textIn(folder, 'cdk.json')) !== undefined) return found;
  }
  return [];
}

/**
 * An assembly of which something is not read, because it is too much or cannot be read: what is left could lead to
 * another construct's function, so it tells nothing.
 */
const UNKNOWN: readonly Manifest[] = [];

/** Stages in stages: the CDK nests no deeper in practice. */
const MOST_NESTED = 3;
/** Assemblies that are read for one app: links could lead from each to itself under many names. */
const MOST_ASSEMBLIES = 200;

/** Only what the manifests name: folders of an earlier synthesis may still be there. */
async function manifestsIn(outermost: Uri): Promise<readonly Manifest[]> {
  const found: Manifest[] = [];
  let folders: readonly Uri[] = [outermost];
  for (let depth = 0; folders.length > 0; depth += 1) {
    if (depth > MOST_NESTED || found.length + folders.length > MOST_ASSEMBLIES) return UNKNOWN;
    // oxlint-disable-next-line no-await-in-loop -- each level names the next
    const level = await Promise.all(folders.map(manifestIn));
    const read = level.filter((one) => one !== undefined);
    if (read.length < level.length) return UNKNOWN;
    found.push(...read);
    folders = read.flatMap(({ folder, text }) =>
      assembliesIn(text).map((name) => Uri.joinPath(folder, name)),
    );
  }
  return found;
}

async function manifestIn(folder: Uri): Promise<Manifest | undefined> {
  const [name = ''] = folder.path.split('/').slice(-1);
  const text = await toolText(Uri.joinPath(folder, '..'), name, 'manifest.json');
  return text === undefined ? undefined : { folder, text };
}

/** The last assembly that was read, as long as its manifests say the same: a synthesis writes them last. */
let last: { readonly key: string; readonly constructs: readonly AssembledConstruct[] } | undefined;

/** The constructs of the assembly that a source belongs to; undefined: there is none. */
export async function constructsFor(file: string): Promise<readonly AssembledConstruct[] | undefined> {
  const manifests = await manifestsAbove(file);
  const [outermost] = manifests;
  if (!outermost) return undefined;
  const constructs = await constructsIn(manifests);
  const source = await sourceOf(Uri.parse(file, true), outermost.folder);
  const key = `${source.path} ${source.isUnchanged}`;
  if (placed?.of !== constructs || placed.key !== key)
    placed = { of: constructs, key, constructs: placedIn(constructs, source) };
  return placed.constructs;
}

/** The constructs as the last source sees them. */
let placed:
  | {
      readonly of: readonly AssembledConstruct[];
      readonly key: string;
      readonly constructs: readonly AssembledConstruct[];
    }
  | undefined;

async function sourceOf(uri: Uri, output: Uri): Promise<SourceFile> {
  const app = Uri.joinPath(output, '..');
  return { path: uri.fsPath, app: app.fsPath, isUnchanged: await isUnchangedSince(uri, output) };
}

/** True if a source says what it said at the synthesis, which writes its manifest last. */
async function isUnchangedSince(uri: Uri, output: Uri): Promise<boolean> {
  const isEdited = workspace.textDocuments.some(
    (document) => document.isDirty && document.uri.toString() === uri.toString(),
  );
  if (isEdited) return false;
  try {
    const [source, manifest] = await Promise.all([
      workspace.fs.stat(uri),
      workspace.fs.stat(Uri.joinPath(output, 'manifest.json')),
    ]);
    return source.mtime <= manifest.mtime;
  } catch {
    return false;
  }
}

async function constructsIn(manifests: readonly Manifest[]): Promise<readonly AssembledConstruct[]> {
  const key = await keyOf(manifests);
  if (last?.key === key) return last.constructs;
  const constructs: AssembledConstruct[] = [];
  // oxlint-disable-next-line no-await-in-loop -- one after the other: templates may be large
  for (const manifest of manifests) constructs.push(...(await constructsOf(manifest)));
  last = { key, constructs: constructs.length > MOST_CONSTRUCTS ? [] : constructs };
  return last.constructs;
}

const keyOf = async (manifests: readonly Manifest[]): Promise<string> =>
  (await Promise.all(manifests.map(stampOf))).join('\n');

async function stampOf({ folder, text }: Manifest): Promise<string> {
  const uri = Uri.joinPath(folder, 'manifest.json');
  try {
    return `${uri.toString()} ${(await workspace.fs.stat(uri)).mtime} ${text.length}`;
  } catch {
    // A synthesis has just begun.
    return text;
  }
}

async function constructsOf({ folder, text }: Manifest): Promise<readonly AssembledConstruct[]> {
  const constructs: AssembledConstruct[] = [];
  for (const stack of assembledStacks(text)) {
    const { templateFile, metadataFile } = stack;
    // oxlint-disable-next-line no-await-in-loop -- one after the other: templates may be large
    const [template, metadata] = await Promise.all([
      textIn(folder, templateFile),
      textIn(folder, metadataFile),
    ]);
    // oxlint-disable-next-line no-await-in-loop -- as above
    const nested = template === undefined ? [] : await nestedTemplates(folder, template);
    constructs.push(...typedConstructs(stack, { template, metadata, nested }));
  }
  return constructs;
}

/** Templates of nested stacks that are read for one stack. */
const MOST_TEMPLATES = 100;

async function nestedTemplates(folder: Uri, outermost: string): Promise<readonly string[]> {
  const files = new Set(nestedTemplateFiles(outermost));
  const texts: string[] = [];
  // It grows while it is read: nested stacks have nested stacks.
  for (const file of files) {
    if (texts.length >= MOST_TEMPLATES) break;
    // oxlint-disable-next-line no-await-in-loop -- one after the other: templates may be large
    const text = await textIn(folder, file);
    if (text === undefined) continue;
    texts.push(text);
    for (const inner of nestedTemplateFiles(text)) files.add(inner);
  }
  return texts;
}

const textIn = async (folder: Uri, name: string | undefined): Promise<string | undefined> =>
  name === undefined ? undefined : await toolText(folder, name);
