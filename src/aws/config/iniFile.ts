import type { ConfigurationProblem } from '../../domain/session/session.ts';
import { trimmed, trimmedEnd, trimmedStart } from './pythonBlanks.ts';

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
const MAX_PROBLEMS = 20;

/** Problems never quote the line: it may hold a key. */
const BEFORE_SECTION = 'This line is before the first [section].';
const NOT_CLOSED = 'This section header has no name or no closing bracket.';
const NOT_A_SETTING = 'This line is neither a section nor a setting (name = value).';
const NOT_NESTED = 'This line belongs to the setting above it, and is not itself a setting (name = value).';
const CONTINUED = 'This line is indented deeper than the one above it, so it continues its value.';
const LOST_HEADER =
  'This value ends like a section header, and other credentials follow: a line break is missing.';
const MAYBE_LOST_HEADER =
  'This value ends like a section header, and other credentials follow. If that is a section, put it on a line of its own.';
const COMMENT_IN_VALUE =
  'The AWS CLI reads the comment as part of this value. Put the comment on a line of its own.';

/** The section that other sections inherit their settings from (Python's configparser, which the AWS CLI uses). */
const INHERITED = 'DEFAULT';

/**
 * Settings whose value never contains a blank. The AWS CLI knows no comments after a value, other SDKs do: here, what
 * follows ` #` or ` ;` can only be a comment.
 */
const ONE_WORD =
  /^(?:aws_(?:access_key_id|secret_access_key|session_token|security_token)|region|output|role_arn|mfa_serial|duration_seconds|toolkit_artifact_guid|sso_(?:region|account_id|start_url)|use_(?:fips|dualstack)_endpoint|ignore_configured_endpoint_urls|credential_source|login_session|(?:[\w-]+\.)?endpoint_url|ec2_metadata_service_endpoint(?:_mode)?)$/;

/** Settings that say who somebody is: found behind a lost section header, they are another profile's. */
const IDENTITY =
  /^(?:aws_(?:access_key_id|secret_access_key|session_token|security_token)|role_arn|source_profile|credential_(?:source|process)|web_identity_token_file|sso_\w+|login_session)$/;

/** Further parameters of AssumeRole. */
const OF_ROLE = /^(?:external_id|mfa_serial|role_session_name|services|ca_bundle)$/;

/**
 * Reads an AWS file as version 2 of the AWS CLI does (Python's configparser): a `#` or `;` starts a comment only at
 * the start of a line, a line continues the one above it only if indented deeper than its key, and a setting with an
 * empty value and deeper lines is a nested block. Where the CLI refuses the whole file, this leaves out the section
 * that cannot be trusted. Takes time in proportion to the text.
 */
export function readIni(text: string, file: string): IniFile {
  const reader = new Reader(file);
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n?|\n/);
  for (const [index, line] of lines.entries()) reader.read(line, index + 1);
  return reader.end();
}

/** A setting as far as it was read. */
interface Open {
  readonly key: string;
  readonly line: number;
  readonly indent: number;
  readonly values: { readonly text: string; readonly line: number }[];
}

interface OpenSection {
  readonly header: string;
  readonly line: number;
  readonly settings: Map<string, string>;
  readonly lines: Map<string, number>;
  lostHeader?: number;
  /** With a blank before the bracket, where a value may have blanks. */
  maybeLostHeader?: number;
  broken?: ConfigurationProblem;
}

class Reader {
  readonly #file: string;
  readonly #sections = new Map<string, OpenSection>();
  readonly #problems: ConfigurationProblem[] = [];
  /** Undefined before the first section; `skipped` after a header without a name. */
  #section: OpenSection | 'skipped' | undefined;
  #setting: Open | undefined;
  #indent = 0;

  constructor(file: string) {
    this.#file = file;
  }

  read(line: string, number: number): void {
    const text = trimmed(line);
    if (text.startsWith('#') || text.startsWith(';')) return;
    if (text === '') {
      // An empty line is part of a value that goes on after it.
      this.#setting?.values.push({ text, line: number });
      return;
    }
    const indent = line.length - trimmedStart(line).length;
    if (this.#setting && indent > this.#setting.indent) {
      this.#setting.values.push({ text, line: number });
      return;
    }
    this.#finishSetting();
    this.#indent = indent;
    if (text.startsWith('[')) this.#header(text, number);
    else this.#startSetting(text, number);
  }

  end(): IniFile {
    this.#finishSetting();
    const inherited = this.#sections.get(INHERITED);
    this.#sections.delete(INHERITED);
    const sections = [...this.#sections.values()].map(({ header, line, settings, broken }) => {
      const because = broken ?? inherited?.broken;
      return {
        header,
        line,
        settings: new Map([...(inherited?.settings ?? []), ...settings]),
        ...(because && { broken: because }),
      };
    });
    const problems = this.#problems.toSorted((a, b) => a.line - b.line).slice(0, MAX_PROBLEMS);
    return { sections, problems };
  }

  /**
   * Everything up to the last bracket of the line is the name, what follows is ignored: as the AWS CLI does. One that is
   * not closed names a section that is not used: the same profile in the other file says less than both together.
   */
  #header(text: string, line: number): void {
    const end = text.lastIndexOf(']');
    const header = end < 0 ? text.slice(1) : text.slice(1, end);
    if (header === '') {
      this.#note(line, NOT_CLOSED);
      this.#section = 'skipped';
      return;
    }
    const known = this.#sections.get(header);
    this.#section = known ?? { header, line, settings: new Map(), lines: new Map() };
    this.#sections.set(header, this.#section);
    if (end < 0) this.#break(line, NOT_CLOSED);
    else if (known && header !== INHERITED)
      this.#break(line, `This section is already in line ${known.line}.`);
  }

  #startSetting(text: string, line: number): void {
    if (this.#section === 'skipped') return;
    if (!this.#section) return this.#note(line, BEFORE_SECTION);
    const delimiter = text.search(/[=:]/);
    if (delimiter < 1) return this.#break(line, NOT_A_SETTING);
    const key = trimmedEnd(text.slice(0, delimiter)).toLowerCase();
    const values = [{ text: trimmed(text.slice(delimiter + 1)), line }];
    this.#setting = { key, line, indent: this.#indent, values };
  }

  #finishSetting(): void {
    const { key, line, values } = this.#setting ?? { key: '', line: 0, values: [] };
    this.#setting = undefined;
    if (values.length === 0 || this.#section === 'skipped' || !this.#section) return;
    const before = this.#section.lines.get(key);
    if (before !== undefined) return this.#break(line, `This setting is already in line ${before}.`);
    this.#section.lines.set(key, line);
    this.#checkHeaderBefore(this.#section, key);
    while (values.length > 1 && values.at(-1)?.text === '') values.pop();
    if (values[0]?.text === '' && values.length > 1) this.#nested(this.#section, key, values.slice(1));
    else this.#set(this.#section, key, values);
  }

  #set(section: OpenSection, key: string, values: Open['values']): void {
    const first = values[0];
    const more = values.find(({ text }, index) => index > 0 && text !== '');
    if (!first) return;
    if (more && ONE_WORD.test(key)) return this.#break(more.line, CONTINUED);
    const value = values.map(({ text }) => text).join('\n');
    section.settings.set(key, this.#withoutComment(key, value, first.line));
    if (endsLikeHeader(first.text, ONE_WORD.test(key))) section.lostHeader ??= first.line;
    else if (endsLikeHeader(first.text, true)) section.maybeLostHeader ??= first.line;
  }

  /** A block below a setting without a value. Its keys keep their case, as in the AWS CLI. */
  #nested({ settings }: OpenSection, key: string, values: Open['values']): void {
    for (const { text, line } of values) {
      if (text === '') continue;
      // Read as a block, it would be no setting at all, and what is beside it would sign.
      if (ONE_WORD.test(key) || IDENTITY.test(key) || OF_ROLE.test(key)) return this.#break(line, CONTINUED);
      const delimiter = text.indexOf('=');
      if (delimiter < 0) return this.#break(line, NOT_NESTED);
      const name = `${key}.${trimmed(text.slice(0, delimiter))}`;
      if (settings.has(name)) return this.#break(line, 'This setting is in this block already.');
      settings.set(name, this.#withoutComment(name, trimmed(text.slice(delimiter + 1)), line));
    }
  }

  /** Credentials after a value that swallowed a header belong to another profile. */
  #checkHeaderBefore(section: OpenSection, key: string): void {
    const { lostHeader, maybeLostHeader } = section;
    if (!IDENTITY.test(key)) return;
    if (lostHeader !== undefined) this.#break(lostHeader, LOST_HEADER);
    if (maybeLostHeader === undefined) return;
    this.#note(maybeLostHeader, MAYBE_LOST_HEADER);
    delete section.maybeLostHeader;
  }

  #withoutComment(key: string, value: string, line: number): string {
    const comment = ONE_WORD.test(key) ? value.search(/\s[#;]/) : -1;
    if (comment < 0) return value;
    this.#note(line, COMMENT_IN_VALUE);
    return trimmedEnd(value.slice(0, comment));
  }

  /** Nothing of the current section may be used. */
  #break(line: number, text: string): void {
    this.#note(line, text);
    if (this.#section && this.#section !== 'skipped')
      this.#section.broken ??= { file: this.#file, line, text };
  }

  /** A few more than are reported: a lost header is found after what follows it. */
  #note(line: number, text: string): void {
    if (this.#problems.length < 2 * MAX_PROBLEMS) this.#problems.push({ file: this.#file, line, text });
  }
}

/**
 * `1111[new]`, `1111[new] # x`: the end of a line and the next section's header, where a line break was lost. With
 * `blanks`, also `1111 [new]`.
 */
function endsLikeHeader(value: string, blanks: boolean): boolean {
  const header = value.replace(/\]\s*[#;].*$/s, ']');
  const open = header.lastIndexOf('[');
  if (open < 1 || !header.endsWith(']')) return false;
  if (!/^\[[^\]:=]*[a-z][^\]:=]*\]$/i.test(header.slice(open))) return false;
  return blanks || /\S/.test(header.charAt(open - 1));
}
