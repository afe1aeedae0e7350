import type { ShellKind } from '../shell/kind.ts';
import { commandLine, option } from '../shell/quote.ts';
import { wordsOf } from '../shell/words.ts';

/** The AWS CLI's commands that open a browser to sign in. */
export type SignInProgram = 'aws sso login' | 'aws login';

/**
 * The command that signs a profile in, as a POSIX shell reads it. Undefined for a name that no line can hold, or
 * that would not be seen as it is.
 */
export function signInCommand(program: SignInProgram, profile: string): string | undefined {
  if (profile === '') return undefined;
  return commandLine([...program.split(' '), ...option('--profile', profile)], 'posix');
}

/**
 * The same command for another shell; undefined where its words cannot be written there, and for a line that is
 * none of `signInCommand`'s.
 */
export function commandIn(shell: ShellKind, command: string): string | undefined {
  const words = wordsOf(command);
  return words && commandLine(words, shell);
}
