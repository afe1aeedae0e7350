/** The kinds of policies that IAM names in its messages. `unknown`: an explicit deny, and it does not say where. */
export type PolicyKind =
  | 'identity'
  | 'resource'
  | 'serviceControl'
  | 'resourceControl'
  | 'boundary'
  | 'session'
  | 'endpoint'
  | 'trust'
  | 'unknown';

/** Why IAM denied an action, where its message says so. */
export interface Denial {
  /** `explicit`: a statement denies it, which no other policy outweighs. `implicit`: nothing there allows it. */
  readonly effect: 'explicit' | 'implicit';
  readonly policy: PolicyKind;
}

/** As IAM writes them. Source: IAM user guide, "Troubleshoot access denied error messages". */
const POLICIES: ReadonlyMap<string, PolicyKind> = new Map([
  ['identity-based policy', 'identity'],
  ['resource-based policy', 'resource'],
  ['service control policy', 'serviceControl'],
  ['resource control policy', 'resourceControl'],
  ['permissions boundary', 'boundary'],
  ['session policy', 'session'],
  ['vpc endpoint policy', 'endpoint'],
  ['role trust policy', 'trust'],
]);

const NAMES = [...POLICIES.keys()].join('|');
const EXPLICIT = new RegExp(`with an explicit deny(?: in (?:an? |the )?(${NAMES}))?`, 'i');
const IMPLICIT = new RegExp(`because no (${NAMES}) allows`, 'i');

const kindOf = (name: string | undefined): PolicyKind => POLICIES.get(name?.toLowerCase() ?? '') ?? 'unknown';

/** Reason of a denial in IAM's message; undefined where the message has none. */
export function denialIn(message: string): Denial | undefined {
  const explicit = EXPLICIT.exec(message);
  if (explicit) return { effect: 'explicit', policy: kindOf(explicit[1]) };
  const implicit = IMPLICIT.exec(message);
  return implicit ? { effect: 'implicit', policy: kindOf(implicit[1]) } : undefined;
}

/** True if one more permission, in a policy of the user or role, would help. Where nothing is known it may. */
export function isGrantable(denial: Denial | undefined): boolean {
  if (!denial) return true;
  return denial.effect === 'implicit' && (denial.policy === 'identity' || denial.policy === 'resource');
}
