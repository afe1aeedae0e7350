/** A piece of a text: as it stands, or a variable with what stands between its braces. */
export interface Segment {
  readonly start: number;
  readonly end: number;
  /** Between `${` and `}`. */
  readonly variable?: string;
}

/** Cuts a text into literal pieces and variables `${…}` of the outermost level. One pass. */
export function segmentsOf(text: string): readonly Segment[] {
  const closes = closesOf(text);
  const segments: Segment[] = [];
  let literal = 0;
  for (let at = text.indexOf('${'); at !== -1; at = text.indexOf('${', at)) {
    const close = text.charAt(at - 1) === '\\' ? undefined : closes.get(at);
    if (close === undefined) {
      at += 2;
      continue;
    }
    if (at > literal) segments.push({ start: literal, end: at });
    segments.push({ start: at, end: close + 1, variable: text.slice(at + 2, close) });
    at = literal = close + 1;
  }
  if (text.length > literal || segments.length === 0) segments.push({ start: literal, end: text.length });
  return segments;
}

/** For each `${` its closing brace. */
function closesOf(text: string): ReadonlyMap<number, number> {
  const closes = new Map<number, number>();
  const open: number[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const character = text.charAt(at);
    if (character === '{') open.push(text.charAt(at - 1) === '$' ? at - 1 : -1);
    else if (character === '}') {
      const start = open.pop() ?? -1;
      if (start !== -1) closes.set(start, at);
    }
  }
  return closes;
}

/** Cuts what stands in a variable at its commas: the source and what is taken where it gives nothing. */
export function alternativesOf(variable: string): readonly string[] {
  const parts: string[] = [];
  let depth = 0;
  let quote = '';
  let from = 0;
  for (let at = 0; at < variable.length; at += 1) {
    const character = variable.charAt(at);
    if (quote) quote = character === quote ? '' : quote;
    else if (character === '"' || character === "'") quote = character;
    else if (character === '{' || character === '(') depth += 1;
    else if (character === '}' || character === ')') depth -= 1;
    else if (character === ',' && depth === 0) {
      parts.push(variable.slice(from, at).trim());
      from = at + 1;
    }
  }
  return [...parts, variable.slice(from).trim()];
}

/** `'dev'`, `"dev"`, `3`, `true`: what a variable may give as it stands. */
export function literalOf(text: string): string | undefined {
  const quote = text.charAt(0);
  if ((quote === '"' || quote === "'") && text.length > 1 && text.endsWith(quote)) return text.slice(1, -1);
  return /^(?:-?\d{1,20}(?:\.\d{1,20})?|true|false|null)$/.test(text) ? text : undefined;
}

/** `self:custom.name` → `self` and `custom.name`; `file(./a.yml):b` → `file` and `b`. */
export function sourceOf(text: string): { readonly type: string; readonly address: string } | undefined {
  const type = /^[a-zA-Z][\w-]{0,100}/.exec(text)?.[0];
  if (type === undefined) return undefined;
  let at = type.length;
  if (text.charAt(at) === '(') {
    const close = text.lastIndexOf(')');
    if (close === -1) return undefined;
    at = close + 1;
    if (at === text.length) return { type, address: '' };
  }
  if (text.charAt(at) !== ':') return undefined;
  return { type, address: text.slice(at + 1).trim() };
}
