import { l10n } from 'vscode';
import type { Session } from '../domain/session/session.ts';
import { identityText } from '../presentation/connection.ts';
import type { FactViewModel } from './viewModels.ts';

/** Where what a page shows comes from; all but the region can be missing. */
export interface PageOrigin {
  readonly accountId: string | undefined;
  readonly region: string;
  /** Whose credentials were used. */
  readonly profile: string | undefined;
  readonly endpoint: string | undefined;
  readonly sample: boolean;
}

export function originOf({ connection, region, knownAccountId }: Session): PageOrigin {
  const { endpoint, source } = connection;
  const profile = identityText(connection);
  return { accountId: knownAccountId, region, profile, endpoint, sample: source === 'sample' };
}

/** Account, region, profile, and the endpoint where it is not AWS's own. */
export function originFacts({
  accountId,
  region,
  profile,
  endpoint,
  sample,
}: PageOrigin): readonly FactViewModel[] {
  const fact = (label: string, value: string | undefined): readonly FactViewModel[] =>
    value === undefined ? [] : [{ label, value }];
  return [
    { label: l10n.t('Account'), value: accountText(accountId, sample) },
    { label: l10n.t('Region'), value: region },
    ...fact(l10n.t('Profile'), profile),
    ...fact(l10n.t('Endpoint'), sample ? undefined : endpoint),
  ];
}

function accountText(accountId: string | undefined, sample: boolean): string {
  if (accountId === undefined) return sample ? l10n.t('sample') : l10n.t('unknown');
  return sample ? l10n.t('{0} (sample)', accountId) : accountId;
}

/** `account 111111111111 (profile dev) in us-east-1`, for the middle of a sentence. */
export function placeText(session: Session, region = session.region): string {
  const { accountId, profile } = originOf(session);
  return accountId === undefined
    ? l10n.t('an unknown account (profile {0}) in {1}', profile ?? '', region)
    : l10n.t('account {0} (profile {1}) in {2}', accountId, profile ?? '', region);
}

/** Text below a page whose contents were read with a session that was left since. */
export function leftText(successor: Session | undefined): string {
  return successor
    ? l10n.t('The active session uses {0}. This page is no longer updated.', placeText(successor))
    : l10n.t('No session is active. This page is no longer updated.');
}
