import type { Log } from '../../domain/log.ts';
import type { Limits } from '../transport/limits.ts';

/** Environment variables by name. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** Environment of the connection. */
export interface AwsOptions {
  readonly env: Environment;
  /** Absolute path of the user's home directory. */
  readonly homeDirectory: string;
  /** Absolute paths of the open folders: an AWS file inside one of them is not read. */
  readonly workspaceFolders: () => readonly string[];
  /**
   * Asks the user for the code of an MFA device; undefined: the user gave up, or the signal aborted, which it
   * does when the connection is closed that needs the code.
   */
  readonly mfaCode: (serial: string, profile: string, signal: AbortSignal) => Promise<string | undefined>;
  readonly log: Log;
  /** Starts the built-in sample account, for one connection; `connect({ sample: true })` needs it. */
  readonly sample?: () => Promise<SampleServer>;
  /** Other limits than `LIMITS`, for tests. */
  readonly limits?: Partial<Limits>;
}

/** The sample account's server: its URL, the region that its functions are in, and keys that it accepts. */
export interface SampleServer {
  readonly endpoint: string;
  readonly region: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  /** Called when the connection is closed. */
  readonly end?: () => void;
}

/** A variable's value; one that is empty counts as not set, as the SDK has it. */
export function variable(env: Environment, name: string): string | undefined {
  const value = env[name];
  return value === undefined || value === '' ? undefined : value;
}

/** True if a flag's text means yes. Source: the SDKs' shared settings, which take `true` in any case. */
export function isTrue(text: string | undefined): boolean {
  return text?.trim().toLowerCase() === 'true';
}
