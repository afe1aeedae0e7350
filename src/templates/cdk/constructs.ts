import {
  builderProperties,
  closeOf,
  keywordArguments,
  partsOf,
  propertyNamed,
  type Range,
  stringOf,
} from '../code/calls.ts';
import type { Language } from '../code/languages.ts';
import { isAt, type Program } from '../code/tokens.ts';
import { classNamed, type ConstructClass } from './classes.ts';
import { type Construct, otherType, pathBefore, propertiesOf, typeOf } from './creation.ts';
import { isImport, importedAt } from './imported.ts';
import type { Imports } from './imports.ts';

/** Most constructs that are read of one file, of classes that we know, and of others. */
const MAX_CONSTRUCTS = 2_000;

/** Finds the constructs that a program creates. */
export function constructsOf(program: Program, language: Language, imports: Imports): readonly Construct[] {
  const known: Construct[] = [];
  const others: Construct[] = [];
  for (let index = 0; index < program.tokens.length && known.length < MAX_CONSTRUCTS; index += 1) {
    const token = program.tokens[index];
    if (token?.kind !== 'word') continue;
    if (isImport(token.text)) {
      const imported = importedAt(program, index, language, imports);
      if (imported) known.push(imported);
      continue;
    }
    const name = language.id === 'go' ? token.text.replace(/^New/, '') : token.text;
    if (language.id === 'go' && name === token.text) continue;
    const mayBeKnown = classNamed(name) ?? classNamed(imports.names.get(name)?.name ?? '');
    const construct = mayBeKnown && constructAt(program, index, language, imports, typeOf);
    if (construct) known.push(construct);
    else if (others.length < MAX_CONSTRUCTS && isClassName(name)) {
      const other = constructAt(program, index, language, imports, otherType);
      if (other && isOther(program, other)) others.push(other);
    }
  }
  return [...known, ...others];
}

const isClassName = (name: string): boolean => /^[A-Z]\w/.test(name);

/** A scope by its name and a literal id: other calls look the same but for these. */
const isOther = ({ tokens }: Program, { id, scope }: Construct): boolean =>
  id !== undefined &&
  id.text !== '' &&
  scope !== undefined &&
  scope.to - scope.from <= MAX_SCOPE &&
  tokens.slice(scope.from, scope.to).every(({ kind, text }) => kind === 'word' || text === '.');

/** Most tokens of a scope: `this.stack.api`. */
const MAX_SCOPE = 7;

function constructAt(
  program: Program,
  index: number,
  language: Language,
  imports: Imports,
  typed: (imports: Imports, path: readonly string[]) => ConstructClass | undefined,
): Construct | undefined {
  const path = pathBefore(program, index);
  const className = (path.names.at(-1) ?? '').replace(language.id === 'go' ? /^New/ : /^$/, '');
  const type = typed(imports, [...path.names.slice(0, -1), className]);
  if (!type) return undefined;
  const isNew = isAt(program, path.start - 1, 'new');
  const start = isNew ? path.start - 1 : path.start;
  if (language.id === 'java' && !isNew) return builder(program, index, { type, start });
  if (!isAt(program, index + 1, '(')) return undefined;
  const needsNew = language.id === 'script' || language.id === 'java' || language.id === 'csharp';
  if (needsNew !== isNew) return undefined;
  return called(program, index + 1, { type, start, language });
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
  const [first, second, third] = parts;
  const idRange = named ?? second;
  const scope = propertyNamed(keywords, 'scope')?.value ?? first;
  if (!scope || !idRange || stringOf(program, scope)) return undefined;
  const id = stringOf(program, idRange);
  const properties = language.id === 'python' ? keywords : propertiesOf(program, third);
  return { type, scope, idRange, start, end: closeOf(program, open) + 1, properties, ...(id && { id }) };
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
  const [scope, idRange]: readonly Range[] = partsOf(program, index + 5);
  if (!scope || !idRange) return undefined;
  const id = stringOf(program, idRange);
  const { end, ...properties } = builderProperties(program, closeOf(program, index + 5) + 1);
  return { type, scope, idRange, start, end, properties, ...(id && { id }) };
}
