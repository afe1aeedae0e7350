import { membersOf } from '../typeGuards.ts';
import { parsedJson } from './parsedJson.ts';
import type { StackSource } from './resolution.ts';

/** A stack name that a file beside a template gives. */
export interface StackProposal {
  readonly name: string;
  readonly source: Exclude<StackSource, 'chosen'>;
}

/** Most names taken from one file. */
const MOST = 50;

/** A stack's name as CloudFormation takes it. */
const STACK_NAME = /^[A-Za-z][A-Za-z0-9-]{0,127}$/;

/** The stacks of `cdk.out/manifest.json`: artifacts with a name of their own, or their id. */
export function stacksOfAssembly(manifest: string): readonly StackProposal[] {
  const artifacts = Object.entries(membersOf(membersOf(parsedJson(manifest))['artifacts']));
  const names = artifacts.flatMap(([id, artifact]) => {
    const { type, properties } = membersOf(artifact);
    if (type !== 'aws:cloudformation:stack') return [];
    const { stackName = id } = membersOf(properties);
    return typeof stackName === 'string' ? [stackName] : [];
  });
  return proposals(names, 'assembly');
}

/** The folders of the assemblies inside one, as the CDK makes them for stages; none that leads out of it. */
export function assembliesIn(manifest: string): readonly string[] {
  const artifacts = Object.values(membersOf(membersOf(parsedJson(manifest))['artifacts']));
  return artifacts
    .flatMap((artifact) => {
      const { type, properties } = membersOf(artifact);
      const { directoryName } = membersOf(properties);
      return type === 'cdk:cloud-assembly' && typeof directoryName === 'string' ? [directoryName] : [];
    })
    .filter((name) => /^[\w-][\w.-]{0,200}$/.test(name));
}

/** The stack of `.serverless/serverless-state.json`, as the last packaging resolved it. */
export function stackOfServerlessState(state: string): readonly StackProposal[] {
  const { service, provider } = membersOf(membersOf(parsedJson(state))['service']);
  const { stackName, stage } = membersOf(provider);
  if (typeof stackName === 'string') return proposals([stackName], 'serverless');
  const isNamed = typeof service === 'string' && typeof stage === 'string';
  return isNamed ? proposals([`${service}-${stage}`], 'serverless') : [];
}

export const proposals = (
  names: readonly string[],
  source: StackProposal['source'],
): readonly StackProposal[] =>
  [...new Set(names)]
    .filter((name) => STACK_NAME.test(name))
    .slice(0, MOST)
    .map((name) => ({ name, source }));
