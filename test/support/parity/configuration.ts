import type { SessionChoice } from '../../../src/domain/session/connection.ts';

/** One state of a user's machine, in which the AWS CLI and we should send the same request. */
export interface Configuration {
  readonly name: string;
  /** Further choices of the user; for the CLI, its flags. */
  readonly choice?: SessionChoice;
  /**
   * In all texts, `{server}` is the recording server, `{home}` the home directory and `{authority}` the file that
   * makes the server trusted, which AWS_CA_BUNDLE names too. A variable that is undefined is not set.
   */
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly config?: string;
  readonly credentials?: string;
  /** Other files, by their path in the home directory. */
  readonly files?: Readonly<Record<string, string>>;
  /** Where we differ from the AWS CLI on purpose, or where versions before one do not know a setting. */
  readonly differs?: Difference;
}

export interface Difference {
  readonly why: string;
  readonly before?: string;
}
