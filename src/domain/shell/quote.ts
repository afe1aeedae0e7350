import { hasUnseen } from '../text/unseen.ts';
import type { ShellKind } from './kind.ts';

/**
 * A word that means itself in every shell. `@` and `=` mean something at its start (PowerShell's splatting, zsh's
 * commands), `%` in cmd, a comma in PowerShell. PowerShell cuts `-a.b` in two, and reads `1kb` as a number.
 */
const BARE = /^(?:[A-Za-z_/:][\w./:+=@-]*|0|[1-9]\d{0,8}|--[a-z-]+|--[a-z-]+=-?[\w-]*)$/;

/**
 * Characters without a special meaning between double quotes in every known shell. Not: `$`, backquote, `\`, `"` and `!`
 * (POSIX, fish, PowerShell), `%` (cmd), typographic quotes (PowerShell). Of letters no modifiers: Windows makes
 * plain quotes of some of them for a program that asks for its arguments in an old encoding.
 */
const DOUBLE = /^[\p{Lu}\p{Ll}\p{Lo}\p{Mn}\p{Mc}\p{Nd} ,;:.@#+=*?~^&|<>()[\]{}/'_-]+$/u;

/** Qualifiers of Lambda's own: every shell but cmd reads them as they are between single quotes. */
const LATEST = /^\$LATEST(?:\.PUBLISHED)?$/;

const posix = (word: string): string => `'${word.replaceAll("'", String.raw`'\''`)}'`;
const fish = (word: string): string => `'${word.replaceAll(/['\\]/g, String.raw`\$&`)}'`;

/** PowerShell takes typographic quotes for quotes. Before 7.3 it loses `"`, and `\` at the end of a word. */
function powershell(word: string): string | undefined {
  return /"|\\$/.test(word) ? undefined : `'${word.replaceAll(/['‘’‚‛]/g, '$&$&')}'`;
}

/** cmd expands `%` and `!` between quotes too, and nothing there keeps it from doing so. */
function cmd(word: string): string | undefined {
  return /["%!]|\\$|[^ -~]/.test(word) ? undefined : `"${word}"`;
}

const QUOTES: Readonly<Record<ShellKind, (word: string) => string | undefined>> = {
  posix,
  fish,
  powershell,
  cmd,
  other: (word) => (LATEST.test(word) ? posix(word) : undefined),
};

/**
 * A word as a shell reads it back unchanged, spelled as every shell reads it where it can be. Undefined where it
 * cannot be written for that shell, or would not be seen as it is.
 */
export function quoted(word: string, shell: ShellKind): string | undefined {
  if (word === '' || hasUnseen(word)) return undefined;
  if (BARE.test(word)) return word;
  return DOUBLE.test(word) ? `"${word}"` : QUOTES[shell](word);
}

/** A command line of words; undefined where one of them cannot be written for that shell. */
export function commandLine(words: readonly string[], shell: ShellKind): string | undefined {
  const written = words.map((word) => quoted(word, shell));
  return written.includes(undefined) ? undefined : written.join(' ');
}

/** An option and its value. A value that begins with a hyphen would be taken for an option of its own. */
export function option(name: string, value: string | undefined): readonly string[] {
  if (value === undefined) return [];
  return value.startsWith('-') ? [`${name}=${value}`] : [name, value];
}
