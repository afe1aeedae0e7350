import type { DeclaredDefinition } from '../../domain/declared/template.ts';
import type { DeclaredResource } from '../../domain/declared/resources.ts';
import type { Evaluator } from './evaluate.ts';
import { attributeOf, type Expression } from './node.ts';

/** Most placeholders of one state machine that are kept. */
const MAX_SUBSTITUTIONS = 1_000;

/** State machines whose definitions `templatefile` fills in, with the functions that their placeholders stand for. */
export function definitionsOf(
  evaluator: Evaluator,
  resources: readonly DeclaredResource[],
): readonly DeclaredDefinition[] {
  const isNamed = ({ kind }: DeclaredResource) => kind === 'function' || kind === 'alias';
  const named = new Set(resources.filter(isNamed).map(({ address }) => address));
  return [...evaluator.module.declarations.values()].flatMap(
    ({ type, block }): readonly DeclaredDefinition[] => {
      if (type !== 'aws_sfn_state_machine') return [];
      const value = attributeOf(block.body, 'definition')?.value;
      if (value?.kind !== 'call' || value.name !== 'templatefile') return [];
      const [file, given] = value.args;
      const path = file && pathOf(file);
      if (path === undefined || given?.kind !== 'object') return [];
      const substitutions = given.entries.slice(0, MAX_SUBSTITUTIONS).flatMap((entry) => {
        const to = entry.value && evaluator.value(entry.value);
        const isFunction = to?.kind === 'reference' && named.has(to.to);
        return entry.key && isFunction ? [[entry.key.text, to.to] as const] : [];
      });
      return [{ path, substitutions }];
    },
  );
}

/** A literal path, or one behind `${path.module}/`. */
function pathOf(expression: Expression): string | undefined {
  if (expression.kind !== 'template') return undefined;
  const [first, second, ...more] = expression.parts;
  if (first?.kind === 'text' && !second) return first.text;
  const isModule =
    first?.kind === 'value' && first.value?.kind === 'traversal' && first.value.root.text === 'path';
  const [step] = isModule && first.value?.kind === 'traversal' ? first.value.steps : [];
  const isOwn = step?.kind === 'attribute' && step.name === 'module' && more.length === 0;
  return isOwn && second?.kind === 'text' ? `.${second.text}` : undefined;
}
