import { describe, expect, it } from 'vitest';
import type { ShellKind } from '../../../../src/domain/shell/kind.ts';
import { commandIn, signInCommand } from '../../../../src/domain/session/signIn.ts';
import { SHELLS } from '../../../support/shells/real.ts';
import { cmdArguments, powershellArguments } from '../../../support/shells/windows.ts';

const KINDS: readonly ShellKind[] = ['posix', 'fish', 'powershell', 'cmd', 'other'];

/** Names of profiles that some shell reads as more than a name. */
const HOSTILE = [
  ...[
    'my profile',
    "it's",
    '"',
    'a;touch x',
    '$(touch x)',
    '`touch x`',
    'a|b',
    'a&b',
    '@args',
    '%PATH%',
    'a"b c',
  ],
  ...[
    '=ls',
    'a\\b',
    '!!',
    '*',
    '~',
    '#x',
    'ü',
    "'; touch x; '",
    'a,b',
    '{a,b}',
    '(x)',
    '<x',
    '[a]',
    '-x',
    '--no verify',
  ],
  ...["' & calc & '", '" & calc & "', "'; calc; '", '‘; calc; ’', 'a\\', '-a.b', '1kb', 'file:///etc/passwd'],
];

describe('the command that signs in', () => {
  it.each(['prod', 'team/prod', 'a.b', 'me@example.com', 'x:y', 'a+b', 'a=b'])(
    'names %s without quotes, in any shell',
    (profile) => {
      const command = signInCommand('aws sso login', profile) ?? '';
      expect(command).toBe(`aws sso login --profile ${profile}`);
      for (const shell of KINDS) expect(commandIn(shell, command)).toBe(command);
    },
  );

  const expected = (profile: string): readonly string[] =>
    profile.startsWith('-') ? [`--profile=${profile}`] : ['--profile', profile];

  describe.each(SHELLS)('in $program', ({ kind, find, words }) => {
    it.skipIf(!find()).each(HOSTILE)('names %j as one word', (profile) => {
      const line = commandIn(kind, signInCommand('aws login', profile) ?? '') ?? '';
      expect(words(line)).toEqual(['aws', 'login', ...expected(profile)]);
    });
  });

  it.each(HOSTILE)('names %j as one word for PowerShell and cmd, or is not there', (profile) => {
    const command = signInCommand('aws login', profile) ?? '';
    for (const [shell, words] of [
      ['powershell', powershellArguments],
      ['cmd', cmdArguments],
    ] as const) {
      const line = commandIn(shell, command);
      expect(line === undefined || words(line)).toEqual(
        line === undefined || ['aws', 'login', ...expected(profile)],
      );
    }
  });

  it('is not there for PowerShell and cmd where they keep nothing from being read, and only then', () => {
    const missing = (shell: ShellKind) =>
      HOSTILE.filter((profile) => commandIn(shell, signInCommand('aws login', profile) ?? '') === undefined);
    expect(missing('powershell')).toEqual(['"', 'a"b c', '" & calc & "', 'a\\']);
    expect(missing('cmd')).toEqual(['"', '%PATH%', 'a"b c', '!!', '" & calc & "', '‘; calc; ’', 'a\\']);
  });

  it('gives no name the look of an option', () => {
    expect(signInCommand('aws login', '-x')).toBe('aws login --profile=-x');
    expect(signInCommand('aws login', '--no verify')).toBe('aws login "--profile=--no verify"');
  });

  it.each([
    '',
    'a\nrm -rf x',
    'a\rb',
    'a\tb',
    'a\u001bb',
    'a\u0000',
    'a\u2028b',
    'a\u202eb',
    'a\u200bb',
    '\ud800',
  ])('is not there for %j, which no line can hold or show', (profile) =>
    expect(signInCommand('aws sso login', profile)).toBeUndefined(),
  );

  it.each(['\n', '\r', '\u001b[A', '\u0003', '; calc', ' && calc', ' $(calc)'])(
    'is never typed where something else follows it, whoever made it: %j',
    (end) => {
      for (const shell of KINDS) expect(commandIn(shell, `aws sso login --profile x${end}`)).toBeUndefined();
    },
  );
});
