import { identityOfSummary } from '../../src/domain/account/functionIdentity.ts';
import { known } from '../../src/domain/loadable.ts';
import { functionReport, type QualifierReport } from '../../src/domain/report/report.ts';
import type { EventInvokeConfig } from '../../src/domain/settings/eventInvokeConfig.ts';
import { REGION, summaryOf } from './fakeLambda.ts';

/** The reports of a function `f` with these configs. */
export function reportsOf(configs: readonly EventInvokeConfig[]): readonly QualifierReport[] {
  const summary = summaryOf('f');
  return functionReport({
    fn: identityOfSummary(summary, REGION),
    summary: known(summary),
    configs: { configs, via: 'list', readAt: new Date(0) },
  });
}
