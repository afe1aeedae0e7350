import type { Destination } from '../../domain/destinations/destination.ts';
import type { Finding } from '../../domain/findings/finding.ts';
import { ruleOf } from '../../domain/findings/rules.ts';
import type { OverviewRow } from '../../domain/overview/row.ts';
import type { FunctionUpdate } from '../../domain/overview/scan.ts';
import type { ViewedTarget } from '../../domain/overview/rowView.ts';
import { plainText } from '../../editor/plainTexts.ts';
import { durationText } from '../../presentation/duration.ts';
import { findingText } from '../../presentation/findingText.ts';
import type { FindingViewModel, FunctionRows, RowViewModel } from './protocol.ts';

/** The rows of a function for the page. There are many, so they hold only what differs from row to row. */
export function functionRows(
  { arn, rows }: Pick<FunctionUpdate, 'arn' | 'rows'>,
  tags?: ReadonlyMap<string, string>,
): FunctionRows {
  return { arn, rows: rows.map(rowView), ...(tags && { tags: [...tags] }) };
}

function rowView(row: OverviewRow): RowViewModel {
  const { arn, name, qualifier, source, retries, maximumAge, lastModified, findings } = row;
  return {
    arn,
    name,
    qualifier,
    source,
    retries,
    maximumAge,
    ageText: durationText(maximumAge.value),
    ...(visible(name) !== name && { shownName: visible(name) }),
    ...(row.onSuccess && { onSuccess: targetView(row.onSuccess) }),
    ...(row.onFailure && { onFailure: targetView(row.onFailure) }),
    ...(row.deadLetter && { deadLetter: targetView(row.deadLetter) }),
    ...(lastModified !== undefined && { lastModified }),
    ...(row.lost && { lost: row.lost }),
    findings: findings.map(findingView),
  };
}

const targetView = ({ arn, kind, name }: Destination): ViewedTarget => ({
  arn: visible(arn),
  kind,
  name: visible(name),
});

function findingView(finding: Finding): FindingViewModel {
  const { kind, severity } = ruleOf(finding);
  return { kind, severity, text: visible(findingText(finding).headline) };
}

/** Foreign text, cut, without invisible characters; nearly all is short and has none, and there is much. */
function visible(text: string): string {
  return /^[ -~]{0,400}$/.test(text) ? text : plainText(text);
}
