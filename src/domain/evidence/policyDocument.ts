import type { RolePolicy } from '../session/evidenceApi.ts';
import { isRecord } from '../typeGuards.ts';

/** A statement of a policy, as far as we understand it. */
export interface Statement {
  readonly sid?: string;
  readonly effect: 'Allow' | 'Deny';
  readonly actions: Patterns;
  readonly resources: Patterns;
  readonly conditional: boolean;
}

/** `except`: everything that no text matches. */
interface Patterns {
  readonly texts: readonly string[];
  readonly except: boolean;
}

/** A statement that decides about an action, and where it stands. */
export interface Deciding {
  readonly policy: string;
  readonly kind: RolePolicy['kind'];
  readonly sid?: string;
}

/** What a role's policies say about an action on a resource. They never prove that it works (domain.md §15). */
export type PolicyAnswer =
  | { readonly kind: 'allowed'; readonly by: Deciding }
  | { readonly kind: 'denied'; readonly by: Deciding }
  /** `noStatement`: no policy allows it. `boundary`: the permissions boundary does not. */
  | { readonly kind: 'notKnown'; readonly why: 'noStatement' | 'boundary' | 'unreadable' }
  | { readonly kind: 'notKnown'; readonly why: 'condition' | 'variable'; readonly by: Deciding };

/** Most statements of one document: IAM's limits have room for some hundred. */
const MAX_STATEMENTS = 2_000;

/** The statements of a policy; undefined where it is not read. */
export function statementsOf(document: string): readonly Statement[] | undefined {
  const read = parse(document);
  const list = asList(isRecord(read) ? read['Statement'] : undefined);
  if (!list || list.length > MAX_STATEMENTS) return undefined;
  const statements = list.map(statementOf);
  return statements.every((statement) => statement !== undefined) ? statements : undefined;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function statementOf(value: unknown): Statement | undefined {
  if (!isRecord(value)) return undefined;
  const { Effect: effect, Sid: sid, Condition: condition } = value;
  const actions = patternsOf(value, 'Action');
  const resources = patternsOf(value, 'Resource');
  if ((effect !== 'Allow' && effect !== 'Deny') || !actions || !resources) return undefined;
  const conditional = isRecord(condition) ? Object.keys(condition).length > 0 : condition !== undefined;
  return { effect, actions, resources, conditional, ...(typeof sid === 'string' && sid !== '' && { sid }) };
}

function patternsOf(value: Readonly<Record<string, unknown>>, name: string): Patterns | undefined {
  const texts = textsOf(value[name]);
  if (texts) return { texts, except: false };
  const others = textsOf(value[`Not${name}`]);
  return others && { texts: others, except: true };
}

function textsOf(value: unknown): readonly string[] | undefined {
  const list = typeof value === 'string' ? [value] : value;
  return Array.isArray(list) && list.every((text): text is string => typeof text === 'string')
    ? list
    : undefined;
}

const asList = (value: unknown): readonly unknown[] | undefined =>
  Array.isArray(value) ? value : isRecord(value) ? [value] : undefined;

interface Met {
  readonly statement: Statement;
  readonly by: Deciding;
  /** A policy variable decides. */
  readonly open: boolean;
}

/** What the policies of a role say about an action on a resource. */
export function answerOf(policies: readonly RolePolicy[], action: string, resource: string): PolicyAnswer {
  const read = policies.map((policy) => ({ policy, statements: statementsOf(policy.document) }));
  const met = read.flatMap(({ policy, statements = [] }) =>
    statements.flatMap((statement) => meet(policy, statement, action, resource)),
  );
  const denies = met.filter(({ statement }) => statement.effect === 'Deny');
  const certain = denies.find(isCertain);
  if (certain) return { kind: 'denied', by: certain.by };
  if (read.some(({ statements }) => !statements)) return { kind: 'notKnown', why: 'unreadable' };
  const [deny] = denies;
  if (deny) return { kind: 'notKnown', why: reasonOf(deny), by: deny.by };
  const isBounded = policies.some(({ kind }) => kind === 'boundary');
  const allows = met.filter(({ statement }) => statement.effect === 'Allow');
  const own = allowOf(allows.filter(({ by }) => by.kind !== 'boundary'));
  if (!isBounded || own.kind !== 'allowed') return own;
  const bound = allowOf(allows.filter(({ by }) => by.kind === 'boundary'));
  if (bound.kind === 'allowed') return own;
  return bound.why === 'noStatement' ? { kind: 'notKnown', why: 'boundary' } : bound;
}

function allowOf(allows: readonly Met[]): Exclude<PolicyAnswer, { readonly kind: 'denied' }> {
  const certain = allows.find(isCertain);
  if (certain) return { kind: 'allowed', by: certain.by };
  const [open] = allows;
  return open
    ? { kind: 'notKnown', why: reasonOf(open), by: open.by }
    : { kind: 'notKnown', why: 'noStatement' };
}

const isCertain = ({ statement, open }: Met): boolean => !statement.conditional && !open;
const reasonOf = ({ open }: Met) => (open ? ('variable' as const) : ('condition' as const));

/** The statement, where it is about the action on the resource. */
function meet(policy: RolePolicy, statement: Statement, action: string, resource: string): readonly Met[] {
  const { actions, resources, sid } = statement;
  if (!covers(actions, action.toLowerCase(), (text) => text.toLowerCase())) return [];
  const open = resources.texts.some((text) => text.includes('${'));
  if (!open && !covers(resources, resource, (text) => text)) return [];
  const by = { policy: policy.name, kind: policy.kind, ...(sid !== undefined && { sid }) };
  return [{ statement, by, open }];
}

const covers = ({ texts, except }: Patterns, text: string, form: (pattern: string) => string): boolean =>
  texts.some((pattern) => matches(form(pattern), text)) !== except;

/** Longest pattern that is compared: an ARN has at most some 600 characters. */
const MAX_PATTERN = 2_048;

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
