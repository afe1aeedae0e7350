import type { FunctionTarget } from '../../contributions.ts';
import { type Purpose, purposeOf } from '../../domain/change/purpose.ts';
import { isAskedFor, type RowFilter, rowFilter } from '../../domain/overview/rowView.ts';
import type { ReadyRecord } from './record.ts';

/** The rows in view as a change takes them, and the change that ends the finding of the filter. */
export function shownForChange(
  { scan, session }: ReadyRecord,
  filter: RowFilter,
): { readonly targets: readonly FunctionTarget[]; readonly purpose: Purpose } {
  const passes = rowFilter(filter);
  const tags = scan.account.deployments?.peekTags()?.tags;
  const rows = scan.rows().filter((row) => passes({ ...row, tags: tags?.get(row.name) }));
  const accountId = session.knownAccountId;
  const targets = rows.map(({ name, qualifier }) => ({
    region: session.region,
    name,
    qualifier,
    ...(accountId !== undefined && { accountId }),
  }));
  const asked = rows
    .flatMap(({ findings }) => findings)
    .find((finding) => filter.finding !== undefined && isAskedFor(finding, filter.finding));
  return { targets, purpose: (asked && purposeOf(asked)) ?? 'edit' };
}
