import type { CredentialSource } from './credentialSource.ts';
import type { EvidenceApi } from './evidenceApi.ts';
import type { LambdaApi } from './lambdaApi.ts';
import type { LambdaWrites } from './lambdaWrites.ts';
import type { StacksApi } from './stacksApi.ts';
import type { TaggingApi } from './taggingApi.ts';

/** Choice of the user; absent parts come from the environment and the AWS files. */
export interface SessionChoice {
  /** A profile's name. Absent: as the AWS CLI would choose. */
  readonly profile?: string;
  readonly region?: string;
  /** The built-in sample account instead of AWS. */
  readonly sample?: boolean;
}

/**
 * Requests that a person waits for go before those that only prepare something. A `scan` of the whole account is
 * background work with a rate of its own below the session's.
 */
export type RequestPriority = 'foreground' | 'background' | 'scan';

/** A connection made for a choice: one set of credentials, one limiter, no request made yet. */
export interface Connection {
  /** The profile's name; absent for credentials that come from no profile. */
  readonly profile?: string;
  readonly source: CredentialSource;
  readonly region: string;
  /** A Lambda endpoint other than AWS's own, as configured. */
  readonly endpoint?: string;
  /**
   * Lambda in a region: the connection's own or another of the same account. Throws `regionRefused` for what
   * is no region, and for one of another partition. All share one limiter; without a priority, requests are in the foreground.
   */
  lambda(region: string, priority?: RequestPriority): LambdaApi;
  /** The operations of Lambda that change something, as `lambda`. */
  lambdaWrites(region: string): LambdaWrites;
  /** CloudFormation in a Region, as `lambda`; it has a quota of its own. */
  stacks(region: string): StacksApi;
  /** The Resource Groups Tagging API in a Region, as `lambda`; it has a quota of its own. */
  tagging(region: string): TaggingApi;
  /** Metrics, targets, roles and history in a Region, as `lambda`; each service has a quota of its own. */
  evidence(region: string): EvidenceApi;
  /** The 12-digit account id of the credentials (sts:GetCallerIdentity, which needs no permission). */
  accountId(signal: AbortSignal): Promise<string>;
  /** The ARN of the user or role, from when the account id was answered. Foreign text. */
  readonly callerArn?: string | undefined;
  /**
   * Calls the listener, for as long as the connection lives, when the service has refused requests for there being too
   * many several times in a row, so that all of them wait; and when it answers again, or nobody waits any more.
   */
  onThrottling(listener: (isThrottled: boolean) => void): void;
  /**
   * The user tries again: the next request may ask for an MFA code once more. After a prompt that was closed or
   * led nowhere, all requests reject without asking until this is called.
   */
  retrySignIn(): void;
  /** Releases sockets. */
  close(): void;
}

/** A profile as the user's AWS files name it. */
export interface ProfileEntry {
  readonly name: string;
  readonly region?: string;
  /** How it signs in. */
  readonly kind: 'sso' | 'login' | 'role' | 'webIdentity' | 'process' | 'keys' | 'none';
  /** Its own endpoint for Lambda, where it names one. */
  readonly endpoint?: string;
  /** The account it is in, where that is known without asking. */
  readonly accountId?: string;
  /** True if it is known, without asking, that somebody must sign in first. */
  readonly signedOut?: boolean;
}

/** A place in the AWS files that cannot be read; the other profiles still work. */
export interface ConfigurationProblem {
  readonly file: string;
  /** From 1; 0 where the whole file cannot be read. */
  readonly line: number;
  readonly text: string;
}

export interface ProfileList {
  readonly profiles: readonly ProfileEntry[];
  readonly problems: readonly ConfigurationProblem[];
  /** The profile that the AWS CLI would use now, whether it exists or not. */
  readonly active: string;
}

/** A change on disk: of one of the AWS files, or of the token caches of the AWS CLI. */
export type DiskChange = 'files' | 'tokens';

/** The way to AWS: `src/aws` implements it, `extension.ts` hands it to the features. */
export interface AwsAccess {
  listProfiles(): Promise<ProfileList>;
  /** Makes no request. Rejects with `noProfile`, `noRegion` or `badConfiguration`. */
  connect(choice: SessionChoice): Promise<Connection>;
  /**
   * True if the AWS files now say something else for the choice than when it was connected. Asks nothing of
   * the network; never rejects.
   */
  isOutdated(choice: SessionChoice, connection: Connection): Promise<boolean>;
  /** Called after changes on disk, from the first time on that the files were read. */
  watch(listener: (change: DiskChange) => void): { dispose(): void };
}
