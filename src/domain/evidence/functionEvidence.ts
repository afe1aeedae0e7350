import type { Account } from '../account/account.ts';
import { parseFunctionArn } from '../arn/functionArn.ts';
import { type Destination, TARGET_ROLES, type TargetRole } from '../destinations/destination.ts';
import { isExpectedError } from '../errors.ts';
import { known, type Loadable, valueOf } from '../loadable.ts';
import type { QualifierReport } from '../report/report.ts';
import type { EvidenceApi } from '../session/evidenceApi.ts';
import { type InvokersEvidence, readInvokers } from './invokers.ts';
import { countedIn, type Losses } from './losses.ts';
import { type MetricsEvidence, RANGES, readMetrics } from './metrics.ts';
import { readRole, type RoleEvidence } from './role.ts';
import { readHistory, type SettingsHistory } from './settingsHistory.ts';
import { readTarget, type TargetSources, type TargetState } from './targets.ts';

/** A target of one qualifier, and what is known of it. */
export interface TargetEvidence {
  /** Its roles: one resource may have several. */
  readonly roles: readonly TargetRole[];
  readonly target: Destination;
  readonly state: Loadable<TargetState>;
}

/** Everything that tells what happened to the events of one qualifier. Each part can fail alone. */
export interface FunctionEvidence {
  readonly metrics: Loadable<MetricsEvidence>;
  readonly targets: readonly TargetEvidence[];
  /** Undefined: the execution role is not known. */
  readonly role: Loadable<RoleEvidence> | undefined;
  readonly history: Loadable<SettingsHistory>;
  readonly invokers: Loadable<InvokersEvidence>;
  readonly readAt: Date;
}

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

/**
 * Reads all evidence at once, each part from its own service. Never rejects: a failure stands in its part. What findings
 * rest on is kept by the account.
 * @param progress gets what is known whenever there is more
 */
export async function readEvidence(
  request: EvidenceRequest,
  progress: (evidence: FunctionEvidence) => void,
  signal: AbortSignal,
): Promise<void> {
  const reading = new Reading(request, progress);
  await Promise.all([
    reading.metrics(signal),
    ...reading.targets(signal),
    reading.role(signal),
    reading.history(signal),
    reading.invokers(signal),
  ]);
}

class Reading {
  readonly #request: EvidenceRequest;
  readonly #progress: (evidence: FunctionEvidence) => void;
  #evidence: FunctionEvidence;

  constructor(request: EvidenceRequest, progress: (evidence: FunctionEvidence) => void) {
    this.#request = request;
    this.#progress = progress;
    this.#evidence = {
      metrics: LOADING,
      targets: targetsOf(request.report),
      role: request.roleArn === undefined ? undefined : LOADING,
      history: LOADING,
      invokers: LOADING,
      readAt: request.now,
    };
    progress(this.#evidence);
  }

  async metrics(signal: AbortSignal): Promise<void> {
    const { account, api, now } = this.#request;
    const queues = this.#targets().filter(
      ({ kind, region }) => kind === 'queue' && region === account.region,
    );
    const metrics = await settled(readMetrics(api.metrics, this.#name, queues, now, signal));
    const read = valueOf(metrics);
    if (read) account.evidence?.add(this.#name, { losses: lossesOf(read) });
    this.#tell({ metrics });
  }

  targets(signal: AbortSignal): readonly Promise<void>[] {
    const sources = targetSources(this.#request);
    return this.#targets(false).map(async (target) => {
      const state = await settled(readTarget(target, sources, signal));
      const targets = this.#evidence.targets.map((one) =>
        one.target.arn === target.arn ? { ...one, state } : one,
      );
      this.#tell({ targets });
    });
  }

  async role(signal: AbortSignal): Promise<void> {
    const { api, roleArn } = this.#request;
    if (roleArn === undefined) return;
    const targets = this.#targets(false);
    // Nothing is needed, so nothing is asked.
    if (targets.length === 0) return this.#tell({ role: known({ roleArn, policies: [], needs: [] }) });
    this.#tell({ role: await settled(readRole(api.roles, roleArn, targets, signal)) });
  }

  async history(signal: AbortSignal): Promise<void> {
    this.#tell({ history: await settled(readHistory(this.#request.api.trail, this.#name, signal)) });
  }

  async invokers(signal: AbortSignal): Promise<void> {
    const { account, api } = this.#request;
    const read = async (): Promise<InvokersEvidence> => {
      const { aliases } = await account.qualifiers(this.#name);
      return await readInvokers(
        api.invokers,
        this.#name,
        aliases.map(({ name }) => name),
        signal,
      );
    };
    const invokers = await settled(read());
    if (invokers.kind === 'known') account.evidence?.add(this.#name, { invokers: invokers.value });
    this.#tell({ invokers });
  }

  get #name(): string {
    return this.#request.report.fn.name;
  }

  /** @param own of the same account only */
  #targets(own = true): readonly Destination[] {
    const { accountId } = this.#request;
    return this.#evidence.targets
      .map(({ target }) => target)
      .filter((target) => !own || accountId === undefined || target.accountId === accountId);
  }

  #tell(part: Partial<FunctionEvidence>): void {
    this.#evidence = { ...this.#evidence, ...part };
    this.#progress(this.#evidence);
  }
}

const LOADING = { kind: 'loading' } as const;

async function settled<T>(promise: Promise<T>): Promise<Loadable<T>> {
  try {
    return known(await promise);
  } catch (error) {
    return { kind: 'failed', error };
  }
}

/** The losses of the last 24 hours. */
export function lossesOf({ series, until: to }: MetricsEvidence): Losses {
  const from = new Date(to.getTime() - RANGES.day);
  return {
    from,
    to,
    dropped: countedIn(series.AsyncEventsDropped, from),
    notDelivered: countedIn(series.DestinationDeliveryFailures, from),
    deadLetterErrors: countedIn(series.DeadLetterErrors, from),
  };
}

function targetSources({ account, api, accountIn, accountId }: EvidenceRequest): TargetSources {
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
