/** How a step names what it means: the exact words at the start of a label, or a pattern. */
export type Name = string | RegExp;

/**
 * A pattern for an accessible name. The editor appends to a label what else there is to say (`orders
 * eu-west-1, has actions`), so a string matches up to the end of a word: `orders`, but not `orders-v2`.
 */
export function named(name: Name): RegExp {
  return typeof name === 'string' ? new RegExp(`^${escape(name)}($|[ ,(])`) : name;
}

function escape(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
}
