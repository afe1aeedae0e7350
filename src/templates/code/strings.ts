import type { Language } from './languages.ts';

/** A string of a program: where it ends, and where what stands between its quotes begins and ends. */
export interface StringSpan {
  readonly inner: number;
  readonly innerEnd: number;
  readonly end: number;
  /** It has escapes or expressions in it. */
  readonly isOpen: boolean;
}

/** Letters before a quote: `f"…"`, `rb'…'`, `$"…"`, `@"…"`. */
const PREFIXES: Readonly<Partial<Record<Language['id'], RegExp>>> = {
  python: /^[rRbBuUfF]{1,2}(?=["'])/,
  csharp: /^[$@]{1,3}(?=")/,
};

/** The string that begins at a place; undefined: none does. A string without end goes to the end of its line. */
export function stringEnd(text: string, at: number, language: Language): StringSpan | undefined {
  const prefix = PREFIXES[language.id]?.exec(text.slice(at, at + 4))?.[0] ?? '';
  const from = at + prefix.length;
  const quote = text.charAt(from);
  if (quote === '' || !language.quotes.includes(quote)) return undefined;
  // A letter before it: the prefix belongs to a longer word.
  const isTriple = language.hasTripleQuotes && text.startsWith(quote.repeat(3), from);
  if (isTriple) return tripleQuoted(text, from, quote, prefix);
  if (quote === '`') return language.id === 'go' ? raw(text, from) : templateString(text, from);
  const isVerbatim = language.id === 'csharp' && prefix.includes('@');
  return quoted(text, from, { quote, isVerbatim, isFormatted: /[fF$]/.test(prefix) });
}

function tripleQuoted(text: string, from: number, quote: string, prefix: string): StringSpan {
  const inner = from + 3;
  const close = text.indexOf(quote.repeat(3), inner);
  const innerEnd = close === -1 ? text.length : close;
  const value = text.slice(inner, innerEnd);
  const isOpen = value.includes('\\') || value.includes('\n') || /[fF$]/.test(prefix);
  return { inner, innerEnd, end: Math.min(text.length, innerEnd + 3), isOpen };
}

/** Go's text between grave accents: nothing in it has a meaning. */
function raw(text: string, from: number): StringSpan {
  const close = text.indexOf('`', from + 1);
  const innerEnd = close === -1 ? text.length : close;
  return { inner: from + 1, innerEnd, end: Math.min(text.length, innerEnd + 1), isOpen: false };
}

interface Quoted {
  readonly quote: string;
  /** Backslashes mean nothing, and line breaks may stand in it. */
  readonly isVerbatim: boolean;
  readonly isFormatted: boolean;
}

function quoted(text: string, from: number, { quote, isVerbatim, isFormatted }: Quoted): StringSpan {
  let isOpen = false;
  let at = from + 1;
  for (; at < text.length; at += 1) {
    const character = text.charAt(at);
    if (character === quote) return { inner: from + 1, innerEnd: at, end: at + 1, isOpen };
    if (character === '\n' && !isVerbatim) break;
    if (character === '\\' && !isVerbatim) {
      isOpen = true;
      at += 1;
    } else if (isFormatted && character === '{') isOpen = true;
    // Ruby's `#{…}`, and Kotlin's `${…}`.
    else if (character === '{' && /[#$]/.test(text.charAt(at - 1))) isOpen = true;
  }
  const end = Math.min(at, text.length);
  return { inner: from + 1, innerEnd: end, end, isOpen: true };
}

/** A template string: expressions in it may hold strings of their own, to any depth. */
function templateString(text: string, from: number): StringSpan {
  // For each open expression the braces that are open in it.
  const expressions: number[] = [];
  let isText = true;
  let isOpen = false;
  const stack: boolean[] = [];
  for (let at = from + 1; at < text.length; at += 1) {
    const character = text.charAt(at);
    if (character === '\\') {
      isOpen = true;
      at += 1;
    } else if (isText) {
      if (character === '`') {
        if (stack.length === 0) return { inner: from + 1, innerEnd: at, end: at + 1, isOpen };
        isText = stack.pop() ?? false;
      } else if (character === '$' && text.charAt(at + 1) === '{') {
        isOpen = true;
        expressions.push(0);
        isText = false;
        at += 1;
      }
    } else if (character === '`') {
      stack.push(false);
      isText = true;
    } else if (character === '{') expressions.push((expressions.pop() ?? 0) + 1);
    else if (character === '}') {
      const braces = expressions.pop() ?? 0;
      if (braces > 0) expressions.push(braces - 1);
      else isText = true;
    }
  }
  return { inner: from + 1, innerEnd: text.length, end: text.length, isOpen: true };
}
