import type { DeclaredConfig } from '../../domain/declared/resources.ts';
import {
  builderProperties,
  closeOf,
  keywordArguments,
  objectProperties,
  partsOf,
  type Properties,
  propertyNamed,
} from '../code/calls.ts';
import type { Language } from '../code/languages.ts';
import { isAt, type Program } from '../code/tokens.ts';
import type { Addressed } from './creation.ts';
import { configOf, ownerName, qualifierOf, SETTINGS } from './resources.ts';
import { spanOf, type Values } from './values.ts';

/** `.configureAsyncInvoke({ … })` behind a variable or a construct. @param dot index of the dot */
export function configuredAt(
  values: Values,
  language: Language,
  dot: number,
  one: Addressed,
): readonly DeclaredConfig[] {
  const { program } = values;
  const method = program.tokens[dot + 1];
  const isCall = isAt(program, dot, '.') && isAt(program, dot + 2, '(');
  if (!isCall || !method || !/^configure_?async_?invoke$/i.test(method.text)) return [];
  const properties = argumentsOf(program, language, dot + 2);
  if (!SETTINGS.some((name) => propertyNamed(properties, name))) return [];
  const { address: owner, construct } = one;
  const place = spanOf(values, { from: dot - 1, to: dot });
  const { named } = construct;
  const of = ownerName(values, { address: owner, ...(named && { named }) }, place);
  return [configOf(values, { owner, of, properties, qualifier: qualifierOf(values, one, place) })];
}

function argumentsOf(program: Program, language: Language, open: number): Properties {
  const parts = partsOf(program, open);
  if (language.id === 'python') return keywordArguments(program, parts);
  const close = closeOf(program, open);
  for (let at = open + 1; at < close && at < open + 10; at += 1) {
    if (isAt(program, at, '{')) return objectProperties(program, at);
    if (isAt(program, at, 'builder')) return builderProperties(program, at + 3);
  }
  return { list: [], isOpen: true };
}
