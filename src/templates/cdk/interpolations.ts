import type { Language } from '../code/languages.ts';
import type { Program } from '../code/tokens.ts';

/** A name in an expression of a string: `${this.fn.functionName}`, `{self.fn.function_name}`. */
export interface Interpolated {
  /** Index of the string's token. */
  readonly index: number;
  readonly name: string;
  readonly isMember: boolean;
  /** Offset of the name in the text. */
  readonly start: number;
}

const NAME = String.raw`\{\s{0,10}(?<member>(?:this|self)\.)?(?<name>[A-Za-z_$][\w$]{0,100})(?=[.}\s])`;
const SCRIPT = new RegExp(String.raw`\$${NAME}`, 'g');
const FORMATTED = new RegExp(String.raw`(?<!\{)${NAME}`, 'g');

/** The names that begin the expressions of strings. */
export function interpolationsOf(program: Program, language: Language): readonly Interpolated[] {
  const isScript = language.id === 'script';
  if (!isScript && language.id !== 'python' && language.id !== 'csharp') return [];
  return program.tokens.flatMap((token, index) => {
    const { kind, isOpen, text, start, inner = start } = token;
    if (kind !== 'string' || isOpen !== true || !text.includes('{')) return [];
    // `f"…"`, `$"…"`: in other strings braces mean nothing.
    const mark = program.text.slice(start, inner);
    if (!(isScript ? mark === '`' : /[fF$]/.test(mark))) return [];
    return [...text.matchAll(isScript ? SCRIPT : FORMATTED)].map(({ index: at, groups, 0: whole }) => {
      const name = groups?.['name'] ?? '';
      return {
        index,
        name,
        isMember: groups?.['member'] !== undefined,
        start: inner + at + whole.length - name.length,
      };
    });
  });
}
