import {
  type Destination,
  type DestinationKind,
  TARGET_ROLES,
  type TargetRole,
} from '../destinations/destination.ts';
import type { Finding } from '../findings/finding.ts';
import { isBrokenTarget, type RuleId, ruleOf, RULES } from '../findings/rules.ts';
import { tagFilter } from '../account/functionFilter.ts';
import { nameFilter } from '../account/nameFilter.ts';
import type { OverviewRow } from './row.ts';

/** Members that filters and orders use: of a row of the scan, and of its view model. */
export interface ViewedRow extends Pick<
  OverviewRow,
  'arn' | 'name' | 'qualifier' | 'source' | 'retries' | 'maximumAge' | 'lastModified' | 'lost'
> {
  readonly onSuccess?: ViewedTarget;
  readonly onFailure?: ViewedTarget;
  readonly deadLetter?: ViewedTarget;
  readonly findings: readonly Pick<Finding, 'kind'>[];
  /** The function's; absent: not read, or none. */
  readonly tags?: ReadonlyMap<string, string> | undefined;
}

export type ViewedTarget = Pick<Destination, 'arn' | 'kind' | 'name'>;

export const TARGET_KINDS = [
  'queue',
  'topic',
  'function',
  'eventBus',
  'bucket',
  'unknown',
  'none',
] as const satisfies readonly (DestinationKind | 'none')[];

/** A target of a kind in a role; `any` role and kind `none`: no target at all. */
export interface TargetFilter {
  readonly role: TargetRole | 'any';
  readonly kind: DestinationKind | 'none';
}

/** A rule; `broken`: a destination or dead-letter queue that cannot work; `any` finding, or `none`. */
export type FindingFilter = RuleId | 'broken' | 'any' | 'none';

/** Which rows to show: those that pass all that is set. Plain data. */
export interface RowFilter {
  /** In names, ARNs and targets, and with `stack:` and `tag:` words, as in the functions view. Empty: all pass. */
  readonly text: string;
  readonly target?: TargetFilter;
  readonly finding?: FindingFilter;
  readonly source?: OverviewRow['source'];
}

export const NO_FILTER: RowFilter = { text: '' };

const RULE_IDS: ReadonlySet<unknown> = new Set(RULES.map(({ id }) => id));

export function isFindingFilter(value: unknown): value is FindingFilter {
  return value === 'broken' || value === 'any' || value === 'none' || RULE_IDS.has(value);
}

/** True if a row passes a filter; made once for many rows. */
export function rowFilter({ text, target, finding, source }: RowFilter): (row: ViewedRow) => boolean {
  const tests = [
    ...(text.trim() === '' ? [] : [textTest(text)]),
    ...(target ? [targetTest(target)] : []),
    ...(finding === undefined ? [] : [findingTest(finding)]),
    ...(source === undefined ? [] : [(row: ViewedRow) => row.source === source]),
  ];
  return (row) => tests.every((test) => test(row));
}

/** Words about stacks and tags, and the rest of the text. */
function textTest(text: string): (row: ViewedRow) => boolean {
  const { rest, acceptsTags } = tagFilter(text);
  const test = rest === '' ? () => true : nameTest(rest);
  return (row) => acceptsTags(row.tags) && test(row);
}

/**
 * Names; and where the text has a colon, ARNs and names with their qualifier: `lambda`, `us-east-1` or `latest`
 * alone are in all of them.
 */
function nameTest(text: string): (row: ViewedRow) => boolean {
  const accepts = nameFilter(text);
  const short = (row: ViewedRow): boolean =>
    accepts(row.name) || targetsOf(row).some(({ name }) => accepts(name));
  if (!text.includes(':')) return short;
  return (row) =>
    short(row) ||
    accepts(row.arn) ||
    accepts(`${row.name}:${row.qualifier}`) ||
    targetsOf(row).some(({ arn }) => accepts(arn));
}

/** Nothing goes where an orphaned config says, so that the rows are as many as the summary counts. */
function targetTest({ role, kind }: TargetFilter): (row: ViewedRow) => boolean {
  const isOrphaned = (row: ViewedRow) => row.findings.some((finding) => finding.kind === 'orphanedConfig');
  const fits = (row: ViewedRow): boolean => {
    if (role !== 'any') return (row[role]?.kind ?? 'none') === kind;
    const targets = targetsOf(row);
    return kind === 'none' ? targets.length === 0 : targets.some((target) => target.kind === kind);
  };
  return (row) => fits(row) && !isOrphaned(row);
}

function findingTest(wanted: FindingFilter): (row: ViewedRow) => boolean {
  switch (wanted) {
    case 'any':
      return ({ findings }) => findings.length > 0;
    case 'none':
      return ({ findings }) => findings.length === 0;
    default:
      return ({ findings }) => findings.some((finding) => isAskedFor(finding, wanted));
  }
}

/** True if a filter asks for just this finding: such a one comes first in its row. */
export function isAskedFor(finding: Pick<Finding, 'kind'>, wanted: FindingFilter | undefined): boolean {
  return wanted === 'broken' ? isBrokenTarget(finding) : ruleOf(finding).id === wanted;
}

function targetsOf(row: ViewedRow): readonly ViewedTarget[] {
  return TARGET_ROLES.flatMap((role) => row[role] ?? []);
}
