/** Longest file that is read, in characters. */
const LONGEST = 5_000_000;

/** A file of a tool; undefined where it is being written, or is none of the tool's. */
export function parsedJson(text: string): unknown {
  if (text.length > LONGEST) return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
