import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ShellKind, shellKind } from '../../../../src/domain/shell/kind.ts';
import { commandLine, quoted } from '../../../../src/domain/shell/quote.ts';
import { wordsOf } from '../../../../src/domain/shell/words.ts';
import { hasUnseen } from '../../../../src/domain/text/unseen.ts';
import { HOSTILE_TEXTS } from '../../../support/hostile/texts.ts';
import { SHELLS } from '../../../support/shells/real.ts';
import { cmdArguments, powershellArguments } from '../../../support/shells/windows.ts';

/** Words that some shell reads as more than a word. */
const TRICKY = [
  ...[
    'prod',
    'my profile',
    ' a ',
    "it's",
    "''",
    '"',
    '""',
    'a"b',
    'a\\',
    '\\',
    'a\\\\b',
    'CORP\\me',
    'a\\ b',
    'a b\\',
  ],
  ...[
    '$HOME',
    '${HOME}',
    '$(touch x)',
    '`touch x`',
    '$LATEST',
    '$LATEST.PUBLISHED',
    '%PATH%',
    '%',
    '!!',
    'a!b',
    "'!'",
  ],
  ...[
    "it's!x",
    '-x',
    '-a.b',
    '-a:b',
    '--profile=-a.b',
    '--',
    '-',
    '@args',
    'a@b',
    '=ls',
    'a=b',
    '~',
    '~root',
    '#x',
  ],
  ...[
    'a;touch x',
    'a|b',
    'a&b',
    'a&&b',
    'a>b',
    '<x',
    '(x)',
    '{a,b}',
    'a,b',
    '[a]',
    '*',
    '?',
    '^a',
    '1kb',
    '0x10',
    '1.10',
  ],
  ...[
    '007',
    '1e3',
    '123456789012',
    'ü',
    'Ärger & Co',
    '日本',
    '‘',
    '’',
    '“x”',
    '„',
    'ʺ',
    '＂',
    '\u2032',
    "'; touch x; '",
  ],
  ...[
    "' & calc & '",
    '" & calc & "',
    '"; calc; "',
    "'\\''",
    '/x',
    '//x',
    'C:\\x y\\',
    'file:///etc/passwd',
    'a:b',
    ':',
    '.',
  ],
];

const words = [
  ...TRICKY,
  ...Object.values(HOSTILE_TEXTS).map((text) => text.slice(0, 200)),
  ...fc.sample(fc.string({ maxLength: 12 }), { numRuns: 500, seed: 1 }),
  ...fc.sample(fc.stringMatching(/^['"\\$`!%^&|;@ab -]{1,8}$/), { numRuns: 500, seed: 2 }),
  ...fc.sample(fc.string({ unit: 'binary', maxLength: 6 }), { numRuns: 300, seed: 3 }),
];

const writable = (shell: ShellKind): readonly string[] =>
  words.filter((word) => quoted(word, shell) !== undefined);
const lineOf = (shell: ShellKind, of: readonly string[]): string => commandLine(of, shell) ?? '';

describe.each(SHELLS)('in $program', ({ program, kind, find, words: read }) => {
  it.skipIf(!find())('each word arrives as it was', () => {
    expect(read(lineOf(kind, writable(kind)))).toEqual(writable(kind));
  });

  it('every word can be written that is seen', () => {
    for (const word of words)
      expect([word, quoted(word, kind) === undefined]).toEqual([word, word === '' || hasUnseen(word)]);
  });

  it.skipIf(!find())('a word without quotes does not arrive: the shell is a real one', () => {
    expect(read('"$HOME" a\\ b')).toEqual(['/nonexistent', 'a b']);
  });

  it.skipIf(!find() || !['bash', 'zsh'].includes(program))('history is expanded, as where one types', () => {
    expect(read("'a b' '!!x' \n/usr/bin/printf '%s\\0' !$")).toContain('!!x');
    expect(read('"!nothing"\n/usr/bin/printf \'%s\\0\' next')).not.toContain('!nothing');
  });

  it.skipIf(!find())('what may be written for a shell that we do not know arrives too', () => {
    expect(read(lineOf('other', writable('other')))).toEqual(writable('other'));
  });
});

describe.each([
  ['powershell', powershellArguments],
  ['cmd', cmdArguments],
] as const)('in %s', (kind, read) => {
  it('each word arrives as it was', () => {
    for (const word of writable(kind))
      expect(read(lineOf(kind, ['aws', word, 'x']))).toEqual(['aws', word, 'x']);
  });

  it('what may be written for a shell that we do not know arrives too', () => {
    for (const word of writable('other').filter((each) => kind !== 'cmd' || !each.startsWith('$'))) {
      expect(read(lineOf('other', ['aws', word]))).toEqual(['aws', word]);
    }
  });

  it('is read by a reader that sees more than words', () => {
    for (const word of ['a&b|c', '"%PATH%" $(x)', '"a', '@args & x']) expect(() => read(word)).toThrow();
  });
});

describe('a word', () => {
  it.each(['my profile', "it's", 'team & co', 'a(b)', '-a.b', '1kb', 'ü'])(
    'is spelled alike for all shells: %s',
    (word) => {
      for (const kind of ['posix', 'fish', 'powershell', 'cmd', 'other'] as const) {
        expect(quoted(word, kind)).toBe(`"${word}"`);
      }
    },
  );

  it.each(['orders', 'us-east-1', '--function-name=-f', 'http://127.0.0.1:80/x', 'me@example.com', '17'])(
    'stays bare where it means itself: %s',
    (word) => expect(quoted(word, 'other')).toBe(word),
  );

  it.each([
    ['cmd', ['%PATH%', 'a!b', 'a"b', 'C:\\x y\\', '“x”']],
    ['powershell', ['a"b', 'C:\\x y\\']],
    ['other', ['$HOME', 'a`b', 'a\\b', 'a!b', '%PATH%', 'a"b']],
  ] as const)('is not written for %s where nothing keeps it from being more', (kind, texts) => {
    for (const text of texts) expect([text, quoted(text, kind)]).toEqual([text, undefined]);
  });

  it.each([
    ...[
      '',
      'a\nb',
      'a\rb',
      'a\tb',
      'a\u001bb',
      'a\u0000',
      'a\u2028b',
      'a\u202eb',
      'a\u200bb',
      '\ud800',
      'a\u3164',
    ],
    ...['a\u2800b', 'a\u00a0b', '\ufeffa', 'a\u00adb', '\u{e0041}'],
  ])('is written for no shell where it cannot be seen: %j', (word) => {
    for (const kind of ['posix', 'fish', 'powershell', 'cmd', 'other'] as const) {
      expect(quoted(word, kind)).toBeUndefined();
    }
  });

  it('is read back from what was written for a POSIX shell, and nothing else is', () => {
    const some = writable('posix');
    expect(wordsOf(lineOf('posix', some))).toEqual(some);
    for (const line of ['a;b', 'a  b', 'a ', ' a', 'a\nb', '$x', '"$x"', 'a `b`', "'a", 'a\\b']) {
      expect([line, wordsOf(line)]).toEqual([line, undefined]);
    }
  });
});

describe('the kind of a shell', () => {
  it.each([
    ['/bin/bash', 'posix'],
    ['/usr/bin/zsh', 'posix'],
    ['C:\\Program Files\\Git\\bin\\bash.exe', 'posix'],
    ['/usr/bin/fish', 'fish'],
    ['C:\\Windows\\System32\\WindowsPowerShell\\v1.0\\powershell.exe', 'powershell'],
    ['/usr/local/bin/pwsh', 'powershell'],
    ['C:\\Windows\\System32\\CMD.EXE', 'cmd'],
    ...['/bin/csh', '/bin/tcsh', '/usr/bin/nu', '/opt/notbash/xonsh', '/opt/bash/elvish', ''].map((path) => [
      path,
      'other',
    ]),
  ])('of %s is %s', (path, kind) => expect(shellKind(path ?? '')).toBe(kind));
});
