/** Longest samconfig.toml that is read, and most names taken from it. */
const LONGEST = 1_000_000;
const MOST = 50;

/**
 * The stack names in a samconfig.toml, one for each environment. Read line by line: the file is written by SAM, and a name
 * that is missed is only a proposal less.
 */
export function stackNamesIn(toml: string): readonly string[] {
  const names = new Set<string>();
  for (const line of toml.slice(0, LONGEST).split('\n')) {
    const [, quoted, single] =
      /^\s{0,20}stack_name\s{0,20}=\s{0,20}(?:"([\w-]{1,128})"|'([\w-]{1,128})')/.exec(line) ?? [];
    const name = quoted ?? single;
    if (name !== undefined && names.size < MOST) names.add(name);
  }
  return [...names];
}
