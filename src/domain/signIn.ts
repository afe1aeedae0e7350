/** The AWS CLI's commands that open a browser to sign in. */
export type SignInProgram = 'aws sso login' | 'aws login';

/** Characters that end a line or make it read as another. Whoever lets a line be typed must know what it is. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u;
/**
 * A word that means itself in every shell: POSIX, fish, PowerShell, cmd. `@` and `=` mean something at the
 * start of a word (PowerShell's splatting, zsh's commands), `%` in cmd, a comma in PowerShell.
 */
const PLAIN_WORD = /^[\w./:+-][\w./:+=@-]*$/;
const POSIX_SHELL = /(?:^|[/\\])(?:ba|z|da|k|a)?sh(?:\.exe)?$/i;

/**
 * The command that signs a profile in: one line, in which the name is a single word for a POSIX shell.
 * Undefined for a name that no line can hold, or that would not be seen as it is.
 */
export function signInCommand(program: SignInProgram, profile: string): string | undefined {
  if (profile === '' || UNSEEN.test(profile)) return undefined;
  const word = PLAIN_WORD.test(profile) ? profile : `'${profile.replaceAll("'", String.raw`'\''`)}'`;
  // A name that begins with a hyphen would be read as an option.
  return `${program} --profile${profile.startsWith('-') ? '=' : ' '}${word}`;
}

/**
 * Whether a command means in a shell what it means in a POSIX one, so that it may be typed there.
 * @param shell the path of the shell's program, as the editor tells it
 */
export function canBeTyped(command: string, shell: string): boolean {
  if (UNSEEN.test(command)) return false;
  return POSIX_SHELL.test(shell) || command.split(' ').every((word) => PLAIN_WORD.test(word));
}
