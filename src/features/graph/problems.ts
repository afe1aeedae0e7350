import type { TargetRole } from '../../domain/destinations/destination.ts';
import type { Finding } from '../../domain/findings/finding.ts';
import { isBrokenTarget } from '../../domain/findings/rules.ts';
import type { OverviewGraph } from '../../domain/graph/eventGraph.ts';
import type { OverviewRow } from '../../domain/overview/row.ts';

type Edge = Pick<OverviewGraph['edges'][number], 'from' | 'role'>;

/** Why an edge cannot work, by the rules; undefined: no problem is known. */
export type Problems = (edge: Edge) => Finding | undefined;

const keyOf = (from: string, role: TargetRole): string => `${role} ${from}`;

/** The rules' findings about the targets of each row. */
export function problemsOf(rows: readonly OverviewRow[]): Problems {
  const found = new Map<string, Finding>();
  const deadLetters = new Map<string, Finding>();
  for (const row of rows) {
    for (const finding of row.findings) {
      const role = isBrokenTarget(finding) ? roleOf(finding) : undefined;
      if (role === undefined || found.has(keyOf(row.arn, role))) continue;
      found.set(keyOf(row.arn, role), finding);
      // Said of one row only, and true of all: the dead-letter queue is the function's.
      if (role === 'deadLetter') deadLetters.set(row.name, finding);
    }
  }
  const names = new Map(deadLetters.size > 0 ? rows.map(({ arn, name }) => [arn, name]) : []);
  return ({ from, role }) =>
    found.get(keyOf(from, role)) ??
    (role === 'deadLetter' ? deadLetters.get(names.get(from) ?? '') : undefined);
}

function roleOf(finding: Finding): TargetRole | undefined {
  if (finding.kind === 'bucketOnSuccess') return 'onSuccess';
  return 'role' in finding ? finding.role : undefined;
}
