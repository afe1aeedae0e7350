import type { ConfigurationProblem } from '../../domain/session/connection.ts';

/** The settings of one section. Keys of a nested block are joined with a dot: `lambda.endpoint_url`. */
export type Settings = ReadonlyMap<string, string>;

/** One `[section]` of an AWS file. */
export interface Section {
  /** The text between the brackets, exactly as written. */
  readonly header: string;
  /** From 1. */
  readonly line: number;
  readonly settings: Settings;
  /** Why nothing in this section may be used: something that it says is lost, or says two things. */
  readonly broken?: ConfigurationProblem;
}

export interface IniFile {
  readonly sections: readonly Section[];
  readonly problems: readonly ConfigurationProblem[];
}

/** Problems reported per file: enough for anybody who opens a binary file. */
export const MAX_PROBLEMS = 20;

/** Problems never quote the line: it may hold a key. */
export const BEFORE_SECTION = 'This line is before the first [section].';
export const NOT_CLOSED = 'This section header has no name or no closing bracket.';
export const NOT_A_SETTING = 'This line is neither a section nor a setting (name = value).';
export const NOT_NESTED =
  'This line belongs to the setting above it, and is not itself a setting (name = value).';
export const CONTINUED = 'This line is indented deeper than the one above it, so it continues its value.';
export const LOST_HEADER =
  'This value ends like a section header, and other credentials follow: a line break is missing.';
export const MAYBE_LOST_HEADER =
  'This value ends like a section header, and other credentials follow. If that is a section, put it on a line of its own.';
export const COMMENT_IN_VALUE =
  'The AWS CLI reads the comment as part of this value. Put the comment on a line of its own.';

/** The section that other sections inherit their settings from (Python's configparser, which the AWS CLI uses). */
export const INHERITED = 'DEFAULT';

/**
 * Settings whose value never contains a blank. The AWS CLI knows no comments after a value, other SDKs do: here, what
 * follows ` #` or ` ;` can only be a comment.
 */
export const ONE_WORD =
  /^(?:aws_(?:access_key_id|secret_access_key|session_token|security_token)|region|output|role_arn|mfa_serial|duration_seconds|toolkit_artifact_guid|sso_(?:region|account_id|start_url)|use_(?:fips|dualstack)_endpoint|ignore_configured_endpoint_urls|credential_source|login_session|(?:[\w-]+\.)?endpoint_url|ec2_metadata_service_endpoint(?:_mode)?)$/;

/** Settings that say who somebody is: found behind a lost section header, they are another profile's. */
export const IDENTITY =
  /^(?:aws_(?:access_key_id|secret_access_key|session_token|security_token)|role_arn|source_profile|credential_(?:source|process)|web_identity_token_file|sso_\w+|login_session)$/;

/** Further parameters of AssumeRole. */
export const OF_ROLE = /^(?:external_id|mfa_serial|role_session_name|services|ca_bundle)$/;

/** A setting as far as it was read. */
export interface Open {
  readonly key: string;
  readonly line: number;
  readonly indent: number;
  readonly values: { readonly text: string; readonly line: number }[];
}

export interface OpenSection {
  readonly header: string;
  readonly line: number;
  readonly settings: Map<string, string>;
  readonly lines: Map<string, number>;
  lostHeader?: number;
  /** With a blank before the bracket, where a value may have blanks. */
  maybeLostHeader?: number;
  broken?: ConfigurationProblem;
}

/**
 * `1111[new]`, `1111[new] # x`: the end of a line and the next section's header, where a line break was lost. With
 * `blanks`, also `1111 [new]`.
 */
export function endsLikeHeader(value: string, blanks: boolean): boolean {
  const header = value.replace(/\]\s*[#;].*$/s, ']');
  const open = header.lastIndexOf('[');
  if (open < 1 || !header.endsWith(']')) return false;
  if (!/^\[[^\]:=]*[a-z][^\]:=]*\]$/i.test(header.slice(open))) return false;
  return blanks || /\S/.test(header.charAt(open - 1));
}
