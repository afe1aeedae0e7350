import { Uri, workspace } from 'vscode';
import { assembledStacks, MOST_CONSTRUCTS, typedConstructs } from '../domain/declared/assembly.ts';
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

/** Stages in stages: the CDK nests no deeper in practice. */
const MOST_NESTED = 3;
/** Assemblies that are read for one app: links could lead from each to itself under many names. */
const MOST_ASSEMBLIES = 200;

/** Only what the manifests name: folders of an earlier synthesis may still be there. */
async function manifestsIn(outermost: Uri): Promise<readonly Manifest[]> {
  const found: Manifest[] = [];
  let folders: readonly Uri[] = [outermost];
  for (let depth = 0; depth <= MOST_NESTED; depth += 1) {
    // oxlint-disable-next-line no-await-in-loop -- each level names the next
    const level = (await Promise.all(folders.map(manifestIn))).filter((one) => one !== undefined);
    found.push(...level);
    folders = level
      .flatMap(({ folder, text }) => assembliesIn(text).map((name) => Uri.joinPath(folder, name)))
      .slice(0, MOST_ASSEMBLIES - found.length);
  }
  return found;
}

async function manifestIn(folder: Uri): Promise<Manifest | undefined> {
  const text = await textIn(folder, 'manifest.json');
  return text === undefined ? undefined : { folder, text };
}

/** The last assembly that was read, as long as its manifests say the same: a synthesis writes them last. */
let last: { readonly key: string; readonly constructs: readonly AssembledConstruct[] } | undefined;

/** The constructs of the assembly that a source belongs to; undefined: there is none. */
export async function constructsFor(file: string): Promise<readonly AssembledConstruct[] | undefined> {
  const manifests = await manifestsAbove(file);
  if (manifests.length === 0) return undefined;
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
    constructs.push(...typedConstructs(stack, { template, metadata }));
  }
  return constructs;
}

const textIn = async (folder: Uri, name: string | undefined): Promise<string | undefined> =>
  name === undefined ? undefined : await toolText(Uri.joinPath(folder, name));
