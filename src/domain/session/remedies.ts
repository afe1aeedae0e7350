import { type ErrorKind, type ExpectedError, isExpectedError } from '../errors.ts';
import { isGrantable } from './denial.ts';
import { isAction } from './policy.ts';

/** Remedies that are commands of the extension and need nothing but the session. */
export const REMEDY_COMMANDS = [
  'signIn',
  'copySignIn',
  'configureSso',
  'exploreSample',
  'switchRegion',
  'switchProfile',
  'showLog',
] as const;

export type RemedyCommand = (typeof REMEDY_COMMANDS)[number];

/** A way out of a failure. Every surface offers the same ones, in its own form. */
export type Remedy =
  | { readonly kind: RemedyCommand }
  /** Each surface retries what it was doing. */
  | { readonly kind: 'retry' }
  /** The least IAM policy that allows the denied action. */
  | { readonly kind: 'copyPolicy'; readonly action: string };

const OF_THE_PROFILE: readonly ErrorKind[] = [
  'noProfile',
  'noRegion',
  'badConfiguration',
  'signedOut',
  'mfaCancelled',
  'mfaRefused',
];

/** True if another profile, or the same one signed in again, would fix a failure. */
export const isOfTheProfile = (error: unknown): boolean =>
  isExpectedError(error) && OF_THE_PROFILE.includes(error.kind);

/** The denied IAM action of the policy that a permission could allow; undefined: a permission would not help. */
export function missingAction({ kind, facts }: ExpectedError): string | undefined {
  const { action } = facts;
  if (kind !== 'accessDenied' || action === undefined || !isAction(action)) return undefined;
  return isGrantable(facts.denial) ? action : undefined;
}

/** Every way out of a failure, the most likely first. An unexpected error is a bug: retry, or read the log. */
export function remediesOf(error: unknown): readonly Remedy[] {
  if (!isExpectedError(error)) return [{ kind: 'retry' }, { kind: 'showLog' }];
  const signsIn = error.facts.command !== undefined;
  const action = missingAction(error);
  return [
    ...when(signsIn, { kind: 'signIn' }),
    // Retrying does not help before there is a profile.
    ...when(error.kind === 'noProfile', { kind: 'configureSso' }, { kind: 'exploreSample' }),
    ...when(error.kind === 'noRegion', { kind: 'switchRegion' }),
    { kind: 'retry' },
    ...when(signsIn, { kind: 'copySignIn' }),
    ...(action === undefined ? [] : [{ kind: 'copyPolicy', action } as const]),
    ...when(isOfTheProfile(error), { kind: 'switchProfile' }),
    { kind: 'showLog' },
  ];
}

const when = (condition: boolean, ...remedies: readonly Remedy[]): readonly Remedy[] =>
  condition ? remedies : [];
