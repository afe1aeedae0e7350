import { isExpectedError } from '../errors.ts';
import type { AwsAccess, DiskChange, ProfileEntry, ProfileList } from './connection.ts';
import type { ExpectedError } from '../errors.ts';
import type { SessionState } from './sessionState.ts';

/** The session in use, as far as it tells about profiles. */
export interface SessionSource {
  readonly state: SessionState;
  readonly signInFailure: ExpectedError | undefined;
  onDidChange(listener: (state: SessionState) => void): { dispose(): void };
  onDidChangeSignIn(listener: () => void): { dispose(): void };
}

/**
 * The profiles with what is known of them without asking AWS: the account they are in, from the AWS files or since they
 * were used, and that they are signed out.
 */
export class ProfileAccounts {
  readonly #access: AwsAccess;
  readonly #sessions: SessionSource;
  readonly #used = new Map<string, string>();
  readonly #signedOut = new Set<string>();
  readonly #subscriptions: readonly { dispose(): void }[];

  constructor(access: AwsAccess, sessions: SessionSource) {
    this.#access = access;
    this.#sessions = sessions;
    this.#subscriptions = [
      sessions.onDidChange((state) => this.#learn(state)),
      sessions.onDidChangeSignIn(() => this.#learn(sessions.state)),
      access.watch((change) => this.#forget(change)),
    ];
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
  }

  /** Accounts of the AWS files, completed. */
  async list(): Promise<ProfileList> {
    const list = await this.#access.listProfiles();
    return { ...list, profiles: list.profiles.map((profile) => this.#completed(profile)) };
  }

  /** The names of the profiles that are known to sign in to an account; none where the AWS files cannot be read. */
  async signingInTo(accountId: string): Promise<readonly string[]> {
    const { profiles } = await this.list().catch(() => ({ profiles: [] }));
    return profiles.filter((profile) => profile.accountId === accountId).map(({ name }) => name);
  }

  #completed(profile: ProfileEntry): ProfileEntry {
    const accountId = this.#used.get(profile.name) ?? profile.accountId;
    const signedOut = this.#signedOut.has(profile.name) || profile.signedOut;
    return {
      ...profile,
      ...(accountId !== undefined && { accountId }),
      ...(signedOut === true && { signedOut }),
    };
  }

  #learn(state: SessionState): void {
    const profile = profileOf(state);
    if (profile === undefined) return;
    if (this.#sessions.signInFailure) this.#signedOut.add(profile);
    else this.#signedOut.delete(profile);
    const accountId = state.kind === 'open' ? state.session.knownAccountId : undefined;
    if (accountId !== undefined) this.#used.set(profile, accountId);
  }

  /** A profile that is written again can be of another account; one that was signed out may not be any more. */
  #forget(change: DiskChange): void {
    this.#signedOut.clear();
    if (change === 'files') this.#used.clear();
  }
}

function profileOf(state: SessionState): string | undefined {
  switch (state.kind) {
    case 'open':
      return state.session.connection.source === 'profile' ? state.session.connection.profile : undefined;
    case 'failed':
      return isExpectedError(state.error) ? state.choice.profile : undefined;
    case 'opening':
    case 'closed':
      return undefined;
    default:
      return state satisfies never;
  }
}
