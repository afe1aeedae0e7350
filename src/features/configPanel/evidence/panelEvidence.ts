import { type FunctionEvidence, readEvidence } from '../../../domain/evidence/functionEvidence.ts';
import { targetsOf } from '../../../domain/evidence/targetEvidence.ts';
import type { Range } from '../../../domain/evidence/metrics.ts';
import { simulateNeeds } from '../../../domain/evidence/role.ts';
import { isExpectedError } from '../../../domain/errors.ts';
import { type Loadable, settled, valueOf } from '../../../domain/loadable.ts';
import type { Session } from '../../../domain/session/session.ts';
import type { Simulated } from '../../../domain/session/evidenceApi.ts';
import { panelModel } from '../model.ts';
import type { PanelRecord } from '../record.ts';
import { type PanelTarget, sameTarget } from '../target.ts';

/** Evidence in a panel. */
export interface EvidenceRecord {
  /** Absent: nobody has asked for it. */
  readonly evidence?: FunctionEvidence;
  readonly range: Range;
  /** Absent: nobody has asked for it. */
  readonly simulation?: Loadable<readonly Simulated[]>;
  /** The session was left: nothing more can be asked. */
  readonly left?: boolean;
}

/** Whose evidence it is: that of another session or qualifier is not shown. */
interface Subject {
  readonly session: Session;
  readonly target: PanelTarget;
}

export const NOT_ASKED: EvidenceRecord = { range: 'day' };

/** Reads the evidence that a panel shows, each time only when the user asks. */
export class PanelEvidence {
  readonly #changed: () => void;
  readonly #failed: (error: unknown) => void;
  #record = NOT_ASKED;
  #subject: Subject | undefined;
  #abort = new AbortController();

  /** @param failed for the log; what the user sees of it stands in the record */
  constructor(changed: () => void, failed: (error: unknown) => void) {
    this.#changed = changed;
    this.#failed = failed;
  }

  /** The evidence of what a panel shows now. */
  of({ session, target, left }: PanelRecord): EvidenceRecord {
    const isOurs =
      this.#subject?.session === session && this.#subject && sameTarget(this.#subject.target, target);
    const record = isOurs ? this.#record : { ...NOT_ASKED, range: this.#record.range };
    return left === true ? { ...record, left } : record;
  }

  async load(panel: PanelRecord): Promise<void> {
    const { session, target, content, left } = panel;
    if (!session || left === true || content.kind !== 'ready') return;
    const account = session.inRegion(target.region);
    if (!account.evidence) return;
    const signal = this.#begin({ session, target });
    const summary = valueOf(content.data.summary);
    const request = {
      account,
      api: account.evidence.api,
      accountIn: (region: string) => session.inRegion(region),
      report: panelModel(content.data).report,
      accountId: target.accountId,
      roleArn: summary?.role,
      now: new Date(),
    };
    const progress = (evidence: FunctionEvidence): void => {
      if (!signal.aborted) this.#change({ evidence });
    };
    await readEvidence(request, progress, signal);
    if (!signal.aborted) this.#report();
  }

  showRange(range: Range): void {
    this.#change({ range });
  }

  /** Asks IAM's simulator what the role may do. */
  async simulate(panel: PanelRecord): Promise<void> {
    const { session, content } = panel;
    const role = this.#record.evidence?.role;
    const roleArn = role?.kind === 'known' ? role.value.roleArn : undefined;
    const api = session?.inRegion(panel.target.region).evidence?.api;
    if (!api || content.kind !== 'ready' || roleArn === undefined) return;
    const { signal } = this.#abort;
    const targets = targetsOf(panelModel(content.data).report).map(({ target }) => target);
    this.#change({ simulation: { kind: 'loading' } });
    const simulation = await settled(simulateNeeds(api.roles, roleArn, targets, signal));
    if (!signal.aborted) this.#change({ simulation });
  }

  dispose(): void {
    this.#abort.abort();
  }

  /** Ends what was read before. */
  #begin(subject: Subject): AbortSignal {
    this.#abort.abort();
    this.#abort = new AbortController();
    this.#subject = subject;
    const { range } = this.#record;
    this.#record = { range };
    return AbortSignal.any([this.#abort.signal, subject.session.signal]);
  }

  /** Failures that are bugs are for the log. */
  #report(): void {
    const { evidence } = this.#record;
    const parts = evidence && [
      ...[evidence.metrics, evidence.role, evidence.history, evidence.invokers],
      ...evidence.targets.map(({ state }) => state),
      ...(valueOf(evidence.invokers)?.qualifiers ?? []).flatMap(({ invokers, mappings }) => [
        invokers,
        mappings,
      ]),
    ];
    for (const part of parts ?? [])
      if (part?.kind === 'failed' && !isExpectedError(part.error)) this.#failed(part.error);
  }

  #change(change: Partial<EvidenceRecord>): void {
    this.#record = { ...this.#record, ...change };
    this.#changed();
  }
}
