import type { Account } from '../account/account.ts';
import type { QualifierReport } from '../report/report.ts';
import type { EvidenceApi } from '../session/evidenceApi.ts';

/** Whose evidence is read, and from where. */
export interface EvidenceRequest {
  readonly account: Account;
  /** The services of the function's own Region. */
  readonly api: EvidenceApi;
  /** Another Region of the same account; throws `regionRefused`. */
  readonly accountIn: (region: string) => Account;
  readonly report: QualifierReport;
  readonly accountId: string | undefined;
  readonly roleArn: string | undefined;
  readonly now: Date;
}
