/** One key for several parts, for maps and ids: two lists of parts never give the same one, whatever the parts hold. */
export function keyOf(...parts: readonly string[]): string {
  return parts.map((part) => part.replaceAll('%', '%25').replaceAll('/', '%2F')).join('/');
}
