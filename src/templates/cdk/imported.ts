import { parseFunctionRef } from '../../domain/arn/functionArn.ts';
import type { Declared } from '../../domain/declared/declared.ts';
import { piecesOf } from '../../domain/text/placeholders.ts';
import { placePartOf } from '../../domain/text/pseudoParameters.ts';
import { closeOf, keywordArguments, partsOf, propertyNamed, type Range, stringOf } from '../code/calls.ts';
import type { Language } from '../code/languages.ts';
import { isAt, type Program } from '../code/tokens.ts';
import { IMPORTED } from './classes.ts';
import { type Construct, pathBefore, propertiesOf, typeOf } from './creation.ts';
import type { Imports } from './imports.ts';
import { expression, spanOf, type Values } from './values.ts';

const METHOD = /^(?:Function_)?from_?function_?(?:name|arn|attributes)$/i;

export const isImport = (word: string): boolean => METHOD.test(word);

/** `Function.fromFunctionName(this, 'Id', 'orders')` and its like: a function that is declared elsewhere. */
export function importedAt(
  program: Program,
  index: number,
  language: Language,
  imports: Imports,
): Construct | undefined {
  const open = index + 1;
  const { names, start } = pathBefore(program, index);
  const isGo = names.at(-1)?.startsWith('Function_') === true;
  const owner = [...names.slice(0, -1), ...(isGo ? ['Function'] : [])];
  if (!isAt(program, open, '(') || typeOf(imports, owner)?.kind !== 'function') return undefined;
  const parts = partsOf(program, open);
  const keywords = keywordArguments(program, language.id === 'python' ? parts : []);
  const idRange = propertyNamed(keywords, 'id')?.value ?? parts[1];
  const named =
    propertyNamed(keywords, 'functionname')?.value ??
    propertyNamed(keywords, 'functionarn')?.value ??
    nameIn(program, parts[2]);
  if (!idRange || !named) return undefined;
  const id = stringOf(program, idRange);
  const end = closeOf(program, open) + 1;
  const properties = { list: [], isOpen: false };
  return { type: IMPORTED, idRange, start, end, properties, named, ...(id && { id }) };
}

/** The argument itself, or the ARN among attributes. */
function nameIn(program: Program, range: Range | undefined): Range | undefined {
  if (!range || program.tokens[range.from]?.kind === 'string' || stringOf(program, range)) return range;
  return propertyNamed(propertiesOf(program, range), 'functionarn')?.value ?? range;
}

/** The name of an imported function, with account and Region where they are not the stack's own. */
export function importedName(values: Values, range: Range): Declared<string> {
  const token = values.program.tokens[range.from];
  const isOne = range.to - range.from === 1 && token?.kind === 'string';
  const text = isOne ? token.text : stringOf(values.program, range)?.text;
  const name = text === undefined ? undefined : withoutPlace(text);
  return name === undefined
    ? expression(values, range)
    : { kind: 'literal', value: name, at: spanOf(values, range) };
}

/** `${this.region}` and the like: the Region or account of the stack. */
const OWN = '*';

/** CDK takes the name only: a qualifier behind it means nothing to a config. */
function withoutPlace(text: string): string | undefined {
  const pieces = piecesOf(text);
  if (pieces.some((piece) => piece.isPlaceholder && placePartOf(piece.text) === undefined)) return undefined;
  const filled = pieces.map((piece) => (piece.isPlaceholder ? OWN : piece.text)).join('');
  const [, region, account, name] =
    /^arn:[\w*-]+:lambda:([\w*-]*):([\d*]*):function:([^:]+)(?::[^:]*)?$/.exec(filled) ?? [];
  const parsed = parseFunctionRef(name ?? filled);
  if (!parsed.ok) return undefined;
  if (name === undefined) return parsed.ref.accountId === undefined ? parsed.ref.name : undefined;
  if (region === OWN) return account === OWN ? name : `${account}:function:${name}`;
  return account === OWN ? undefined : `${region}:${account}:function:${name}`;
}
