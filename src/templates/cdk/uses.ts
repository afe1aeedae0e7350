import type { Language } from '../code/languages.ts';
import { isAt, type Program } from '../code/tokens.ts';
import type { Binding } from './bindings.ts';
import type { Lines } from './extents.ts';
import { isShadowed } from './shadows.ts';

/** Indexes of the words of a program, by word. */
export type Words = ReadonlyMap<string, readonly number[]>;

export function wordsOf({ tokens }: Program): Words {
  const words = new Map<string, number[]>();
  for (const [index, { kind, text }] of tokens.entries()) {
    if (kind !== 'word') continue;
    const known = words.get(text);
    if (known) known.push(index);
    else words.set(text, [index]);
  }
  return words;
}

/** Finds for a variable's use what it is bound to. */
export interface Scopes {
  /** The binding that a word at an index means; undefined: none, or more than one fits. */
  at(index: number): Binding | undefined;
  /** The same of a name in a string at an index. */
  named(name: string, isMember: boolean, index: number): Binding | undefined;
}

export function scopesOf(
  program: Program,
  {
    language,
    lines,
    words,
    bindings,
  }: { language: Language; lines: Lines; words: Words; bindings: readonly Binding[] },
): Scopes {
  const byName = Map.groupBy(bindings, ({ name }) => name);
  const sure = new Map(
    [...byName].map(([name, all]) => [
      name,
      all.filter((binding) =>
        isAssignedOnce(program, { language, lines, binding, all, uses: words.get(name) ?? [] }),
      ),
    ]),
  );
  const named = (name: string, isMember: boolean, index: number): Binding | undefined => {
    const fitting = (sure.get(name) ?? []).filter(
      (one) => one.isMember === isMember && one.extent.from <= index && index < one.extent.to,
    );
    const found = innermost(fitting);
    return found && index !== found.at && !isShadowed(program, index, found) ? found : undefined;
  };
  return {
    at(index) {
      const name = program.tokens[index]?.text ?? '';
      if (!sure.has(name) || !isUse(program, index)) return undefined;
      return named(name, isAt(program, index - 1, '.'), index);
    },
    named,
  };
}

function innermost(fitting: readonly Binding[]): Binding | undefined {
  const sizeOf = ({ extent }: Binding): number => extent.to - extent.from;
  const [first, second] = [...fitting].sort((a, b) => sizeOf(a) - sizeOf(b));
  return first && second && sizeOf(first) === sizeOf(second) ? undefined : first;
}

/** A name as a value: no key of an object, no argument's name, no member of something else. */
function isUse(program: Program, index: number): boolean {
  const isMember = isAt(program, index - 1, '.');
  if (isMember && !isAt(program, index - 2, 'this') && !isAt(program, index - 2, 'self')) return false;
  const isBegin =
    isAt(program, index - 1, '{') || isAt(program, index - 1, ',') || isAt(program, index - 1, '(');
  if (isAt(program, index + 1, ':') && isBegin) return false;
  return !isAt(program, index + 1, '=') || isAt(program, index + 2, '=');
}

interface Assignments {
  readonly language: Language;
  readonly lines: Lines;
  readonly binding: Binding;
  readonly all: readonly Binding[];
  readonly uses: readonly number[];
}

/** True if nothing else is put into the same variable where it is used. */
function isAssignedOnce(program: Program, { language, lines, binding, all, uses }: Assignments): boolean {
  const { extent, isMember } = binding;
  const own = new Set(
    all.filter((one) => one.extent.to - one.extent.from < extent.to - extent.from).map(({ at }) => at),
  );
  return !uses.some((index) => {
    if (index === binding.at || own.has(index) || index < extent.from || index >= extent.to) return false;
    if (isAt(program, index - 1, '.') !== isMember) return false;
    if (language.id === 'python' && isAt(program, index - 1, 'for')) return true;
    const isAssigned =
      isAt(program, index + 1, '=') && !isAt(program, index + 2, '=') && !isAt(program, index + 2, '>');
    const isStatement = language.id !== 'python' || lines[isMember ? index - 2 : index] !== -1;
    return isAssigned && isStatement;
  });
}
