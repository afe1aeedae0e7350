/** Longest pattern that is compared: an ARN has at most some 600 characters. */
export const MAX_PATTERN = 2_048;

/** IAM's wildcards: `*` for any text, `?` for one character. The work is bounded by the lengths' product. */
export function matches(pattern: string, text: string): boolean {
  if (pattern.length > MAX_PATTERN || text.length > MAX_PATTERN) return false;
  let at = 0;
  let star = -1;
  let resume = 0;
  let position = 0;
  while (position < text.length) {
    const wanted = pattern[at];
    if (wanted === '*') {
      star = at;
      resume = position;
      at += 1;
    } else if (wanted !== undefined && (wanted === '?' || wanted === text[position])) {
      at += 1;
      position += 1;
    } else if (star >= 0) {
      at = star + 1;
      resume += 1;
      position = resume;
    } else return false;
  }
  return /^\**$/.test(pattern.slice(at));
}
