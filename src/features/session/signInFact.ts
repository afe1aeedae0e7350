import { l10n } from 'vscode';
import { COMMANDS } from '../../contributions.ts';
import type { ExpectedError } from '../../domain/errors.ts';
import { errorText } from '../../presentation/error.ts';
import { COPY, type Fact } from './fact.ts';

export const profileFact = (value: string): Fact => ({
  label: l10n.t('Profile'),
  value,
  icon: 'account',
  contextValue: COPY,
  command: { id: COMMANDS.switchProfile, title: l10n.t('Switch Profile…') },
});

/** A click signs in where a command does that, and tries again elsewhere. */
export function signInFact(error: ExpectedError): Fact {
  const { command, tone } = errorText(error);
  const canSignIn = command !== undefined;
  const again = { id: COMMANDS.reconnect, title: l10n.t('Try Again') };
  return {
    id: 'signIn',
    label: canSignIn ? l10n.t('Sign In…') : notSignedInLabel(error),
    value: signInReason(error),
    icon: tone === 'info' ? 'key' : 'warning',
    command: canSignIn ? { id: COMMANDS.signIn, title: l10n.t('Sign In…') } : again,
    ...(canSignIn && { contextValue: 'failure.signIn' }),
    error,
  };
}

const isSignedOut = ({ kind, facts }: ExpectedError): boolean => kind === 'signedOut' && !facts.wrongTime;

const notSignedInLabel = (error: ExpectedError): string =>
  isSignedOut(error) ? l10n.t('Signed out') : l10n.t('Not signed in');

/** The profile has a row of its own, and a narrow side bar cuts what is said twice: so the state alone, or what to do. */
function signInReason(error: ExpectedError): string {
  const { headline, remedy = headline, command } = errorText(error);
  if (!isSignedOut(error)) return headline;
  return command === undefined ? remedy : l10n.t('signed out');
}
