/** A text as the scanners read it: a string, or in tests one that counts how much of it is read. */
export interface Characters {
  readonly length: number;
  charCodeAt(index: number): number;
  slice(start: number, end: number): string;
}

/** True if a literal stands at a place. */
export function startsWith(text: Characters, at: number, literal: string): boolean {
  if (at < 0 || at + literal.length > text.length) return false;
  for (let index = 0; index < literal.length; index++) {
    if (text.charCodeAt(at + index) !== literal.charCodeAt(index)) return false;
  }
  return true;
}

/** A letter, digit or underscore of ASCII: what the names of variables are made of. */
export function isWordCode(code: number): boolean {
  return (
    (code >= 0x61 && code <= 0x7a) ||
    (code >= 0x41 && code <= 0x5a) ||
    (code >= 0x30 && code <= 0x39) ||
    code === 0x5f
  );
}

/** Characters of a qualifier; `$LATEST` is read separately. */
export function isQualifierCode(code: number): boolean {
  return isWordCode(code) || code === 0x2d;
}

/** Characters of a function's name by the API's pattern, dots included; no other field has more. */
export function isNameCode(code: number): boolean {
  return isQualifierCode(code) || code === 0x2e;
}

export function isLineBreak(code: number): boolean {
  return code === 0x0a || code === 0x0d;
}
