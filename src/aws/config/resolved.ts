import type { Profile } from './profile.ts';
import type { CredentialSource } from '../../domain/session/credentialSource.ts';
import type { ServiceId } from './endpoints.ts';

/** Everything that decides where requests go and who signs them; found without a request. */
export interface Resolved {
  /** The profile whose settings apply, also where the keys come from elsewhere. */
  readonly profile?: Profile;
  readonly source: CredentialSource;
  readonly region: string;
  /** Configured endpoints; absent: AWS's own. */
  readonly endpoints: Readonly<Partial<Record<ServiceId, string>>>;
  readonly useFips: boolean;
  readonly useDualstack: boolean;
  /** Certificates to trust instead of the usual ones, in PEM. */
  readonly ca?: string;
}
