import { l10n } from 'vscode';
import type { Session } from '../domain/session/session.ts';
import type { Connection } from '../domain/session/connection.ts';
import { profileText } from './profile.ts';

/** Whose credentials a connection uses: the profile, or where else they come from. */
export function identityText(connection: Pick<Connection, 'profile' | 'source'>): string {
  switch (connection.source) {
    case 'sample':
      return l10n.t('sample account');
    case 'profile':
      return profileText(connection.profile ?? 'default');
    case 'environment':
      return l10n.t('environment variables');
    case 'container':
      return l10n.t('container role');
    case 'instance':
      return l10n.t('instance role');
    default:
      return connection.source satisfies never;
  }
}

/** Profile, region, account id, and the endpoint when it is not AWS's own: whose data is shown. */
export function connectionText(session: Session): string {
  const { connection, knownAccountId } = session;
  return [
    identityText(connection),
    connection.region,
    knownAccountId ?? l10n.t('account …'),
    ...(connection.endpoint !== undefined && connection.source !== 'sample' ? [connection.endpoint] : []),
  ].join(' · ');
}

/** Text of a page, a view or a hover while requests wait because the service throttles. */
export const throttledText = (): string =>
  l10n.t('AWS is throttling this account: requests resume automatically');
