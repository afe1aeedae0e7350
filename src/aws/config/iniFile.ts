import type { ConfigurationProblem } from '../../domain/session/connection.ts';
import { trimmed, trimmedEnd, trimmedStart } from './pythonBlanks.ts';
import {
  BEFORE_SECTION,
  COMMENT_IN_VALUE,
  CONTINUED,
  endsLikeHeader,
  IDENTITY,
  INHERITED,
  type IniFile,
  LOST_HEADER,
  MAX_PROBLEMS,
  MAYBE_LOST_HEADER,
  NOT_A_SETTING,
  NOT_CLOSED,
  NOT_NESTED,
  OF_ROLE,
  ONE_WORD,
  type Open,
  type OpenSection,
} from './iniLine.ts';

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
