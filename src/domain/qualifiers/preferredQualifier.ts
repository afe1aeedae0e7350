import { isAlias, LATEST } from '../arn/functionArn.ts';

/**
 * The qualifier to show of a function that was chosen without one: the alias that is configured, else the only alias,
 * else `$LATEST`. That is what people invoke, where they have aliases at all.
 * @param configured qualifiers that have a config; the alias of one may be gone
 * @param aliases undefined where they could not be read
 */
export function preferredQualifier(
  configured: readonly string[],
  aliases: readonly string[] | undefined,
): string {
  const inUse = configured.filter((name) => isAlias(name) && (aliases?.includes(name) ?? true));
  const candidates = inUse.length > 0 ? inUse : (aliases ?? []);
  const [only, ...others] = candidates;
  return only !== undefined && others.length === 0 ? only : LATEST;
}
