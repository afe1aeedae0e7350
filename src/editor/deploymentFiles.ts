import { Uri, workspace } from 'vscode';
import { manifestsAbove } from './assemblies.ts';
import { stackNamesIn } from '../domain/declared/samconfig.ts';
import {
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
    ...manifests.flatMap(({ text }) => stacksOfAssembly(text)),
  ];
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
