import { LATEST } from '../arn.ts';
import { type Characters, isLineBreak, isWordCode, startsWith } from './characters.ts';

/** A text whose braces are paired, so that a placeholder is skipped in one step however deep it nests. */
export interface Template {
  readonly text: Characters;
  /** For each balanced brace the index of its partner; pairs do not span lines. */
  readonly partners: ReadonlyMap<number, number>;
}

const OPEN = '{'.charCodeAt(0);
const CLOSE = '}'.charCodeAt(0);
const DOLLAR = '$'.charCodeAt(0);
const HASH = '#'.charCodeAt(0);
const LATEST_NAME = LATEST.slice(1);

/** Pairs the braces of a text, in one pass. */
export function toTemplate(text: Characters): Template {
  const partners = new Map<number, number>();
  let opened: number[] = [];
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (isLineBreak(code)) opened = [];
    if (code === OPEN) opened.push(index);
    const partner = code === CLOSE ? opened.pop() : undefined;
    if (partner === undefined) continue;
    partners.set(partner, index);
    partners.set(index, partner);
  }
  return { text, partners };
}

/**
 * Where the placeholder ends that begins at a place: `${…}`, `#{…}`, `{…}` with balanced braces, or a shell's
 * `$NAME`. Undefined where none begins.
 */
export function placeholderEnd({ text, partners }: Template, start: number): number | undefined {
  const first = text.charCodeAt(start);
  const prefixed = first === DOLLAR || first === HASH;
  const close = partners.get(prefixed ? start + 1 : start);
  if (close !== undefined && close > start) return close + 1;
  return first === DOLLAR ? variableEnd(text, start + 1) : undefined;
}

/** `$LATEST` is a qualifier and no variable. */
function variableEnd(text: Characters, start: number): number | undefined {
  if (!isNameStart(text.charCodeAt(start))) return undefined;
  let end = start + 1;
  while (end < text.length && isWordCode(text.charCodeAt(end))) end++;
  return end - start === LATEST_NAME.length && startsWith(text, start, LATEST_NAME) ? undefined : end;
}

/** Where the placeholder in braces begins that ends before a place. Undefined where none ends there. */
export function placeholderStart({ text, partners }: Template, end: number): number | undefined {
  const open = partners.get(end - 1);
  if (open === undefined || open >= end) return undefined;
  const prefix = text.charCodeAt(open - 1);
  return prefix === DOLLAR || prefix === HASH ? open - 1 : open;
}

/** Whether a shell's variable may begin with this: digits are its positional ones. */
export function isNameStart(code: number): boolean {
  return isWordCode(code) && !(code >= 0x30 && code <= 0x39);
}

/** A part of a field: text as it is, or a placeholder. */
export interface Piece {
  readonly text: string;
  readonly isPlaceholder: boolean;
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
    if (end === undefined) at++;
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
