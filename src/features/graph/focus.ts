import { l10n } from 'vscode';
import type { FunctionTarget } from '../../contributions.ts';
import { formatFunctionArn, LATEST } from '../../domain/arn.ts';
import { partitionOfRegion } from '../../domain/partition.ts';
import type { Session } from '../../domain/session.ts';
import type { FocusView } from './protocol.ts';

/** The wish to see a function, or undefined where it is of another account or region than the graph. */
export function focusOn(target: FunctionTarget, session: Session): Omit<FocusView, 'serial'> | undefined {
  const { region, name, qualifier = LATEST } = target;
  const listed = session.account.directory.get(name)?.arn;
  const accountId = target.accountId ?? session.knownAccountId;
  const isOther = accountId !== undefined && ![undefined, accountId].includes(session.knownAccountId);
  if (region !== session.region || isOther) return undefined;
  const partition = target.partition ?? partitionOfRegion(region).id;
  const arn = accountId === undefined ? undefined : formatFunctionArn({ partition, region, accountId, name });
  const ids = [listed, arn].flatMap((id) => (id === undefined ? [] : [`${id}:${qualifier}`]));
  return {
    ids: [...new Set(ids)],
    missing: l10n.t('{0}:{1} hands events to nobody and gets none, as far as is known.', name, qualifier),
  };
}

/** Said where the function is not of this graph's account and region. */
export const elsewhereText = ({ name }: FunctionTarget): string =>
  l10n.t('{0} is in another account or region than this graph.', name);
