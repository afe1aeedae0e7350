/** Parts of a function that publishing a version freezes. */
export interface FunctionSettings {
  readonly description: string;
  /** Absent for container images. */
  readonly runtime?: string;
  readonly handler?: string;
  readonly role: string;
  readonly packageType: 'Zip' | 'Image';
  readonly architecture: string;
  /** Bytes. */
  readonly codeSize: number;
  /** Base64, as the service sends it. */
  readonly codeSha256: string;
  /** Seconds. */
  readonly timeout: number;
  /** MB. */
  readonly memorySize: number;
  /** Milliseconds since 1970. */
  readonly lastModified: number;
  readonly revisionId: string;
  /** Dead-letter queue or topic. */
  readonly deadLetterArn?: string;
  readonly durable?: { readonly RetentionPeriodInDays: number; readonly ExecutionTimeout: number };
  readonly environment?: Readonly<Record<string, string>>;
}

export interface VersionRecord {
  /** All digits. */
  readonly version: string;
  readonly settings: FunctionSettings;
}

export interface AliasRecord {
  readonly name: string;
  readonly version: string;
  readonly description: string;
  readonly revisionId: string;
  /** Weights of further versions, 0 to 1. */
  readonly weights?: Readonly<Record<string, number>>;
}

/** The settings for asynchronous invocation stored for one qualifier. Absent is not set (domain.md §2). */
export interface ConfigRecord {
  readonly qualifier: string;
  readonly retries?: number;
  /** Seconds. */
  readonly age?: number;
  /** Destination ARN. */
  readonly onSuccess?: string;
  /** Destination ARN. */
  readonly onFailure?: string;
  /** Milliseconds since 1970. */
  readonly lastModified: number;
}

/** How a seeded function misbehaves, so that a client's bad days can be seen. */
export interface Behaviour {
  /** Requests about its event-invoke configs are refused with a 403. */
  readonly denied?: true;
  /** Every request about it is answered so many milliseconds late. */
  readonly slowMs?: number;
  /** Put and Update find that its role may not reach the destination. */
  readonly powerlessRole?: true;
}

/** A function, never changed: a write replaces the record. */
export interface FunctionRecord {
  readonly name: string;
  /** `$LATEST`. */
  readonly settings: FunctionSettings;
  readonly versions: readonly VersionRecord[];
  /** Number of the version that is published next; numbers are never used twice. */
  readonly nextVersion: number;
  readonly aliases: readonly AliasRecord[];
  readonly configs: readonly ConfigRecord[];
  readonly behaviour: Behaviour;
  /** Absent: none. */
  readonly tags?: Readonly<Record<string, string>>;
}
