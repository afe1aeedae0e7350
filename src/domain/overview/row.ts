import { LATEST } from '../arn/functionArn.ts';
import type { Destination } from '../destinations/destination.ts';
import type { Losses } from '../evidence/losses.ts';
import type { Finding } from '../findings/finding.ts';
import { isOfFunction } from '../findings/rules.ts';
import { valueOf } from '../loadable.ts';
import { type FunctionKnowledge, functionReport, type QualifierReport } from '../report/report.ts';
import type { Effective } from '../settings/eventInvokeConfig.ts';

/** The report of one function and qualifier as plain data, which can be sent to a page or written to a file. */
export interface OverviewRow {
  /** With the qualifier; no two rows have the same. */
  readonly arn: string;
  readonly partition: string;
  readonly region: string;
  /** Empty where the function's ARN does not tell. */
  readonly accountId: string;
  readonly name: string;
  /** `$LATEST`, an alias or a version. */
  readonly qualifier: string;
  /** `configured`: a config is stored for exactly this qualifier. */
  readonly source: 'configured' | 'default';
  readonly retries: Effective<number>;
  /** Seconds. */
  readonly maximumAge: Effective<number>;
  readonly onSuccess?: Destination;
  readonly onFailure?: Destination;
  /** The function's, for all its qualifiers. */
  readonly deadLetter?: Destination;
  /** When the config was last written: ISO 8601, in UTC. */
  readonly lastModified?: string;
  /** Those about the function are in the row of `$LATEST` only, so that each is counted once. */
  readonly findings: readonly Finding[];
  /** Events of the function that were lost in 24 hours, in the row of `$LATEST` only. Absent: not read. */
  readonly lost?: { readonly dropped: number; readonly notDelivered: number };
}

/** The rows of a function: `$LATEST`, the qualifiers that have a config, and the known aliases. */
export function rowsOf(known: FunctionKnowledge): readonly OverviewRow[] {
  const { losses } = known.evidence ?? {};
  return functionReport(known)
    .map(rowOf)
    .map((row) => (losses && row.qualifier === LATEST ? { ...row, lost: lostOf(losses) } : row));
}

const lostOf = ({ dropped, notDelivered, deadLetterErrors }: Losses): NonNullable<OverviewRow['lost']> => ({
  dropped: dropped?.sum ?? 0,
  notDelivered: (notDelivered?.sum ?? 0) + (deadLetterErrors?.sum ?? 0),
});

export function rowOf({ fn, arn, qualifier, settings, deadLetter, findings }: QualifierReport): OverviewRow {
  const { onSuccess, onFailure, lastModified } = settings;
  const target = valueOf(deadLetter);
  return {
    arn,
    partition: fn.partition,
    region: fn.region,
    accountId: fn.accountId,
    name: fn.name,
    qualifier,
    source: settings.configured ? 'configured' : 'default',
    retries: settings.maximumRetryAttempts,
    maximumAge: settings.maximumEventAgeInSeconds,
    ...(onSuccess && { onSuccess }),
    ...(onFailure && { onFailure }),
    ...(target && { deadLetter: target }),
    ...(lastModified && { lastModified: lastModified.toISOString() }),
    findings: qualifier === LATEST ? findings : findings.filter((finding) => !isOfFunction(finding)),
  };
}
