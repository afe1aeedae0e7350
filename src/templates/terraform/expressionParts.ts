import type { Expression, Step } from './node.ts';

/** The text of a template without interpolations; of a number or `true` as it is written. */
export function plainText(value: Expression | undefined): string | undefined {
  if (value?.kind === 'literal') return value.value === null ? undefined : value.text;
  if (value?.kind !== 'template') return undefined;
  const texts = value.parts.map((part) => (part.kind === 'text' ? part.text : undefined));
  return texts.includes(undefined) ? undefined : texts.join('');
}

/** The parts of an expression. */
export function partsOf(value: Expression): readonly Expression[] {
  switch (value.kind) {
    case 'literal':
      return [];
    case 'template':
      return value.parts.flatMap((part) => {
        if (part.kind === 'text') return [];
        return part.kind === 'directive' ? part.values : part.value ? [part.value] : [];
      });
    case 'traversal':
      return keysOf(value.steps);
    case 'access':
      return [value.of, ...keysOf(value.steps)];
    case 'object':
      return value.entries.flatMap(({ keyValue, value: inner }) => [
        ...(keyValue ? [keyValue] : []),
        ...(inner ? [inner] : []),
      ]);
    case 'call':
      return value.args;
    case 'list':
      return value.items;
    case 'conditional':
      return [value.test, value.yes, value.no];
    case 'other':
      return value.parts;
    default:
      return value satisfies never;
  }
}

const keysOf = (steps: readonly Step[]): readonly Expression[] =>
  steps.flatMap((step) => (step.kind === 'index' && step.key ? [step.key] : []));
