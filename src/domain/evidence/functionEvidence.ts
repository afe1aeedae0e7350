import type { Destination } from '../destinations/destination.ts';
import { known, type Loadable, mapLoadable, settled, valueOf } from '../loadable.ts';
import type { EvidenceRequest } from './evidenceRequest.ts';
import { type InvokersEvidence, readInvokers, tellsPolicies } from './invokers.ts';
import { countedIn, type Losses } from './losses.ts';
import { type MetricsEvidence, RANGES, readMetrics } from './metrics.ts';
import { readRole, type RoleEvidence } from './role.ts';
import { readHistory, type SettingsHistory } from './settingsHistory.ts';
import { measuredQueues, type TargetEvidence, targetSources, targetsOf } from './targetEvidence.ts';
import { readTarget } from './targets.ts';

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
    const { account, accountId, api, now } = this.#request;
    const queues = measuredQueues(this.#evidence.targets, { accountId, region: account.region });
    const metrics = await settled(readMetrics(api.metrics, this.#name, queues, now, signal));
    const read = valueOf(metrics);
    if (read) account.evidence?.add(this.#name, { losses: lossesOf(read) });
    this.#tell({ metrics });
  }

  targets(signal: AbortSignal): readonly Promise<void>[] {
    const sources = targetSources(this.#request);
    return this.#targets().map(async (target) => {
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
    const targets = this.#targets();
    // Nothing is needed, so nothing is asked.
    if (targets.length === 0) return this.#tell({ role: known({ roleArn, policies: [], needs: [] }) });
    this.#tell({ role: await settled(readRole(api.roles, roleArn, targets, signal)) });
  }

  async history(signal: AbortSignal): Promise<void> {
    this.#tell({ history: await settled(readHistory(this.#request.api.trail, this.#name, signal)) });
  }

  async invokers(signal: AbortSignal): Promise<void> {
    const { account, api } = this.#request;
    const aliases = await this.#aliases();
    const invokers = await settled(readInvokers(api.invokers, this.#name, aliases, signal));
    const value = valueOf(invokers);
    if (value && tellsPolicies(value)) account.evidence?.add(this.#name, { invokers: value });
    this.#tell({ invokers });
  }

  async #aliases(): Promise<Loadable<readonly string[]>> {
    const read = await settled(this.#request.account.qualifiers(this.#name));
    const refusal = valueOf(read)?.unknown?.aliases;
    if (refusal) return { kind: 'failed', error: refusal };
    return mapLoadable(read, ({ aliases }) => aliases.map(({ name }) => name));
  }

  get #name(): string {
    return this.#request.report.fn.name;
  }

  #targets(): readonly Destination[] {
    return this.#evidence.targets.map(({ target }) => target);
  }

  #tell(part: Partial<FunctionEvidence>): void {
    this.#evidence = { ...this.#evidence, ...part };
    this.#progress(this.#evidence);
  }
}

const LOADING = { kind: 'loading' } as const;

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
