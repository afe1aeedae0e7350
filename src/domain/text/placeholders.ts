import { LATEST } from '../arn/functionArn.ts';
import { type Characters, isLineBreak, isWordCode, startsWith } from './characters.ts';

/** A text whose brackets are paired, so that a placeholder is skipped in one step however deep it nests. */
export interface Template {
  readonly text: Characters;
  /** For each balanced brace or parenthesis the index of its partner, else -1; pairs do not span lines. */
  readonly partners: Int32Array;
}

const OPEN_BRACE = '{'.charCodeAt(0);
const OPEN_PARENTHESIS = '('.charCodeAt(0);
const DOLLAR = '$'.charCodeAt(0);
const HASH = '#'.charCodeAt(0);
const BACKSLASH = '\\'.charCodeAt(0);
const CLOSE_BRACE = '}'.charCodeAt(0);
const CLOSE_PARENTHESIS = ')'.charCodeAt(0);
const LATEST_NAME = LATEST.slice(1);

/** Pairs the braces and the parentheses of a text, each kind separately, in one pass. */
export function toTemplate(text: Characters): Template {
  const partners = new Int32Array(text.length).fill(-1);
  let braces: number[] = [];
  let parentheses: number[] = [];
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (isLineBreak(code)) {
      braces = [];
      parentheses = [];
    } else if (code === OPEN_BRACE) braces.push(index);
    else if (code === OPEN_PARENTHESIS) parentheses.push(index);
    const partner = openerOf(code, braces, parentheses);
    if (partner === undefined) continue;
    partners[partner] = index;
    partners[index] = partner;
  }
  return { text, partners };
}

function openerOf(code: number, braces: number[], parentheses: number[]): number | undefined {
  if (code === CLOSE_BRACE) return braces.pop();
  return code === CLOSE_PARENTHESIS ? parentheses.pop() : undefined;
}

/**
 * Where the placeholder ends that begins at a place: `${…}`, `#{…}`, `{…}` and `$(…)` with balanced brackets, or a
 * shell's `$NAME`; each also escaped, as `\${…}` and `$${…}`. Undefined where none begins.
 */
export function placeholderEnd(template: Template, start: number): number | undefined {
  const { text } = template;
  let at = start;
  while (text.charCodeAt(at) === BACKSLASH) at++;
  const isEscaped = at > start;
  const dollars = at;
  while (text.charCodeAt(at) === DOLLAR) at++;
  if (at > dollars) return closedAt(template, at) ?? variableEnd(text, at);
  if (text.charCodeAt(at) === HASH) at++;
  // `\{` alone is Markdown's escape of a brace.
  return isEscaped && at === dollars ? undefined : braceClosedAt(template, at);
}

/** After dollars: the end of the braces or parentheses that open here. */
function closedAt(template: Template, open: number): number | undefined {
  const code = template.text.charCodeAt(open);
  return code === OPEN_BRACE || code === OPEN_PARENTHESIS ? endOfPair(template, open) : undefined;
}

function braceClosedAt(template: Template, open: number): number | undefined {
  return template.text.charCodeAt(open) === OPEN_BRACE ? endOfPair(template, open) : undefined;
}

function endOfPair({ partners }: Template, open: number): number | undefined {
  const close = partners[open] ?? -1;
  return close === -1 ? undefined : close + 1;
}

/** `$LATEST` is a qualifier and no variable. */
function variableEnd(text: Characters, start: number): number | undefined {
  if (!isNameStart(text.charCodeAt(start))) return undefined;
  let end = start + 1;
  while (end < text.length && isWordCode(text.charCodeAt(end))) end++;
  return end - start === LATEST_NAME.length && startsWith(text, start, LATEST_NAME) ? undefined : end;
}

/** Where the placeholder in brackets begins that ends before a place. Undefined where none ends there. */
export function placeholderStart({ text, partners }: Template, end: number): number | undefined {
  const open = partners[end - 1] ?? -1;
  if (open === -1 || open >= end) return undefined;
  const start = prefixStart(text, open);
  // Parentheses are a placeholder only after a dollar.
  return text.charCodeAt(open) === OPEN_PARENTHESIS && start === open ? undefined : start;
}

/** Where the `$`, `#` and backslashes begin that stand before a bracket or a variable's name. */
export function prefixStart(text: Characters, at: number): number {
  let start = at;
  while (start > 0 && text.charCodeAt(start - 1) === DOLLAR) start--;
  const isBrace = text.charCodeAt(at) === OPEN_BRACE;
  if (start === at && isBrace && at > 0 && text.charCodeAt(at - 1) === HASH) start--;
  if (start === at) return at;
  while (start > 0 && text.charCodeAt(start - 1) === BACKSLASH) start--;
  return start;
}

/** True if a shell's variable may begin with this: digits are its positional ones. */
export function isNameStart(code: number): boolean {
  return isWordCode(code) && !(code >= 0x30 && code <= 0x39);
}

/** A part of a field: text as it is, or a placeholder. */
export interface Piece {
  readonly text: string;
  readonly isPlaceholder: boolean;
}

/** Where a run of backslashes or dollars ends; anything else is one character. */
function runEnd(text: string, start: number): number {
  const code = text.charCodeAt(start);
  let end = start + 1;
  if (code === BACKSLASH || code === DOLLAR) while (text.charCodeAt(end) === code) end++;
  return end;
}

/** Cuts a field into literal texts and placeholders. */
export function piecesOf(field: string): readonly Piece[] {
  const template = toTemplate(field);
  const pieces: Piece[] = [];
  let literal = 0;
  let at = 0;
  const push = (start: number, end: number, isPlaceholder: boolean): void => {
    if (end > start) pieces.push({ text: field.slice(start, end), isPlaceholder });
  };
  while (at < field.length) {
    const end = placeholderEnd(template, at);
    // A position without a placeholder has none one character later either.
    if (end === undefined) at = runEnd(field, at);
    else {
      push(literal, at, false);
      push(at, end, true);
      at = literal = end;
    }
  }
  push(literal, at, false);
  return pieces;
}

export function hasPlaceholder(field: string): boolean {
  return piecesOf(field).some((piece) => piece.isPlaceholder);
}
