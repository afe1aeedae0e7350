import { isAt, type Program } from '../code/tokens.ts';
import type { Binding } from './bindings.ts';

/** Most brackets around a use, and tokens of one function's parameters: of more nothing is sure. */
const MAX_AROUND = 200;
const MAX_PARAMETERS = 500;

/** True if a parameter or loop variable of the same name stands between a use and what it is bound to. */
export function isShadowed(program: Program, index: number, { name, isMember, extent }: Binding): boolean {
  if (isMember) return false;
  const { parents } = program;
  let around = 0;
  for (let open = parents[index] ?? -1; open > extent.from; open = parents[open] ?? -1) {
    around += 1;
    if (around > MAX_AROUND) return true;
    if (isAt(program, open, '{') && takesName(program, open - 1, name)) return true;
    if (isAt(program, open, '(') && isArrowOf(program, open + 1, name)) return true;
  }
  return false;
}

/** Words before a parenthesis that declare no parameters. */
const STATEMENTS = new Set(['if', 'while', 'switch', 'return', 'with']);

/** True if the function whose body begins after an index has a parameter of that name. */
function takesName(program: Program, last: number, name: string): boolean {
  const isArrow = isAt(program, last, '>') && isAt(program, last - 1, '=');
  const end = isArrow ? last - 2 : last;
  if (isArrow && isAt(program, end, name)) return true;
  const open = isAt(program, end, ')') ? (program.partners[end] ?? -1) : -1;
  const before = program.tokens[open - 1]?.text ?? '';
  return open !== -1 && !STATEMENTS.has(before) && hasParameter(program, open, end, name);
}

function hasParameter(program: Program, open: number, close: number, name: string): boolean {
  if (close - open > MAX_PARAMETERS) return true;
  for (let index = open + 1; index < close; index += 1) {
    if (isAt(program, index, name) && program.parents[index] === open) return true;
  }
  return false;
}

/** `x => …` or `(x) => …` right behind a parenthesis. */
function isArrowOf(program: Program, first: number, name: string): boolean {
  const close = isAt(program, first, '(') ? (program.partners[first] ?? -1) : first;
  if (close === -1 || !isAt(program, close + 1, '=') || !isAt(program, close + 2, '>')) return false;
  return close === first ? isAt(program, first, name) : hasParameter(program, first, close, name);
}
