import type { RolePolicy } from '../session/evidenceApi.ts';
import { matches } from './wildcards.ts';
import { type Patterns, type Statement, statementsOf } from './statements.ts';

/** A statement that decides about an action, and where it stands. */
export interface Deciding {
  readonly policy: string;
  readonly kind: RolePolicy['kind'];
  readonly sid?: string;
  /** The statement in one line of JSON. Foreign text. */
  readonly json: string;
}

/** What a role's policies say about an action on a resource. They never prove that it works (domain.md §15). */
export type PolicyAnswer =
  | { readonly kind: 'allowed'; readonly by: Deciding }
  | { readonly kind: 'denied'; readonly by: Deciding }
  /** `noStatement`: no policy allows it. `boundary`: the permissions boundary does not. */
  | { readonly kind: 'notKnown'; readonly why: 'noStatement' | 'boundary' | 'unreadable' }
  | { readonly kind: 'notKnown'; readonly why: 'condition' | 'variable'; readonly by: Deciding };

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
  const { actions, resources, sid, json } = statement;
  if (!covers(actions, action.toLowerCase(), (text) => text.toLowerCase())) return [];
  const open = resources.texts.some((text) => text.includes('${'));
  if (!open && !covers(resources, resource, (text) => text)) return [];
  const by = { policy: policy.name, kind: policy.kind, json, ...(sid !== undefined && { sid }) };
  return [{ statement, by, open }];
}

const covers = ({ texts, except }: Patterns, text: string, form: (pattern: string) => string): boolean =>
  texts.some((pattern) => matches(form(pattern), text)) !== except;
