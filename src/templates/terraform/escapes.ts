const ESCAPES = new Map([
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
  ['"', '"'],
  ['\\', '\\'],
]);

/** A literal piece of a template as its value: `$${` and `%%{`, and in quotes backslashes. */
export function decoded(text: string, isQuoted: boolean): string {
  const plain = text.includes('{') ? text.replaceAll(/(?:\$\$|%%)\{/g, (escaped) => escaped.slice(1)) : text;
  if (!isQuoted || !plain.includes('\\')) return plain;
  return plain.replaceAll(/\\(?:u([\da-fA-F]{4})|U([\da-fA-F]{8})|([^uU]))/g, (whole, short, long, other) => {
    const code = Number.parseInt(String(short ?? long ?? ''), 16);
    if (Number.isNaN(code)) return ESCAPES.get(String(other)) ?? whole;
    return code <= 0x10_ff_ff ? String.fromCodePoint(code) : whole;
  });
}
