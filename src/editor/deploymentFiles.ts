import { Uri, workspace } from 'vscode';
import type { AssembledConstruct } from '../domain/declared/resolution.ts';
import { stackNamesIn } from '../domain/declared/samconfig.ts';
import {
  assembliesIn,
  constructsOfAssembly,
  proposals,
  type StackProposal,
  stackOfServerlessState,
  stacksOfAssembly,
} from '../domain/declared/stackProposals.ts';

/** Stack names in the files that tools keep beside a template: configuration of SAM, output of Serverless and CDK. */
export async function proposalsFor(file: string): Promise<readonly StackProposal[]> {
  const [samconfig, state, manifests] = await Promise.all([
    textBeside(file, 'samconfig.toml'),
    textBeside(file, '.serverless', 'serverless-state.json'),
    manifestsAbove(file),
  ]);
  return [
    ...proposals(samconfig === undefined ? [] : stackNamesIn(samconfig), 'samconfig'),
    ...(state === undefined ? [] : stackOfServerlessState(state)),
    ...manifests.flatMap(stacksOfAssembly),
  ];
}

/** The constructs of the assembly that a source belongs to; undefined: there is none. */
export async function constructsFor(file: string): Promise<readonly AssembledConstruct[] | undefined> {
  const manifests = await manifestsAbove(file);
  return manifests.length === 0 ? undefined : manifests.flatMap(constructsOfAssembly);
}

async function textBeside(file: string, ...path: readonly string[]): Promise<string | undefined> {
  try {
    const uri = Uri.joinPath(Uri.parse(file, true), '..', ...path);
    return new TextDecoder().decode(await workspace.fs.readFile(uri));
  } catch {
    // There is none, or the template is in no folder.
    return undefined;
  }
}

/** Folders above a source that are looked at for an assembly: `lib/stacks/shop.ts` is two below `cdk.out`. */
const MOST_ABOVE = 4;

/** The assembly of a CDK app, in the source's folder or above it inside the workspace, with those of its stages. */
async function manifestsAbove(file: string): Promise<readonly string[]> {
  if (!/\.(?:ts|js|py|java|cs|go)$/.test(file)) return [];
  for (let above = 0; above <= MOST_ABOVE; above += 1) {
    const folder = Uri.joinPath(Uri.parse(file, true), ...Array.from({ length: above + 1 }, () => '..'));
    if (!workspace.getWorkspaceFolder(folder)) return [];
    // oxlint-disable-next-line no-await-in-loop -- the nearest counts
    const found = await manifestsIn(Uri.joinPath(folder, 'cdk.out'), 0);
    if (found.length > 0) return found;
  }
  return [];
}

/** Stages in stages: the CDK nests no deeper in practice. */
const MOST_NESTED = 3;

async function manifestsIn(folder: Uri, depth: number): Promise<readonly string[]> {
  const text = await textBeside(Uri.joinPath(folder, 'any').toString(), 'manifest.json');
  if (text === undefined) return [];
  const nested = depth < MOST_NESTED ? assembliesIn(text) : [];
  const inner = await Promise.all(nested.map((name) => manifestsIn(Uri.joinPath(folder, name), depth + 1)));
  return [text, ...inner.flat()];
}
