/** A programming language as far as its texts differ in strings and comments. */
export interface Language {
  readonly id: 'script' | 'python' | 'java' | 'csharp' | 'go' | 'ruby';
  /** `#` begins a comment; else `//` and `/*` do. */
  readonly hasHashComments: boolean;
  /** Three quotes begin a text of many lines. */
  readonly hasTripleQuotes: boolean;
  readonly quotes: string;
}

const SCRIPT: Language = { id: 'script', hasHashComments: false, hasTripleQuotes: false, quotes: '\'"`' };
const PYTHON: Language = { id: 'python', hasHashComments: true, hasTripleQuotes: true, quotes: '\'"' };
const JAVA: Language = { id: 'java', hasHashComments: false, hasTripleQuotes: true, quotes: '\'"' };
const CSHARP: Language = { id: 'csharp', hasHashComments: false, hasTripleQuotes: true, quotes: '\'"' };
const GO: Language = { id: 'go', hasHashComments: false, hasTripleQuotes: false, quotes: '\'"`' };
const RUBY: Language = { id: 'ruby', hasHashComments: true, hasTripleQuotes: false, quotes: '\'"' };

const BY_EXTENSION = new Map<string, Language>([
  ...['ts', 'tsx', 'mts', 'cts', 'js', 'jsx', 'mjs', 'cjs'].map((extension) => [extension, SCRIPT] as const),
  ['py', PYTHON],
  ['java', JAVA],
  ['kt', JAVA],
  ['cs', CSHARP],
  ['go', GO],
  ['rb', RUBY],
]);

/** The language of a file by its name. */
export function languageOf(file: string): Language | undefined {
  const extension = /\.([a-z]{2,4})$/i.exec(file)?.[1]?.toLowerCase();
  return extension === undefined ? undefined : BY_EXTENSION.get(extension);
}
