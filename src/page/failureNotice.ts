import { l10n } from 'vscode';
import { type ErrorKind, isExpectedError } from '../domain/errors.ts';
import { type ErrorText, errorText } from '../presentation/error.ts';
import {
  configureSso,
  copyCommand,
  copyPolicy,
  exploreSample,
  primary,
  showLog,
  signIn,
  switchProfile,
  switchRegion,
} from './buttons.ts';
import type { SessionIntent } from './intents.ts';
import type { ActionViewModel, NoticeViewModel } from './viewModels.ts';

const OF_THE_PROFILE: readonly ErrorKind[] = [
  'noProfile',
  'noRegion',
  'badConfiguration',
  'signedOut',
  'mfaCancelled',
  'mfaRefused',
];

/** Whether another profile, or the same one signed in again, would fix a failure. */
export const isOfTheProfile = (error: unknown): boolean =>
  isExpectedError(error) && OF_THE_PROFILE.includes(error.kind);

/**
 * What failed, what to do, and every way on; the likeliest first.
 * @param again the page's own way to try once more
 */
export function failureNotice<Intent>(
  error: unknown,
  again: ActionViewModel<Intent>,
): NoticeViewModel<Intent | SessionIntent> {
  const text = errorText(error);
  const { headline, remedy, detail, command, tone } = text;
  return {
    tone,
    title: headline,
    // The command stands below the text, which does not repeat it.
    ...adviceOf(command, remedy),
    ...(detail !== undefined && { detail: { label: l10n.t('Service message'), text: detail } }),
    ...(command !== undefined && { command }),
    actions: actionsOf(error, text, again),
  };
}

function adviceOf(command: string | undefined, remedy: string | undefined): { readonly text?: string } {
  if (command !== undefined) return { text: l10n.t('Run this command in a terminal, then try again.') };
  return remedy === undefined ? {} : { text: remedy };
}

function actionsOf<Intent>(
  error: unknown,
  { command, missingAction }: ErrorText,
  again: ActionViewModel<Intent>,
): readonly ActionViewModel<Intent | SessionIntent>[] {
  const signsIn = command !== undefined;
  const isWithoutProfile = isExpectedError(error) && error.kind === 'noProfile';
  return [
    ...(signsIn ? [primary(signIn())] : []),
    // Trying again does not help before there is a profile.
    ...(isWithoutProfile ? [primary(configureSso()), exploreSample()] : []),
    signsIn || isWithoutProfile ? again : primary(again),
    ...(signsIn ? [copyCommand()] : []),
    ...(missingAction === undefined ? [] : [copyPolicy(missingAction)]),
    ...(isExpectedError(error) && error.kind === 'noRegion' ? [switchRegion()] : []),
    ...(isOfTheProfile(error) ? [switchProfile()] : []),
    showLog(),
  ];
}
