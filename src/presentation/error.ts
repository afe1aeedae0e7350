import { l10n } from 'vscode';
import { isGrantable } from '../domain/session/denial.ts';
import { missingAction } from '../domain/session/remedies.ts';
import { denialText } from './denial.ts';
import { type ErrorFacts, type ErrorKind, type ExpectedError, isExpectedError } from '../domain/errors.ts';
import { profileText } from './profile.ts';

/** An error for its reader: what happened, in a line; and what to do about it. */
export interface ErrorText {
  readonly headline: string;
  /** The next step; absent where there is none but trying again. */
  readonly remedy?: string;
  /** Message of the service: foreign text. */
  readonly detail?: string;
  /** A command for a terminal that fixes it: by `signIn` in one, or copied by `copySignIn`. */
  readonly command?: string;
  /** A denied IAM action of the policy, and that `copyPolicy` has a helpful policy for. */
  readonly missingAction?: string;
  /** Why one more permission would not help, and who can change that: for places that have no room for the remedy. */
  readonly ungrantable?: string;
  /** The user chose this; nothing failed. */
  readonly tone: 'error' | 'info';
}

/** Words for any error. One that is not expected is a bug, and said to be one. */
export function errorText(error: unknown): ErrorText {
  if (!isExpectedError(error)) {
    return {
      headline: l10n.t('Something went wrong in Lambda Async'),
      remedy: l10n.t('This is a bug. See the log for details.'),
      tone: 'error',
    };
  }
  const { detail, command, requestId } = error.facts;
  const said = [detail, requestId && l10n.t('Request ID: {0}', requestId)].filter(Boolean).join('\n');
  return {
    headline: HEADLINES[error.kind](error.facts),
    ...remedyOf(error),
    ...(said !== '' && { detail: said }),
    ...(command !== undefined && { command }),
    ...missingActionOf(error),
    ...ungrantableOf(error),
    tone: error.kind === 'mfaCancelled' ? 'info' : 'error',
  };
}

function missingActionOf(error: ExpectedError): { readonly missingAction?: string } {
  const action = missingAction(error);
  return action === undefined ? {} : { missingAction: action };
}

const HEADLINES: Readonly<Record<ErrorKind, (facts: ErrorFacts) => string>> = {
  noProfile: () => l10n.t('No AWS profile found'),
  noRegion: () => l10n.t('No Region selected'),
  badConfiguration: (facts) =>
    facts.file
      ? l10n.t('The AWS configuration cannot be used: {0}', facts.file)
      : l10n.t('The AWS configuration cannot be used'),
  signedOut: signedOutText,
  mfaCancelled: (facts) =>
    facts.profile
      ? l10n.t('MFA sign-in cancelled: profile {0}', profileText(facts.profile))
      : l10n.t('MFA sign-in cancelled'),
  mfaRefused: (facts) =>
    facts.profile
      ? l10n.t('AWS rejected the MFA code: profile {0}', profileText(facts.profile))
      : l10n.t('AWS rejected the MFA code'),
  accessDenied: deniedText,
  throttled: () => l10n.t('Too many requests: AWS is throttling this account'),
  offline: (facts) => (facts.host ? l10n.t('Cannot reach {0}', facts.host) : l10n.t('Cannot reach AWS')),
  timeout: (facts) =>
    facts.host ? l10n.t('{0} did not answer in time', facts.host) : l10n.t('AWS did not answer in time'),
  notFound: () => l10n.t('Not found'),
  notUnderstood: (facts) =>
    facts.missingOperation
      ? l10n.t('This endpoint does not implement {0}', facts.missingOperation)
      : l10n.t('The response was not understood'),
  invalidRequest: () => l10n.t('AWS rejected the request as invalid'),
  regionRefused: (facts) => l10n.t('Nothing was sent to Region {0}', facts.region ?? ''),
  notRecorded: () => l10n.t('The change could not be recorded, and was not sent'),
  serviceFailure: () => l10n.t('AWS failed to answer'),
  cancelled: () => l10n.t('Cancelled'),
};

function signedOutText(facts: ErrorFacts): string {
  if (facts.wrongTime) return l10n.t('AWS rejected the request: this machine’s clock is wrong');
  return facts.profile
    ? l10n.t('Signed out: profile {0}', profileText(facts.profile))
    : l10n.t('Signed out of AWS');
}

function deniedText({ action, denial }: ErrorFacts): string {
  if (action === undefined) return l10n.t('Permission denied');
  return denial?.effect === 'explicit'
    ? l10n.t('Permission denied: {0} (explicit deny)', action)
    : l10n.t('Permission denied: {0}', action);
}

/** Why no permission of one's own helps, where IAM said so. */
function ungrantableOf({ facts: { denial } }: ExpectedError): Pick<ErrorText, 'ungrantable'> {
  return denial && !isGrantable(denial) ? { ungrantable: denialText(denial) } : {};
}

function remedyOf(error: ExpectedError): { readonly remedy?: string } {
  const remedy = remedyText(error);
  return remedy === undefined ? {} : { remedy };
}

/** Remedy where no credentials are accepted: it depends on their source. */
function signInText({ command, source, wrongTime }: ErrorFacts): string {
  if (command !== undefined) return l10n.t('Run “{0}” in a terminal, then try again.', command);
  if (wrongTime) return l10n.t('Correct this machine’s clock, then try again.');
  switch (source) {
    case 'environment':
      return l10n.t('Check the AWS_ environment variables, then restart the editor to pick up changes.');
    case 'container':
      return l10n.t(
        'Check the credentials service of the container that the editor runs in, then try again.',
      );
    case 'instance':
      return l10n.t('Check the role of the machine that the editor runs on, then try again.');
    case 'sample':
      return l10n.t('Leave the sample account, then explore it again.');
    case 'profile':
    case undefined:
      return l10n.t('Check the credentials of this profile, then try again.');
    default:
      return source satisfies never;
  }
}

type Facts = ExpectedError['facts'];

const remedyText = ({ kind, facts }: ExpectedError): string | undefined => REMEDIES[kind]?.(facts);

const REMEDIES: Readonly<Record<ErrorKind, ((facts: Facts) => string | undefined) | undefined>> = {
  noProfile: () => l10n.t('Run “aws configure” or “aws configure sso”, or explore the sample account.'),
  noRegion: () => l10n.t('Choose a Region, or set one in the profile.'),
  badConfiguration: () => l10n.t('Fix the file, or switch to another profile.'),
  signedOut: (facts) => signInText(facts),
  mfaCancelled: () => l10n.t('Try again to enter a code, or switch to another profile.'),
  mfaRefused: () =>
    l10n.t('Each code works once and expires quickly. Wait for the next one, then try again.'),
  accessDenied: (facts) => permissionText(facts),
  throttled: () => l10n.t('All tools in an account share 15 requests per second. Try again in a moment.'),
  offline: () => l10n.t('Check the network, the proxy and the endpoint, then try again.'),
  timeout: () => laterText(),
  serviceFailure: () => laterText(),
  notUnderstood: () => l10n.t('Check that the endpoint is a Lambda endpoint. See the log for details.'),
  regionRefused: ({ partition }) =>
    partition === undefined
      ? l10n.t('This is not an AWS Region.')
      : l10n.t('It is in another partition, {0}. Switch to a profile of that partition.', partition),
  notRecorded: ({ writeProblem, file }) =>
    writeProblem === 'full'
      ? l10n.t('The disk is full, or a quota is reached. Free some space, then try again.')
      : l10n.t('Check that you may write to the folder {0}, then try again.', file ?? ''),
  notFound: undefined,
  invalidRequest: undefined,
  cancelled: undefined,
};

const laterText = (): string => l10n.t('Try again in a moment.');

function permissionText({ denial, action }: Facts): string | undefined {
  if (denial && !isGrantable(denial)) return denialText(denial);
  return action ? l10n.t('Ask your AWS administrator for the IAM permission {0}.', action) : undefined;
}
