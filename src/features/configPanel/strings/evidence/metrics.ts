import { l10n } from 'vscode';
import { LAMBDA_METRICS, type MetricsEvidence, type Range } from '../../../../domain/evidence/metrics.ts';
import type { QualifierReport } from '../../../../domain/report/report.ts';
import type { EvidenceRecord } from '../../evidence/panelEvidence.ts';
import type { MetricsViewModel } from '../../evidenceViewModel.ts';
import * as buttons from '../buttons.ts';
import { missingNotice } from '../common.ts';
import { RANGE_TEXTS, chart } from './chart.ts';
import { sentenceOf } from './sentence.ts';

/** The metrics of the function in words and bars. */
export function metricsView(
  { evidence, range }: EvidenceRecord,
  report: QualifierReport,
): MetricsViewModel | undefined {
  if (!evidence) return undefined;
  const { metrics } = evidence;
  const read = metrics.kind === 'known' ? metrics.value : undefined;
  return {
    heading: l10n.t('Metrics'),
    ...(metrics.kind === 'loading' && { loading: l10n.t('Reading…') }),
    notices:
      metrics.kind === 'failed'
        ? [missingNotice(l10n.t('Metrics unknown'), metrics.error, [buttons.loadEvidence(true)])]
        : [],
    ...(read && { sentence: sentenceOf(read, range, report) }),
    rangesLabel: l10n.t('Time'),
    ranges: read ? ranges(range) : [],
    charts: read ? LAMBDA_METRICS.map((metric) => chart(read, metric, range)) : [],
    note: read ? noteOf(read) : '',
  };
}

const ranges = (selected: Range): MetricsViewModel['ranges'] =>
  (['hours', 'day', 'week'] as const).map((range) => ({
    ...buttons.showRange(range, RANGE_TEXTS[range]()),
    selected: range === selected,
  }));

function noteOf({ asked, series }: MetricsEvidence): string {
  const partial = LAMBDA_METRICS.some((metric) => series[metric].partial);
  const texts = [
    l10n.t('{0} metrics were asked for. They count all qualifiers together, in periods of 5 min.', asked),
    ...(partial ? [l10n.t('CloudWatch says that it did not send everything.')] : []),
  ];
  return texts.join(' ');
}
