/** A line of a text with its offset and indentation. */
export interface Line {
  readonly text: string;
  readonly start: number;
  readonly indent: number;
}

export function linesOf(text: string): readonly Line[] {
  let start = 0;
  return text.split('\n').map((line) => {
    const one = { text: line, start, indent: line.length - line.trimStart().length };
    start += line.length + 1;
    return one;
  });
}

export const isBlank = ({ text }: Line): boolean => /^\s*(?:#|\/\/|$)/.test(text);

/** The lines below a key: those that are indented deeper, up to the first that is not. */
export function blockAt(text: string, keyAt: number): readonly Line[] {
  const lines = linesOf(text);
  const index = lines.findLastIndex(({ start }) => start <= keyAt);
  const head = lines[index];
  if (!head) return [];
  const rest = lines.slice(index + 1);
  const end = rest.findIndex((line) => !isBlank(line) && line.indent <= head.indent);
  return end < 0 ? rest : rest.slice(0, end);
}

/** A value in one line of YAML or JSON, without quotes, tag, comma and comment. */
export const VALUE = String.raw`["']?((?:\$\{[^}\n]*\}|[^\s"',#\[\]{}!&*>|])(?:\$\{[^}\n]*\}|[^\n"',#{}])*)`;
const keyValue = (key: string): RegExp =>
  new RegExp(String.raw`^\s*(?:-\s+)?"?${key}"?\s*:\s*(?:!\w+\s+)?${VALUE}`);

export function valueIn(line: Line, key: string): Placed | undefined {
  const match = isBlank(line) ? null : keyValue(key).exec(line.text);
  const value = match?.[1]?.trimEnd();
  if (!match || value === undefined || value === '') return undefined;
  const at = line.start + match[0].lastIndexOf(value);
  return { value, start: at, end: at + value.length };
}

export interface Placed {
  readonly value: string;
  readonly start: number;
  readonly end: number;
}

/** True if a comment begins in the same line before a place. */
export function isInComment(text: string, at: number): boolean {
  const before = text.slice(text.lastIndexOf('\n', at - 1) + 1, at);
  return /^\s*(?:#|\/\/|\*)|\s#\s/.test(before);
}
