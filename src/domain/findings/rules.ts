import type { Finding, Severity } from './finding.ts';

/** One rule. Its words are in `src/presentation/finding.ts`, and in the README. */
export interface Rule {
  /** Stable: it stands in exports and in code scanning. */
  readonly id: string;
  readonly kind: Finding['kind'];
  readonly severity: Severity;
}

/** All rules. Each rests on a fact of docs/domain.md that the finding of its kind names; backlogs are not guessed at. */
const BY_KIND = {
  unsupportedTarget: { id: 'unsupported-destination', severity: 'error' },
  fifoTarget: { id: 'fifo-destination', severity: 'error' },
  bucketOnSuccess: { id: 'bucket-on-success', severity: 'error' },
  wrongPartition: { id: 'wrong-partition', severity: 'error' },
  selfDestination: { id: 'self-destination', severity: 'error' },
  deliveryFailing: { id: 'delivery-failing', severity: 'error' },
  functionLoop: { id: 'function-loop', severity: 'warning' },
  eventsDropped: { id: 'events-dropped', severity: 'warning' },
  eventsLost: { id: 'events-lost', severity: 'warning' },
  durableDestination: { id: 'durable-destination', severity: 'warning' },
  retriesCutByAge: { id: 'retries-cut-by-age', severity: 'warning' },
  orphanedConfig: { id: 'orphaned-config', severity: 'warning' },
  aliasWithoutConfig: { id: 'alias-without-config', severity: 'warning' },
  triggerUsesDefaults: { id: 'trigger-uses-defaults', severity: 'warning' },
  drifted: { id: 'drifted', severity: 'warning' },
  notInTemplate: { id: 'not-in-template', severity: 'info' },
  handledTwice: { id: 'dead-letter-and-on-failure', severity: 'info' },
} as const satisfies Record<Finding['kind'], Omit<Rule, 'kind'>>;

/** Names a rule outside of the code. */
export type RuleId = (typeof BY_KIND)[Finding['kind']]['id'];

/** All rules, the worst first. */
export const RULES: readonly (Rule & { readonly id: RuleId })[] = Object.entries(BY_KIND).map(
  ([kind, rule]) => ({ ...rule, kind: kind as Finding['kind'] }),
);

/** The rule that made a finding. */
export function ruleOf({ kind }: Pick<Finding, 'kind'>): Rule & { readonly id: RuleId } {
  return { ...BY_KIND[kind], kind };
}

const CANNOT_WORK: readonly Finding['kind'][] = [
  'unsupportedTarget',
  'fifoTarget',
  'bucketOnSuccess',
  'wrongPartition',
  'selfDestination',
];

/** True if a finding says that a destination or dead-letter queue cannot work. */
export function isBrokenTarget({ kind }: Pick<Finding, 'kind'>): boolean {
  return CANNOT_WORK.includes(kind);
}

const ORDER: ReadonlyMap<Finding['kind'], number> = new Map(
  RULES.map(({ kind }, position) => [kind, position]),
);

/** Findings in the order of their rules, the worst first. */
export function worstFirst(findings: readonly Finding[]): readonly Finding[] {
  return findings.toSorted((a, b) => (ORDER.get(a.kind) ?? 0) - (ORDER.get(b.kind) ?? 0));
}

/** The severity of the worst finding; undefined without findings. */
export function worstSeverity(findings: readonly Pick<Finding, 'kind'>[]): Severity | undefined {
  const severities = new Set(findings.map((finding) => ruleOf(finding).severity));
  return (['error', 'warning', 'info'] as const).find((severity) => severities.has(severity));
}

/** Metrics count all qualifiers together. */
const OF_FUNCTION: readonly Finding['kind'][] = ['deliveryFailing', 'eventsDropped'];

/** True if a finding is about the function, and so the same for all its qualifiers. */
export function isOfFunction(finding: Finding): boolean {
  return OF_FUNCTION.includes(finding.kind) || ('role' in finding && finding.role === 'deadLetter');
}
