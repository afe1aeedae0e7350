import type { ConfigurationProblem, ProfileEntry } from '../../domain/session/connection.ts';
import type { AwsFiles } from './files.ts';
import type { Section, Settings } from './iniLine.ts';

/** The content of the AWS files. Maps throughout: no name in a file can reach a property of an object. */
export interface Profiles {
  readonly profiles: ReadonlyMap<string, Profile>;
  readonly ssoSessions: ReadonlyMap<string, Section>;
  readonly services: ReadonlyMap<string, Section>;
  readonly problems: readonly ConfigurationProblem[];
  readonly files: AwsFiles;
}

/** A profile: its settings, those of the credentials file before those of the config file. */
export interface Profile {
  readonly name: string;
  readonly settings: Settings;
  /** How it signs in, in the order of the AWS CLI. */
  readonly kind: ProfileEntry['kind'];
  /** How it gives keys to a role of another profile: its own keys count before its own role. */
  readonly sourceKind: ProfileEntry['kind'];
  /** The file that its access key is in, alone: a key never gets the secret or the token of the other file. */
  readonly keys: Settings;
  /** Why it must not be used: part of what it says is lost, or says two things. */
  readonly broken?: ConfigurationProblem;
}
