import type { Account, AccountChange } from '../../domain/account/account.ts';
import type { PanelRecord } from './record.ts';

/** Whether a change in the account makes what a panel shows old. Reading pages of functions is none. */
export function affects({ content, target }: PanelRecord, account: Account, change: AccountChange): boolean {
  if (change.kind === 'function') return change.name === target.name;
  // The panel has read that itself, or has no need of it.
  if (change.kind === 'report' || content.kind !== 'ready' || account.directory.state.kind !== 'complete')
    return false;
  const { configs, summary } = content.data;
  const listed = account.directory.get(target.name);
  const sameSummary = !listed || (summary.kind === 'known' && summary.value === listed);
  // A refresh of all functions forgets the configs: their views read them again.
  return !sameSummary || (configs.via === 'list' && account.peekConfigs(target.name) !== configs);
}
