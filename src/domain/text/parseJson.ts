/** Foreign text as JSON; undefined where it is none. The caller caps its length. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
