import type { Language } from '../code/languages.ts';
import { isAt, type Program } from '../code/tokens.ts';
import type { Construct } from './creation.ts';
import { blockAround, classAround, type Extent, lineExtent, type Lines } from './extents.ts';

/** The variable or member that a construct is assigned to. */
export interface Binding {
  readonly name: string;
  /** `this.x`, `self.x`. */
  readonly isMember: boolean;
  /** Index of the name's token. */
  readonly at: number;
  /** Tokens in which the name means this. */
  readonly extent: Extent;
}

/** The binding of a construct; undefined: it is assigned to nothing that can be followed. */
export function bindingOf(
  program: Program,
  language: Language,
  construct: Construct,
  lines: Lines,
): Binding | undefined {
  const at = assignedName(program, construct.start);
  const token = at === undefined ? undefined : program.tokens[at];
  if (at === undefined || token?.kind !== 'word') return undefined;
  const isMember = isAt(program, at - 1, '.');
  if (isMember && !isAt(program, at - 2, 'this') && !isAt(program, at - 2, 'self')) return undefined;
  const isPython = language.id === 'python';
  if (isMember)
    return { name: token.text, isMember, at, extent: classAround(program, at, isPython ? lines : undefined) };
  const extent = isPython ? lineExtent(program, at, lines) : blockAround(program, at);
  // A member that is declared with its value: Java and C# name it without `this`.
  return { name: token.text, isMember, at, extent };
}

/** The word before `=` or `:=`, with a type between in TypeScript and Python. */
function assignedName(program: Program, start: number): number | undefined {
  if (!isAt(program, start - 1, '=')) return undefined;
  let at = start - 2;
  // `==`, `!=`, `+=` and the like are no assignment; `:=` of Go is one.
  if (/^[=!<>+\-*/%|&^]$/.test(program.tokens[at]?.text ?? '')) return undefined;
  if (isAt(program, at, ':')) return at - 1;
  const typed = at;
  while (at > start - MAX_TYPE && isTypeToken(program, at)) at -= 1;
  return isAt(program, at, ':') && at < typed && isDeclared(program, at - 1, start) ? at - 1 : typed;
}

/** True if a name with its type stands in one line with its value: else the colon ends a head of Python. */
function isDeclared({ text, tokens }: Program, name: number, value: number): boolean {
  const from = tokens[name];
  const isCase = tokens[name - 1]?.text === 'case' || from?.text === 'default';
  return from?.kind === 'word' && !isCase && !text.slice(from.end, tokens[value]?.start).includes('\n');
}

/** Most tokens of a type between a name and its value. */
const MAX_TYPE = 16;

function isTypeToken(program: Program, index: number): boolean {
  const token = program.tokens[index];
  return (
    token !== undefined && (token.kind === 'word' || ['.', '|', '<', '>', '[', ']'].includes(token.text))
  );
}
