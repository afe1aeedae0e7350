import type { Profile, Profiles } from '../config/profile.ts';
import type { CredentialSource } from '../../domain/session/credentialSource.ts';
import { signInCommand, type SignInProgram } from '../../domain/session/signIn.ts';
import type { Resolved } from '../config/resolved.ts';
import { rootOf } from '../config/profiles.ts';

/** Operation, caller and target of a failed request. */
export interface ErrorContext {
  readonly source: CredentialSource;
  /** The profile in use, where the keys come from one. */
  readonly profile?: Profile;
  /** Where the keys of the profile come from in the end: itself, or the last of its source profiles. */
  readonly root?: Profile;
  /** The keys were being found; the request itself had not been sent. */
  readonly signingIn: boolean;
  /** As the SDK names it: `ListFunctions`. */
  readonly operation: string;
  /** The IAM action that it needs: `lambda:ListFunctions`. */
  readonly action: string;
  readonly region: string;
  /** The host asked, with its port where it is not the usual one. */
  readonly host: string;
}

/** The same for all requests of a connection. */
export type Identity = Pick<ErrorContext, 'source' | 'profile' | 'root'>;

export function identityOf({ source, profile }: Resolved, profiles: Profiles): Identity {
  if (source !== 'profile' || !profile) return { source };
  return { source, profile, root: rootOf(profile, profiles) };
}

/** The action that finding the keys of a profile needs, as far as it is one request. */
export function signInAction({ profile }: Identity): string {
  switch (profile?.kind) {
    case 'login':
      return 'signin:CreateOAuth2Token';
    case 'role':
      return 'sts:AssumeRole';
    case 'sso':
      return 'sso:GetRoleCredentials';
    default:
      return 'sts:AssumeRoleWithWebIdentity';
  }
}

/** Remedies for keys that are missing, expired or rejected. */
export interface Remedy {
  readonly text: string;
  /** To be started by the user. */
  readonly command?: string;
}

const REMEDIES: Readonly<Record<Exclude<CredentialSource, 'profile'>, string>> = {
  environment: 'Check the AWS_ variables that the editor was started with.',
  container: 'The keys come from the credentials service of the container that the editor runs in.',
  instance: 'The keys come from the role of the machine that the editor runs on.',
  sample: 'The keys are those of the sample account: leave it and explore it again.',
};

export function signInRemedy({ source, root }: Identity): Remedy {
  if (source !== 'profile') return { text: REMEDIES[source] };
  if (!root) return { text: 'Check the keys of the profile.' };
  switch (root.kind) {
    case 'sso':
      return commandRemedy('aws sso login', root.name);
    case 'login':
      return commandRemedy('aws login', root.name);
    case 'process':
      return { text: `Check the credential_process of profile ${root.name}.` };
    case 'webIdentity':
      return { text: `Check the web_identity_token_file of profile ${root.name}.` };
    default:
      return { text: `Check the keys of profile ${root.name}.` };
  }
}

/** A name that no line can hold gets no command. */
function commandRemedy(program: SignInProgram, profile: string): Remedy {
  const command = signInCommand(program, profile);
  if (command === undefined) return { text: `Sign in to profile ${profile}.` };
  return { text: `Run: ${command}`, command };
}
