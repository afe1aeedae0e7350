import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import process from 'node:process';
import type { ShellKind } from '../../../src/domain/shell/kind.ts';

/** A shell that reads a line as it would in a terminal, history expansion included. */
export interface RealShell {
  /** Also the name of its Debian package. */
  readonly program: string;
  readonly kind: ShellKind;
  /** Its file; undefined where it is not installed. */
  readonly find: () => string | undefined;
  /** The arguments that a program gets from it for a line. */
  readonly words: (line: string) => readonly string[];
}

/** How each of them reads a script without the user's files: bash and zsh as if somebody typed it. */
const ARGUMENTS = {
  bash: () => ['--norc', '--noprofile', '-o', 'history', '-o', 'histexpand'],
  dash: () => [],
  zsh: () => ['-f', '-i', '-o', 'bang_hist', '-o', 'rc_quotes'],
  // It reads no pipe of Node's.
  fish: (script: string) => ['--no-config', '--command', script],
} as const;

export const SHELLS: readonly RealShell[] = (Object.keys(ARGUMENTS) as (keyof typeof ARGUMENTS)[]).map(
  (program) => ({
    program,
    kind: program === 'fish' ? 'fish' : 'posix',
    find: () => findProgram(program),
    words: (line) => wordsBy(program, line),
  }),
);

function findProgram(name: string): string | undefined {
  const files = (process.env['PATH'] ?? '').split(delimiter).map((folder) => join(folder, name));
  return files.find((file) => {
    try {
      accessSync(file, constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}

/** A printf that is a program: a shell's own would not get its arguments as programs do. */
function wordsBy(program: keyof typeof ARGUMENTS, line: string): readonly string[] {
  const input = `/usr/bin/printf '%s\\0' ${line}\nexit\n`;
  const { stdout, stderr, error } = spawnSync(program, ARGUMENTS[program](input), {
    // Fish does not read it, and a pipe that breaks would be an error.
    input: program === 'fish' ? '' : input,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
    env: { PATH: '/usr/bin:/bin', LANG: 'C.UTF-8', HOME: '/nonexistent', TERM: 'dumb' },
  });
  if (error) throw error;
  if (!stdout.includes('\0')) throw new Error(`${program} started nothing: ${stderr.slice(0, 500)}`);
  return stdout.slice(0, stdout.lastIndexOf('\0')).split('\0');
}
