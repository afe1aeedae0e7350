import { membersOf } from '../typeGuards.ts';
import type { AssembledConstruct, StackSource } from './resolution.ts';

/** A stack name that a file beside a template gives. */
export interface StackProposal {
  readonly name: string;
  readonly source: Exclude<StackSource, 'chosen'>;
}

/** Longest file that is read, in characters, and most names taken from it. */
const LONGEST = 5_000_000;
const MOST = 50;

/** A stack's name as CloudFormation takes it. */
const STACK_NAME = /^[A-Za-z][A-Za-z0-9-]{0,127}$/;

/** The stacks of `cdk.out/manifest.json`: artifacts with a name of their own, or their id. */
export function stacksOfAssembly(manifest: string): readonly StackProposal[] {
  const artifacts = Object.entries(membersOf(membersOf(parsed(manifest))['artifacts']));
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
  const artifacts = Object.values(membersOf(membersOf(parsed(manifest))['artifacts']));
  return artifacts
    .flatMap((artifact) => {
      const { type, properties } = membersOf(artifact);
      const { directoryName } = membersOf(properties);
      return type === 'cdk:cloud-assembly' && typeof directoryName === 'string' ? [directoryName] : [];
    })
    .filter((name) => /^[\w-][\w.-]{0,200}$/.test(name))
    .slice(0, MOST);
}

/** The resources of `cdk.out/manifest.json` with their construct paths, as the metadata of each stack has them. */
export function constructsOfAssembly(manifest: string): readonly AssembledConstruct[] {
  const artifacts = Object.entries(membersOf(membersOf(parsed(manifest))['artifacts']));
  return artifacts
    .flatMap(([id, artifact]) => {
      const { type, properties, metadata } = membersOf(artifact);
      const { stackName = id } = membersOf(properties);
      if (type !== 'aws:cloudformation:stack' || typeof stackName !== 'string') return [];
      return Object.entries(membersOf(metadata)).flatMap(([path, entries]) => {
        const logicalId = logicalIdIn(entries);
        return logicalId === undefined
          ? []
          : [{ stack: stackName, path: path.replace(/^\//, ''), logicalId }];
      });
    })
    .slice(0, MOST_CONSTRUCTS);
}

/** More than the resources of all stacks of an app. */
const MOST_CONSTRUCTS = 20_000;

function logicalIdIn(entries: unknown): string | undefined {
  if (!Array.isArray(entries)) return undefined;
  const found = entries.map(membersOf).find(({ type }) => type === 'aws:cdk:logicalId');
  return typeof found?.['data'] === 'string' ? found['data'] : undefined;
}

/** The stack of `.serverless/serverless-state.json`, as the last packaging resolved it. */
export function stackOfServerlessState(state: string): readonly StackProposal[] {
  const { service, provider } = membersOf(membersOf(parsed(state))['service']);
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

function parsed(text: string): unknown {
  if (text.length > LONGEST) return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    // A file that is being written, or none of the tool's.
    return undefined;
  }
}
