import { Uri } from 'vscode';
import { manifestsAbove } from './assemblies.ts';
import { toolText } from './toolText.ts';
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

const textBeside = async (file: string, ...path: readonly string[]): Promise<string | undefined> =>
  await toolText(Uri.joinPath(Uri.parse(file, true), '..'), ...path);
