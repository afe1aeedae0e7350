import type { TextPart } from '../../domain/declared/declared.ts';

/**
 * How Serverless makes a logical id of a key: `my-fn_a` → `MyDashfnUnderscorea` (its `naming.js`,
 * `getNormalizedResourceName`).
 */
export function normalized(key: string): string {
  const replaced = key.replaceAll('-', 'Dash').replaceAll('_', 'Underscore');
  return replaced.charAt(0).toUpperCase() + replaced.slice(1);
}

export const functionLogicalId = (key: string): string => `${normalized(key)}LambdaFunction`;
export const configLogicalId = (key: string): string => `${normalized(key)}LambdaEvConf`;
export const logGroupLogicalId = (key: string): string => `${normalized(key)}LogGroup`;

/** Aliases that Serverless publishes automatically, as its `naming.js` names them. */
export const ALIASES = { provisioned: 'provisioned', snapStart: 'snapstart', durable: 'durable' } as const;

export function provisionedLogicalId(key: string, alias: string): string {
  const own = alias === ALIASES.provisioned ? '' : normalized(alias);
  return `${normalized(key)}ProvConc${own}LambdaAlias`;
}

/**
 * One text for pieces that give the same value in one deployment, whatever it is: defaults count, since the command line
 * may leave them in force. The marks are no characters of a name. Undefined: a piece may be anything.
 */
export function canonical(parts: readonly TextPart[]): string | undefined {
  if (parts.some((part) => part.kind === 'unknown' && part.name === '')) return undefined;
  return parts
    .map((part) => {
      if (part.kind === 'text') return part.text;
      const name = part.kind === 'pseudo' ? part.pseudo : `?${part.name}`;
      return `\0${name}=${part.value ?? ''}\0`;
    })
    .join('');
}

/** The value that the defaults of all pieces give; undefined where one has none. */
export function defaultOf(parts: readonly TextPart[]): string | undefined {
  const values = parts.map((part) => (part.kind === 'text' ? part.text : part.value));
  return values.includes(undefined) ? undefined : values.join('');
}
