/** Shells by how they read a word. `other`: one whose rules we do not know. */
export type ShellKind = 'posix' | 'fish' | 'powershell' | 'cmd' | 'other';

const KINDS: readonly (readonly [RegExp, ShellKind])[] = [
  [/^(?:ba|z|da|k|mk|a)?sh$/, 'posix'],
  [/^fish$/, 'fish'],
  [/^(?:pwsh|powershell)(?:-preview)?$/, 'powershell'],
  [/^cmd$/, 'cmd'],
];

/** @param path the path of a shell's program, as the editor tells it; empty where there is none */
export function shellKind(path: string): ShellKind {
  const name = (/[^/\\]*$/.exec(path)?.[0] ?? '').toLowerCase().replace(/\.exe$/, '');
  return KINDS.find(([pattern]) => pattern.test(name))?.[1] ?? 'other';
}
