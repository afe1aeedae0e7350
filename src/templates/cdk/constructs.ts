import {
  builderProperties,
  closeOf,
  keywordArguments,
  objectProperties,
  partsOf,
  type Properties,
  propertyNamed,
  type Range,
  stringOf,
} from '../code/calls.ts';
import type { Language } from '../code/languages.ts';
import { isAt, type Program, type Token } from '../code/tokens.ts';
import { classNamed, type ConstructClass, isDistinct } from './classes.ts';
import { type Imports, resolved } from './imports.ts';

/** One creation of a construct in a program. */
export interface Construct {
  readonly type: ConstructClass;
  /** The id's string; absent: it is put together or a variable. */
  readonly id?: Token;
  /** The argument that is the id, for the place. */
  readonly idRange: Range;
  /** Index of the first token of the expression: `new`, or the class. */
  readonly start: number;
  /** Index behind the last token. */
  readonly end: number;
  readonly properties: Properties;
}

/** Most constructs that are read of one file. */
const MAX_CONSTRUCTS = 2_000;

/** Finds the constructs that a program creates. */
export function constructsOf(program: Program, language: Language, imports: Imports): readonly Construct[] {
  const found: Construct[] = [];
  for (let index = 0; index < program.tokens.length && found.length < MAX_CONSTRUCTS; index += 1) {
    const token = program.tokens[index];
    if (token?.kind !== 'word') continue;
    const name = language.id === 'go' ? token.text.replace(/^New/, '') : token.text;
    if (language.id === 'go' && name === token.text) continue;
    if (!classNamed(name) && !classNamed(imports.names.get(name)?.name ?? '')) continue;
    const construct = constructAt(program, index, language, imports);
    if (construct) found.push(construct);
  }
  return found;
}

function constructAt(
  program: Program,
  index: number,
  language: Language,
  imports: Imports,
): Construct | undefined {
  const path = pathBefore(program, index);
  const className = (path.names.at(-1) ?? '').replace(language.id === 'go' ? /^New/ : /^$/, '');
  const type = typeOf(imports, [...path.names.slice(0, -1), className]);
  if (!type) return undefined;
  const isNew = isAt(program, path.start - 1, 'new');
  const start = isNew ? path.start - 1 : path.start;
  if (language.id === 'java' && !isNew) return builder(program, index, { type, start });
  if (!isAt(program, index + 1, '(')) return undefined;
  const needsNew = language.id === 'script' || language.id === 'java' || language.id === 'csharp';
  if (needsNew !== isNew) return undefined;
  return called(program, index + 1, { type, start, language });
}

/** The dotted name that ends at a word. */
function pathBefore(
  program: Program,
  index: number,
): { readonly names: readonly string[]; readonly start: number } {
  const { tokens } = program;
  const names = [tokens[index]?.text ?? ''];
  let start = index;
  while (names.length < 10 && isAt(program, start - 1, '.') && tokens[start - 2]?.kind === 'word') {
    start -= 2;
    names.unshift(tokens[start]?.text ?? '');
  }
  return { names, start };
}

function typeOf(imports: Imports, path: readonly string[]): ConstructClass | undefined {
  const source = resolved(imports, path);
  const local = path.at(-1) ?? '';
  if (source) {
    const type = classNamed(source.name ?? '');
    return type?.module.test(source.module) === true ? type : undefined;
  }
  const type = classNamed(local);
  const isImported = imports.everything.some((module) => type?.module.test(module));
  return isImported || isDistinct(local) ? type : undefined;
}

interface Head {
  readonly type: ConstructClass;
  readonly start: number;
}

/** `new Function(this, 'Id', …)`, `Function(self, "Id", …)`, `NewFunction(stack, jsii.String("Id"), …)`. */
function called(
  program: Program,
  open: number,
  { type, start, language }: Head & { language: Language },
): Construct | undefined {
  const parts = partsOf(program, open);
  const keywords = keywordArguments(program, language.id === 'python' ? parts : []);
  const named = propertyNamed(keywords, 'id')?.value;
  const [scope, second, third] = parts;
  const idRange = named ?? second;
  if (!scope || !idRange || stringOf(program, scope)) return undefined;
  const id = stringOf(program, idRange);
  const properties = language.id === 'python' ? keywords : propertiesOf(program, third);
  return { type, idRange, start, end: closeOf(program, open) + 1, properties, ...(id && { id }) };
}

const NOTHING = new Set(['nil', 'null', 'undefined']);

/** The third argument: an object, a builder, an initializer, or something that is not to be read. */
function propertiesOf(program: Program, range: Range | undefined): Properties {
  const { tokens } = program;
  const isNone = range && range.to - range.from === 1 && NOTHING.has(tokens[range.from]?.text ?? '');
  if (!range || isNone) return { list: [], isOpen: false };
  for (let index = range.from; index < range.to && index < range.from + 12; index += 1) {
    if (isAt(program, index, '{')) return objectProperties(program, index);
    if (isAt(program, index, '(')) {
      const chain = closeOf(program, index) + 1;
      if (isAt(program, index - 1, 'builder')) return builderProperties(program, chain);
      if (isAt(program, chain, '{')) return objectProperties(program, chain);
      break;
    }
    if (tokens[index]?.kind === 'string') break;
  }
  return { list: [], isOpen: true };
}

/** Java: `Function.Builder.create(this, "Id").functionName("x").build()`. */
function builder(program: Program, index: number, { type, start }: Head): Construct | undefined {
  const isBuilder =
    isAt(program, index + 1, '.') &&
    isAt(program, index + 2, 'Builder') &&
    isAt(program, index + 3, '.') &&
    isAt(program, index + 4, 'create') &&
    isAt(program, index + 5, '(');
  if (!isBuilder) return undefined;
  const [, idRange] = partsOf(program, index + 5);
  if (!idRange) return undefined;
  const id = stringOf(program, idRange);
  const { end, ...properties } = builderProperties(program, closeOf(program, index + 5) + 1);
  return { type, idRange, start, end, properties, ...(id && { id }) };
}
