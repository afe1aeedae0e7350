import { l10n } from 'vscode';
import { COMMANDS } from '../../contributions.ts';
import { commandLink } from '../../editor/markdown.ts';

/** Markdown links that sign in again, for a place whose error has a command. */
export function signInLinks(): string {
  return [
    commandLink(l10n.t('Sign In…'), COMMANDS.signIn),
    commandLink(l10n.t('Copy Sign-In Command'), COMMANDS.copySignIn),
  ].join(' | ');
}

/** Markdown links for a machine without a profile. */
export function setUpLinks(): string {
  return [
    commandLink(l10n.t('Configure SSO…'), COMMANDS.configureSso),
    commandLink(l10n.t('Explore the Sample Account'), COMMANDS.exploreSample),
  ].join(' | ');
}

/** A Markdown link that copies the policy with an action that is missing. */
export function policyLink(action: string): string {
  return commandLink(l10n.t('Copy Minimal IAM Policy'), COMMANDS.copyPolicy, action);
}
