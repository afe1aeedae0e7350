import type { DeclaredDefinition, DeclaredResource } from '../../domain/declared/template.ts';
import { at, entriesOf, scalarAt } from '../tree/node.ts';
import type { Stack } from './stack.ts';
import type { Values } from './values.ts';

/** SAM's `DefinitionUri`; CloudFormation's `DefinitionS3Location` is a path until `aws cloudformation package`. */
const PATHS = ['DefinitionUri', 'DefinitionS3Location'];
const STATE_MACHINES = new Set(['AWS::Serverless::StateMachine', 'AWS::StepFunctions::StateMachine']);
/** Most placeholders of one state machine that are kept. */
const MAX_SUBSTITUTIONS = 1_000;

/** State machines whose definitions are local files, with the functions that their placeholders stand for. */
export function definitionsOf(
  stack: Stack,
  values: Values,
  resources: readonly DeclaredResource[],
): readonly DeclaredDefinition[] {
  const isNamed = ({ kind }: DeclaredResource) =>
    kind === 'function' || kind === 'alias' || kind === 'version';
  const named = new Set(resources.filter(isNamed).map(({ address }) => address));
  return [...stack.resources.values()].flatMap(({ type, properties }): readonly DeclaredDefinition[] => {
    if (!STATE_MACHINES.has(type)) return [];
    const path = PATHS.map((key) => scalarAt(properties, key)?.text).find((text) => text !== undefined);
    // `s3://…` is no file.
    if (path === undefined || path.includes(':')) return [];
    const substitutions = entriesOf(at(properties, 'DefinitionSubstitutions'))
      .slice(0, MAX_SUBSTITUTIONS)
      .flatMap(({ key, value }) => {
        const given = value && values.text(value);
        return given?.kind === 'reference' && named.has(given.to) ? [[key.text, given.to] as const] : [];
      });
    return [{ path, substitutions }];
  });
}
