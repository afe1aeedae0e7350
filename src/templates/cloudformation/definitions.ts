import type { DeclaredDefinition } from '../../domain/declared/template.ts';
import type { DeclaredResource } from '../../domain/declared/resources.ts';
import { at, entriesOf, scalarAt, type TreeNode } from '../tree/node.ts';
import type { Stack } from './stack.ts';
import type { Values } from './values.ts';

/** SAM's `DefinitionUri`; CloudFormation's `DefinitionS3Location` is a path until `aws cloudformation package`. */
const PATHS = ['DefinitionUri', 'DefinitionS3Location'];
const STATE_MACHINES = new Set(['AWS::Serverless::StateMachine', 'AWS::StepFunctions::StateMachine']);
/** Most placeholders of one definition that are kept. */
const MAX_SUBSTITUTIONS = 1_000;

/** State machines and APIs whose definitions are local files, with the functions that their placeholders stand for. */
export function definitionsOf(
  stack: Stack,
  values: Values,
  resources: readonly DeclaredResource[],
): readonly DeclaredDefinition[] {
  const isNamed = ({ kind }: DeclaredResource) =>
    kind === 'function' || kind === 'alias' || kind === 'version';
  const named = new Set(resources.filter(isNamed).map(({ address }) => address));
  // One list for all: each API with an included file has it.
  const own = ownNames(named);
  return [...stack.resources.values()].flatMap(({ type, properties }) => {
    const path = STATE_MACHINES.has(type) ? stateMachinePath(properties) : includedPath(properties);
    // `s3://…` is no file.
    if (path === undefined || path.includes(':')) return [];
    const isIncluded = !STATE_MACHINES.has(type);
    return [{ path, substitutions: isIncluded ? own : substituted(properties, values, named) }];
  });
}

const stateMachinePath = (properties: TreeNode | undefined): string | undefined =>
  PATHS.map((key) => scalarAt(properties, key)?.text).find((text) => text !== undefined);

/** `DefinitionBody: { Fn::Transform: { Name: AWS::Include, Parameters: { Location: api.yaml } } }`, and `Body` alike. */
function includedPath(properties: TreeNode | undefined): string | undefined {
  const transforms = ['DefinitionBody', 'Body'].flatMap((key) => at(properties, key, 'Fn::Transform') ?? []);
  const include = transforms.find((one) => scalarAt(one, 'Name')?.text === 'AWS::Include');
  return scalarAt(include, 'Parameters', 'Location')?.text;
}

/** An included file is part of the template: it names resources by their logical ids. */
const ownNames = (named: ReadonlySet<string>): DeclaredDefinition['substitutions'] =>
  [...named].slice(0, MAX_SUBSTITUTIONS).flatMap((id) => [
    [id, id],
    [`${id}.Arn`, id],
  ]);

const substituted = (
  properties: TreeNode | undefined,
  values: Values,
  named: ReadonlySet<string>,
): DeclaredDefinition['substitutions'] =>
  entriesOf(at(properties, 'DefinitionSubstitutions'))
    .slice(0, MAX_SUBSTITUTIONS)
    .flatMap(({ key, value }) => {
      const given = value && values.text(value);
      return given?.kind === 'reference' && named.has(given.to) ? [[key.text, given.to] as const] : [];
    });
