import type { ConfigurationProblem } from '../domain/session.ts';

/** Which of the two AWS files a text is: in the config file, profiles are named `[profile x]`. */
export type IniKind = 'config' | 'credentials';

export interface CheckedIni {
  /** The text without what cannot be read, line for line. */
  readonly text: string;
  readonly problems: readonly ConfigurationProblem[];
}

/** The characters that the SDK's `parseIni` takes in a name. */
const PLAIN_NAME = /^[\w\-@+.%:/]+$/;
/** Names that the SDK would take for sections of another type, and those that look like our replacements. */
const AMBIGUOUS_NAME = /^(sso-session\.|services\.|%%)/;

/**
 * The name that stands in the checked text for a profile or services section, so that the SDK can find it: the
 * AWS CLI takes any characters in a name, the SDK's parser does not.
 */
export function sdkName(name: string): string {
  if (PLAIN_NAME.test(name) && !AMBIGUOUS_NAME.test(name)) return name;
  return `%%${Buffer.from(name).toString('hex')}`;
}

/** The name that `sdkName` was given. */
export function userName(name: string): string {
  return name.startsWith('%%') ? Buffer.from(name.slice(2), 'hex').toString() : name;
}

/** Problems reported per file: whoever opens a binary file has seen enough after these. */
const MAX_PROBLEMS = 20;

/** `profile x`; a name with spaces or quotes in it stands in the other kind of quotes, as in a shell. */
const TYPED_SECTION = /^([\w-]+)\s+(?:"([^"\\]+)"|'([^']+)'|([^\s"'\\]+))$/;
/** Section types whose name follows them. */
const NAMED_TYPES: readonly string[] = ['profile', 'sso-session', 'services'];
const SETTING = /^([^=:]+?)\s*[=:]\s*(.*)$/;

/**
 * Finds the lines of an AWS file that cannot be read, and leaves them out. The SDK's parser drops or
 * misplaces them silently: what follows a broken header goes to the section before it, and one name that is
 * a property of every object (`__proto__`, `constructor`) loses the whole file or changes that object.
 * Keys are read as the AWS CLI does: any case, with `=` or `:`.
 */
export function checkIni(text: string, kind: IniKind, file: string): CheckedIni {
  const lines: string[] = [];
  const problems: ConfigurationProblem[] = [];
  let state: 'none' | 'readable' | 'skipped' = 'none';
  for (const [index, line] of text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .entries()) {
    const read = readLine(line, kind);
    if (read.section) state = read.problem === undefined ? 'readable' : 'skipped';
    const problem = state === 'none' && !read.blank ? BEFORE_SECTION : read.problem;
    const keep = state === 'readable' && problem === undefined;
    lines.push(keep ? read.text : '');
    if (problem !== undefined && (read.section || state !== 'skipped')) {
      problems.push({ file, line: index + 1, text: problem });
    }
  }
  return { text: lines.join('\n'), problems: problems.slice(0, MAX_PROBLEMS) };
}

/** Problems never quote the line: it may hold a key. */
const BEFORE_SECTION = 'This line stands before the first [section].';
const NOT_CLOSED = 'This section header has no closing bracket.';
const BAD_NAME = 'This section has a name that cannot be used.';
const NOT_A_SETTING = 'This line is neither a section nor a setting (name = value).';

interface Line {
  readonly text: string;
  readonly section: boolean;
  readonly blank?: boolean;
  readonly problem?: string;
}

function readLine(line: string, kind: IniKind): Line {
  const content = (line.split(/(^|\s)[;#]/)[0] ?? '').trim();
  if (content === '') return { text: '', section: false, blank: true };
  if (content.startsWith('[')) return readHeader(content, kind);
  const match = SETTING.exec(content);
  const key = match?.[1]?.toLowerCase();
  if (key === undefined || isInherited(key)) return { text: '', section: false, problem: NOT_A_SETTING };
  const indent = /^\s/.test(line) ? '  ' : '';
  return { text: `${indent}${key} = ${match?.[2] ?? ''}`, section: false };
}

function readHeader(content: string, kind: IniKind): Line {
  if (!content.endsWith(']')) return { text: '', section: true, problem: NOT_CLOSED };
  const name = content.slice(1, -1).trim();
  const section = kind === 'config' ? configSection(name) : plainSection(name);
  if (section === undefined) return { text: '', section: true, problem: BAD_NAME };
  return { text: `[${section}]`, section: true };
}

/** A section of another type (`[plugins]`, `[preview]`) is none of ours, and no mistake. */
function configSection(name: string): string | undefined {
  const type = name.split(/\s/, 1)[0] ?? '';
  if (!NAMED_TYPES.includes(type)) return name === '' || isInherited(name) ? undefined : name;
  const match = TYPED_SECTION.exec(name);
  const of = match?.[2] ?? match?.[3] ?? match?.[4] ?? '';
  if (of === '' || isInherited(of)) return undefined;
  // The SDK finds a session's token by the session's name: that one cannot be replaced.
  if (type === 'sso-session') return PLAIN_NAME.test(of) ? `${type} ${of}` : undefined;
  return `${type} ${sdkName(of)}`;
}

/** The credentials file's sections bear the profile's name alone; the SDK drops `[profile x]` there. */
function plainSection(name: string): string | undefined {
  return name === '' || /^profile\s/.test(name) || isInherited(name) ? undefined : sdkName(name);
}

function isInherited(name: string): boolean {
  return name in Object.prototype;
}
