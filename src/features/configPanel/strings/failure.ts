import { l10n } from 'vscode';
import { profilesText } from '../../../presentation/match.ts';
import { primary, switchButtons, switchProfile } from '../../../page/buttons.ts';
import type { NoticeViewModel } from '../protocol.ts';
import * as buttons from './buttons.ts';

/** An account for its reader: id and profile as far as they are known. */
export interface AccountLabel {
  readonly accountId?: string | undefined;
  readonly profile?: string | undefined;
}

export function accountText({ accountId, profile }: AccountLabel): string {
  const id = accountId === undefined ? l10n.t('an unknown account') : l10n.t('account {0}', accountId);
  return profile === undefined ? id : l10n.t('{0} (profile {1})', id, profile);
}

/** The function lies in another account than the one that can be asked now: nothing is shown. */
export function otherAccountNotice(
  wanted: AccountLabel,
  active: AccountLabel,
  profiles: readonly string[],
): NoticeViewModel {
  const [first, ...more] = switchButtons(profiles);
  return {
    tone: 'warning',
    title: l10n.t('This function is in another account'),
    text: l10n.t(
      'It is in {0}. The active session uses {1}. {2}',
      accountText(wanted),
      accountText(active),
      profilesText(profiles),
    ),
    actions: [...(first ? [primary(first)] : []), ...more, buttons.retry()],
  };
}

/** The contents were read with a session that was left since. */
export function leftSessionNotice(shown: AccountLabel, active: AccountLabel): NoticeViewModel {
  return {
    tone: 'info',
    title: l10n.t('This panel shows {0}, which is no longer active', accountText(shown)),
    text: l10n.t('The active session uses {0}. This page is no longer updated.', accountText(active)),
    // Where the new session is certain to be of another account, asking it would answer for another function.
    actions: active.accountId === undefined ? [buttons.reload()] : [switchProfile()],
  };
}
