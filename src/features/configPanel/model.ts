import type { FunctionConfigs } from '../../domain/account/account.ts';
import type { KnownEvidence } from '../../domain/evidence/evidenceStore.ts';
import { identityOfTarget } from '../../domain/account/functionIdentity.ts';
import { parseFunctionArn } from '../../domain/arn/functionArn.ts';
import { type Loadable, valueOf } from '../../domain/loadable.ts';
import type { KnownQualifiers } from '../../domain/qualifiers/qualifiers.ts';
import { type LoopFinder, qualifierReport, type QualifierReport } from '../../domain/report/report.ts';
import type { FunctionSummary } from '../../domain/session/lambdaApi.ts';
import { configOf, type EventInvokeConfig } from '../../domain/settings/eventInvokeConfig.ts';
import { type QualifierList, qualifierList } from './qualifierList.ts';
import type { PanelTarget } from './target.ts';

/** Data that was read for a panel. The configs are always there: without them there is nothing to show. */
export interface PanelData {
  readonly target: PanelTarget;
  readonly configs: FunctionConfigs;
  readonly qualifiers: Loadable<KnownQualifiers>;
  readonly summary: Loadable<FunctionSummary>;
  /** Finds loops among the functions that were read so far. */
  readonly loopOf?: LoopFinder;
  /** Evidence that was read of the function so far. */
  readonly evidenceOf?: () => KnownEvidence | undefined;
}

/** All that the panel says, before it is put into words. */
export interface PanelModel {
  readonly target: PanelTarget;
  readonly report: QualifierReport;
  /** Absent where none is stored for the qualifier. */
  readonly config?: EventInvokeConfig;
  readonly qualifiers: QualifierList;
}

export function panelModel(data: PanelData): PanelModel {
  const { target, configs, summary, loopOf, evidenceOf } = data;
  const { qualifier } = target;
  const qualifiers = valueOf(data.qualifiers);
  const fn = identityOfTarget(target, accountInAnswers(data));
  const config = configOf(qualifier, configs.configs);
  return {
    target,
    report: qualifierReport(
      { fn, configs, summary, qualifiers, evidence: evidenceOf?.() },
      qualifier,
      loopOf,
    ),
    ...(config && { config }),
    qualifiers: qualifierList(qualifier, configs, qualifiers),
  };
}

/** Accounts of destinations and dead-letter queue, other than the function's own. */
export function otherAccounts(data: PanelData): readonly string[] {
  const { settings, deadLetter } = panelModel(data).report;
  const own = data.target.accountId ?? accountInAnswers(data);
  const ids = [settings.onSuccess, settings.onFailure, valueOf(deadLetter)].flatMap(
    (target) => target?.accountId ?? [],
  );
  return own === undefined ? [] : [...new Set(ids)].filter((id) => id !== own);
}

/** The account that the answers themselves name, where one does: it counts where STS could not be asked. */
export function accountInAnswers({ configs, summary }: PanelData): string | undefined {
  const arns = [valueOf(summary)?.arn, ...configs.configs.map(({ functionArn }) => functionArn)];
  return arns
    .map((arn) => (arn === undefined ? undefined : parseFunctionArn(arn)?.accountId))
    .find((accountId) => accountId !== undefined);
}
