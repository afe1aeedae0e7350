import { isAt, type Program } from '../code/tokens.ts';

/** Indexes of tokens, the end exclusive. */
export interface Extent {
  readonly from: number;
  readonly to: number;
}

/** For each token the column of its logical line where it is the first of one, else -1. Python's blocks. */
export type Lines = Int32Array;

/** Where lines begin that are not within brackets. */
export function linesOf({ text, tokens, partners }: Program): Lines {
  const lines = new Int32Array(tokens.length).fill(-1);
  let end = 0;
  let closedAt = -1;
  for (const [index, { start, end: tokenEnd }] of tokens.entries()) {
    const isFirst = index === 0 || text.slice(end, start).includes('\n');
    if (isFirst && index > closedAt) lines[index] = start - (text.lastIndexOf('\n', start - 1) + 1);
    const partner = partners[index] ?? -1;
    if (partner > index && partner > closedAt) closedAt = partner;
    end = tokenEnd;
  }
  return lines;
}

/** The innermost braces around a token, else the whole file. */
export function blockAround(program: Program, at: number): Extent {
  return braceBefore(program, at, () => true);
}

/** The class around a token, else the whole file; `lines`: of Python. */
export function classAround(program: Program, at: number, lines: Lines | undefined): Extent {
  if (lines) return pythonClass(program, at, lines);
  return braceBefore(program, at, (open) => isClass(program, open));
}

/** Most brackets around a token that are looked at. */
const MAX_AROUND = 200;

function braceBefore(program: Program, at: number, accepts: (open: number) => boolean): Extent {
  const { tokens, partners, parents } = program;
  let around = 0;
  for (let index = parents[at] ?? -1; index !== -1; index = parents[index] ?? -1) {
    around += 1;
    // Nothing is sure then: the name means this nowhere.
    if (around > MAX_AROUND) return { from: at, to: at };
    if (!isAt(program, index, '{') || !accepts(index)) continue;
    const partner = partners[index] ?? -1;
    return { from: index, to: partner === -1 ? tokens.length : partner };
  }
  return { from: 0, to: tokens.length };
}

/** How many tokens stand between `class` and its brace. */
const MAX_HEAD = 40;

function isClass(program: Program, open: number): boolean {
  for (let index = open - 1; index > open - MAX_HEAD && index >= 0; index -= 1) {
    if (isAt(program, index, '{') || isAt(program, index, '}') || isAt(program, index, ';')) return false;
    if (isAt(program, index, 'class')) return true;
  }
  return false;
}

/** From a token to the first line that is indented less than its own. */
export function lineExtent({ tokens }: Program, at: number, lines: Lines): Extent {
  let first = at;
  while (first > 0 && lines[first] === -1) first -= 1;
  const column = lines[first] ?? 0;
  let to = at + 1;
  while (to < tokens.length && ((lines[to] ?? -1) === -1 || (lines[to] ?? 0) >= column)) to += 1;
  return { from: first, to };
}

function pythonClass(program: Program, at: number, lines: Lines): Extent {
  let least = Number.POSITIVE_INFINITY;
  for (let index = at; index >= 0; index -= 1) {
    const column = lines[index] ?? -1;
    if (column === -1) continue;
    if (column < least && isAt(program, index, 'class')) {
      const inner = lineExtent(program, index, lines);
      return { from: index, to: endOfBlock(program, index, column, lines, inner.to) };
    }
    least = Math.min(least, column);
  }
  return { from: 0, to: program.tokens.length };
}

/** Where a block ends: at the first line behind its head that is not indented more. */
function endOfBlock({ tokens }: Program, head: number, column: number, lines: Lines, most: number): number {
  let to = head + 1;
  while (to < tokens.length && to < most && ((lines[to] ?? -1) === -1 || (lines[to] ?? 0) > column)) to += 1;
  return to;
}
