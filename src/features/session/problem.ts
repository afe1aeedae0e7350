import { commands, l10n, Range, Uri } from 'vscode';
import type { ConfigurationProblem } from '../../domain/session/connection.ts';

/** Arguments of the editor's own command that shows the line of a problem. */
export function placeOf({ file, line }: Pick<ConfigurationProblem, 'file' | 'line'>): readonly unknown[] {
  const at = Math.max(0, line - 1);
  return [Uri.file(file), { selection: new Range(at, 0, at, 0), preview: true }];
}

/** Shows the line of a problem in its file. */
export async function openProblem(problem: ConfigurationProblem): Promise<void> {
  await commands.executeCommand('vscode.open', ...placeOf(problem));
}

/** The file's name, and the line where it is one line. */
export function problemLabel({ file, line }: ConfigurationProblem): string {
  const name = Uri.file(file).path.split('/').at(-1) ?? file;
  return line === 0 ? name : l10n.t('{0}, line {1}', name, line);
}
