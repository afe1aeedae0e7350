/**
 * White space of Python, and so of the AWS CLI. JavaScript also counts a byte order mark: in the middle of a
 * file (two files that were put together) it would indent a section's header and hide it.
 */
// oxlint-disable-next-line no-control-regex -- Python counts separators among them
const BLANK = /[\t-\r\u001c-\u0020\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]/;

const isBlank = (text: string, at: number): boolean => BLANK.test(text.charAt(at));

export function trimmedStart(text: string): string {
  let start = 0;
  while (start < text.length && isBlank(text, start)) start += 1;
  return text.slice(start);
}

export function trimmedEnd(text: string): string {
  let end = text.length;
  while (end > 0 && isBlank(text, end - 1)) end -= 1;
  return text.slice(0, end);
}

export const trimmed = (text: string): string => trimmedEnd(trimmedStart(text));
