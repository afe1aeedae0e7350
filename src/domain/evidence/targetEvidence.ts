import type { Account } from '../account/account.ts';
import { parseFunctionArn } from '../arn/functionArn.ts';
import { type Destination, TARGET_ROLES, type TargetRole } from '../destinations/destination.ts';
import { isExpectedError } from '../errors.ts';
import { type Loadable, valueOf } from '../loadable.ts';
import type { QualifierReport } from '../report/report.ts';
import type { EvidenceApi } from '../session/evidenceApi.ts';
import type { EvidenceRequest } from './evidenceRequest.ts';
import type { TargetSources, TargetState } from './targets.ts';

/** A target of one qualifier, and what is known of it. */
export interface TargetEvidence {
  /** Its roles: one resource may have several. */
  readonly roles: readonly TargetRole[];
  readonly target: Destination;
  readonly state: Loadable<TargetState>;
}

/** The targets of a qualifier, each once. */
export function targetsOf({ settings, deadLetter }: QualifierReport): readonly TargetEvidence[] {
  const all = {
    onSuccess: settings.onSuccess,
    onFailure: settings.onFailure,
    deadLetter: valueOf(deadLetter),
  };
  const found = new Map<string, TargetEvidence>();
  for (const role of TARGET_ROLES) {
    const target = all[role];
    if (!target) continue;
    const roles = [...(found.get(target.arn)?.roles ?? []), role];
    found.set(target.arn, { roles, target, state: { kind: 'loading' } });
  }
  return [...found.values()];
}

/** Where the state of each target is read: in its own Region, and of a function in its account. */
export function targetSources({ account, api, accountIn, accountId }: EvidenceRequest): TargetSources {
  return {
    accountId,
    region: account.region,
    evidenceIn: (region) => (region === account.region ? api : servicesOf(accountIn(region), api)),
    functionExists: async (target) => {
      const arn = parseFunctionArn(target.arn);
      return arn !== undefined && (await functionExists(accountIn(arn.region), arn.name, arn.qualifier));
    },
  };
}

const servicesOf = ({ evidence }: Account, otherwise: EvidenceApi): EvidenceApi => evidence?.api ?? otherwise;

/** One request, and two for a qualifier. */
async function functionExists(
  account: Account,
  name: string,
  qualifier: string | undefined,
): Promise<boolean> {
  try {
    await account.directory.reread(name);
  } catch (error) {
    if (isExpectedError(error) && error.kind === 'notFound') return false;
    throw error;
  }
  if (qualifier === undefined || qualifier.startsWith('$')) return true;
  const { aliases, versions, unknown } = await account.qualifiers(name);
  const refusal = unknown?.aliases ?? unknown?.versions;
  if (refusal) throw refusal;
  return aliases.some((alias) => alias.name === qualifier) || versions.includes(qualifier);
}

/** The queues of the function's own account and Region: CloudWatch knows the age of their oldest message. */
export const measuredQueues = (
  targets: readonly TargetEvidence[],
  { accountId, region }: { readonly accountId: string | undefined; readonly region: string },
): readonly Destination[] =>
  targets
    .map(({ target }) => target)
    .filter((target) => target.kind === 'queue' && target.region === region)
    .filter((target) => accountId === undefined || target.accountId === accountId);
