import type { FunctionTarget } from '../../contributions.ts';
import { identityOfTarget, qualifiedArn } from '../../domain/account/functionIdentity.ts';
import type { Account } from '../../domain/account/account.ts';
import { isMismatch, matchSession } from '../../domain/session/sessionMatch.ts';
import { ExpectedError } from '../../domain/errors.ts';
import { knowledgeOf } from '../../domain/report/accountReport.ts';
import type { Session } from '../../domain/session/session.ts';
import { STACK_NAME_TAG } from '../../domain/session/taggingApi.ts';
import { configOf } from '../../domain/settings/eventInvokeConfig.ts';
import type { DeskTarget, TaggedStack } from './deskRecord.ts';

export async function read(
  session: Session,
  target: FunctionTarget & { readonly qualifier: string },
  isFresh: boolean,
): Promise<DeskTarget['content']> {
  const { knownAccountId } = session;
  const accountId = target.accountId ?? knownAccountId;
  if (isMismatch(matchSession({ ...target, ...(accountId !== undefined && { accountId }) }, session))) {
    throw new ExpectedError(
      'invalidRequest',
      'This function is in another account or partition than the session.',
    );
  }
  const account = session.inRegion(target.region);
  if (isFresh) await account.refreshFunction(target.name);
  const [configs, summary] = await Promise.all([
    account.configsCovering(target.name, target.qualifier),
    account.summary(target.name),
    account.qualifiers(target.name).catch(() => undefined),
  ]);
  const fn = identityOfTarget({ ...target, ...(accountId !== undefined && { accountId }) }, knownAccountId);
  const known = { ...knowledgeOf(account, fn, configs), summary: { kind: 'known', value: summary } } as const;
  const stack = await stackOf(account, target.name);
  return { kind: 'ready', fn, known, seen: configOf(target.qualifier, configs.configs), stack };
}

async function stackOf({ deployments }: Account, name: string): Promise<TaggedStack> {
  const index = await deployments?.tags().catch(() => undefined);
  if (!index) return 'unknown';
  const stack = index.tags.get(name)?.get(STACK_NAME_TAG);
  return stack === undefined ? 'none' : { name: stack };
}

export const keyOf = (target: FunctionTarget & { readonly qualifier: string }, own: string): string =>
  qualifiedArn(identityOfTarget(target, own === '' ? undefined : own), target.qualifier);

/** A target before anything of it was read. */
export const unread = (target: DeskTarget['target']): DeskTarget => ({
  key: keyOf(target, ''),
  target,
  content: { kind: 'loading' },
});
