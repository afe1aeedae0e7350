import type { Account } from '../../domain/account/account.ts';
import type { Session } from '../../domain/session/session.ts';
import type { SessionManager } from '../../domain/session/sessionManager.ts';
import { matchAccount } from './accountMatch.ts';
import type { KeptRecord } from './keptRecord.ts';
import { firstQualifier, readPanel } from './loadPanel.ts';
import { accountInAnswers, otherAccounts, type PanelData } from './model.ts';

/** One reading of all that a panel shows. */
export interface Reading {
  readonly kept: KeptRecord;
  readonly session: Session;
  readonly profiles: SessionManager['profiles'];
  /** False once another reading counts; answers to this one are then dropped. */
  isCurrent(): boolean;
}

/** Reads the function of the record, and shows what is known by then. Rejects where nothing can be shown. */
export async function readRecord(reading: Reading): Promise<void> {
  const { kept, session, isCurrent } = reading;
  const { target, content } = kept.current;
  const account = session.inRegion(target.region);
  const verdict = await matchAccount(session, target);
  if (!isCurrent()) return;
  if (verdict === 'other') return await showElsewhere(reading);
  const isOurs = (data: PanelData) => verdict === 'same' || accountInAnswers(data) === target.accountId;
  const progress = (data: PanelData) => {
    if (isCurrent() && isOurs(data)) kept.show(data);
  };
  if (kept.current.choosesQualifier) await chooseQualifier(reading, account);
  if (!isCurrent()) return;
  await readPanel(
    account,
    kept.current.target,
    progress,
    content.kind === 'ready' ? content.data : undefined,
  );
  await learnProfiles(reading);
  // Nothing named the account: the reason is why STS could not.
  if (isCurrent() && kept.current.content.kind !== 'ready') await session.accountId();
}

/** Profiles that sign in to the accounts of destinations elsewhere: from the AWS files, without a request. */
async function learnProfiles({ kept, profiles, isCurrent }: Reading): Promise<void> {
  const { content } = kept.current;
  if (content.kind !== 'ready') return;
  const accounts = otherAccounts(content.data);
  const pairs = accounts.map(async (id) => [id, await profiles.signingInTo(id)] as const);
  const profilesOf = new Map(await Promise.all(pairs));
  if (isCurrent() && accounts.length > 0) kept.change({ profilesOf });
}

async function showElsewhere({ kept, session: active, profiles, isCurrent }: Reading): Promise<void> {
  const { accountId = '' } = kept.current.target;
  const known = await profiles.signingInTo(accountId);
  if (isCurrent()) kept.change({ content: { kind: 'elsewhere', active, profiles: known } });
}

async function chooseQualifier({ kept, isCurrent }: Reading, account: Account): Promise<void> {
  const { target } = kept.current;
  const qualifier = await firstQualifier(account, target.name);
  if (isCurrent()) kept.change({ target: { ...target, qualifier }, choosesQualifier: false });
}
