import { builderProperties, closeOf, objectProperties, type Properties, type Range } from '../code/calls.ts';
import { isAt, type Program, type Token } from '../code/tokens.ts';
import {
  classNamed,
  type ConstructClass,
  isDistinct,
  LIKELY_FUNCTION,
  NAMED_LIKE_FUNCTION,
  OTHER,
} from './classes.ts';
import { type Imports, resolved } from './imports.ts';

/** One creation of a construct in a program. */
export interface Construct {
  readonly type: ConstructClass;
  /** The id's string; absent: it is put together or a variable. */
  readonly id?: Token;
  /** The argument that is the scope; absent: not known. */
  readonly scope?: Range;
  /** The argument that is the id, for the place. */
  readonly idRange: Range;
  /** Index of the first token of the expression: `new`, or the class. */
  readonly start: number;
  /** Index behind the last token. */
  readonly end: number;
  readonly properties: Properties;
  /** Of an imported function: its name or ARN. */
  readonly named?: Range;
}

/** A construct with a literal id, and the address that it has among those of the file. */
export interface Addressed {
  readonly construct: Construct;
  readonly address: string;
}

/** True if the text tells what a construct is. */
export const isKnown = ({ construct }: Addressed): boolean => construct.type.kind !== 'other';

/** An id as it is in a construct path. */
export const idOf = (text = ''): string => text.replaceAll('/', '--');

/** The dotted name that ends at a word. */
export function pathBefore(
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

/** The class that a dotted name means; undefined: none that we read. */
export function typeOf(imports: Imports, path: readonly string[]): ConstructClass | undefined {
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

/** Modules whose functions are no Lambda functions. */
const OTHER_FUNCTIONS = /cloud_?front$|appsync$/i;
/** The app's own modules, also by the usual short forms of their paths. */
const OWN_MODULE = /^(?:[./~#]|@\/|src\/|lib\/)/;

/** A class that is none of the known ones: with a name of a function, if a package has it. */
export function otherType({ names }: Imports, path: readonly string[]): ConstructClass {
  const [first = ''] = path;
  const imported = names.get(first);
  if (!/(?:Function|Lambda)$/.test(path.at(-1) ?? '')) return OTHER;
  if (!imported) return NAMED_LIKE_FUNCTION;
  const module = [imported.module, imported.name ?? '', ...path.slice(1)].slice(0, -1).join('.');
  const isOfPackage = !OWN_MODULE.test(imported.module) && !OTHER_FUNCTIONS.test(module.replace(/\.+$/, ''));
  return isOfPackage ? LIKELY_FUNCTION : NAMED_LIKE_FUNCTION;
}

const NOTHING = new Set(['nil', 'null', 'undefined']);

/** The third argument: an object, a builder, an initializer, or something that is not to be read. */
export function propertiesOf(program: Program, range: Range | undefined): Properties {
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
