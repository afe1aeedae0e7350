import type { Language } from './languages.ts';
import { stringEnd } from './strings.ts';

/** A word, a string, a number or one mark of a program. */
export interface Token {
  readonly kind: 'word' | 'string' | 'number' | 'mark';
  /** Offsets in the text; of a string with its quotes. */
  readonly start: number;
  readonly end: number;
  /** As it is written; of a string what stands between its quotes. */
  readonly text: string;
  /** Of a string: offset of what stands between its quotes. */
  readonly inner?: number;
  /** A string with expressions or escapes in it: its text is not its value. */
  readonly isOpen?: boolean;
}

/** The tokens of a program, with its brackets paired. */
export interface Program {
  readonly text: string;
  readonly tokens: readonly Token[];
  /** For each bracket's token the index of its partner, else -1. */
  readonly partners: Int32Array;
  /** For each token the index of the innermost bracket that is open there, else -1. */
  readonly parents: Int32Array;
}

/** Longest program that is read, in characters: what people write is shorter. */
export const MAX_CODE = 2_000_000;

const BLANK = /\s/;
const WORD = /[\p{L}\p{N}_$]/u;
const DIGIT = /\d/;
const OPEN = new Map([
  [')', '('],
  [']', '['],
  ['}', '{'],
]);

/** Cuts a program into tokens, in one pass. Comments are left out. */
export function programOf(text: string, language: Language): Program {
  const tokens: Token[] = [];
  let at = text.startsWith('\uFEFF') ? 1 : 0;
  while (at < text.length) {
    const character = text.charAt(at);
    const comment = BLANK.test(character) ? at + 1 : commentEnd(text, at, language);
    if (comment !== undefined) at = comment;
    else {
      const token = tokenAt(text, at, language, tokens);
      tokens.push(token);
      at = token.end;
    }
  }
  return { text, tokens, ...bracketsOf(tokens) };
}

/** Where the comment ends that begins at a place. */
function commentEnd(text: string, at: number, { hasHashComments }: Language): number | undefined {
  const isLine = hasHashComments ? text.charAt(at) === '#' : text.startsWith('//', at);
  if (isLine) return endOr(text, text.indexOf('\n', at), 0);
  if (!hasHashComments && text.startsWith('/*', at)) return endOr(text, text.indexOf('*/', at + 2), 2);
  return undefined;
}

const endOr = (text: string, found: number, length: number): number =>
  found === -1 ? text.length : found + length;

function tokenAt(text: string, at: number, language: Language, before: readonly Token[]): Token {
  const string = stringAt(text, at, language);
  if (string) return string;
  const character = text.charAt(at);
  if (WORD.test(character)) return wordAt(text, at);
  const regex = language.id === 'script' && character === '/' ? regexEnd(text, at, before) : undefined;
  const end = regex ?? at + 1;
  return { kind: 'mark', start: at, end, text: text.slice(at, Math.min(end, at + 1)) };
}

function wordAt(text: string, at: number): Token {
  let end = at + 1;
  while (end < text.length && WORD.test(text.charAt(end))) end += 1;
  const isNumber = DIGIT.test(text.charAt(at));
  return { kind: isNumber ? 'number' : 'word', start: at, end, text: text.slice(at, end) };
}

function stringAt(text: string, at: number, language: Language): Token | undefined {
  const found = stringEnd(text, at, language);
  if (!found) return undefined;
  const { inner, innerEnd, end, isOpen } = found;
  return {
    kind: 'string',
    start: at,
    end,
    text: text.slice(inner, innerEnd),
    inner,
    ...(isOpen && { isOpen }),
  };
}

/** The longest regular expression that is skipped. */
const MAX_REGEX = 1_000;
const REGEX = /^\/(?:[^\\/[\n]|\\.|\[(?:[^\]\\\n]|\\.)*\])+\/[a-z]*/;

/** A slash after an operator begins a regular expression; after a value it divides. */
function regexEnd(text: string, at: number, before: readonly Token[]): number | undefined {
  const last = before.at(-1);
  const isValue =
    last && (last.kind !== 'mark' || last.text === ')' || last.text === ']' || last.text === '}');
  if (isValue && last.text !== 'return') return undefined;
  const found = REGEX.exec(text.slice(at, at + MAX_REGEX));
  return found ? at + found[0].length : undefined;
}

/** Pairs the brackets; one that has no partner of its kind closes nothing. */
function bracketsOf(tokens: readonly Token[]): Pick<Program, 'partners' | 'parents'> {
  const partners = new Int32Array(tokens.length).fill(-1);
  const parents = new Int32Array(tokens.length).fill(-1);
  const open: number[] = [];
  for (const [index, { kind, text }] of tokens.entries()) {
    parents[index] = open.at(-1) ?? -1;
    if (kind !== 'mark') continue;
    if (text === '(' || text === '[' || text === '{') open.push(index);
    const opener = OPEN.get(text);
    const last = open.at(-1);
    if (opener === undefined || last === undefined || tokens[last]?.text !== opener) continue;
    open.pop();
    partners[last] = index;
    partners[index] = last;
    parents[index] = open.at(-1) ?? -1;
  }
  return { partners, parents };
}

/** True if a mark, or a word, stands at an index. */
export const isAt = ({ tokens }: Program, index: number, text: string): boolean => {
  const token = tokens[index];
  return token !== undefined && token.kind !== 'string' && token.text === text;
};
