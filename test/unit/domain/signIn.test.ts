import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { canBeTyped, signInCommand } from '../../../src/domain/signIn.ts';

const SHELLS = ['/bin/bash', '/usr/bin/fish', 'C:\\Windows\\System32\\cmd.exe', 'C:\\ps\\pwsh.exe', ''];

describe('the command that signs in', () => {
  it.each(['prod', 'team/prod', 'a.b', 'me@example.com', 'x:y', 'a+b', 'a=b'])(
    'names %s without quotes, and may be typed in any shell',
    (profile) => {
      const command = signInCommand('aws sso login', profile);
      expect(command).toBe(`aws sso login --profile ${profile}`);
      for (const shell of SHELLS) expect(canBeTyped(command ?? '', shell)).toBe(true);
    },
  );

  it.each([
    ...['my profile', "it's", '"', 'a;touch x', '$(touch x)', '`touch x`', 'a|b', 'a&b', '@args', '%PATH%'],
    ...['=ls', 'a\\b', '!!', '*', '~', '#x', 'ü', "'; touch x; '", 'a,b', '{a,b}', '(x)', '<x', '[a]'],
  ])('makes one word of %j, for a POSIX shell alone', (profile) => {
    const command = signInCommand('aws login', profile) ?? '';
    const args = `printf '%s\\n' ${command.replace('aws login --profile ', '')}`;
    expect(spawnSync('/bin/sh', ['-c', args], { encoding: 'utf8' }).stdout).toBe(`${profile}\n`);
    expect(SHELLS.filter((shell) => canBeTyped(command, shell))).toEqual(['/bin/bash']);
  });

  it('gives no name the look of an option', () => {
    expect(signInCommand('aws login', '-x')).toBe('aws login --profile=-x');
    expect(signInCommand('aws login', '--no verify')).toBe("aws login --profile='--no verify'");
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

  it('is never typed where it holds a control character, whoever made it', () => {
    for (const shell of SHELLS) {
      for (const end of ['\n', '\r', '\u001b[A', '\u0003']) {
        expect(canBeTyped(`aws sso login --profile x${end}`, shell)).toBe(false);
      }
    }
  });

  it.each(['/bin/zsh', '/bin/dash', '/usr/bin/ksh', 'C:\\Program Files\\Git\\bin\\bash.exe'])(
    'may be typed with quotes in %s',
    (shell) => expect(canBeTyped("aws login --profile 'a b'", shell)).toBe(true),
  );

  it.each(['/bin/csh', '/bin/tcsh', '/usr/bin/nu', 'powershell.exe', '/opt/notbash/xonsh'])(
    'may not be typed with quotes in %s',
    (shell) => expect(canBeTyped("aws login --profile 'a b'", shell)).toBe(false),
  );
});
