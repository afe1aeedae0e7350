import { isRegion, partitionById, partitionOfRegion } from './partition.ts';

/** A Lambda function as its complete ARN names it. `qualifier` is absent in an unqualified ARN. */
export interface FunctionArn {
  readonly partition: string;
  readonly region: string;
  readonly accountId: string;
  readonly name: string;
  readonly qualifier?: string;
}

/** Function reference as a user may write it: any of the API's four forms, so any part but the name can be missing. */
export interface FunctionRef {
  readonly partition?: string;
  readonly region?: string;
  readonly accountId?: string;
  readonly name: string;
  readonly qualifier?: string;
}

/** Lambda resources whose ARNs look like a function's and are none. */
export type NonFunctionKind =
  | 'layer'
  | 'event-source-mapping'
  | 'code-signing-config'
  | 'capacity-provider'
  | 'network-connector';

/** Why a text names no function. A closed set, with words for each in the presentation. */
export type RefProblem =
  | { readonly kind: 'empty' }
  | { readonly kind: 'tooLong'; readonly length: number }
  | { readonly kind: 'otherService'; readonly service: string }
  | { readonly kind: 'notAFunction'; readonly resource: string }
  | { readonly kind: 'wildcard' }
  /** The text goes on behind the name, which is another one then. */
  | { readonly kind: 'continues'; readonly value: string }
  | { readonly kind: 'placeholder'; readonly placeholder: string }
  | { readonly kind: 'badPartition'; readonly value: string }
  | { readonly kind: 'badRegion'; readonly value: string }
  | { readonly kind: 'badAccount'; readonly value: string }
  | { readonly kind: 'badName'; readonly value: string }
  | { readonly kind: 'nameTooLong'; readonly length: number }
  | { readonly kind: 'badQualifier'; readonly value: string }
  | { readonly kind: 'incomplete' };

export type ParsedRef =
  | { readonly ok: true; readonly ref: FunctionRef }
  | { readonly ok: false; readonly problem: RefProblem };

/** The qualifier that an unqualified name means, and only that one (domain.md §4: nothing is inherited). */
export const LATEST = '$LATEST';

/** Longest FunctionName that the API's model takes, in characters. */
export const MAX_REF_LENGTH = 256;
/** Longest bare function name, in characters. */
export const MAX_NAME_LENGTH = 64;
/** Longest qualifier, in characters. */
export const MAX_QUALIFIER_LENGTH = 128;

/** Dots alone would be a step in the path of a request. */
const NAME = /^(?!\.+$)[a-zA-Z0-9_.-]+$/;
const QUALIFIER = /^(\$LATEST(\.PUBLISHED)?|[a-zA-Z0-9_-]+)$/;
const ACCOUNT = /^\d{12}$/;
const PARTITION = /^aws[a-zA-Z-]*$/;
const NON_FUNCTIONS: readonly string[] = [
  'layer',
  'event-source-mapping',
  'code-signing-config',
  'capacity-provider',
  'network-connector',
] satisfies readonly NonFunctionKind[];

/** True for a name alone: no ARN, no qualifier, and nothing that leads elsewhere in an address. */
export const isFunctionName = (text: string): boolean => text.length <= MAX_NAME_LENGTH && NAME.test(text);

export function isAccountId(text: string): boolean {
  return ACCOUNT.test(text);
}

/** A published version's qualifier is all digits; an alias never is. */
export function isVersion(qualifier: string): boolean {
  return /^\d+$/.test(qualifier);
}

/** True if a qualifier names an alias, which can be deleted while its config stays (an orphan). */
export function isAlias(qualifier: string): boolean {
  return !isVersion(qualifier) && !qualifier.startsWith('$');
}

const problem = (value: RefProblem): ParsedRef => ({ ok: false, problem: value });

/**
 * Reads what a person typed or a file holds as a function: name, complete ARN, partial ARN
 * (`account:function:name`) or `region:account:function:name`, each with an optional `:qualifier`.
 * The API's own pattern explains, it does not refuse: a new region or partition passes.
 */
export function parseFunctionRef(text: string): ParsedRef {
  const trimmed = text.trim();
  if (trimmed === '') return problem({ kind: 'empty' });
  if (trimmed.length > MAX_REF_LENGTH) return problem({ kind: 'tooLong', length: trimmed.length });
  const placeholder = /[$#]\{[^}]*\}?|\{\{[^}]*\}?\}?/.exec(trimmed);
  if (placeholder) return problem({ kind: 'placeholder', placeholder: placeholder[0] });
  const parts = trimmed.split(':');
  return parts[0] === 'arn' && parts.length > 1 ? parseFullArn(parts) : parseShortRef(parts);
}

function parseFullArn(parts: readonly string[]): ParsedRef {
  const [, partition = '', service = '', region = '', accountId = '', resource = ''] = parts;
  if (!PARTITION.test(partition)) return problem({ kind: 'badPartition', value: partition });
  if (parts.length < 3) return problem({ kind: 'incomplete' });
  if (service !== 'lambda') return problem({ kind: 'otherService', service });
  if (parts.length < 7) return problem(missingTail(resource));
  if (resource !== 'function') return problem({ kind: 'notAFunction', resource });
  return checked({ partition, region, accountId }, parts.slice(6));
}

/** `[region:][account:][function:]name[:qualifier]`, read greedily from the left as the API's pattern does. */
function parseShortRef(parts: readonly string[]): ParsedRef {
  let rest = parts;
  const take = (accepts: (part: string) => boolean): string | undefined => {
    const [first, ...others] = rest;
    if (first === undefined || others.length === 0 || !accepts(first)) return undefined;
    rest = others;
    return first;
  };
  const region = take(isRegion);
  const accountId = take(isAccountId);
  if (rest.length > 2 && NON_FUNCTIONS.includes(rest[0] ?? '')) {
    return problem({ kind: 'notAFunction', resource: rest[0] ?? '' });
  }
  if (take((part) => part === 'function') === undefined) {
    const misplaced = beforeMarker(rest);
    if (misplaced) return problem(misplaced);
  }
  return checked(
    { ...(region !== undefined && { region }), ...(accountId !== undefined && { accountId }) },
    rest,
  );
}

/** Text in place of `account:function:` or `region:account:function:` that is neither. */
function beforeMarker(rest: readonly string[]): RefProblem | undefined {
  const marker = rest.indexOf('function');
  if (marker < 1 || marker > 2 || rest.length <= marker + 1) return undefined;
  const [first = '', second = ''] = rest;
  if (first === '*' || (marker === 2 && second === '*')) return { kind: 'wildcard' };
  if (marker === 1) return { kind: 'badAccount', value: first };
  return isRegion(first) ? { kind: 'badAccount', value: second } : { kind: 'badRegion', value: first };
}

function missingTail(resource: string): RefProblem {
  return NON_FUNCTIONS.includes(resource) ? { kind: 'notAFunction', resource } : { kind: 'incomplete' };
}

interface Head {
  readonly partition?: string;
  readonly region?: string;
  readonly accountId?: string;
}

function checked(head: Head, tail: readonly string[]): ParsedRef {
  const [name = '', qualifier, ...rest] = tail;
  const found = headProblem(head) ?? tailProblem(name, qualifier, rest);
  if (found) return problem(found);
  return { ok: true, ref: { ...head, name, ...(qualifier !== undefined && { qualifier }) } };
}

function headProblem(head: Head): RefProblem | undefined {
  const { region, accountId } = head;
  if (region === '*' || accountId === '*') return { kind: 'wildcard' };
  if (region !== undefined && !isRegion(region)) return { kind: 'badRegion', value: region };
  if (accountId !== undefined && !ACCOUNT.test(accountId)) return { kind: 'badAccount', value: accountId };
  return undefined;
}

function tailProblem(
  name: string,
  qualifier: string | undefined,
  rest: readonly string[],
): RefProblem | undefined {
  if (/[*?]/.test(name) || /[*?]/.test(qualifier ?? '')) return { kind: 'wildcard' };
  if (name === '') return { kind: 'incomplete' };
  if (!NAME.test(name)) return { kind: 'badName', value: name };
  if (name.length > MAX_NAME_LENGTH) return { kind: 'nameTooLong', length: name.length };
  if (rest.length > 0) return { kind: 'badQualifier', value: [qualifier, ...rest].join(':') };
  if (qualifier === undefined) return undefined;
  const valid = QUALIFIER.test(qualifier) && qualifier.length <= MAX_QUALIFIER_LENGTH;
  return valid ? undefined : { kind: 'badQualifier', value: qualifier };
}

/** Reads a complete function ARN, as AWS answers it; anything else is undefined. */
export function parseFunctionArn(text: string): FunctionArn | undefined {
  const parsed = parseFunctionRef(text);
  if (!parsed.ok) return undefined;
  const { partition, region, accountId, name, qualifier } = parsed.ref;
  if (partition === undefined || region === undefined || accountId === undefined) return undefined;
  return { partition, region, accountId, name, ...(qualifier !== undefined && { qualifier }) };
}

/** The complete ARN, with the qualifier where there is one. */
export function formatFunctionArn(arn: FunctionArn): string {
  const base = `arn:${arn.partition}:lambda:${arn.region}:${arn.accountId}:function:${arn.name}`;
  return arn.qualifier === undefined ? base : `${base}:${arn.qualifier}`;
}

/** True if an ARN's partition is the one its region lies in; an unknown partition is given the benefit. */
export function partitionMatchesRegion(partition: string, region: string): boolean {
  return partitionById(partition) === undefined || partitionOfRegion(region).id === partition;
}
