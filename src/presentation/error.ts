import { l10n } from 'vscode';
import { policyJson } from '../domain/policy.ts';
import { type ErrorFacts, type ErrorKind, type ExpectedError, isExpectedError } from '../domain/errors.ts';

/** An error for its reader: what happened, in a line; and what to do about it. */
export interface ErrorText {
  readonly headline: string;
  /** The next step; absent where there is none but trying again. */
  readonly remedy?: string;
  /** What the service said: foreign text. */
  readonly detail?: string;
  /** A command for a terminal that mends it: by `signIn` in one, or copied by `copySignIn`. */
  readonly command?: string;
  /** An IAM action of ours that is refused: `copyPolicy` has the policy that allows it. */
  readonly missingAction?: string;
  /** What the user chose is a state, and nothing that went wrong. */
  readonly tone: 'error' | 'info';
}

/** Words for any error. One that is not expected is a bug, and said to be one. */
export function errorText(error: unknown): ErrorText {
  if (!isExpectedError(error)) {
    return {
      headline: l10n.t('Something went wrong in Lambda Async'),
      remedy: l10n.t('This is a bug. The log has the details.'),
      tone: 'error',
    };
  }
  const { detail, command, requestId } = error.facts;
  const said = [detail, requestId && l10n.t('Request id: {0}', requestId)].filter(Boolean).join('\n');
  return {
    headline: headlineOf(error.kind, error.facts),
    ...remedyOf(error),
    ...(said !== '' && { detail: said }),
    ...(command !== undefined && { command }),
    ...missingActionOf(error),
    tone: error.kind === 'mfaCancelled' ? 'info' : 'error',
  };
}

function missingActionOf({ kind, facts }: ExpectedError): { readonly missingAction?: string } {
  const { action } = facts;
  const isOurs = kind === 'accessDenied' && action !== undefined && policyJson('aws', action) !== undefined;
  return isOurs ? { missingAction: action } : {};
}

function headlineOf(kind: ErrorKind, facts: ErrorFacts): string {
  switch (kind) {
    case 'noProfile':
      return l10n.t('No AWS profile found');
    case 'noRegion':
      return l10n.t('No region chosen');
    case 'badConfiguration':
      return facts.file
        ? l10n.t('The AWS configuration cannot be used: {0}', facts.file)
        : l10n.t('The AWS configuration cannot be used');
    case 'signedOut':
      return facts.profile ? l10n.t('Signed out: profile {0}', facts.profile) : l10n.t('Signed out of AWS');
    case 'mfaCancelled':
      return facts.profile
        ? l10n.t('Sign-in with MFA was cancelled: profile {0}', facts.profile)
        : l10n.t('Sign-in with MFA was cancelled');
    case 'mfaRefused':
      return facts.profile
        ? l10n.t('The MFA code was not accepted: profile {0}', facts.profile)
        : l10n.t('The MFA code was not accepted');
    case 'accessDenied':
      return facts.action ? l10n.t('Access denied: {0}', facts.action) : l10n.t('Access denied');
    case 'throttled':
      return l10n.t('Too many requests: AWS is throttling this account');
    case 'offline':
      return facts.host ? l10n.t('{0} cannot be reached', facts.host) : l10n.t('AWS cannot be reached');
    case 'timeout':
      return facts.host
        ? l10n.t('{0} did not answer in time', facts.host)
        : l10n.t('AWS did not answer in time');
    case 'notFound':
      return l10n.t('Not found');
    case 'notUnderstood':
      return facts.missingOperation
        ? l10n.t('This endpoint does not implement {0}', facts.missingOperation)
        : l10n.t('The answer was not understood');
    case 'invalidRequest':
      return l10n.t('AWS refused the request as wrong');
    case 'serviceFailure':
      return l10n.t('AWS failed to answer');
    case 'cancelled':
      return l10n.t('Cancelled');
    default:
      return kind satisfies never;
  }
}

function remedyOf(error: ExpectedError): { readonly remedy?: string } {
  const remedy = remedyText(error);
  return remedy === undefined ? {} : { remedy };
}

/** What to do where no credentials are accepted: it is up to where they come from. */
function signInText({ command, source, wrongTime }: ErrorFacts): string {
  if (command !== undefined) return l10n.t('Run “{0}” in a terminal, then try again.', command);
  if (wrongTime) return l10n.t('Set the clock of this machine, then try again.');
  switch (source) {
    case 'environment':
      return l10n.t('Check the AWS_ variables that the editor was started with.');
    case 'container':
      return l10n.t(
        'They come from the credentials service of the container that the editor runs in: check that, then try again.',
      );
    case 'instance':
      return l10n.t(
        'They come from the role of the machine that the editor runs on: check that, then try again.',
      );
    case 'sample':
      return l10n.t('Leave the sample account and explore it again.');
    case 'profile':
    case undefined:
      return l10n.t('Check the credentials of this profile, then try again.');
    default:
      return source satisfies never;
  }
}

function remedyText({ kind, facts }: ExpectedError): string | undefined {
  switch (kind) {
    case 'noProfile':
      return l10n.t('Run “aws configure” or “aws configure sso”, or explore the sample account.');
    case 'noRegion':
      return l10n.t('Choose a region, or set one in the profile.');
    case 'badConfiguration':
      return l10n.t('Mend the file, or switch to another profile.');
    case 'signedOut':
      return signInText(facts);
    case 'mfaCancelled':
      return l10n.t('Try again to be asked for the code once more, or switch to another profile.');
    case 'mfaRefused':
      return l10n.t('A code is good once and for a short time: wait for the next one, then try again.');
    case 'accessDenied':
      return facts.action ? l10n.t('Ask for the IAM permission {0}.', facts.action) : undefined;
    case 'throttled':
      return l10n.t('All tools of an account share 15 requests a second. Try again in a moment.');
    case 'offline':
      return l10n.t('Check the network, the proxy and the endpoint, then try again.');
    case 'timeout':
    case 'serviceFailure':
      return l10n.t('Try again in a moment.');
    case 'notUnderstood':
      return l10n.t('Check that the endpoint is one of Lambda. The log has the details.');
    case 'notFound':
    case 'invalidRequest':
    case 'cancelled':
      return undefined;
    default:
      return kind satisfies never;
  }
}
